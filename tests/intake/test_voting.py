"""Answers to polls on their way through intake: whose vote it is, and who becomes known by it."""

from sqlalchemy import select

from bot.storage.tables import ballot, dead_update, member, stray_ballot, vote
from tests.intake.mail import ANN, BO, NOON, chose, person, wrote
from tests.intake.reception import Reception


async def _voting(reception: Reception, poll: str = "p") -> int:
    """An open vote of the group; its id."""
    async with reception.database.begin() as uow:
        [home] = await uow.communities.all()
        made = await uow.connection.execute(
            vote.insert()
            .values(
                community_id=home.id, state="open", question="Tea?", options=["yes", "no"], asked_by=1,
                poll_id=poll, message_id=60, created_at=NOON, opened_at=NOON,
            )
            .returning(vote.c.id)
        )  # fmt: skip
        return int(made.scalar_one())


async def test_a_ballot_is_kept_as_it_came_with_every_change(reception: Reception) -> None:
    number = await _voting(reception)
    await reception.take(chose(1, "p", 0), chose(2, "p", 1, user=BO))
    await reception.take(chose(3, "p", 1), chose(4, "p", user=BO))
    assert await reception.rows(dead_update) == []
    rows = sorted(await reception.rows(ballot), key=lambda row: row.id)
    assert {row.vote_id for row in rows} == {number}
    assert [(row.user_id, row.options) for row in rows if row.user_id == ANN] == [(ANN, [0]), (ANN, [1])]
    assert [(row.user_id, row.options) for row in rows if row.user_id == BO] == [(BO, [1]), (BO, [])]


async def test_a_batch_of_nothing_but_ballots_makes_the_voters_known(reception: Reception) -> None:
    await _voting(reception)
    await reception.take(chose(1, "p", 0, user=person(9, first_name="Ida", username="ida")))
    async with reception.database.read() as uow:
        rows = await uow.connection.execute(select(member.c.user_id, member.c.name))
        assert [tuple(row) for row in rows] == [(9, "Ida")]


async def test_an_answer_to_a_poll_nobody_knows_is_kept_for_when_it_is_known(reception: Reception) -> None:
    await reception.take(chose(1, "q", 0), wrote(2))
    assert await reception.rows(ballot) == []
    assert [(row.poll_id, row.user_id, row.options) for row in await reception.rows(stray_ballot)] == [
        ("q", ANN, [0])
    ]


async def test_a_repeated_update_is_one_ballot(reception: Reception) -> None:
    await _voting(reception)
    await reception.take(chose(1, "p", 0), chose(1, "p", 0))
    await reception.take(chose(1, "p", 0))
    assert len(await reception.rows(ballot)) == 1


async def test_bots_have_no_ballot(reception: Reception) -> None:
    await _voting(reception)
    await reception.take(chose(1, "p", 0, user=person(77, is_bot=True)), chose(2, "q", 0, user=None))
    assert await reception.rows(ballot) == []
    assert await reception.rows(stray_ballot) == []
    assert await reception.rows(dead_update) == []
