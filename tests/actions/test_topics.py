"""Topics: the question of the day, the ice-breaker, and what operators hear when there are few left."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.actions import topics as subject
from bot.actions import topics_today
from bot.domain.hearing import Spoken
from bot.domain.outgoing import Place, Say, Text, Whisper
from bot.domain.refusal import Refusal
from bot.domain.topics import ICEBREAKER, TOPIC, Prompt, TopicRules
from bot.storage.tables import decision
from tests.actions.scene import ANN, DAY, GROUP, NOON, Scene, community_of
from tests.actions.topics_scene import deliver, posts, reacted

OPS = -901
HALF_PAST = NOON + timedelta(minutes=30)
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def scene(scene: Scene) -> Scene:
    """Operators listen."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        scene.community = await uow.communities.get(scene.community.id)
    return scene


def with_prompts(scene: Scene, *prompts: Prompt, **numbers: object) -> None:
    """Only these questions are there; other numbers."""
    rules = replace(TopicRules(), **numbers)  # type: ignore[arg-type]
    scene.content = replace(scene.content, topics=rules)
    if prompts:
        scene.content = replace(scene.content, prompts={"general": prompts})


async def ask(scene: Scene, slot: datetime = HALF_PAST) -> None:
    async with scene.database.begin() as uow:
        await subject.ask(uow, scene.content, slot, scene.community, slot)
    await deliver(scene, slot)


async def break_ice(scene: Scene, now: datetime) -> None:
    async with scene.database.begin() as uow:
        await subject.break_ice(uow, scene.content, now)
    await deliver(scene, now)


async def decide(scene: Scene, what: str, period: str, choice: str) -> None:
    async with scene.database.begin() as uow:
        await uow.connection.execute(
            decision.insert().values(
                community_id=scene.community.id, what=what, period=period, choice=choice, vote_id=1, at=NOON
            )
        )


async def speak(scene: Scene, at: datetime, message_id: int = 1) -> None:
    async with scene.database.begin() as uow:
        await uow.talk.note([Spoken(scene.community.id, message_id, ANN, at, 5)])


async def pause(scene: Scene, name: str) -> None:
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, name, value=True)


async def told(scene: Scene) -> list[str]:
    """What the operators heard."""
    return [act.text.key for act in await scene.wanted() if isinstance(act, Say) and act.to == Place(OPS)]


async def test_the_question_of_the_day_goes_out_once_and_is_kept_as_a_post(scene: Scene) -> None:
    await ask(scene)
    await ask(scene)
    asked = await posts(scene)
    assert {(each.kind, each.slot, each.local_date) for each in asked} == {
        (TOPIC, HALF_PAST, date(2026, 11, 2))
    }
    said = (await scene.wanted())[0]
    assert (said.to, said.text.key) == (Place(GROUP), "topic-post-topic")
    question = said.text.params["question"]
    assert question == Text(f"prompt-{asked[0].entry}")
    assert scene.content.texts.has(question.key)


async def test_two_hundred_days_bring_no_question_twice_within_sixty(scene: Scene) -> None:
    last: dict[str, int] = {}
    with_prompts(scene, silence_minutes=0)
    for number in range(200):
        await ask(scene, HALF_PAST + number * DAY)
    asked = await posts(scene)
    assert len(asked) == 200
    for number, each in enumerate(asked):
        assert number - last.get(each.entry, -61) > 60, each.entry
        last[each.entry] = number
    assert await told(scene) == []


async def test_the_weeks_theme_comes_first_and_a_vote_can_put_another_in_its_place(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, pack="reading")
        scene.community = await uow.communities.get(scene.community.id)
    themes = {prompt.id: prompt.theme for prompt in scene.content.prompts_of("reading")}
    await decide(scene, "week", "2026-W45", "places")
    await decide(scene, "week", "2026-W46", "ideas")
    for number in range(14):
        await ask(scene, HALF_PAST + number * DAY)
    seen = [themes[each.entry] for each in await posts(scene)]
    assert seen == ["places"] * 7 + ["ideas"] * 7


async def test_a_vote_decides_the_question_of_a_day(scene: Scene) -> None:
    await decide(scene, "topic", "2026-11-02", "any-window-view")
    await decide(scene, "topic", "2026-11-03", "text:Tea & <coffee>?")
    for number in range(3):
        await ask(scene, HALF_PAST + number * DAY)
    first, second, third = await posts(scene)
    assert first.entry == "any-window-view"
    assert (second.entry, second.words) == ("vote-2026-11-03", {"text": "Tea & <coffee>?"})
    assert third.words == {}
    said = (await scene.wanted())[1]
    assert "Tea &amp; &lt;coffee&gt;?" in scene.content.texts.render("en", said.text)


