"""What the town has of alarms: one of each cause, with all their buttons."""

from bot.actions.alarms_notice import tell as raise_card
from bot.domain.alarms import MERGE, QUIET, SECOND, SPLIT
from tests.attacks.hands import Wording
from tests.stories.stage import GROUP, Stage


async def alarms(stage: Stage, words: Wording) -> None:
    """All four of them at once."""
    del words
    now = stage.clock.now()
    async with stage.database.begin() as uow:
        home = (await uow.communities.by_chats([GROUP]))[GROUP]
        for cause in (QUIET, MERGE, SECOND, SPLIT):
            each = await uow.alarms.raise_(home.id, cause, home.day_of(now), now)
            assert each is not None
            await raise_card(uow, stage.app.content, now, home, each, home.day_of(now))
    stage.app.delivery.wake()
    await stage.settle()
