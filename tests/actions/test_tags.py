"""Tags beside names: Telegram is asked for what changes, and never about somebody who is not there."""

from datetime import timedelta

from bot.actions import tags
from bot.actions.membership import joined, left
from bot.domain.outgoing import Tag
from tests.actions.scene import ANN, DAY, GROUP, NOON, PEOPLE, Scene

UNTIL = NOON + 7 * DAY


async def worn(scene: Scene) -> list[str]:
    """What Telegram has been asked to show beside Ann's name, in order."""
    found = [act for act in await scene.wanted() if isinstance(act, Tag)]
    assert {(act.chat_id, act.user_id) for act in found} <= {(GROUP, ANN)}
    return [act.text for act in found]


async def test_a_tag_is_taken_back_when_its_time_is_over(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await tags.wear(uow, NOON, scene.community, ANN, "Reader", "honour", UNTIL)
        await tags.end_those_over(uow, scene.content, UNTIL)
    assert await worn(scene) == ["Reader", ""]


async def test_who_has_left_has_no_tag_to_take_back(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await tags.wear(uow, NOON, scene.community, ANN, "Reader", "honour", UNTIL)
        assert await left(uow, scene.community, PEOPLE[0], NOON + DAY)
        await tags.end_those_over(uow, scene.content, UNTIL)
        assert await joined(uow, scene.community, PEOPLE[0], UNTIL + timedelta(hours=1))
    assert await worn(scene) == ["Reader"]


async def test_who_comes_back_in_time_wears_it_again(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await tags.wear(uow, NOON, scene.community, ANN, "Reader", "honour", UNTIL)
        assert await left(uow, scene.community, PEOPLE[0], NOON + DAY)
        assert await joined(uow, scene.community, PEOPLE[0], NOON + 2 * DAY)
    assert await worn(scene) == ["Reader", "Reader"]
