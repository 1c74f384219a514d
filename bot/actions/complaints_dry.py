"""Complaints that are only tried out: the first of an hour are told as they come, all others in one list."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.actions.game_notice import when
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.incident import GATHERED
from bot.domain.outgoing import Listing, Mention, Text
from bot.domain.screening import Mode
from bot.domain.setup import name_of
from bot.storage.uow import UnitOfWork

if TYPE_CHECKING:
    from bot.actions.complaints import Voiced

SETTING = "complaints"
"""The setting with the mode of what is recognised in the talk; unset it is `on`."""
QUOTE = 600
"""Characters that are shown of a message."""
_HOUR = timedelta(hours=1)
_NAMED, _NAME, _PHRASES = 40, 24, 3
"""Members that a list names, characters of a name, phrases of each."""


async def tell(
    uow: UnitOfWork, now: datetime, community: Community, voiced: Sequence["Voiced"], key: str
) -> None:
    """What would have been: a message each, one list for many; more than a few an hour come after it."""
    if len(voiced) > GATHERED:
        said = [(each.person.user_id, each.reasons) for each in voiced]
        names = {each.person.user_id: each.person.name for each in voiced}
        await _list(uow, now, community, said, names, f"case-dry:{key}")
        return
    this_hour = await uow.grumbles.since(community.id, _beginning(now) - timedelta(microseconds=1))
    room = GATHERED - (len(this_hour) - len(voiced))
    for each in voiced[: max(0, room)]:
        await _tell_one(uow, now, community, each)


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """The list of the last hour, where there was more than was told at once; the key lets it through once."""
    del content
    modes = await uow.settings.all(SETTING)
    tried = {number for number, mode in modes.items() if mode == Mode.DRY}
    if not tried:
        return
    start = _beginning(now) - _HOUR
    for community in await uow.communities.all(State.ACTIVE):
        if community.id in tried:
            await _tell_rest(uow, now, community, start)


async def _tell_rest(uow: UnitOfWork, now: datetime, community: Community, start: datetime) -> None:
    heard = await uow.grumbles.since(community.id, start - timedelta(microseconds=1))
    heard = [each for each in heard if each.at < start + _HOUR]
    told = {each.user_id for each in heard[:GATHERED]}
    rest = [(each.user_id, each.phrases) for each in heard[GATHERED:] if each.user_id not in told]
    if rest:
        names = await uow.members.names(community.id, {user for user, _ in rest})
        key = f"case-dry:{community.id}:hour:{start:%Y-%m-%dT%H}"
        await _list(uow, now, community, rest, names, key)


async def _tell_one(uow: UnitOfWork, now: datetime, community: Community, voiced: "Voiced") -> None:
    person = voiced.person
    text = Text("complaint-dry", {
        "grade": Text("complaint-grade", {"grade": voiced.grade}), "community": name_of(community),
        "name": Mention(person.user_id, person.name), "quote": voiced.text[:QUOTE],
        "phrases": Listing(tuple(voiced.reasons)),
    })  # fmt: skip
    key = f"case-dry:{community.id}:{person.user_id}:{community.day_of(now)}"
    await tell_operators(uow, community, text, now, key=key, silent=True)


async def _list(
    uow: UnitOfWork, now: datetime, community: Community, said: Sequence[tuple[int, Sequence[str]]],
    names: Mapping[int, str], key: str,
) -> None:  # fmt: skip
    """By member, as a case would be."""
    phrases: dict[int, dict[str, None]] = {}
    for user, found in said:
        phrases.setdefault(user, {}).update(dict.fromkeys(found))
    lines = [
        Text("complaint-dry-line", {
            "name": Mention(user, names.get(user, "")[:_NAME]),
            "phrases": Listing(tuple(found)[:_PHRASES]),
        })
        for user, found in list(phrases.items())[:_NAMED]
    ]  # fmt: skip
    text = Text("complaint-dry-crowd", {
        "count": len(phrases), "community": name_of(community), "at": when(community, now),
        "lines": Listing(tuple(lines), "lines"), "more": max(0, len(phrases) - _NAMED),
    })  # fmt: skip
    await tell_operators(uow, community, text, now, key=key, silent=True)


def _beginning(now: datetime) -> datetime:
    """Of the hour."""
    return now.replace(minute=0, second=0, microsecond=0)
