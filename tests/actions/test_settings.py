"""What a community switches and chooses for itself, and that everything obeys."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import settings
from bot.actions.checkin import evening_line, remind
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Menu, Say
from bot.domain.refusal import Refusal
from bot.domain.settings import EVENING, ICEBREAKER, MESSAGE_POINTS, SWITCHES, THEME_VOTE, TOPICS, hour_meant
from tests.actions.booth import STAFF
from tests.actions.scene import ANN, BO, DAY, GROUP, NOON, Scene, community_of


async def turn(scene: Scene, content: Content, name: str, *, on: bool) -> None:
    async with scene.database.begin() as uow:
        await settings.turn(uow, content, NOON, scene.community, STAFF, name, on=on)


async def states(scene: Scene, content: Content) -> dict[str, bool]:
    async with scene.database.read() as uow:
        return await settings.switches(uow, content, scene.community)


async def choose(scene: Scene, content: Content, what: str, value: str) -> Community:
    async with scene.database.begin() as uow:
        return await settings.choose(uow, content, NOON, scene.community, STAFF, what, value)


async def test_everything_is_on_until_it_is_switched_off_and_back(scene: Scene, content: Content) -> None:
    before = await states(scene, content)
    assert set(before.values()) == {True}
    for name in before:
        await turn(scene, content, name, on=False)
        assert (await states(scene, content))[name] is False
        await turn(scene, content, name, on=False)
        await turn(scene, content, name, on=True)
    assert await states(scene, content) == before


async def test_a_pause_by_another_door_is_the_same_switch(scene: Scene, content: Content) -> None:
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, "topics_paused", value=True)
    assert (await states(scene, content))[TOPICS] is False
    await turn(scene, content, TOPICS, on=True)
    async with scene.database.read() as uow:
        assert await uow.settings.get(scene.community.id, "topics_paused") is None


async def test_one_community_switches_nothing_for_another(scene: Scene, content: Content) -> None:
    async with scene.database.begin() as uow:
        other = await community_of(uow, GROUP - 1)
    await turn(scene, content, EVENING, on=False)
    async with scene.database.read() as uow:
        assert (await settings.switches(uow, content, other))[EVENING] is True


async def test_what_the_content_lacks_cannot_be_switched(scene: Scene, content: Content) -> None:
    bare = replace(
        content,
        points=replace(content.points, message_points=0),
        topics=replace(content.topics, silence_minutes=0),
        calendars={name: replace(each, weeks=()) for name, each in content.calendars.items()},
    )
    shown = await states(scene, bare)
    assert set(SWITCHES) - set(shown) == {MESSAGE_POINTS, ICEBREAKER, THEME_VOTE}
    for name in (MESSAGE_POINTS, "nothing"):
        with pytest.raises(Refusal, match="button-too-old"):
            await turn(scene, bare, name, on=True)


async def test_a_theme_vote_that_the_content_leaves_out_can_be_wished_for(
    scene: Scene, content: Content
) -> None:
    assert THEME_VOTE not in await states(scene, content), "the general calendar has no named weeks"
    scene.community = await choose(scene, content, "pack", "reading")
    assert (await states(scene, content))[THEME_VOTE] is True
    quiet = replace(content, votes=replace(content.votes, theme_vote=False))
    assert (await states(scene, quiet))[THEME_VOTE] is False
    await turn(scene, quiet, THEME_VOTE, on=True)
    async with scene.database.read() as uow:
        assert await uow.settings.get(scene.community.id, "theme_vote") is True


@pytest.mark.parametrize(
    ("what", "value", "column"),
    [
        ("language", "zh", "language"), ("zone", "Pacific/Chatham", "timezone"), ("pack", "reading", "pack"),
        ("hour", "0", "rollover_hour"), ("hour", "23", "rollover_hour"),
    ],
)  # fmt: skip
async def test_a_choice_stands_in_the_communitys_row(
    scene: Scene, content: Content, what: str, value: str, column: str
) -> None:
    fresh = await choose(scene, content, what, value)
    assert str(getattr(fresh, column)) == value
    menus = [each for each in await scene.wanted() if isinstance(each, Menu)]
    spoken = [Menu(GROUP, "zh"), Menu(GROUP, "zh", staff=True)]
    assert menus == (spoken if what == "language" else [])


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("language", "fr"), ("zone", "Mars/Olympus"), ("pack", "gone"), ("hour", "24"), ("hour", "-1"),
        ("hour", "٣"), ("hour", ""), ("kind", "koc"), ("ops", "none"),
    ],
)  # fmt: skip
async def test_what_is_not_on_offer_is_refused(scene: Scene, content: Content, what: str, value: str) -> None:
    with pytest.raises(Refusal, match=r"setup-gone|button-too-old"):
        await choose(scene, content, what, value)
    async with scene.database.read() as uow:
        assert await uow.communities.get(scene.community.id) == scene.community


def test_only_the_hours_of_a_day_are_meant() -> None:
    assert [hour_meant(str(hour)) for hour in (0, 4, 23)] == [0, 4, 23]
    assert {hour_meant(each) for each in ("24", "004", "4.0", " 4", "")} == {None}


async def test_without_the_evening_line_and_the_reminder_the_evening_is_silent(
    scene: Scene, content: Content
) -> None:
    await scene.check_in_days(ANN, NOON, 3)
    await scene.check_in(BO, NOON + 3 * DAY)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, reminder=True)
        await uow.members.open_contact(ANN, "en", NOON)
    for on, said in ((False, 0), (True, 2)):
        for name in ("evening_line", "checkin_reminder"):
            await turn(scene, content, name, on=on)
        evening = NOON + 3 * DAY + timedelta(hours=9)
        async with scene.database.begin() as uow:
            for act in (evening_line, remind):
                await act(uow, content, evening, scene.community, evening)
        assert len([each for each in await scene.wanted() if isinstance(each, Say)]) == said
