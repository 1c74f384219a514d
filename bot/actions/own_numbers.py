"""Which communities have which number, for what is looked at in all of them at once."""

from collections.abc import Callable, Collection

from bot.content import Content
from bot.storage.uow import UnitOfWork


async def by_own_number(
    uow: UnitOfWork, content: Content, number: Callable[[Content], int]
) -> list[tuple[int, Collection[int] | None]]:
    """Each number with the ids of the communities that have it; None where that is all of them."""
    if all(number(each) == number(content) for each in content.variants.values()):
        return [(number(content), None)]
    found: dict[int, list[int]] = {}
    for community in await uow.communities.all():
        found.setdefault(number(content.of(community)), []).append(community.id)
    return sorted(found.items())
