"""Opening votes and ending them early."""

import pytest

from bot.actions import votes
from bot.domain.community import Person
from bot.domain.outgoing import ClosePoll, Erase, Poll
from bot.domain.refusal import Refusal
from bot.domain.vote import CANCELLED, CLOSED, CLOSING, OPEN, OPENING
from bot.domain.votes import Wish, pledge
from bot.domain.votes_line import read_line
from tests.actions.booth import HOUR, STAFF, TEA, Booth, with_rules
from tests.actions.scene import ANN, BO, NOON, Scene


@pytest.fixture
def booth(scene: Scene) -> Booth:
    return Booth(scene, scene.content)


async def refused(booth: Booth, wish: Wish, also: Person | None = None) -> str:
    with pytest.raises(Refusal) as refusal:
        async with booth.scene.database.begin() as uow:
            await votes.draft(uow, booth.content, booth.scene.community, wish, NOON, also)
    return refusal.value.text.key


async def test_a_poll_goes_out_open_to_be_seen_and_closing_by_itself(booth: Booth) -> None:
    await booth.open(read_line("Tea or coffee? | Tea | Coffee --until 2h --multi --hidden"), sent=False)
    [poll] = await booth.scene.wanted()
    assert isinstance(poll, Poll)
    assert [option.params["text"] for option in poll.options] == ["Tea", "Coffee"]
    assert (poll.multi, poll.hidden, poll.closes_at) == (True, True, (NOON + 2 * HOUR).isoformat())
    vote = await booth.vote()
    assert (vote.state, vote.asked_by, vote.closes_at, vote.opened_at) == (
        OPENING,
        STAFF,
        NOON + 2 * HOUR,
        None,
    )


async def test_the_same_request_asks_once(booth: Booth) -> None:
    await booth.open()
    with pytest.raises(Refusal) as refusal:
        await booth.open()
    assert refusal.value.text.key == "already-done"
    assert sum(isinstance(each, Poll) for each in await booth.scene.wanted()) == 1


async def test_it_is_open_once_the_poll_is_there_and_is_announced_with_its_rule(booth: Booth) -> None:
    await booth.open()
    vote = await booth.vote()
    assert (vote.state, vote.poll_id, vote.message_id, vote.opened_at) == (OPEN, f"p{vote.id}", 70, NOON)
    [said] = await booth.said("vote-opened")
    assert (said.text.params["ties"], said.text.params["vote"]) == ("first", vote.id)
    words = booth.content.texts.plain("en", said.text)
    assert "until 2 Nov, 14:00" in words
    assert "the option listed first wins" in words


async def test_a_lot_is_announced_with_the_hash_of_its_seed(scene: Scene) -> None:
    booth = Booth(scene, with_rules(scene, ties="lot"))
    await booth.open()
    [said] = await booth.said("vote-opened")
    async with scene.database.begin() as uow:
        seed = await uow.votes.seed(booth.vote_id)
        other = await uow.votes.seed(booth.vote_id + 1)
    assert said.text.params["hash"] == pledge(seed)
    assert seed != other


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        ("soon", "vote-until-usage"),
        ("2m", "vote-too-short"),
        ("31d", "vote-too-long"),
        ("today 8:00", "vote-too-short"),
    ],
)
async def test_an_end_that_cannot_be_is_refused(booth: Booth, until: str, reason: str) -> None:
    assert await refused(booth, Wish("Q", ("A", "B"), until)) == reason


async def test_without_an_end_it_is_open_for_a_day(booth: Booth) -> None:
    await booth.open(Wish("Q", ("A", "B")))
    assert (await booth.vote()).closes_at == NOON + 24 * HOUR


async def test_a_vote_closed_early_is_counted_as_it_stands(booth: Booth) -> None:
    await booth.open()
    await booth.cast((ANN, [0]))
    async with booth.scene.database.begin() as uow:
        await votes.close_early(uow, booth.at, booth.scene.community, STAFF, await booth.vote())
    assert (await booth.vote()).state == CLOSING
    await booth.cast((BO, [0]))
    await booth.sweep(seconds=6)
    vote = await booth.vote()
    assert vote.state == CLOSED
    assert vote.result is not None
    assert vote.result["counts"] == [2, 0, 0]
    assert ClosePoll(-1009, 70) in await booth.scene.wanted()


async def test_a_vote_called_off_is_told_and_never_counted(booth: Booth) -> None:
    await booth.open()
    await booth.cast((ANN, [0]))
    async with booth.scene.database.begin() as uow:
        await votes.cancel(uow, booth.at, booth.scene.community, STAFF, await booth.vote())
    await booth.finish()
    assert (await booth.vote()).state == CANCELLED
    assert len(await booth.said("vote-cancelled")) == 1
    assert await booth.said("vote-result") == []
    for end in (votes.cancel, votes.close_early):
        with pytest.raises(Refusal) as refusal:
            async with booth.scene.database.begin() as uow:
                await end(uow, booth.at, booth.scene.community, STAFF, await booth.vote())
        assert refusal.value.text.key == "vote-not-open"


async def test_a_vote_called_off_before_its_poll_is_out_never_appears(booth: Booth) -> None:
    await booth.open(sent=False)
    async with booth.scene.database.begin() as uow:
        await votes.cancel(uow, booth.at, booth.scene.community, STAFF, await booth.vote())
    assert await booth.scene.wanted() == []


async def test_a_poll_that_was_on_its_way_when_it_was_called_off_is_removed(booth: Booth) -> None:
    await booth.open(sent=False)
    [poll] = await booth.scene.wanted()
    async with booth.scene.database.begin() as uow:
        await votes.cancel(uow, booth.at, booth.scene.community, STAFF, await booth.vote())
    await booth.scene.wants(poll)
    await booth.arrive(71)
    assert Erase(-1009, (71,)) in await booth.scene.wanted()
    assert (await booth.vote()).state == CANCELLED


async def test_a_poll_that_never_got_there_is_given_up_and_told_to_the_operators(booth: Booth) -> None:
    async with booth.scene.database.begin() as uow:
        await uow.communities.change(booth.scene.community.id, ops_chat_id=-5)
    await booth.open(TEA, sent=False)
    await booth.sweep(hours=2, minutes=1)
    assert (await booth.vote()).state == CANCELLED
    assert len(await booth.said("vote-never-sent")) == 1
    await booth.sweep(minutes=1)
    assert len(await booth.said("vote-never-sent")) == 1
