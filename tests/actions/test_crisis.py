"""Crisis on both databases: when it is told, what stands in it, when it is over, what a usual day is."""

from datetime import timedelta

import pytest

from bot.actions import crisis
from bot.domain.community import Person
from bot.domain.hearing import Heard, Spoken
from bot.domain.refusal import Refusal
from bot.storage.grumble import Grumble
from tests.actions.displeasure import CHEATED, OLGA, deeds, hear, pass_to, said, told, words
from tests.actions.peace import OPS, operated
from tests.actions.scene import ANN, DAY, NOON, PEOPLE, Scene

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
CROWD = range(900, 906)


async def wave(scene: Scene, people: range = CROWD) -> None:
    """Each of them complains, a minute apart."""
    messages = [said(scene, user, CHEATED, user, NOON + n * MINUTE) for n, user in enumerate(people)]
    await hear(scene, *messages, now=NOON + len(people) * MINUTE)


async def look(scene: Scene, *minutes: int) -> None:
    for each in minutes:
        await pass_to(scene, NOON + each * MINUTE, crisis.sweep)


async def test_a_wave_is_told_once_with_its_numbers_and_once_when_it_is_over(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    await look(scene, *range(6, 120, 3))
    [alarm] = await told(scene, "crisis-alarm", OPS)
    params = words(alarm).params
    assert (params["negative"], params["members"]) == (6, 6)
    assert params["phrases"].items[0] in CHEATED
    assert not alarm.silent
    [over] = await told(scene, "crisis-cleared", OPS)
    assert over.text.params["peak"] == 6
    assert [each for each in await deeds(scene) if "crisis" in each] == ["crisis", "crisis-over"]


async def test_the_same_person_again_and_again_is_no_crisis(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, *(said(scene, number, CHEATED, ANN) for number in range(10)))
    await look(scene, 1, 2)
    assert await told(scene, "crisis-alarm") == []


async def test_where_there_is_as_much_displeasure_every_day_it_is_none(scene: Scene) -> None:
    await operated(scene)
    here = scene.community
    async with scene.database.begin() as uow:
        await uow.grumbles.note(
            Grumble(here.id, 10_000 + n, 900 + n % 6, NOON - n * 5 * MINUTE) for n in range(1, 3000)
        )
    await wave(scene)
    await look(scene, 6)
    assert await told(scene, "crisis-alarm") == []


@pytest.mark.parametrize(("talk", "alarms"), [(0, 1), (300, 0)])
async def test_a_busy_evening_with_the_usual_share_of_displeasure_is_none(
    scene: Scene, talk: int, alarms: int
) -> None:
    """One in twenty is unhappy on any day: among three hundred messages six are few."""
    await operated(scene)
    here, heard = scene.community, Heard()
    for day in range(1, 14):
        date = here.day_of(NOON - day * DAY)
        heard.hours |= {(here.id, date, hour): 2 for hour in range(24)}
    heard.person(here, PEOPLE[0], here.day_of(NOON))
    async with scene.database.begin() as uow:
        await uow.activity.flush(heard)
        await uow.grumbles.note(
            Grumble(here.id, 10_000 + n, 900 + n % 6, NOON - n * 10 * HOUR) for n in range(1, 31)
        )
        await uow.talk.note(Spoken(here.id, 20_000 + n, ANN, NOON, 5) for n in range(talk))
    await wave(scene)
    await look(scene, 6)
    assert len(await told(scene, "crisis-alarm", OPS)) == alarms


async def test_the_statement_is_posted_once_and_not_when_it_is_over(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    await look(scene, 6)
    async with scene.database.begin() as uow:
        held = await crisis.state_publicly(uow, NOON, scene.community, OLGA)
        assert [row[0].data for row in crisis.buttons(held)] == [f"calm:on.{scene.community.id}:"]
        with pytest.raises(Refusal, match="crisis-stated"):
            await crisis.state_publicly(uow, NOON, scene.community, Person(5002, "Otto"))
    await look(scene, 40, 101)
    async with scene.database.begin() as uow:
        with pytest.raises(Refusal, match="crisis-over-already"):
            await crisis.state_publicly(uow, NOON, scene.community, OLGA)
    assert len(await told(scene, "crisis-statement")) == 1


async def test_what_is_too_old_to_matter_is_forgotten(scene: Scene) -> None:
    await wave(scene)
    async with scene.database.begin() as uow:
        await uow.grumbles.prune(NOON + 3 * MINUTE)
        assert len(await uow.grumbles.since(scene.community.id, NOON - DAY)) == 3
