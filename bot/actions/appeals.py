"""Appeals: a member asks staff to look again; one queue, and the outcome is told."""

from contextlib import suppress
from datetime import datetime, timedelta

from bot.actions import audit, sanctions, verdicts, verdicts_reopened
from bot.actions.appeals_notice import card, decided_card, remind
from bot.actions.own_numbers import by_own_number
from bot.actions.registration import tell_operators
from bot.actions.tell_member import tell_member
from bot.content import Content
from bot.domain.appeal import LONGEST, LOST, OPEN, WON
from bot.domain.community import QUEUE, Community, Member, Person
from bot.domain.incident import Verdict
from bot.domain.outgoing import Edit, Text
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT, Kind, Sanction
from bot.storage.appeal import Appeal
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

_KEY = "appeal:"


async def meant(
    uow: UnitOfWork, content: Content, now: datetime, user_id: int, community_id: int | None = None
) -> tuple[Community, Sanction]:
    """The last thing done to somebody against which they can appeal. Refuses with "appeal-nothing"."""
    usual = content.usual or content
    longest = max(each.reports.appeal_days for each in (usual, *usual.variants.values()))
    since = now - timedelta(days=longest)
    for place, sanction_id in await uow.appeals.appealable(user_id, since, community_id):
        sanction, community = await uow.sanctions.get(sanction_id), await uow.communities.get(place)
        days = content.of(community).reports.appeal_days
        if sanction is not None and now - sanction.at <= timedelta(days=days):
            return community, sanction
    raise Refusal("appeal-nothing")


async def named(
    uow: UnitOfWork, content: Content, now: datetime, user_id: int, sanction_id: int
) -> tuple[Community, Sanction]:
    """The sanction that a button or link names, if it is theirs and can be appealed against.

    Refuses with "button-too-old", "appeal-undone", "appeal-too-late", "appeal-waits" or "appeal-was-decided".
    """
    sanction = await uow.sanctions.get(sanction_id)
    if sanction is None or sanction.user_id != user_id or sanction.kind is Kind.NOTE:
        raise Refusal("button-too-old")
    if sanction.undone_at is not None:
        raise Refusal("appeal-undone")
    earlier = await uow.appeals.against(sanction_id)
    if earlier is not None:
        raise Refusal("appeal-was-decided" if earlier.decided_at else "appeal-waits")
    community = await uow.communities.get(sanction.community_id)
    days = content.of(community).reports.appeal_days
    if now - sanction.at > timedelta(days=days):
        raise Refusal("appeal-too-late", days=days)
    return community, sanction


async def open_(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, sanction: Sanction, words: str
) -> int:
    """Put an appeal into the operators' queue; the community is locked. Refuses with "appeal-too-long"."""
    said = words.strip()
    if len(said) > LONGEST:
        raise Refusal("appeal-too-long", length=len(said), most=LONGEST)
    appeal_id = await uow.appeals.add(community.id, sanction.id, member.user_id, said, now)
    found = await uow.appeals.get(community.id, appeal_id)
    if found is not None:
        text, buttons = await card(uow, community, found, sanction)
        key = f"{_KEY}{appeal_id}"
        await tell_operators(
            uow, community, text, now, key=key, buttons=buttons, on_sent="appeal_shown", topic=QUEUE
        )
    ref = f"appeal:{appeal_id}"
    await audit.record(uow, community, now, member.user_id, "appeal", member.user_id, ref)
    return appeal_id


