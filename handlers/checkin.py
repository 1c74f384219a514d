"""`/checkin`, the button, and the words that mean it; make-ups and the evening reminder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.actions import checkin, makeup, options
from bot.actions.checkin import CheckedIn
from bot.desk import Call
from bot.domain.checkin import PARTS, CheckinRules, History, next_milestone
from bot.domain.checkin_calendar import DONE, FROZEN, MISSED, day_meant, month_grid
from bot.domain.community import Community, Member
from bot.domain.outgoing import Button, Listing, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from handlers.own_group import marked, meant

LIFETIME = 120
"""Seconds that an answer with buttons stays where it could not be made ephemeral."""


async def check_in(call: Call) -> None:
    """Check in for the local day in which it was sent."""
    community, member = call.at_home
    done = await checkin.check_in(call.uow, call.content, call.desk.now, community, member, call.sent_at)
    params: dict[str, Param] = {
        "day": done.day, "points": done.points, "balance": done.balance,
        "lines": Listing(tuple(_lines(done, call.content.checkin)), "lines"),
        "calendar": _calendar(call, done.history, max(done.history)),
    }  # fmt: skip
    buttons = _makeup_buttons(call, done.gaps) + _reminder_button(call, done.streak.current)
    await call.answer(Text("checkin-done", params), buttons, LIFETIME)


async def make_up(call: Call) -> None:
    """Make up for the day that is named; without one, offer the days that can be made up for."""
    community, member = call.at_home
    if call.args:
        await _make_up(call, community, member, day_meant(call.args, community.day_of(call.sent_at)))
        return
    days = await makeup.days_on_offer(call.uow, call.content, community, member, call.sent_at)
    text = Text("makeup-which", {"cost": call.content.checkin.makeup_cost})
    await call.answer(text, _makeup_buttons(call, days), LIFETIME)


async def make_up_day(call: Call) -> None:
    """A button of such an offer."""
    written, community, member = await meant(call)
    await _make_up(call, community, member, day_meant(written, community.day_of(call.sent_at)))


async def _make_up(call: Call, community: Community, member: Member, day: date | None) -> None:
    if day is None:
        raise Refusal("makeup-usage")
    done = await makeup.make_up(call.uow, call.content, call.desk.now, community, member, day, call.sent_at)
    lines = (*_milestones(done.milestones), *_standing(done.streak.current, call.content.checkin))
    params: dict[str, Param] = {
        "day": day, "cost": done.cost, "balance": done.balance, "lines": Listing(lines, "lines"),
        "calendar": _calendar(call, done.history, community.day_of(call.sent_at)),
    }  # fmt: skip
    await call.answer(Text("makeup-done", params), lifetime=LIFETIME)


async def remind(call: Call) -> None:
    """Switch the evening reminder: `on` or `off`, so that pressing twice changes nothing."""
    _, member = call.at_home
    wanted = call.args == "on"
    await options.set_reminder(call.uow, member, wanted=wanted)
    at = f"{call.content.checkin.reminder_at:%H:%M}"
    call.toast(Text("reminder-on", {"time": at}) if wanted else Text("reminder-off"), alert=True)


def told_parts(parts: Mapping[str, int]) -> Listing:
    """What a day's pay is made of."""
    return Listing(
        tuple(
            Text(f"checkin-part-{name}", {"points": points, "signed": f"{points:+d}"})
            for name, points in parts.items()
            if name in PARTS
        )
    )


def _lines(done: CheckedIn, rules: CheckinRules) -> Iterator[Text]:
    yield Text("checkin-parts", {"parts": told_parts(done.pay.parts)})
    if done.place <= len(rules.early_birds):
        yield Text("checkin-place", {"place": done.place})
    yield from _milestones(done.milestones)
    if done.frozen:
        yield Text("checkin-bridged", {"days": Listing(tuple(done.frozen)), "left": done.streak.freezes})
    yield from _standing(done.streak.current, rules)


def _milestones(paid: Iterable[tuple[int, int]]) -> Iterator[Text]:
    for days, points in paid:
        yield Text("checkin-milestone", {"days": days, "points": points})


def _standing(streak: int, rules: CheckinRules) -> Iterator[Text]:
    yield Text("checkin-streak", {"streak": streak})
    ahead = next_milestone(streak, rules)
    if ahead is not None:
        yield Text("checkin-next", {"days": ahead[0], "milestone": streak + ahead[0], "points": ahead[1]})


def _calendar(call: Call, history: History, today: date) -> str:
    words = (DONE, FROZEN, MISSED)
    marks = {word: call.content.texts.plain(call.language, Text(f"checkin-mark-{word}")) for word in words}
    return month_grid(history, today, marks)


def _makeup_buttons(call: Call, days: Sequence[date]) -> Rows:
    cost, owner = call.content.checkin.makeup_cost, call.person.user_id
    community, _ = call.at_home
    return tuple(
        (
            Button(
                Text("button-makeup", {"day": day, "cost": cost}),
                pack_press("makeup", marked(call, str(day), community), owner),
            ),
        )
        for day in days
    )


def _reminder_button(call: Call, streak: int) -> Rows:
    _, member = call.at_home
    if streak < call.content.checkin.reminder_streak:
        return ()
    on = member.reminder and not member.quiet
    at = f"{call.content.checkin.reminder_at:%H:%M}"
    label = Text("button-remind-off") if on else Text("button-remind-on", {"time": at})
    return ((Button(label, pack_press("remind", "off" if on else "on", call.person.user_id)),),)
