"""`/links`: the domains, and groups of Telegram, that a community allows or bans beyond the shared lists.

It holds from the next batch on, on every replica: each change raises the community's revision.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.actions import audit
from bot.domain.community import Community
from bot.domain.linklist import ALLOW, BAN, GONE, MOST, Lists, list_of, moved
from bot.domain.refusal import Refusal
from bot.domain.screening_rules import TELEGRAM
from bot.domain.wordlist import mark_of
from bot.screening.addresses import addresses_in
from bot.screening.invites import invitation, is_telegram
from bot.storage.uow import UnitOfWork
from bot.storage.word import LINKS

_FRONT = "www."


class Moved(NamedTuple):
    """A name, and the lists that it was on before and is on now (`GONE`: on neither)."""

    name: str
    before: str
    now: str


async def lists_of(uow: UnitOfWork, community: Community) -> Lists:
    """All that a community allows and bans."""
    lists: Lists = await uow.settings.get(community.id, LINKS, {})
    return lists


async def put(uow: UnitOfWork, now: datetime, community: Community, by: int, written: str, to: str) -> Moved:
    """Allow or ban it from now on. The caller holds the community's lock.

    Refuses with "links-no-domain", "links-telegram" (a ban is a matter of the rule for invitations),
    "links-already" and "links-too-many".
    """
    name = read_name(written)
    if to == BAN and name.startswith(TELEGRAM):
        raise Refusal("links-telegram", name=name)
    lists = await lists_of(uow, community)
    done = Moved(name, list_of(lists, name), to)
    if done.before == to:
        raise Refusal("links-already", name=name, list=to)
    if done.before == GONE and sum(len(lists.get(each, ())) for each in (ALLOW, BAN)) >= MOST:
        raise Refusal("links-too-many", most=MOST)
    await _move(uow, now, community, by, done, f"links-{to}")
    return done


async def remove(uow: UnitOfWork, now: datetime, community: Community, by: int, written: str) -> Moved:
    """Neither allow nor ban it; as `put`. Refuses with "links-unknown"."""
    name = read_name(written)
    done = Moved(name, list_of(await lists_of(uow, community), name), GONE)
    if done.before == GONE:
        raise Refusal("links-unknown", name=name)
    await _move(uow, now, community, by, done, "links-remove")
    return done


async def take_back(
    uow: UnitOfWork, now: datetime, community: Community, by: int, mark: str, way: Sequence[str]
) -> Moved:
    """Undo a change that a button means: from the list it is on to the one before; refuses "already-done"."""
    lists, (where, to) = await lists_of(uow, community), way
    name = next((each for each in lists.get(where, ()) if mark_of(each) == mark), "")
    if not name or to == where:
        raise Refusal("already-done")
    done = Moved(name, where, to)
    await _move(uow, now, community, by, done, "links-undo")
    return done


def read_name(written: str) -> str:
    """A domain as the lists have it, without `www.`; a group of Telegram as `t.me/name` or `t.me/+secret`.

    A link, a bare host and a name after @ are understood. Refuses with "links-no-domain" what is not one.
    """
    shown = written.strip()
    if shown.startswith("@"):
        shown = TELEGRAM + shown.removeprefix("@")
    found = addresses_in(shown) or addresses_in(f"https://{shown}")
    if len(found) != 1 or " " in shown:
        raise Refusal("links-no-domain")
    [address] = found
    if not is_telegram(address.host):
        host = address.host
        return host.removeprefix(_FRONT) if host.count(".") > 1 else host
    invited = invitation(address.host, address.path)
    if invited is None:
        raise Refusal("links-no-domain")
    return TELEGRAM + invited.name


async def _move(
    uow: UnitOfWork, now: datetime, community: Community, by: int, done: Moved, action: str
) -> None:
    lists = moved(await lists_of(uow, community), done.name, done.now)
    await uow.settings.put(community.id, LINKS, lists)
    await uow.words.touch(community.id)
    await audit.record(uow, community, now, by, action, domain=done.name)