async def shown(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The card is in the operators' chat; from now on it can be changed there."""
    del content, now
    number = (parcel.key or "").removeprefix(_KEY)
    if number.isdecimal():
        await uow.appeals.note_notice(int(number), result.message_id)


async def grant(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, appeal: Appeal, by: Person, *,
    was: str = OPEN,
) -> Appeal:  # fmt: skip
    """The member is right: what was done is undone; also after all, if it `was` LOST.

    If it followed from an incident that is pardoned, so that screening learns from it. Refuses with
    "appeal-decided" when it is not as it was.
    """
    sanction = await uow.sanctions.get(appeal.sanction_id)
    done = await _settle(uow, now, community, appeal, WON, by, was)
    if sanction is not None and sanction.incident_id is not None:
        await _pardon(uow, content, now, community, sanction.incident_id, by)
    with suppress(Refusal):  # a pardon may have undone it, or somebody before
        await sanctions.undo(uow, content, now, community, appeal.sanction_id, by.user_id)
    return done


async def _pardon(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: Person
) -> None:
    incident = await uow.incidents.get(incident_id)
    if incident is not None and incident.verdict is not Verdict.PARDONED:
        await verdicts.pardon(uow, content, now, community, incident_id, by.user_id)


async def refuse(
    uow: UnitOfWork, now: datetime, community: Community, appeal: Appeal, by: Person, *, owner: bool
) -> Appeal:
    """What was done stays. Refuses with "appeal-own-sanction" whoever imposed it, unless they own the bot."""
    await _refuse_own(uow, appeal, by, owner=owner)
    return await _settle(uow, now, community, appeal, LOST, by)


async def revoke(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, appeal: Appeal, by: Person, *,
    owner: bool,
) -> Appeal:  # fmt: skip
    """It was not to be granted: what that had undone holds again. Refuses as `refuse` does."""
    await _refuse_own(uow, appeal, by, owner=owner)
    done = await _settle(uow, now, community, appeal, LOST, by, WON)
    lifted = (appeal.decided_at, appeal.decided_by)
    sanction = await uow.sanctions.get(appeal.sanction_id)
    if sanction is None or (sanction.undone_at, sanction.undone_by) != lifted:
        return done
    incident = await uow.incidents.get(sanction.incident_id) if sanction.incident_id is not None else None
    if incident is not None and (incident.closed_at, incident.closed_by) == lifted:
        await verdicts_reopened.reopen(uow, content, now, community, incident.id, by.user_id)
    else:
        await sanctions.restore(uow, content, now, community, sanction.id, by.user_id)
    return done


async def _refuse_own(uow: UnitOfWork, appeal: Appeal, by: Person, *, owner: bool) -> None:
    sanction = await uow.sanctions.get(appeal.sanction_id)
    if sanction is not None and sanction.by_id == by.user_id and not owner:
        raise Refusal("appeal-own-sanction")


async def _settle(
    uow: UnitOfWork, now: datetime, community: Community, appeal: Appeal, state: str, by: Person,
    was: str = OPEN,
) -> Appeal:  # fmt: skip
    """Decide it once: the member is told, the card says so wherever it is."""
    done = await uow.appeals.settle(appeal.id, state, by.user_id, now, was)
    if done is None:
        raise Refusal("appeal-decided")
    told = "appeal-revoked" if was == WON else f"appeal-{state}"
    text = Text(told, {"community": community.title, "appeal": appeal.id})
    await tell_member(uow, now, community, appeal.user_id, text)
    ref = f"appeal:{appeal.id}"
    await audit.record(uow, community, now, by.user_id, f"appeal-{state}", appeal.user_id, ref)
    if done.notice_id and community.ops_chat_id is not None:
        text, buttons = await decided_card(uow, community, done, by)
        edit = Edit(community.ops_chat_id, done.notice_id, community.language, text, buttons)
        await uow.outbox.put(edit, now, community_id=community.id)
    return done


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Appeals that wait too long are told to staff once a day; those that have lost their cause are won."""
    for appeal in await uow.appeals.without_cause():
        await uow.communities.lock([appeal.community_id])
        community = await uow.communities.get(appeal.community_id)
        with suppress(Refusal):  # somebody decides at this moment
            await _settle(uow, now, community, appeal, WON, Person(BOT, ""))
    late: dict[int, list[Appeal]] = {}
    for hours, communities in await by_own_number(uow, content, lambda each: each.reports.appeal_hours):
        for appeal in await uow.appeals.alarm(now, timedelta(hours=hours), communities):
            late.setdefault(appeal.community_id, []).append(appeal)
    for community_id, waiting in sorted(late.items()):
        await remind(uow, now, await uow.communities.get(community_id), waiting)
