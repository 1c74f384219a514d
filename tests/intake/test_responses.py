"""What becomes of our posts within their day: who answered, who liked them, and how many people that were."""

from datetime import datetime, timedelta

import pytest

from bot.storage.tables import answer, dead_update, reaction, response
from tests.actions.scene import community_of
from tests.intake.mail import ANN, BO, BOT, ELSEWHERE, NOON, Json, chat, person, reacted, wrote
from tests.intake.reception import Reception

POST, THREAD = 50, 60
MINUTE = timedelta(minutes=1)


async def posted(
    reception: Reception, kind: str = "topic", *, message: int = POST, at: datetime = NOON - MINUTE,
    thread: int | None = None, home: int = 1,
) -> int:  # fmt: skip
    """A post of ours that is in the group; its id."""
    async with reception.database.begin() as uow:
        made = await uow.posts.reserve(home, kind, f"{kind}-{message}", at, at.date(), "sending", at)
        assert made is not None
        await uow.posts.change(made, state="sent", message_id=message, thread_id=thread, sent_at=at)
        return made


def reply(message: int = POST) -> Json:
    """A reply to a message of ours."""
    whole = {"message_id": message, "date": 1, "chat": chat(-1001), "text": "?"}
    return {"reply_to_message": whole | {"from": person(BOT, is_bot=True, username="steward_bot")}}


async def effect(reception: Reception, post: int) -> tuple[int, int, int]:
    """The replies and reactions to a post, and how many people they are from."""
    assert await reception.rows(dead_update) == []
    rows = [row for row in await reception.rows(response) if row.post_id == post]
    people = sum(bool(row.replies or row.reactions) for row in rows)
    return sum(row.replies for row in rows), sum(row.reactions for row in rows), people


async def test_replies_and_reactions_are_counted_by_person(reception: Reception) -> None:
    post = await posted(reception, "calendar")
    await reception.take(wrote(1, text="one", **reply()), wrote(2, text="two", **reply()), wrote(3, BO))
    await reception.take(wrote(4, BO, text="three", **reply()), reacted(5, POST, BO), reacted(6, POST, 9))
    assert await effect(reception, post) == (3, 2, 3)
    rows = {(row.message_id, row.post_id, row.user_id) for row in await reception.rows(answer)}
    assert rows == {(1, post, ANN), (2, post, ANN), (4, post, BO)}


async def test_reactions_are_what_they_are_now_and_not_added_up(reception: Reception) -> None:
    post = await posted(reception)
    await reception.take(reacted(1, POST), reacted(2, POST, now=3, before=1))
    await reception.take(reacted(3, POST, now=2, before=3), reacted(4, POST, ANN))
    assert await effect(reception, post) == (0, 3, 2)
    await reception.take(reacted(5, POST, now=0, before=2), reacted(6, POST, ANN, now=0, before=1))
    assert await effect(reception, post) == (0, 0, 0)
    assert {(row.user_id, row.author_id) for row in await reception.rows(reaction)} == {(ANN, 0), (BO, 0)}


async def test_a_reaction_taken_back_leaves_the_replies(reception: Reception) -> None:
    post = await posted(reception)
    await reception.take(wrote(1, text="one", **reply()), reacted(2, POST, ANN))
    await reception.take(reacted(3, POST, ANN, now=0, before=1))
    assert await effect(reception, post) == (1, 0, 1)


async def test_in_the_forum_topic_of_a_prompt_every_message_answers_it(reception: Reception) -> None:
    post = await posted(reception, thread=THREAD)
    here: Json = {"message_thread_id": THREAD, "is_topic_message": True}
    await reception.take(wrote(1, text="in the topic", **here), wrote(2, BO, text="elsewhere"))
    assert await effect(reception, post) == (1, 0, 1)


async def test_in_a_topic_of_several_prompts_the_latest_is_answered(reception: Reception) -> None:
    late = await posted(reception, message=51, thread=THREAD)
    await posted(reception, message=50, at=NOON - 5 * MINUTE, thread=THREAD)
    await reception.take(wrote(1, text="in the topic", message_thread_id=THREAD, is_topic_message=True))
    assert await effect(reception, late) == (1, 0, 1)


async def test_only_a_prompt_makes_its_forum_topic_one_of_answers(reception: Reception) -> None:
    post = await posted(reception, "calendar", thread=THREAD)
    await reception.take(wrote(1, text="in the topic", message_thread_id=THREAD, is_topic_message=True))
    assert await effect(reception, post) == (0, 0, 0)


@pytest.mark.parametrize(("hours", "people"), [(23.9, 1), (24, 0)])
async def test_after_a_day_nothing_counts_any_more(reception: Reception, hours: float, people: int) -> None:
    post = await posted(reception, at=NOON - timedelta(hours=hours))
    await reception.take(wrote(1, text="late", **reply()), reacted(2, POST, ANN))
    assert await effect(reception, post) == (people, people, people)


@pytest.mark.parametrize(("hours", "people"), [(22, 1), (25, 0)])
async def test_what_is_read_after_downtime_counts_by_when_it_was_said(
    reception: Reception, hours: float, people: int
) -> None:
    post, said = await posted(reception, at=NOON), NOON + timedelta(hours=hours)
    reception.clock.set(NOON + timedelta(hours=30))
    await reception.take(wrote(1, at=said, text="late", **reply()), reacted(2, POST, ANN, at=said))
    assert await effect(reception, post) == (people, people, people)


async def test_a_batch_that_comes_twice_counts_once(reception: Reception) -> None:
    post = await posted(reception)
    batch = wrote(1, text="one", **reply()), reacted(2, POST)
    await reception.take(*batch)
    await reception.take(*batch)
    assert await effect(reception, post) == (1, 1, 2)


async def test_another_groups_message_with_the_same_number_is_no_answer(reception: Reception) -> None:
    async with reception.database.begin() as uow:
        await community_of(uow, ELSEWHERE, title="Runners")
    post = await posted(reception)
    await reception.take(wrote(1, place=ELSEWHERE, text="one", **reply()), reacted(2, POST, place=ELSEWHERE))
    assert await effect(reception, post) == (0, 0, 0)
    assert await reception.rows(response) == []
