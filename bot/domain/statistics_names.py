"""Figures as named numbers, for JSON, CSV and comparing: the names of docs/measures.md in their order."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.domain.complaint import Grade
from bot.domain.statistics import RETAINED, Figures, Handled, Share, Span

Number = int | float | None
SEVERITIES = (1, 2, 3, 4)
_HANDLED = ("", "_take_median", "_take_90", "_solve_median", "_solve_90")


def measures(figures: Figures) -> dict[str, Number]:
    """All of them; shares 0 to 1, times in seconds, None where there is nothing to measure."""
    people, talk, rhythm = figures.people, figures.talk, figures.rhythm
    return {
        "members": people.members, "joined": people.joined, "left": people.left,
        "net_growth": people.growth, "speakers": people.speakers,
        "speaker_share": people.speaker_share.value, "active": people.active, "dau": people.day,
        "wau": people.week, "mau": people.month, "mean_dau": people.mean_day,
        "stickiness": people.stickiness, "new": people.new, "returning": people.returning,
        "resurrected": people.resurrected, "dormant": people.dormant, "messages": talk.messages,
        "media": talk.media, "replies": talk.replies, "reactions": talk.reactions,
        "member_content": talk.by_members.value, "top_ten_share": talk.top_ten.value,
        **dict(_newcomers(figures)),
        "checkins": rhythm.checkins, "checkin_rate": rhythm.checkin_rate.value,
        "streaks_kept": rhythm.streaks_kept.value, "questions": rhythm.questions,
        "answers": rhythm.answers, "answers_per_question": rhythm.answers_per_question,
        "discussions": rhythm.discussions, "votes": rhythm.votes, "turnout": rhythm.turnout.value,
        "points_paid": rhythm.points_paid, **dict(_peace(figures)),
    }  # fmt: skip


def _newcomers(figures: Figures) -> Iterator[tuple[str, Number]]:
    came = figures.newcomers
    yield from _whole("activation", came.activation)
    for days in RETAINED:
        yield from _whole(f"retention_d{days}", came.retention.get(days, Share()))


def _whole(name: str, share: Share) -> Iterator[tuple[str, Number]]:
    """A share of few people says little without how many they are."""
    yield name, share.value
    yield f"{name}_of", share.whole


def _peace(figures: Figures) -> Iterator[tuple[str, Number]]:
    peace = figures.peace
    for severity in SEVERITIES:
        yield from _handled(f"incidents_{severity}", peace.incidents.get(severity, Handled()))
    for grade in Grade:
        yield from _handled(f"cases_{grade}", peace.cases.get(grade, Handled()))
    yield "moderators", len(peace.work)
    yield "deeds", sum(each.count for each in peace.work)


def _handled(name: str, handled: Handled) -> Iterator[tuple[str, Number]]:
    take, solve = handled.to_take, handled.to_solve
    numbers = handled.count, take.median, take.ninety, solve.median, solve.ninety
    return ((name + end, number) for end, number in zip(_HANDLED, numbers, strict=True))


NAMES: tuple[str, ...] = tuple(measures(Figures(Span(date.min, date.min))))
"""All names, in their order."""


def change(now: Mapping[str, Number], before: Mapping[str, Number], name: str) -> float | None:
    """How a measure has changed against the span before: the difference; None where one is unknown."""
    here, there = now[name], before[name]
    return None if here is None or there is None else round(here - there, 4)