async def test_what_a_vote_has_decided_is_asked_once_a_day(scene: Scene) -> None:
    await decide(scene, "topic", "2026-11-02", "any-window-view")
    await ask(scene)
    await ask(scene, HALF_PAST + timedelta(hours=7))
    assert len({each.entry for each in await posts(scene)}) == 2


@pytest.mark.parametrize("name", ["posts_paused", "topics_paused"])
async def test_nothing_is_asked_while_paused(scene: Scene, name: str) -> None:
    await pause(scene, name)
    await ask(scene)
    await break_ice(scene, NOON + 5 * DAY + timedelta(hours=3))
    assert await posts(scene) == []


async def skip(scene: Scene, at: datetime, *, out: bool = True, now: datetime = NOON) -> str:
    """The key of the refusal, if there was one."""
    try:
        async with scene.database.begin() as uow:
            await topics_today.skip(uow, scene.content, now, scene.community, 5001, at, out=out)
    except Refusal as refusal:
        return refusal.text.key
    return ""


async def test_a_question_that_was_left_out_is_not_asked_and_the_next_one_is(scene: Scene) -> None:
    assert await skip(scene, HALF_PAST) == ""
    assert await skip(scene, HALF_PAST) == "already-done"
    async with scene.database.read() as uow:
        args = (uow, scene.content, scene.community, NOON, NOON + DAY)
        assert [each.state for each in await subject.coming(*args) if each.at == HALF_PAST] == ["skipped"]
    await ask(scene)
    assert await posts(scene) == []
    await ask(scene, HALF_PAST + DAY)
    assert len(await posts(scene)) == 1


async def test_a_question_can_be_brought_back_before_its_time_only(scene: Scene) -> None:
    assert await skip(scene, HALF_PAST, out=False) == "already-done"
    assert await skip(scene, HALF_PAST) == await skip(scene, HALF_PAST, out=False) == ""
    assert await skip(scene, HALF_PAST + MINUTE) == "button-too-old"
    assert await skip(scene, HALF_PAST, now=HALF_PAST) == "post-too-late"
    await ask(scene)
    assert len(await posts(scene)) == 1


async def test_operators_hear_once_that_few_are_left_and_once_that_none_is(scene: Scene) -> None:
    with_prompts(scene, *(Prompt(f"p{n}") for n in range(16)), repeat_days=30)
    heard = []
    for number in range(20):
        await ask(scene, HALF_PAST + number * DAY)
        heard.append(await told(scene))
    assert [len(each) for each in heard] == [0] * 2 + [1] * 14 + [2] * 4
    assert heard[-1] == ["topic-stock-low", "topic-stock-empty"]
    assert len(await posts(scene)) == 16
    low = next(act for act in await scene.wanted() if act.to == Place(OPS))
    assert low.text.params["left"] == 13


async def test_operators_are_warned_again_after_new_questions_have_come(scene: Scene) -> None:
    with_prompts(scene, Prompt("p0"), Prompt("p1"))
    await ask(scene)
    with_prompts(scene, *(Prompt(f"p{n}") for n in range(20)))
    await ask(scene, HALF_PAST + DAY)
    with_prompts(scene, Prompt("p0"), Prompt("p1"), Prompt("p2"), Prompt("p3"))
    await ask(scene, HALF_PAST + 2 * DAY)
    assert await told(scene) == ["topic-stock-low"] * 2


async def test_a_silent_group_gets_an_icebreaker_at_most_twice_a_day(scene: Scene) -> None:
    start = NOON + 3 * DAY - timedelta(hours=12)  # midnight
    for step in range(3 * 24 * 5):
        if step % 72 == 0:
            await speak(scene, start + step * 20 * MINUTE, step + 1)
        await break_ice(scene, start + step * 20 * MINUTE)
    broken = await posts(scene)
    assert Counter(each.local_date for each in broken).most_common(1)[0][1] == 2
    assert len({each.entry for each in broken}) == len(broken) == 10
    local = [each.slot.astimezone(ZoneInfo("Asia/Shanghai")).time() for each in broken]
    assert min(local) == time(11, 0)
    assert max(local) < time(22, 0)
    gaps = [b.slot - a.slot for a, b in pairwise(broken)]
    assert min(gaps) >= timedelta(minutes=120)


