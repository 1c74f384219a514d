"""Whoever warns of something is not punished for the words, and wakes no owner."""

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_lexicon import read_lexicon
from bot.screening.lexicon import Lexicon, Word
from bot.screening.matcher import Matcher

SHIPPED = Matcher.of(read_lexicon(SHIPPED_CONTENT / "words")[0])
OWN = Lexicon(
    (Word("own deal", "own"), Word("hate", "abuse"), Word("sham coin", "fraud", 4)), (), ("scam", "别信")
)


@pytest.mark.parametrize(
    "text",
    [
        "If a site asks to validate your wallet it is a scam",
        "不要相信稳赚不赔的项目",
        "出租微信號會坐牢，大家別信",
        "警惕刷单返现，都是骗局",
        "男子出售冰毒获刑十年",
        "“Double your bitcoin” videos are deepfakes, don’t send anything",
        "警察不会要求你转到安全账户",
    ],
)
def test_a_warning_is_only_shown_to_staff(text: str) -> None:
    hits = SHIPPED.find(text)
    assert hits
    assert not any(hit.certain or hit.severity > 3 for hit in hits)


@pytest.mark.parametrize(
    "text",
    [
        "刷单返现，一天三百",
        "please validate your wallet today",
        "出售冰毒，货到付款",
        "not a scammer: own deal",
    ],
)
def test_who_does_not_warn_is_certain_still(text: str) -> None:
    shared = SHIPPED.with_changes(OWN)
    assert [hit.certain for hit in shared.find(text)].count(True) >= 1


def test_only_what_people_warn_of_is_spared() -> None:
    found = {
        hit.what: (hit.certain, hit.severity)
        for hit in Matcher.of(OWN).find("scam: own deal, hate, sham coin")
    }
    assert found == {"own deal": (True, 2), "hate": (True, 2), "sham coin": (False, 3)}
