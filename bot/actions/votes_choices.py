"""What the options of a vote stand for when it decides something: weeks, topics, people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.content import Content
from bot.domain.calendar_plan import monday_of, period_of, read_decisions, theme_of
from bot.domain.community import Community, Member
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from bot.domain.topics import QUESTIONS, ranked
from bot.domain.votes import HONOUR, OPTION_LENGTH, THEME, TOPIC, Draft, next_day
from bot.storage.uow import UnitOfWork

WEEK = "week"
"""What a vote on the theme decides, as `decision` has it."""
WORDS = "text:"
"""Begins the choice of a topic in somebody's own words; otherwise it is a prompt's name."""


@dataclass(frozen=True, slots=True)
class Option:
    """`shown` in the poll, and what it stands for."""

    shown: str
    choice: str


async def with_choices(uow: UnitOfWork, content: Content, community: Community, draft: Draft) -> Draft:
    """The draft with what its options stand for, and those on offer where it has none.

    Refuses with "vote-no-weeks", "vote-unknown-week", "vote-no-topics" or "vote-unknown-member".
    """
    period = period_after(community, draft.decides, draft.closes_at)
    if draft.decides == THEME:
        options = await weeks_on_offer(uow, content, community, draft.closes_at)
        given = [_week_meant(content, community, option) for option in draft.options]
        return _filled(draft, given or options, period)
    if draft.decides == TOPIC:
        prompts = {prompt.id: prompt for prompt in content.prompts_of(community.pack)}
        own = [
            _prompt(content, community, prompts[option].id)
            if option in prompts
            else Option(option, WORDS + option)
            for option in draft.options
        ]
        return _filled(draft, own or await topics_on_offer(uow, content, community, draft.closes_at), period)
    if draft.decides == HONOUR:
        members = [await _member_meant(uow, community, option) for option in draft.options]
        return _filled(draft, _named(members), "")
    return draft


async def weeks_on_offer(
    uow: UnitOfWork, content: Content, community: Community, closes_at: datetime
) -> list[Option]:
    """Weeks that could take the place of the one that is planned, the present one last.

    Refuses with "vote-no-weeks" where the calendar has too few.
    """
    calendar = content.calendar(community.pack)
    today = _wall_date(community, closes_at)
    decided = read_decisions(await uow.votes.decided(community.id, WEEK, period_of(today)))
    planned = theme_of(calendar, decided, today + timedelta(days=7))
    present = theme_of(calendar, decided, today)
    others = sorted((week for week in calendar.weeks if week != planned), key=lambda week: week == present)
    if len(others) < 2:  # noqa: PLR2004 - one is no choice
        raise Refusal("vote-no-weeks")
    return [_week(content, community, week.name) for week in others[: content.votes.offered]]


async def topics_on_offer(
    uow: UnitOfWork, content: Content, community: Community, closes_at: datetime
) -> list[Option]:
    """Questions for the day after that have not been asked lately; refuses with "vote-no-topics"."""
    since = closes_at - timedelta(days=content.topics.repeat_days + 1)
    used = {entry for entry, _ in await uow.posts.entries_since(community.id, QUESTIONS, since)}
    seed = f"vote:{community.id}:{community.day_of(closes_at)}"
    best = ranked(content.prompts_of(community.pack), used, "", seed)[: content.votes.topics_offered]
    if len(best) < 2:  # noqa: PLR2004
        raise Refusal("vote-no-topics")
    return [_prompt(content, community, prompt.id) for prompt in best]


def period_after(community: Community, decides: str, closes_at: datetime) -> str:
    """The week or the day that a vote decides about if it closes then; empty for one that has none."""
    if decides == THEME:
        return _next_week(community, closes_at)
    return next_day(community.day_of(closes_at)) if decides == TOPIC else ""


def _filled(draft: Draft, options: Sequence[Option], period: str) -> Draft:
    shown, choices = tuple(each.shown for each in options), tuple(each.choice for each in options)
    return replace(draft, options=shown, choices=choices, period=period)


def _wall_date(community: Community, at: datetime) -> date:
    return at.astimezone(ZoneInfo(community.timezone)).date()


def _next_week(community: Community, closes_at: datetime) -> str:
    """The week that begins with the first Monday after the vote has closed."""
    return period_of(monday_of(_wall_date(community, closes_at)) + timedelta(days=7))


def _week(content: Content, community: Community, name: str) -> Option:
    week = content.calendar(community.pack).week(name)
    title = content.texts.plain(community.language, Text(week.title)) if week else name
    return Option(title[:OPTION_LENGTH], name)


def _week_meant(content: Content, community: Community, written: str) -> Option:
    """A week by its name, or by its title in any language."""
    weeks = content.calendar(community.pack).weeks
    for week in weeks:
        titles = {content.texts.plain(language, Text(week.title)) for language in content.texts.languages}
        if written.casefold() in {name.casefold() for name in (*titles, week.name)}:
            return _week(content, community, week.name)
    if not weeks:
        raise Refusal("vote-no-weeks")
    names = Listing(tuple(_week(content, community, week.name).shown for week in weeks))
    raise Refusal("vote-unknown-week", option=written[:OPTION_LENGTH], weeks=names)


def _prompt(content: Content, community: Community, name: str) -> Option:
    words = " ".join(content.texts.plain(community.language, Text(f"prompt-{name}")).split())
    short = words if len(words) <= OPTION_LENGTH else f"{words[: OPTION_LENGTH - 1]}…"
    return Option(short, name)


async def _member_meant(uow: UnitOfWork, community: Community, written: str) -> Member:
    found = None
    if written.startswith("@"):
        found = await uow.members.by_username(community.id, written)
    elif written.isascii() and written.isdecimal() and len(written) <= 15:  # noqa: PLR2004 - no id is longer
        found = await uow.members.get(community.id, int(written))
    if found is None or found.left_at is not None:
        raise Refusal("vote-unknown-member", option=written[:OPTION_LENGTH])
    return found


def _named(members: Sequence[Member]) -> list[Option]:
    """By name; two of the same name also by @name or number, since options must differ."""
    names = [" ".join(member.name.split())[:60] or str(member.user_id) for member in members]
    return [
        Option(
            name if names.count(name) == 1 else f"{name} · {member.username or member.user_id}",
            str(member.user_id),
        )
        for name, member in zip(names, members, strict=True)
    ]