async def test_icebreakers_take_only_what_the_daily_questions_can_spare(scene: Scene) -> None:
    numbers = {"repeat_days": 10, "warn_below": 0}
    with_prompts(scene, *(Prompt(f"p{n}") for n in range(13)), **numbers)
    for number in range(9):
        day = NOON + (2 + number) * DAY
        await ask(scene, day + 30 * MINUTE)
        for hours in (3, 6, 9):
            await break_ice(scene, day + timedelta(hours=hours))
    assert len(await posts(scene, ICEBREAKER)) == 2
    assert len(await posts(scene, TOPIC)) == 9


async def test_after_two_icebreakers_that_nobody_answered_somebody_has_to_speak_first(scene: Scene) -> None:
    start = NOON + 3 * DAY + timedelta(hours=2)
    for hours in (0, 3, 24, 27, 48):
        await break_ice(scene, start + timedelta(hours=hours))
    assert len(await posts(scene)) == 2
    await speak(scene, start + timedelta(hours=49))
    for hours in (50, 51, 54, 72, 96):
        await break_ice(scene, start + timedelta(hours=hours))
    assert len(await posts(scene)) == 4


async def test_a_reaction_to_an_icebreaker_is_an_answer(scene: Scene) -> None:
    start = NOON + 3 * DAY + timedelta(hours=2)
    await break_ice(scene, start)
    await break_ice(scene, start + timedelta(hours=3))
    latest = (await posts(scene))[-1].id + 1000
    async with scene.database.begin() as uow:
        await uow.talk.react([(reacted(scene, latest, ANN, start + timedelta(hours=4)), 0)])
    for hours in (24, 27, 48):
        await break_ice(scene, start + timedelta(hours=hours))
    assert len(await posts(scene)) == 4


async def test_where_no_operators_chat_is_administrators_hear_that_questions_get_few(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=None)
        await uow.members.set_staff(scene.community.id, {ANN: "creator"})
        scene.community = await uow.communities.get(scene.community.id)
    with_prompts(scene, Prompt("p0"))
    await ask(scene)
    [low] = [act for act in await scene.wanted() if isinstance(act, Say) and "stock" in act.text.key]
    assert (low.to, low.secret, low.text.key) == (Whisper(GROUP, ANN), True, "topic-stock-low")


@pytest.mark.parametrize(("ago", "sent"), [(119, 0), (121, 1)])
async def test_somebody_who_speaks_keeps_the_icebreaker_away(scene: Scene, ago: int, sent: int) -> None:
    now = NOON + 2 * DAY + timedelta(hours=4)
    await speak(scene, now - ago * MINUTE)
    await break_ice(scene, now)
    assert len(await posts(scene)) == sent


async def test_no_icebreaker_soon_after_another_post_of_ours(scene: Scene) -> None:
    await ask(scene, HALF_PAST + 2 * DAY)
    await break_ice(scene, HALF_PAST + 2 * DAY + 119 * MINUTE)
    assert len(await posts(scene)) == 1
    await break_ice(scene, HALF_PAST + 2 * DAY + 121 * MINUTE)
    assert [each.kind for each in await posts(scene)] == [TOPIC, ICEBREAKER]


async def test_an_icebreaker_leaves_alone_what_a_vote_has_decided_for_tomorrow(scene: Scene) -> None:
    with_prompts(scene, Prompt("p0"), Prompt("p1"), repeat_days=1, times=())
    await decide(scene, "topic", "2026-11-05", "p0")
    await break_ice(scene, NOON + 2 * DAY + timedelta(hours=4))
    assert [each.entry for each in await posts(scene)] == ["p1"]


async def test_each_group_is_silent_for_itself(scene: Scene) -> None:
    now = NOON + 2 * DAY + timedelta(hours=4)
    async with scene.database.begin() as uow:
        other = await community_of(uow, GROUP - 1)
        away = await community_of(uow, GROUP - 2, timezone="America/New_York")
        left = await community_of(uow, GROUP - 3, state="left")
    await speak(scene, now - MINUTE)
    await break_ice(scene, now)
    assert [each.community_id for each in await posts(scene)] == [other.id]
    assert away.id != left.id
