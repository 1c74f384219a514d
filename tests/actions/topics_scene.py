"""Questions in an action's test: what was posted, and the parts that delivery and hearing have in it."""

from datetime import datetime

from sqlalchemy import select, update

from bot.domain.hearing import Answer, Heard, Reacted
from bot.domain.post import SENDING, SENT, Post
from bot.storage.tables import post
from tests.actions.scene import Scene


async def posts(scene: Scene, *kinds: str) -> list[Post]:
    """The posts of these kinds (none: of all) as a second look finds them."""
    columns = [post.c[name] for name in Post.__dataclass_fields__]
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(*columns).order_by(post.c.id))
        found = [Post(**row._asdict()) for row in rows]
    return [each for each in found if not kinds or each.kind in kinds]


async def deliver(scene: Scene, at: datetime) -> None:
    """All posts under way are in the group now; their message's id is their own, and 1000."""
    async with scene.database.begin() as uow:
        await uow.connection.execute(
            update(post)
            .where(post.c.state == SENDING)
            .values(state=SENT, sent_at=at, message_id=post.c.id + 1000)
        )


def answers(scene: Scene, post_id: int, *said: tuple[int, int, datetime]) -> Heard:
    """A batch in which (user, message id, when) answered a post."""
    each = [Answer(scene.community.id, post_id, user, message, at) for user, message, at in said]
    return Heard(answers=each)


def reacted(scene: Scene, message_id: int, user: int, at: datetime) -> Reacted:
    """Somebody has a reaction on a message now."""
    return Reacted(scene.community.id, message_id, user, 1, 0, at)
