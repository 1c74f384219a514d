"""A community learns what it is called, so that its own link or channel is no invitation to strangers."""

from collections.abc import Callable, Sequence

from bot.domain.community import Community
from bot.domain.own_names import Names, all_names, link_name, with_seen, with_told
from bot.domain.screening_rules import RuleBook
from bot.storage.uow import UnitOfWork
from bot.storage.word import OWN_NAMES


async def told(uow: UnitOfWork, community: Community, names: Sequence[str]) -> None:
    """Telegram has told the public names of the group and its channel, and the bot's own invite link."""
    await _learn(uow, community, lambda known: with_told(known, names))


async def came_by(uow: UnitOfWork, community: Community, link: str, book: RuleBook | None = None) -> None:
    """Somebody came by an invite link of the group: whoever made it, it is the group's own.

    `book` is what screening goes by; nothing is asked about a link that stands there.
    """
    name = link_name(link)
    if name and (book is None or name.casefold() not in book.invites.allowed):
        known = await uow.settings.get(community.id, OWN_NAMES, {})
        if name not in all_names(known):
            await _learn(uow, community, lambda known: with_seen(known, name))


async def _learn(uow: UnitOfWork, community: Community, change: Callable[[Names], Names]) -> None:
    """Keep what is new; it holds from the next batch on, on every replica."""
    await uow.communities.lock([community.id])
    known = await uow.settings.get(community.id, OWN_NAMES, {})
    learned = change(known)
    if learned != known and any(learned.values()):
        await uow.settings.put(community.id, OWN_NAMES, learned)
        await uow.words.touch(community.id)
