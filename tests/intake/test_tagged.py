"""Hearing hashtags: in text or caption, as one list for each message; nothing for messages without."""

import pytest

from bot.domain.community import Community
from bot.domain.hearing import Heard, Tagged, Watching
from bot.intake.hear import Ear
from bot.intake.slim import decode
from tests.intake.guards import guard
from tests.intake.mail import ANN, GROUP, NOON, Json, wrote

HOME = Community(3, GROUP, "Readers", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOON)
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 10, "height": 10}]


def hear(raw: bytes) -> Heard:
    heard = Heard()
    ear = Ear(frozenset({"note"}), {}, "steward_bot", guard())
    ear.hear(decode(raw), {GROUP: HOME}, heard, Watching(), NOON)
    return heard


@pytest.mark.parametrize(
    "content",
    [{"text": "my scarf #Share"}, {"photo": PHOTO, "caption": "＃share at last"}, {"text": "#share #SHARE"}],
)
def test_a_hashtag_is_heard_wherever_it_stands(content: Json) -> None:
    assert hear(wrote(8, **content)).tagged == [Tagged(3, 8, ANN, NOON, frozenset({"share"}))]


@pytest.mark.parametrize("content", [{"text": "share"}, {"photo": PHOTO}, {"text": "/note #share"}])
def test_what_has_none_or_is_a_request_is_not(content: Json) -> None:
    assert hear(wrote(8, **content)).tagged == []
