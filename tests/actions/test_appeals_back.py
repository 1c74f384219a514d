"""An appeal that was decided is decided the other way: what was done is undone after all, or holds again."""

import pytest

from bot.actions import appeals, incidents
from bot.actions.appeals_notice import decided_card
from bot.domain.appeal import LOST, WON
from bot.domain.community import Person
from bot.domain.outgoing import Place, Say
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT
from bot.storage.appeal import Appeal
from tests.actions.scene import ANN, NOON, Scene
from tests.actions.test_appeals import HOUR, MOD, OTHER, convened, decide, impose, object_to


@pytest.fixture
async def court(scene: Scene) -> Scene:
    """Where Ann appeals."""
    return await convened(scene)


async def change_ones_mind(scene: Scene, made: Appeal, *, won: bool, by: int = OTHER) -> Appeal:
    """What was decided an hour ago is decided the other way."""
    async with scene.database.begin() as uow:
        found = await uow.appeals.get(scene.community.id, made.id)
        assert found is not None
        place, person = scene.community, Person(by, "Other")
        if won:
            return await appeals.grant(uow, scene.content, NOON + HOUR, place, found, person, was=LOST)
        return await appeals.revoke(uow, scene.content, NOON + HOUR, place, found, person, owner=False)


async def buttons(scene: Scene, made: Appeal) -> list[str]:
    """Under the card of what was decided."""
    async with scene.database.read() as uow:
        _, rows = await decided_card(uow, scene.community, made, Person(made.decided_by or 0, "Other"))
    return [each.data or "" for row in rows for each in row]


async def test_what_was_refused_can_be_granted_after_all(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    lost = await decide(court, made, won=False)
    assert await buttons(court, lost) == [f"appeals:relent.{made.id}:"]
    with pytest.raises(Refusal, match="appeal-decided"):
        await decide(court, made, won=True)  # a button of the old card changes no mind
    won = await change_ones_mind(court, made, won=True)
    assert (won.state, await state_of(court)) == (WON, [OTHER])
    with pytest.raises(Refusal, match="appeal-decided"):
        await change_ones_mind(court, made, won=True)


async def state_of(scene: Scene) -> list[int | None]:
    """Who took back what was done to Ann, None where it holds."""
    async with scene.database.read() as uow:
        return [each.undone_by for each in (await uow.sanctions.of(scene.community.id, ANN))[::-1]]


async def test_what_was_granted_by_mistake_holds_again(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    won = await decide(court, made, won=True)
    assert await buttons(court, won) == [f"appeals:revoke.{made.id}:"]
    with pytest.raises(Refusal, match="appeal-own-sanction"):
        await change_ones_mind(court, made, won=False, by=MOD)
    lost = await change_ones_mind(court, made, won=False)
    assert (lost.state, await state_of(court)) == (LOST, [None])
    told = [each.text.key for each in await court.wanted() if isinstance(each, Say) and each.to == Place(ANN)]
    assert told[-1] == "appeal-revoked"
    with pytest.raises(Refusal, match="appeal-decided"):
        await change_ones_mind(court, made, won=False)


async def test_an_incident_that_a_grant_had_pardoned_is_open_again(court: Scene) -> None:
    async with court.database.begin() as uow:
        opened = await incidents.open_(
            uow, court.content, NOON, court.community, subject="m:5", user_id=ANN, rule="words", severity=3,
            message_id=5,
        )  # fmt: skip
    assert opened is not None
    made = await object_to(court, await impose(court, by=BOT, incident_id=opened.id))
    await decide(court, made, won=True, at=NOON + HOUR / 2)
    await change_ones_mind(court, made, won=False)
    async with court.database.read() as uow:
        found = await uow.incidents.get(opened.id)
    assert found is not None
    assert (found.is_open, found.verdict, await state_of(court)) == (True, "", [None])
