"""`/points`, `/rank` and `/me`: what somebody has, why, and how that compares."""

from collections.abc import Iterator

from bot.actions import points as looking
from bot.actions.points import Board, Figures, Place
from bot.actions.welcome_gift import gift_button
from bot.desk import Call
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.points import period_meant
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.texts_safety import written_name
from handlers import points_of
from handlers.card import card
from handlers.checkin import LIFETIME
from handlers.points_lines import entry_line

PERIODS = ("week", "month", "all")


async def points(call: Call) -> None:
    """The balance and the last entries, each with its reason; for staff those of whom they name."""
    if points_of.is_about_somebody(call) or (call.args and await call.is_staff()):
        await points_of.ask(call)
        return
    community, member = call.at_home
    found = await looking.statement(call.uow, call.content, community, member.user_id)
    lines = tuple(entry_line(call, line, found) for line in found.lines)
    text = Text("points-balance", {"balance": found.balance, "count": len(lines), "lines": _lines(lines)})
    await call.answer(text)


async def rank(call: Call) -> None:
    """A leaderboard: week, month or all, with buttons for the other two."""
    period = period_meant(call.args)
    if period is None:
        raise Refusal("rank-usage")
    await call.answer(await _board(call, period), _periods(call, period), LIFETIME)


async def rank_period(call: Call) -> None:
    """Another leaderboard in place of the one shown."""
    if call.args not in PERIODS:
        raise Refusal("button-too-old")
    await call.edit(await _board(call, call.args), _periods(call, call.args))


async def me(call: Call) -> None:
    """The caller as a card, its caption saying the same; their gift code only where nobody else reads it."""
    community, member = call.at_home
    today = community.day_of(call.sent_at)
    found = await looking.figures(call.uow, call.content, community, member, today)
    place, _ = found.week or (0, 0)
    params: dict[str, Param] = {
        "name": Mention(0, call.person.name), "community": community.title, "balance": found.balance,
        "streak": found.streak.current, "longest": found.streak.longest, "freezes": found.streak.freezes,
        "checkins": found.checkins, "place": place, "level": found.standing.number,
        "level-name": found.standing.name,
        "more": Listing(tuple(_more(found, private=call.private)), "lines"),
    }  # fmt: skip
    hidden = found.code and not call.private
    buttons = ((gift_button(member.user_id),),) if hidden else ()
    name, levels = written_name(call.person.name) or str(member.user_id), call.content.levels
    drawing = card(name, community.title, found, levels, today)
    await call.answer(Text("me-card", params), buttons, LIFETIME, drawing)


def _more(found: Figures, *, private: bool) -> Iterator[Text]:
    if found.since:
        yield Text("me-since", {"day": found.since, "year": found.since.year})
    if found.code and private:
        yield Text("me-gift", {"code": found.code})


def _lines(items: tuple[Param, ...]) -> Listing:
    return Listing(items, "lines")


async def _board(call: Call, period: str) -> Text:
    community, member = call.at_home
    today = community.day_of(call.sent_at)
    found = await looking.board(call.uow, call.content, community, member.user_id, period, today)
    return Text(
        "rank-board",
        {"period": period, "count": len(found.top), "lines": _ranked(found), "own": _own(found.own)},
    )


def _ranked(found: Board) -> Listing:
    return _lines(
        tuple(
            Text("rank-line", {"place": place, "name": Mention(0, name), "points": earned})
            for place, (name, earned) in enumerate(found.top, start=1)
        )
    )


def _own(own: Place | None) -> Text:
    return Text("rank-own", {"place": own[0], "points": own[1]}) if own else Text("rank-own-none")


def _periods(call: Call, shown: str) -> Rows:
    others = (period for period in PERIODS if period != shown)
    owner = call.person.user_id
    return (
        tuple(Button(Text(f"button-rank-{period}"), pack_press("rank", period, owner)) for period in others),
    )
