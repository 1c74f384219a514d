"""What the bot may do in a group: asked of Telegram, kept in the row, told to whoever can mend it.

Telegram's answer arrives in delivery, which calls `probed` or `checked` in a transaction of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from bot.actions import own_names, tags
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain import rights as rules
from bot.domain.community import STAFF, Community, Person, State, display_name
from bot.domain.outgoing import Edit, Lane, Listing, Probe, Say, Text
from bot.domain.rights import ADMINISTRATOR, NEEDED, TAGS
from bot.domain.settings import FORUM
from bot.domain.setup import name_of
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a probe found, beside what was known before (nothing, if never asked)."""

    community: Community
    before: Sequence[str]
    now: Sequence[str]
    missing: Sequence[str]

    @property
    def lost(self) -> list[str]:
        """Needed rights that it had and has no more."""
        return [right for right in self.missing if right in self.before]

    @property
    def gained(self) -> bool:
        """Whether it may do more of what it needs than before."""
        return bool(self.before) and any(right in self.now and right not in self.before for right in NEEDED)


async def check(uow: UnitOfWork, community: Community, then: Say | Edit, now: datetime) -> None:
    """Ask Telegram anew and say `then`, with the findings as its `$rights`."""
    probe = Probe(community.chat_id, then)
    await uow.outbox.put(probe, now, community_id=community.id, on_sent="checked")


async def probed(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Telegram told what the bot may do in a chat and who administers it; only news is passed on."""
    del content
    findings = await _record(uow, parcel.chat_id, result, now)
    if findings is None:
        return
    then = parcel.outgoing.then if isinstance(parcel.outgoing, Probe) else None
    await _tell_of_loss(uow, findings, now)
    if then is not None and findings.gained and not findings.lost:
        await _say(uow, findings, then, now)


async def checked(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The same, and somebody waits for the answer."""
    del content
    findings = await _record(uow, parcel.chat_id, result, now)
    then = parcel.outgoing.then if isinstance(parcel.outgoing, Probe) else None
    if findings is None or then is None:
        return
    if findings.lost:
        await _tell_of_loss(uow, findings, now)
    await _say(uow, findings, then, now)


def report(missing: Sequence[str]) -> Text:
    """Each right that is missing, with what will not work without it."""
    if not missing:
        return Text("setup-rights-fine")
    lines = tuple(Text(NEEDED[right]) for right in missing)
    return Text("setup-rights-missing", {"count": len(lines), "rights": Listing(lines, "lines")})


async def _record(uow: UnitOfWork, chat_id: int, result: Sent, at: datetime) -> Findings | None:
    """Bring the rows in line with Telegram's answer; None if the chat or the answer is of no use."""
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    status = str(result.data.get("status"))
    if community is None or status not in INSIDE:
        return None
    before = await uow.communities.rights(community.id)
    rights = cast("Sequence[str]", result.data.get("rights", ()))
    now = rules.held(status, rights)
    changes: dict[str, object] = {"rights": now}
    if title := result.data.get("title"):
        changes["title"] = display_name(str(title))
    if community.state == State.LEFT:
        changes |= {"state": State.ACTIVE, "returned_at": at}
    if (ADMINISTRATOR in before) != (ADMINISTRATOR in now):
        changes["ephemeral"] = None
    await uow.communities.change(community.id, **changes)
    await uow.settings.put(community.id, FORUM, True if result.data.get("is_forum") else None)
    if "administrators" in result.data:
        await _record_staff(uow, community, result.data)
    if "names" in result.data:
        names = (cast("Sequence[str]", result.data.get(each, ())) for each in ("names", "linked_names"))
        linked = [str(result.data["linked"])] if result.data.get("linked") else []
        await own_names.told(uow, community, [*(name for each in names for name in each), *linked])
    missing = rules.missing(status, rights, is_forum=bool(result.data.get("is_forum")))
    community = await uow.communities.get(community.id)
    if TAGS in now and TAGS not in before:
        await tags.make_good(uow, at, community)
    return Findings(community, before, now, missing)


async def _record_staff(uow: UnitOfWork, community: Community, data: Mapping[str, object]) -> None:
    people = cast("Sequence[Mapping[str, object]]", data["administrators"])
    staff = {cast("int", each["user_id"]): each for each in people if each["status"] in STAFF}
    known = await uow.members.names(community.id, staff.keys())
    for user_id in sorted(staff.keys() - known.keys()):
        name, username = (str(staff[user_id].get(key, "")) for key in ("name", "username"))
        await uow.members.ensure(community.id, Person(user_id, display_name(name), username))
    roles = {user_id: str(each["status"]) for user_id, each in staff.items()}
    await uow.members.set_staff(community.id, roles)


async def _tell_of_loss(uow: UnitOfWork, findings: Findings, now: datetime) -> None:
    """Told once: when a right goes, and when a community at work is first looked at."""
    community = findings.community
    first = not findings.before and bool(findings.missing) and community.state == State.ACTIVE
    if findings.lost or first:
        key = "setup-rights-lost" if findings.lost else "setup-rights"
        text = Text(key, {"community": name_of(community), "rights": report(findings.missing)})
        await tell_operators(uow, community, text, now)


async def _say(uow: UnitOfWork, findings: Findings, then: Say | Edit, now: datetime) -> None:
    params = {**then.text.params, "rights": report(findings.missing)}
    said = replace(then, text=Text(then.text.key, params))
    await uow.outbox.put(said, now, community_id=findings.community.id, lane=Lane.ANSWER)
