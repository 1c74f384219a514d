"""`/giveaway` in a line, as people write it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.community import Community
from bot.domain.giveaway import Draft, GiveawayRules, Prize, Rule
from bot.domain.giveaway_line import read_giveaway, read_pool
from bot.domain.refusal import Refusal

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HERE = Community(1, -1, "R", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOW)
RULES = GiveawayRules()
EVENING = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def read(written: str) -> Draft:
    return read_giveaway(written, HERE, NOW, RULES)


def test_a_line_with_everything() -> None:
    line = "A book | 50 points | winners 3 --until 20:00 --days 7 --level 2 --checkins 3"
    assert read(line) == Draft("A book", Prize("points", 50), 3, EVENING, Rule(7, 2, 3))


@pytest.mark.parametrize(
    ("written", "prize", "winners", "rule"),
    [
        ("Book | a mug", Prize("words", words="a mug"), 1, Rule()),
        ("书｜兑换码 Spring｜3名 --天数 7", Prize("codes", words="spring"), 3, Rule(days=7)),
        ("书 | 50积分 | 名额 2 --签到 3 --等级2", Prize("points", 50), 2, Rule(0, 2, 3)),
        ("Book | codes: may-2026 | 4 winners", Prize("codes", words="may-2026"), 4, Rule()),
        ("Book | code of conduct", Prize("words", words="code of conduct"), 1, Rule()),
        ("Book\n20 pts\n5", Prize("points", 20), 5, Rule()),
        ("Book | a mug --winners 6", Prize("words", words="a mug"), 6, Rule()),
    ],
)
def test_lines_as_people_write_them(written: str, prize: Prize, winners: int, rule: Rule) -> None:
    found = read(written)
    assert (found.prize, found.winners, found.rule) == (prize, winners, rule)
    assert found.closes_at == NOW + timedelta(hours=48)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "giveaway-usage"),
        ("Book", "giveaway-usage"),
        ("Book | mug | 3 | more", "giveaway-usage"),
        (f"{'x' * 101} | mug", "giveaway-title-too-long"),
        (f"Book | {'x' * 101}", "giveaway-prize-too-long"),
        ("Book | 0 points", "giveaway-points"),
        ("Book | 9999 points", "giveaway-points"),
        ("Book | 9999999 points", "giveaway-points"),
        ("Book | -5 points", "giveaway-points"),
        ("Book | 2.5 points", "giveaway-points"),
        ("Book | codes Ümlaut", "codes-pool-name"),
        ("Book | codes: may 2026", "codes-pool-name"),
        ("Book | mug | 0", "giveaway-winners"),
        ("Book | mug | 51 winners", "giveaway-winners"),
        ("Book | mug | some", "giveaway-winners"),
        ("Book | mug --until never", "giveaway-until-unclear"),
        ("Book | mug --until 2m", "giveaway-until-range"),
        ("Book | mug --until 90d", "giveaway-until-range"),
        ("Book | mug --days long", "giveaway-condition"),
        ("Book | mug --days 99999", "giveaway-condition"),
        ("Book | mug --colour red", "game-unknown-flag"),
    ],
)
def test_what_cannot_be_is_refused_with_how_it_could(written: str, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(written)
    assert refusal.value.text.key == reason


def test_a_pool_has_a_plain_name() -> None:
    assert read_pool(" Spring-1 ") == "spring-1"
    assert read_pool("x" * 25) is None
    assert read_pool("a:b") is None
