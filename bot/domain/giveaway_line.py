"""`/giveaway Title | prize | winners 3 --until 20:00 --days 7`: from what staff write to a draft."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.community import Community
from bot.domain.game_line import Line, read_line, whole_number
from bot.domain.giveaway import CODES, POINTS, POOL_LENGTH, WORDS, Draft, GiveawayRules, Prize, Rule
from bot.domain.refusal import Refusal
from bot.domain.votes_until import closing_time

TITLE_LENGTH, PRIZE_LENGTH = 100, 100

_FLAGS: Mapping[str, tuple[str, ...]] = {
    "until": ("until", "till", "截止到", "截止", "直到", "到"),
    "days": ("days", "day", "入群天数", "天数", "天數"),
    "level": ("level", "等级", "等級"),
    "checkins": ("checkins", "checkin", "check-ins", "签到次数", "签到", "簽到"),
    "winners": ("winners", "winner", "名额", "中奖人数", "名額"),
}
_LIMITS: Mapping[str, int] = {"days": 3650, "level": 100, "checkins": 10_000}
_POINTS = re.compile(r"([-+]?\d[\d.,]{0,30}) ?(?:points?|pts|积分|積分|分)", re.IGNORECASE)
_CODES = re.compile(
    r"(?:codes?|pool|兑换码|兌換碼|券码|码池)(?: ?[:：](?P<named>.+)| +(?P<word>\S+))", re.IGNORECASE
)
_POOL = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{POOL_LENGTH - 1}}}")
_WINNERS = re.compile(
    r"(?:winners?|名额|名額|中奖)?[ :：]*(\d{1,6}) ?(?:winners?|people|位|名|人|个名额|個名額)?",
    re.IGNORECASE,
)


def read_giveaway(written: str, community: Community, now: datetime, rules: GiveawayRules) -> Draft:
    """The draft in a line: title, prize, how many winners. Each refusal says how it would work."""
    line = read_line(written, _FLAGS)
    if len(line.parts) not in {2, 3}:
        raise Refusal("giveaway-usage")
    title, prize, *count = line.parts
    if len(title) > TITLE_LENGTH:
        raise Refusal("giveaway-title-too-long", most=TITLE_LENGTH)
    winners = _winners(line.flags.get("winners", count[0] if count else "1"), rules)
    until = _until(line.flags.get("until", ""), community, now, rules)
    return Draft(title, _prize(prize, rules), winners, until, _rule(line))


def read_pool(written: str) -> str | None:
    """The name of a pool of codes, in small letters; None for what cannot be one."""
    name = written.strip().lower()
    return name if _POOL.fullmatch(name) else None


def _prize(written: str, rules: GiveawayRules) -> Prize:
    if match := _POINTS.fullmatch(written):
        points = whole_number(match[1])
        if points is None or not 1 <= points <= rules.points_at_most:
            raise Refusal("giveaway-points", most=rules.points_at_most)
        return Prize(POINTS, points)
    if match := _CODES.fullmatch(written):
        pool = read_pool(match["named"] or match["word"])
        if pool is None:
            raise Refusal("codes-pool-name", most=POOL_LENGTH)
        return Prize(CODES, words=pool)
    if len(written) > PRIZE_LENGTH:
        raise Refusal("giveaway-prize-too-long", most=PRIZE_LENGTH)
    return Prize(WORDS, words=written)


def _winners(written: str, rules: GiveawayRules) -> int:
    match = _WINNERS.fullmatch(written)
    if match is None or not 1 <= int(match[1]) <= rules.winners_at_most:
        raise Refusal("giveaway-winners", most=rules.winners_at_most)
    return int(match[1])


def _until(written: str, community: Community, now: datetime, rules: GiveawayRules) -> datetime:
    if not written:
        return now + timedelta(hours=rules.open_hours)
    at = closing_time(written, now, community.timezone)
    if at is None:
        raise Refusal("giveaway-until-unclear", written=written[:40])
    least, most = timedelta(minutes=rules.shortest_minutes), timedelta(days=rules.longest_days)
    if not now + least <= at <= now + most:
        raise Refusal("giveaway-until-range", minutes=rules.shortest_minutes, days=rules.longest_days)
    return at


def _rule(line: Line) -> Rule:
    numbers: dict[str, int] = {}
    for name, most in _LIMITS.items():
        if name in line.flags:
            number = whole_number(line.flags[name])
            if number is None or number > most:
                raise Refusal("giveaway-condition", flag=f"--{name}", most=most)
            numbers[name] = number
    return Rule(**numbers)
