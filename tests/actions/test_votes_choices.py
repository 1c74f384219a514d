"""What options stand for: weeks of the calendar, topics, members; and the vote that opens by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.actions import honours, topics, votes, votes_theme
from bot.content import Content
from bot.domain.community import Person
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.topics import Prompt
from bot.domain.votes import Draft, Wish
from bot.storage.tables import honour
from scheduled import votes as clock
from tests.actions.booth import Booth, with_rules
from tests.actions.honouring import change, mute
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene
from tests.actions.topics_scene import posts

FRIDAY = NOON + timedelta(days=4, hours=6)
"""18:00 in Shanghai."""


@pytest.fixture
def reading(scene: Scene) -> Scene:
    """The scene with a calendar of four named weeks."""
    return replace(scene, community=replace(scene.community, pack="reading"))


async def drafted(scene: Scene, wish: Wish, also: Person | None = None) -> Draft:
    async with scene.database.begin() as uow:
        return await votes.draft(uow, scene.content, scene.community, wish, NOON, also)


async def refused(scene: Scene, wish: Wish) -> str:
    with pytest.raises(Refusal) as refusal:
        await drafted(scene, wish)
    return refusal.value.text.key


async def test_weeks_are_offered_by_title_without_the_one_that_is_planned_anyway(reading: Scene) -> None:
    draft = await drafted(reading, Wish(decides="theme", until="2d"))
    assert draft.question == "What should next week be about?"
    assert draft.period == "2026-W46"
    weeks = [week.name for week in reading.content.calendar("reading").weeks]
    assert len(draft.choices) == 3
    assert set(draft.choices) < set(weeks)
    planned = (set(weeks) - set(draft.choices)).pop()
    first = reading.content.calendar("reading").first_monday
    assert planned == weeks[(date(2026, 11, 9) - first).days // 7 % 4]
    titles = {week.name: week.title for week in reading.content.calendar("reading").weeks}
    assert draft.options[0] == reading.content.texts.plain("en", Text(titles[draft.choices[0]]))


async def test_a_vote_that_ends_on_monday_decides_the_week_after(reading: Scene) -> None:
    assert (await drafted(reading, Wish(decides="theme", until="2026-11-09 00:01"))).period == "2026-W47"
    assert (await drafted(reading, Wish(decides="theme", until="2026-11-08 23:59"))).period == "2026-W46"


async def test_weeks_can_be_named_in_any_language(reading: Scene) -> None:
    draft = await drafted(reading, Wish("Q", ("人物", "PLACES", "ideas"), decides="theme"))
    assert draft.choices == ("people", "places", "ideas")
    assert draft.options == ("People", "Places", "Ideas")
    assert await refused(reading, Wish("Q", ("people", "cakes"), decides="theme")) == "vote-unknown-week"
    assert await refused(reading, Wish("Q", ("people", "人物"), decides="theme")) == "vote-option-twice"


async def test_topics_are_offered_from_the_pack_and_fit_into_a_poll(reading: Scene) -> None:
    draft = await drafted(reading, Wish("Tomorrow?", decides="topic", until="2h"))
    prompts = {prompt.id for prompt in reading.content.prompts_of("reading")}
    assert len(set(draft.choices) & prompts) == 3
    assert all(0 < len(option) <= 100 for option in draft.options)
    assert draft.period == "2026-11-03"


async def test_people_are_named_or_replied_to(scene: Scene) -> None:
    draft = await drafted(scene, Wish("Q", ("@ANN_X",), decides="honour"), Person(BO, "Bo <b>"))
    assert draft.choices == (str(ANN), str(BO))
    assert await refused(scene, Wish("Q", ("@ann_x", "@nobody"), decides="honour")) == "vote-unknown-member"
    assert await refused(scene, Wish("Q", ("@ann_x",), decides="honour")) == "vote-too-few-options"
    assert await refused(scene, Wish("Q", ("@ann_x", str(ANN)), decides="honour")) != ""


async def honoured(scene: Scene, user: int, at: datetime) -> None:
    async with scene.database.begin() as uow:
        await honours.by_vote(uow, scene.content, at, scene.community, 7, user, "Who?")


async def test_who_rests_after_a_title_cannot_be_voted_into_the_next(scene: Scene) -> None:
    wish = Wish("Q", ("@ann_x", "@bobo"), decides="honour")
    await honoured(scene, ANN, NOON - timedelta(days=28))
    assert await refused(scene, wish) == "vote-barred-member"
    async with scene.database.begin() as uow:
        await uow.connection.execute(update(honour).values(last_day=date(2026, 10, 4)))
    assert (await drafted(scene, wish)).choices == (str(ANN), str(BO))


async def test_who_was_sanctioned_or_runs_the_group_cannot_be_voted_into_a_title(scene: Scene) -> None:
    wish = Wish("Q", ("@ann_x", "@bobo"), decides="honour")
    await mute(scene, BO, NOON - timedelta(days=29))
    assert (await drafted(scene, wish)).choices == (str(ANN), str(BO))
    await mute(scene, BO, NOON - timedelta(days=27))
    assert await refused(scene, wish) == "vote-barred-member"
    await change(scene, CHEN, status="administrator")
    assert await refused(scene, replace(wish, options=("@ann_x", str(CHEN)))) == "vote-barred-member"


async def test_two_people_of_one_name_can_be_told_apart(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, name="Ann")
    draft = await drafted(scene, Wish("Q", ("@ann_x", "@bobo"), decides="honour"))
    assert draft.options == ("Ann · ann_x", "Ann · BoBo")


async def ask(
    scene: Scene, slot: datetime = FRIDAY, content: Content | None = None, late: int = 0
) -> list[Any]:
    async with scene.database.begin() as uow:
        now = slot + timedelta(hours=late)
        await votes_theme.ask(uow, content or scene.content, now, scene.community, slot)
    async with scene.database.read() as uow:
        return await uow.votes.last(scene.community.id, 9)


async def test_every_friday_the_group_is_asked_about_its_next_week(reading: Scene) -> None:
    [vote] = await ask(reading)
    assert (vote.decides, vote.period, vote.asked_by) == ("theme", "2026-W46", 0)
    assert vote.closes_at == FRIDAY + timedelta(hours=48)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-27", 47), ("2026-10-23", 49), ("2026-11-06", 48)])
async def test_it_closes_at_the_same_time_of_day_also_where_the_clock_changes(
    reading: Scene, day: str, hours: int
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    reading.community = replace(reading.community, timezone=berlin.key)
    friday = datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=berlin).astimezone(UTC)
    [vote] = await ask(reading, friday)
    assert vote.closes_at == friday + timedelta(hours=hours)
    assert vote.closes_at.astimezone(berlin).hour == 18


async def test_it_is_asked_once_a_week_and_not_where_it_was_asked_by_hand(reading: Scene) -> None:
    booth = Booth(reading, reading.content)
    await booth.open(Wish(decides="theme", until="2d"))
    assert len(await ask(reading)) == 1
    assert len(await ask(reading, FRIDAY + timedelta(days=7))) == 2
    assert len(await ask(reading, FRIDAY + timedelta(days=7))) == 2


async def test_it_is_not_asked_when_it_would_be_over_or_is_not_wanted(reading: Scene) -> None:
    assert await ask(reading, late=48) == []
    assert await ask(reading, content=with_rules(reading, theme_vote=False)) == []
    async with reading.database.begin() as uow:
        await uow.settings.put(reading.community.id, votes_theme.SETTING, value=False)
    assert await ask(reading) == []


def test_the_clock_asks_only_where_there_is_something_to_choose_from(scene: Scene, reading: Scene) -> None:
    assert len(clock.theme_time(scene.content, reading.community)) == 1
    few = replace(scene.content.calendar("reading"), weeks=scene.content.calendar("reading").weeks[:2])
    content = replace(scene.content, calendars={**scene.content.calendars, "reading": few})
    assert clock.theme_time(content, reading.community) == ()


async def test_a_calendar_without_named_weeks_cannot_be_voted_on(reading: Scene) -> None:
    bare = replace(reading.content.calendar("reading"), weeks=())
    content = replace(reading.content, calendars={**reading.content.calendars, "reading": bare})
    scene = replace(reading, content=content)
    assert await refused(scene, Wish("Q", decides="theme")) == "vote-no-weeks"
    assert await refused(scene, Wish("Q", ("a", "b"), decides="theme")) == "vote-no-weeks"
    assert await ask(scene) == []


async def test_todays_question_takes_none_that_a_vote_may_choose_for_tomorrow(scene: Scene) -> None:
    prompts = tuple(Prompt(f"p{number}") for number in range(6))
    scene.content = replace(scene.content, prompts={"general": prompts})
    booth = Booth(scene, scene.content)
    await booth.open(Wish("Tomorrow?", ("p1", "p2", "p4"), "2h", decides="topic"))
    assert {await asked(scene, NOON + timedelta(minutes=number)) for number in range(3)} == {"p0", "p3", "p5"}
    await booth.cast((ANN, (2,)))
    await booth.finish()
    assert await asked(scene, NOON + timedelta(hours=4)) in {"p1", "p2"}
    assert await asked(scene, NOON + timedelta(days=1)) == "p4"


async def asked(scene: Scene, slot: datetime) -> str:
    """The question of a slot."""
    async with scene.database.begin() as uow:
        await topics.ask(uow, scene.content, slot, scene.community, slot)
    return (await posts(scene))[-1].entry
