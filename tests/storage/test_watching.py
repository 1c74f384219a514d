"""What hearing is told to look out for: this batch's groups, polls and people, and nobody else's."""

from datetime import datetime, timedelta

import pytest

from bot.domain.community import Community
from bot.domain.hearing import Watching
from bot.domain.proof import HASHTAG, Wanted
from bot.storage.database import Database
from bot.storage.dialogue import Asked
from bot.storage.tables import challenge, post, vote
from bot.storage.uow import UnitOfWork
from tests.actions.scene import NOON, community_of

HOUR = timedelta(hours=1)


@pytest.fixture
async def homes(database: Database) -> list[Community]:
    """Two communities."""
    async with database.begin() as uow:
        return [await community_of(uow), await community_of(uow, -1010, title="Runners")]


async def _vote(uow: UnitOfWork, home: int, poll: str | None, state: str = "open") -> int:
    made = await uow.connection.execute(
        vote.insert()
        .values(
            community_id=home, state=state, question="Tea?", options=["a", "b"], asked_by=1, poll_id=poll,
            created_at=NOON,
        )
        .returning(vote.c.id)
    )  # fmt: skip
    return int(made.scalar_one())


async def _challenge(uow: UnitOfWork, home: int, state: str, word: str) -> None:
    await uow.connection.execute(
        challenge.insert().values(
            community_id=home, state=state, title="Read", proof=HASHTAG, word=word, days=7, needed=5,
            starts_on=NOON.date(), ends_on=NOON.date(), begins_at=NOON, ends_at=NOON, made_by=1, at=NOON,
        )
    )  # fmt: skip


async def _post(uow: UnitOfWork, home: int, message: int | None, sent: datetime | None) -> None:
    await uow.connection.execute(
        post.insert().values(
            community_id=home, kind="topic", entry=f"e{message}", slot=NOON, local_date=NOON.date(),
            state="sent", message_id=message, sent_at=sent, words={},
        )
    )  # fmt: skip


async def test_polls_are_found_by_their_id_with_the_group_they_are_in(
    database: Database, homes: list[Community]
) -> None:
    async with database.begin() as uow:
        ids = [await _vote(uow, homes[0].id, "p1"), await _vote(uow, homes[1].id, "p2", "closed")]
        await _vote(uow, homes[0].id, None, "proposed")
    async with database.read() as uow:
        found = await uow.watching.polls(["p1", "p2", "p3", "None", ""])
        assert await uow.watching.polls([]) == {}
    assert found == {
        "p1": (homes[0].id, ids[0], homes[0].chat_id),
        "p2": (homes[1].id, ids[1], homes[1].chat_id),
    }


async def test_only_challenges_of_these_communities_that_are_not_over_want_proofs(
    database: Database, homes: list[Community]
) -> None:
    async with database.begin() as uow:
        for state in ("signup", "running", "finished", "cancelled"):
            await _challenge(uow, homes[0].id, state, state)
        await _challenge(uow, homes[0].id, "running", "also")
        await _challenge(uow, homes[1].id, "running", "elsewhere")
    async with database.read() as uow:
        found = await uow.watching.look([homes[0].id], [homes[0].chat_id], {}, NOON)
    words = [each.word for each in found.proofs[homes[0].id]]
    assert (sorted(words), set(found.proofs)) == (["also", "running", "signup"], {homes[0].id})
    assert all(isinstance(each, Wanted) and each.kind == HASHTAG for each in found.proofs[homes[0].id])


async def test_posts_of_the_last_day_that_are_in_the_group_are_listened_to(
    database: Database, homes: list[Community]
) -> None:
    async with database.begin() as uow:
        await _post(uow, homes[0].id, 1, NOON - 24 * HOUR)
        await _post(uow, homes[0].id, 2, NOON - 23 * HOUR)
        await _post(uow, homes[0].id, None, NOON)
        await _post(uow, homes[0].id, 3, None)
        await _post(uow, homes[1].id, 4, NOON)
    async with database.read() as uow:
        found = await uow.watching.look([homes[0].id], [], {}, NOON)
    assert set(found.posts) == {(homes[0].id, 2)}


async def test_people_who_were_asked_something_are_listened_to_until_it_expires(
    database: Database, homes: list[Community]
) -> None:
    chat, until = homes[0].chat_id, NOON + HOUR
    async with database.begin() as uow:
        await uow.dialogues.ask(chat, 5, Asked(homes[0].id, "name", {}), until)
        await uow.dialogues.ask(chat, 6, Asked(homes[0].id, "name", {}), NOON)
        await uow.dialogues.ask(homes[1].chat_id, 7, Asked(homes[1].id, "name", {}), until)
    async with database.read() as uow:
        assert (await uow.watching.look([homes[0].id], [chat], {}, NOON)).dialogues == {(chat, 5)}
        assert (await uow.watching.look([homes[0].id], [chat], {}, until)).dialogues == frozenset()


async def test_without_a_community_there_is_nothing_to_look_out_for(database: Database) -> None:
    async with database.read() as uow:
        assert await uow.watching.look([], [-5], {"p": (1, 2)}, NOON) == Watching(polls={"p": (1, 2)})
