"""The tag of somebody who is forgotten: Telegram is told, and then nobody knows whose it was."""

from bot.actions import privacy, tags
from bot.domain.outgoing import Tag
from tests.actions.scene import ANN, GROUP, NOON, Scene
from tests.actions.test_privacy import ANNS, forget, telegram_is_told


async def test_telegram_is_asked_to_take_off_the_tag_and_the_row_forgets_whose_it_was(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await tags.wear(uow, NOON, scene.community, ANN, "Reader", "honour")
        await privacy.forget(uow, NOON, ANNS, str(int(NOON.timestamp())), 10)
    assert (await scene.wanted())[-1] == Tag(GROUP, ANN, "")
    await telegram_is_told(scene)
    assert (await scene.wanted())[-1] == Tag(GROUP, 0, "")


async def test_whoever_wears_no_tag_is_not_told_of_to_telegram(scene: Scene) -> None:
    await forget(scene)
    assert [act for act in await scene.wanted() if isinstance(act, Tag)] == []
