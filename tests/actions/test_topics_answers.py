"""Answers: the first of each member to each question pays once; the wrap-up names the best-liked one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.actions import responses, topics, topics_answers, topics_wrapup
from bot.domain.hearing import Heard
from bot.domain.outgoing import Mention, Text
from bot.domain.post import SENDING
from bot.domain.topics import TOPIC, WRAPUP, TopicRules
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene
from tests.actions.topics_scene import answers, deliver, posts, reacted

ASKED = NOON + timedelta(minutes=30)
SOON = ASKED + timedelta(minutes=5)
NEXT_MORNING = NOON + DAY - timedelta(minutes=30)


async def ask(scene: Scene, slot: datetime = ASKED) -> int:
    """The day's question goes out; its id."""
    async with scene.database.begin() as uow:
        await topics.ask(uow, scene.content, slot, scene.community, slot)
    await deliver(scene, slot)
    return (await posts(scene, TOPIC))[-1].id


async def hear(scene: Scene, batch: Heard, now: datetime = SOON) -> None:
    async with scene.database.begin() as uow:
        for follow in (responses.heard, topics_answers.heard):
            await follow(uow, scene.content, now, {scene.community.id: scene.community}, batch)
        await uow.ledger.settle(now)


async def like(scene: Scene, author: int, message_id: int, *users: int) -> None:
    async with scene.database.begin() as uow:
        await uow.talk.react((reacted(scene, message_id, user, SOON), author) for user in users)


async def wrap_up(scene: Scene, slot: datetime = NEXT_MORNING) -> None:
    async with scene.database.begin() as uow:
        await topics_wrapup.wrap_up(uow, scene.content, slot, scene.community, slot)
    await deliver(scene, slot)


async def test_a_members_first_answer_to_a_question_pays_once(scene: Scene) -> None:
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON), (ANN, 5002, SOON), (BO, 5003, SOON)))
    await hear(scene, answers(scene, post, (ANN, 5004, SOON)))
    assert (await scene.balance(ANN), await scene.balance(BO), await scene.balance(CHEN)) == (5, 5, 0)
    another = await ask(scene, ASKED + DAY)
    await hear(scene, answers(scene, another, (ANN, 5005, SOON + DAY)))
    assert await scene.balance(ANN) == 10


async def test_what_counts_is_the_day_on_which_it_was_said(scene: Scene) -> None:
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON)), now=SOON + 3 * DAY)
    async with scene.database.read() as uow:
        [line] = await uow.ledger.last(scene.community.id, ANN, 5)
    assert (line.kind, line.local_date, line.at) == ("answer", scene.community.day_of(SOON), SOON + 3 * DAY)


async def test_a_word_under_a_post_that_asks_nothing_pays_nothing(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        day = scene.community.day_of(NOON)
        post = await uow.posts.reserve(scene.community.id, "calendar", "mon", NOON, day, SENDING, NOON)
    assert post is not None
    await hear(scene, answers(scene, post, (ANN, 5001, SOON)))
    assert await scene.balance(ANN) == 0


async def test_answers_may_be_worth_nothing(scene: Scene) -> None:
    post = await ask(scene)
    scene.content = replace(scene.content, topics=TopicRules(first_answer_points=0))
    await hear(scene, answers(scene, post, (ANN, 5001, SOON)))
    assert await scene.balance(ANN) == 0


async def test_the_wrapup_counts_people_and_names_the_answer_most_others_liked(scene: Scene) -> None:
    post = await ask(scene)
    said = (ANN, 5001, SOON), (BO, 5002, SOON), (BO, 5003, SOON), (CHEN, 5004, SOON)
    await hear(scene, answers(scene, post, *said))
    await like(scene, ANN, 5001, ANN, ANN)  # one's own does not count
    await like(scene, BO, 5003, ANN, CHEN)
    await like(scene, CHEN, 5004, ANN, BO, CHEN)  # as many others, but later
    await wrap_up(scene)
    await wrap_up(scene)
    [wrapped] = await posts(scene, WRAPUP)
    assert wrapped.entry == f"wrapup-{post}"
    said_in_group = (await scene.wanted())[-1]
    assert said_in_group.silent
    params = said_in_group.text.params
    assert (params["people"], params["liked"]) == (3, "yes")
    best = params["best"]
    assert isinstance(best, Text)
    assert (best.params["name"], best.params["likes"]) == (Mention(BO, "Bo <b>"), 2)
    shown = scene.content.texts.render("en", said_in_group.text)
    assert "3 of you answered" in shown
    assert "2 reactions" in shown


async def test_a_supergroups_wrapup_leads_to_the_question_and_the_answer(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, chat_id=-1001234567890)
        scene.community = await uow.communities.get(scene.community.id)
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON), (BO, 5002, SOON)))
    await like(scene, ANN, 5001, BO)
    await wrap_up(scene)
    shown = scene.content.texts.render("en", (await scene.wanted())[-1].text)
    assert f'<a href="https://t.me/c/1234567890/{post + 1000}">' in shown
    assert '<a href="https://t.me/c/1234567890/5001">the answer</a>' in shown


async def test_nobodys_answer_is_best_where_nothing_was_liked_or_its_author_left(scene: Scene) -> None:
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON), (BO, 5002, SOON)))
    await like(scene, ANN, 5001, BO)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, left_at=SOON)
    await wrap_up(scene)
    params = (await scene.wanted())[-1].text.params
    assert (params["people"], params["liked"]) == (2, "no")


async def test_one_answer_is_enough_for_a_wrapup(scene: Scene) -> None:
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON), (ANN, 5002, SOON)))
    await wrap_up(scene)
    said = (await scene.wanted())[-1].text
    assert said.params["people"] == 1
    assert "One of you answered." in scene.content.texts.render("en", said)
    assert "有一位朋友回答了" in scene.content.texts.render("zh", said)


@pytest.mark.parametrize(("people", "least"), [((), 1), ((ANN,), 2), ((ANN, ANN), 2)])
async def test_what_too_few_answered_is_not_wrapped_up(
    scene: Scene, people: tuple[int, ...], least: int
) -> None:
    scene.content = replace(scene.content, topics=replace(scene.content.topics, wrapup_at_least=least))
    post = await ask(scene)
    said = [(user, 5000 + number, SOON) for number, user in enumerate(people)]
    await hear(scene, answers(scene, post, *said))
    await wrap_up(scene)
    assert await posts(scene, WRAPUP) == []
    [asked] = await posts(scene, TOPIC)
    assert asked.closed_at is not None


async def test_a_question_of_today_is_not_wrapped_up_yet(scene: Scene) -> None:
    post = await ask(scene)
    await hear(scene, answers(scene, post, (ANN, 5001, SOON), (BO, 5002, SOON)))
    await wrap_up(scene, ASKED + timedelta(hours=6))
    assert await posts(scene, WRAPUP) == []
