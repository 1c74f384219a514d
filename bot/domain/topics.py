"""Topics: which question comes next, when a silent group gets one out of turn, how many are left.

All replicas choose the same: chance is a hash of the community and the day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.domain.schedule import Daily, slots

TOPIC, ICEBREAKER, WRAPUP = "topic", "icebreaker", "wrapup"
QUESTIONS = (TOPIC, ICEBREAKER)
"""The kinds of posts that ask a question; what one of them has asked, none asks again for a while."""

OWN, VOTED = "own-", "vote-"
"""Begin the entries of questions in somebody's own words; no prompt's id does."""
LONGEST = 300
"""Characters of a question, as people see it."""

LOW, EMPTY = "low", "empty"
_STOCKS = ("", LOW, EMPTY)

_IGNORED = 2
"""After so many ice-breakers in a row that nobody answered there are no more."""
_QUESTION_AHEAD = timedelta(minutes=30)
"""So shortly before the day's question nobody needs another one."""
_SUPERGROUPS = -1_000_000_000_000
"""Chat ids below this are supergroups': their messages have links."""


@dataclass(frozen=True, slots=True)
class TopicRules:
    """Numbers of `content/topics.toml`: days, questions, minutes, people and points."""

    times: tuple[time, ...] = (time(12, 30),)
    repeat_days: int = 60
    warn_below: int = 14
    silence_minutes: int = 120
    active_from: time = time(9, 0)
    active_until: time = time(22, 0)
    icebreakers_a_day: int = 2
    first_answer_points: int = 5
    wrapup_at: time = time(11, 30)
    wrapup_at_least: int = 1

    @property
    def silence(self) -> timedelta:
        """How long nobody has said anything before the ice is broken."""
        return timedelta(minutes=self.silence_minutes)

    @property
    def active_hours(self) -> timedelta:
        """How long they last; they may go past midnight."""
        day = date(2000, 1, 1)
        start, end = (datetime.combine(day, at, UTC) for at in (self.active_from, self.active_until))
        return end - start if end > start else end - start + timedelta(days=1)

    @property
    def breaks_ice(self) -> bool:
        """Whether there are ice-breakers at all."""
        return self.silence_minutes > 0 and self.icebreakers_a_day > 0


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of the content; `theme` is the week's name in which it is preferred, empty for any."""

    id: str
    theme: str = ""

    @property
    def text(self) -> str:
        """The key of its words."""
        return f"prompt-{self.id}"


def ranked(prompts: Sequence[Prompt], used: Collection[str], theme: str, seed: str) -> list[Prompt]:
    """The prompts that are not used, the best first: those of the theme, those without, those of others.

    Among equals the `seed` decides; the order in the files makes no difference.
    """
    return sorted(
        (prompt for prompt in prompts if prompt.id not in used),
        key=lambda prompt: (_fit(prompt, theme), sha256(f"{seed}:{prompt.id}".encode()).digest()),
    )


def _fit(prompt: Prompt, theme: str) -> int:
    if not prompt.theme:
        return 1
    return 0 if prompt.theme == theme else 2


def used_by(asked: Iterable[tuple[str, date]], today: date, rules: TopicRules) -> frozenset[str]:
    """The entries among (entry, local day) that may not be asked again on `today`."""
    return frozenset(entry for entry, day in asked if (today - day).days <= rules.repeat_days)


def stock(found: int, rules: TopicRules) -> str:
    """How the questions are doing when so many could be asked, one of them just now: "", LOW or EMPTY."""
    if not found:
        return EMPTY
    return LOW if found - 1 < rules.warn_below else ""


def is_worse(now: str, before: str) -> bool:
    """Whether the stock has got worse since the operators were last told."""
    return _STOCKS.index(now) > (_STOCKS.index(before) if before in _STOCKS else 0)


def can_spare(prompts: int, icebreakers: int, rules: TopicRules) -> bool:
    """Whether one more ice-breaker leaves enough for the daily questions.

    Of so many `prompts`, the daily ones need a new one each for as long as none is repeated; `icebreakers`
    have been sent within that time.
    """
    return icebreakers < prompts - len(rules.times) * (rules.repeat_days + 1)


def is_ignored(answered: Sequence[bool]) -> bool:
    """Whether nobody cared for the last ice-breakers; `answered` says it of each, the latest last."""
    return len(answered) >= _IGNORED and not any(answered[-_IGNORED:])


def active_since(now: datetime, timezone: str, rules: TopicRules) -> datetime | None:
    """When the present active hours began, in UTC; None outside of them. They may go past midnight."""
    wall = now.astimezone(ZoneInfo(timezone))
    start, end, at = rules.active_from, rules.active_until, wall.time()
    if start < end:
        day = wall.date() if start <= at < end else None
    elif at >= start:
        day = wall.date()
    else:
        day = wall.date() - timedelta(days=1) if at < end else None
    return None if day is None else min(now, instant(day, start, timezone))


def may_break_ice(now: datetime, timezone: str, at_work_since: datetime, rules: TopicRules) -> bool:
    """Whether silence counts now: it has had the time to last, and no question is about to come."""
    if not rules.breaks_ice:
        return False
    since = active_since(now, timezone, rules)
    if since is None or now - max(since, at_work_since) < rules.silence:
        return False
    return not any(slots(Daily(at), timezone, now, now + _QUESTION_AHEAD) for at in rules.times)


def message_link(chat_id: int, message_id: int | None) -> str:
    """Where a message of a supergroup can be opened by those in it; empty where there is no such link."""
    if chat_id > _SUPERGROUPS or (message_id or 0) <= 0:
        return ""
    return f"https://t.me/c/{_SUPERGROUPS - chat_id}/{message_id}"
