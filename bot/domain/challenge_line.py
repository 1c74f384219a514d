"""`/challenge Title | 7 days | #tag --start tomorrow --need 6`: from what staff write to a plan."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.domain.calendar import local_day
from bot.domain.challenge import BADGE, ChallengeRules, Plan, Template
from bot.domain.community import Community
from bot.domain.game_line import Line, read_line, whole_number
from bot.domain.proof import HASHTAG, PHRASE, PICTURE
from bot.domain.refusal import Refusal
from bot.domain.spans import DAY, span_in
from bot.domain.votes_until import closing_time

TITLE_LENGTH, WORD_LENGTH, TEAM_LENGTH = 100, 64, 24
FEWEST_TEAMS, MOST_TEAMS = 2, 6

_FLAGS: Mapping[str, tuple[str, ...]] = {
    "start": ("start", "starts", "from", "开始", "開始"),
    "need": ("needed", "need", "至少", "达标"),
    "points": ("points", "积分", "積分", "奖励"),
    "teams": ("teams", "team", "分队", "队伍", "組隊"),
}
_TAG = re.compile(r"[#＃](\w{1,64})")
_PHRASE = re.compile(r"(?:phrase|say|口令|暗号|短语)[ :：]*(.+)", re.IGNORECASE)
_PICTURE = ("picture", "photo", "pic", "图片", "照片", "圖片")
_COMMAS = re.compile(r"[,，、/]")


def read_challenge(written: str, community: Community, now: datetime, rules: ChallengeRules) -> Plan:
    """The plan in a line; each refusal says how it would work."""
    line = read_line(written, _FLAGS)
    if not line.parts:
        raise Refusal("challenge-usage")
    days, proof, word = _asked(line.parts[1:], rules)
    if len(line.parts[0]) > TITLE_LENGTH:
        raise Refusal("challenge-title-too-long", most=TITLE_LENGTH)
    if not 1 <= days <= rules.days_at_most:
        raise Refusal("challenge-days", most=rules.days_at_most)
    return Plan(
        line.parts[0], days, _number(line, "need", days, 1, days), proof, word,
        _number(line, "points", rules.points, 0, rules.points_at_most), BADGE,
        start_day(line.flags.get("start", ""), community, now, rules), _teams(line.flags.get("teams", "")),
    )  # fmt: skip


def from_template(template: Template, community: Community, now: datetime, rules: ChallengeRules) -> Plan:
    """The plan of a template in the community's language, with the usual sign-up window."""
    title = template.title.get(community.language) or next(iter(template.title.values()))
    return Plan(
        title, template.days, template.needed, template.proof, template.word.get(community.language, ""),
        template.points, template.badge, start_day("", community, now, rules),
    )  # fmt: skip


def start_day(written: str, community: Community, now: datetime, rules: ChallengeRules) -> date:
    """The first day; not written: after the usual sign-up window. Never today: people have to hear of it."""
    today = community.day_of(now)
    if not written:
        return today + timedelta(days=rules.signup_days)
    at = closing_time(f"{written} 15:00", now, community.timezone)
    if at is None:
        raise Refusal("challenge-start-unclear", written=written)
    day = local_day(at, community.timezone, 0)
    if not today < day <= today + timedelta(days=rules.signup_days_at_most):
        raise Refusal("challenge-start-range", most=rules.signup_days_at_most)
    return day


def _asked(parts: tuple[str, ...], rules: ChallengeRules) -> tuple[int, str, str]:
    """How many days, and what is a day's proof; one of the proofs must be named."""
    days, proof, word = rules.days, "", ""
    for part in parts:
        if (span := span_in(part)) is not None:
            days = span // DAY if span % DAY == 0 else 0
        elif match := _TAG.fullmatch(part):
            proof, word = HASHTAG, match[1]
        elif match := _PHRASE.fullmatch(part):
            proof, word = PHRASE, match[1].strip()
        elif part.casefold() in _PICTURE:
            proof = PICTURE
        else:
            raise Refusal("challenge-part-unclear", part=part[:40])
    if not proof:
        raise Refusal("challenge-usage")
    if len(word) > WORD_LENGTH:
        raise Refusal("challenge-word-too-long", most=WORD_LENGTH)
    return days, proof, word


def _number(line: Line, flag: str, otherwise: int, low: int, high: int) -> int:
    if flag not in line.flags:
        return otherwise
    number = whole_number(line.flags[flag])
    if number is None or not low <= number <= high:
        raise Refusal(f"challenge-{flag}", least=low, most=high)
    return number


def _teams(written: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in _COMMAS.split(written) if name.strip())
    if not written:
        return ()
    different = len({name.casefold() for name in names}) == len(names)
    fitting = FEWEST_TEAMS <= len(names) <= MOST_TEAMS and all(len(name) <= TEAM_LENGTH for name in names)
    if not (different and fitting):
        raise Refusal("challenge-teams", most=MOST_TEAMS, length=TEAM_LENGTH)
    return names
