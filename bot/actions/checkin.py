"""Daily check-in: paid once a local day; missed days, make-ups, the reminder and the evening line."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.actions import makeup, welcome
from bot.actions.makeup import pay_milestones
from bot.actions.weekly import holds_back
from bot.content import Content
from bot.domain import checkin as rules
from bot.domain.checkin import DAY, FREEZE, NORMAL, Pay, Streak
from bot.domain.community import Community, Member
from bot.domain.outgoing import Button, Lane, Listing, Mention, Place, Say, Text, Whisper
from bot.domain.points import Entry
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.settings import EVENING, REMINDER
from bot.storage.checkin import Day
from bot.storage.uow import UnitOfWork

REMINDER_LIFETIME = 3 * 3600


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A check-in that counted: what it paid, where the streak stands, what comes next.

    `place` is 1 for the first of the day. `milestones` are the (days, points) paid with it, `frozen` the days
    before it that freezes bridged, `history` all of the member's days, `next_milestone` is (days to go,
    points), `gaps` the days that the member can make up for now.
    """

    day: date
    pay: Pay
    place: int
    milestones: list[tuple[int, int]]
    streak: Streak
    frozen: list[date]
    history: rules.History
    next_milestone: tuple[int, int] | None
    gaps: list[date]
    balance: int

    @property
    def points(self) -> int:
        """All that it paid."""
        return self.pay.daily + sum(points for _, points in self.milestones)


async def check_in(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, member: Member, at: datetime
) -> CheckedIn:
    """Check a member in for the local day in which they asked (`at`), also when later days are there already.

    Refuses with "checkin-already" the second time in a day.
    """
    day, numbers = community.day_of(at), content.checkin
    history = await uow.checkins.history(community.id, member.user_id)
    if history.get(day, FREEZE) != FREEZE:
        raise _already(history, day, numbers)
    await _freeze(uow, community, member.user_id, history, day, content, now)
    place = await uow.checkins.places_taken(community.id, day) + 1
    pay = rules.pay(history, day, place, numbers)
    row = Day(member.user_id, day, NORMAL, pay.daily, place)
    if not await uow.checkins.add(community.id, row, at):
        raise _already(history, day, numbers)
    await _record(uow, community, member.user_id, day, pay, now)
    after = {**history, day: NORMAL}
    milestones = await pay_milestones(uow, content, now, community, member.user_id, history, after)
    await welcome.complete(uow, content, community, member.user_id, "checkin", at)
    balance = await uow.ledger.balance(community.id, member.user_id)
    streak = rules.streak(after, max(after), numbers)
    return CheckedIn(
        day, pay, place, milestones, streak, rules.frozen_before(after, day), after,
        rules.next_milestone(streak.current, numbers),
        await makeup.affordable(uow, content, community, member.user_id, after, day, balance), balance,
    )  # fmt: skip


def _already(history: rules.History, day: date, numbers: rules.CheckinRules) -> Refusal:
    return Refusal("checkin-already", streak=rules.streak(history, day, numbers).current)


async def _record(
    uow: UnitOfWork, community: Community, user_id: int, day: date, pay: Pay, now: datetime
) -> None:
    reason = " ".join(f"{name}={points}" for name, points in pay.parts.items())
    entry = Entry(user_id, pay.daily, "checkin", f"checkin:{day}:{user_id}", reason, ref=str(day))
    await uow.ledger.record(community.id, entry, day, now)


async def _freeze(
    uow: UnitOfWork, community: Community, user_id: int, history: dict[date, str], day: date,
    content: Content, now: datetime,
) -> list[date]:  # fmt: skip
    """Cover the days missed before `day` with freezes in hand; `history` learns of them."""
    frozen = rules.freezes_due(history, day, content.checkin)
    for missed in frozen:
        await uow.checkins.add(community.id, Day(user_id, missed, FREEZE), now)
        history[missed] = FREEZE
    return frozen


async def cover_missed_days(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """After a day has ended: use freezes for those who missed it, and tell them."""
    today = community.day_of(slot)
    missed = today - DAY
    people = await uow.checkins.on_day_not_next(community.id, missed - DAY, missed)
    histories = await uow.checkins.histories(community.id, people)
    for user_id, history in histories.items():
        known = {day: kind for day, kind in history.items() if day <= missed}
        if await _freeze(uow, community, user_id, known, today, content, now):
            left = rules.streak(known, missed, content.checkin)
            await _tell_frozen(uow, community, user_id, missed, left, now)


async def _tell_frozen(
    uow: UnitOfWork, community: Community, user_id: int, day: date, left: Streak, now: datetime
) -> None:
    text = Text("checkin-frozen", {"day": day, "streak": left.current, "freezes": left.freezes})
    await whisper_or_private(uow, community, user_id, text, now)


async def whisper_or_private(
    uow: UnitOfWork, community: Community, user_id: int, text: Text, now: datetime,
    button: Button | None = None, key: str | None = None,
) -> bool:  # fmt: skip
    """Tell one member something quietly: in private if they opened the bot, else ephemerally or not at all.

    Nothing is said to those who asked for quiet, nor twice under the same `key`. Returns whether there is a
    way to tell them.
    """
    member = await uow.members.get(community.id, user_id)
    if member is None or member.quiet or member.left_at is not None:
        return False
    language = member.language or community.language
    buttons = ((button,),) if button else ()
    if await uow.members.open_contacts([user_id]):
        say = Say(Place(user_id), language, text, buttons)
    elif community.ephemeral:
        say = Say(Whisper(community.chat_id, user_id), language, text, buttons, REMINDER_LIFETIME)
    else:
        return False
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.BROADCAST, key=key)
    return True


async def remind(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """In the evening: remind those who asked for it and whose streak would end with the day."""
    if not await uow.settings.get(community.id, REMINDER, default=True):
        return
    today = community.day_of(slot)
    people = set(await uow.checkins.on_day_not_next(community.id, today - DAY, today))
    wanting = sorted(people & await uow.members.wanting_reminder(community.id))
    for user_id, history in (await uow.checkins.histories(community.id, wanting)).items():
        streak = rules.streak(history, today, content.checkin)
        if streak.current >= content.checkin.reminder_streak:
            text = Text("checkin-reminder", {"streak": streak.current, "community": community.title})
            key = f"checkin-reminder:{community.id}:{today}:{user_id}"
            await whisper_or_private(uow, community, user_id, text, now, check_in_button(), key)


def check_in_button() -> Button:
    """The button that everybody may press."""
    return Button(Text("button-checkin"), pack_press("checkin"))


async def evening_line(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Tell the group how many checked in today and who has the longest streaks; silent on an empty day."""
    today = community.day_of(slot)
    people = await uow.checkins.people_of(community.id, today)
    if not people or not await uow.settings.get(community.id, EVENING, default=True):
        return
    if await holds_back(uow, community):
        return
    histories = await uow.checkins.histories(community.id, people)
    streaks = {user: rules.streak(days, today, content.checkin).current for user, days in histories.items()}
    best = sorted(people, key=lambda user: (-streaks[user], user))[: content.checkin.evening_names]
    names = await uow.members.names(community.id, best)
    lines = tuple(
        Text("checkin-evening-name", {"name": Mention(user, names.get(user, "")), "streak": streaks[user]})
        for user in best
    )
    text = Text("checkin-evening", {"count": len(people), "best": Listing(lines, "lines")})
    say = Say(
        Place(community.chat_id), community.language, text, ((check_in_button(),),), slot="evening",
        silent=True,
    )  # fmt: skip
    key = f"evening:{community.id}:{today}"
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, key=key)
