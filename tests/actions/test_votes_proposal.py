"""Members propose, staff answer, and everybody hears what concerns them."""

from datetime import timedelta

import pytest

from bot.actions import votes, votes_proposal
from bot.domain.community import Person
from bot.domain.outgoing import Place, Poll, Say, Whisper
from bot.domain.refusal import Refusal
from bot.domain.vote import OPENING, PROPOSED, REFUSED, Vote
from bot.domain.votes import Wish
from tests.actions.booth import HOUR, STAFF, TEA, Booth
from tests.actions.scene import ANN, BO, CHEN, DAY, GROUP, NOON, Scene

ANNS = Person(ANN, "Ann")


@pytest.fixture
def booth(scene: Scene) -> Booth:
    return Booth(scene, scene.content)


async def propose(booth: Booth, person: Person = ANNS, key: str = "k", wish: Wish = TEA) -> int:
    async with booth.scene.database.begin() as uow:
        community = await uow.communities.get(booth.scene.community.id)
        draft = await votes.draft(uow, booth.content, community, wish, booth.at)
        booth.vote_id = await votes_proposal.propose(
            uow, booth.content, booth.at, community, person, draft, key
        )
        return booth.vote_id


async def answer(booth: Booth, *, yes: bool) -> Vote:
    async with booth.scene.database.begin() as uow:
        found = await uow.votes.get(booth.vote_id)
        assert found is not None
        if yes:
            return await votes_proposal.approve(
                uow, booth.content, booth.at, booth.scene.community, found, STAFF
            )
        return await votes_proposal.refuse(uow, booth.at, booth.scene.community, found, STAFF)


async def refused(booth: Booth, person: Person = ANNS, key: str = "k") -> str:
    with pytest.raises(Refusal) as refusal:
        await propose(booth, person, key)
    return refusal.value.text.key


async def test_a_proposal_goes_to_the_operators_with_two_buttons(booth: Booth) -> None:
    async with booth.scene.database.begin() as uow:
        await uow.communities.change(booth.scene.community.id, ops_chat_id=-5)
    number = await propose(booth)
    [said] = await booth.said("vote-proposed")
    assert said.to == Place(-5)
    assert [button.data for button in said.buttons[0]] == [
        f"vote:approve.{number}:",
        f"vote:refuse.{number}:",
    ]
    words = booth.content.texts.plain("en", said.text)
    assert "Ann would like to ask Readers" in words
    assert "▫️ Tea\n▫️ Coffee\n▫️ Milk" in words


async def test_without_an_operators_chat_each_administrator_is_asked_secretly(booth: Booth) -> None:
    async with booth.scene.database.begin() as uow:
        await uow.members.change(booth.scene.community.id, BO, status="administrator")
        await uow.members.change(booth.scene.community.id, CHEN, status="creator", left_at=NOON)
    await propose(booth)
    [said] = await booth.said("vote-proposed")
    assert (said.to, said.secret) == (Whisper(GROUP, BO), True)


async def test_an_approved_vote_is_opened_and_its_proposer_told(booth: Booth) -> None:
    await propose(booth)
    assert (await booth.vote()).state == PROPOSED
    opened = await answer(booth, yes=True)
    assert (opened.state, opened.approved_by, opened.closes_at) == (OPENING, STAFF, NOON + 2 * HOUR)
    wanted = await booth.scene.wanted()
    assert sum(isinstance(each, Poll) for each in wanted) == 1
    [told] = [each for each in wanted if isinstance(each, Say) and each.text.key == "vote-approved"]
    assert (told.to, told.secret) == (Whisper(GROUP, ANN), True)


async def test_a_vote_approved_too_late_for_its_end_is_open_as_long_as_usual(booth: Booth) -> None:
    await propose(booth)
    booth.at += timedelta(hours=1, minutes=57)
    assert (await answer(booth, yes=True)).closes_at == booth.at + 24 * HOUR


async def test_a_topic_approved_too_late_for_its_day_is_for_the_day_after_its_new_end(booth: Booth) -> None:
    topic = Wish("Tomorrow?", ("Rain", "Snow"), "2h", decides="topic")
    await propose(booth, wish=topic)
    assert (await booth.vote()).period == "2026-11-03"
    booth.at += timedelta(hours=5)
    assert (await answer(booth, yes=True)).period == "2026-11-04"


async def test_a_proposal_turned_down_never_appears(booth: Booth) -> None:
    await propose(booth)
    assert (await answer(booth, yes=False)).state == REFUSED
    assert len(await booth.said("vote-refused")) == 1
    assert not any(isinstance(each, Poll) for each in await booth.scene.wanted())


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
async def test_only_the_first_answer_holds(booth: Booth, *, first: bool, second: bool) -> None:
    await propose(booth)
    await answer(booth, yes=first)
    with pytest.raises(Refusal) as refusal:
        await answer(booth, yes=second)
    assert refusal.value.text.key == "already-done"
    assert (await booth.vote()).state == (OPENING if first else REFUSED)


async def test_one_proposal_waits_at_a_time_and_three_are_enough_for_a_day(booth: Booth) -> None:
    await propose(booth)
    assert await refused(booth, key="2") == "vote-proposal-waiting"
    await propose(booth, Person(BO, "Bo"), "3")
    for key in ("4", "5"):
        async with booth.scene.database.begin() as uow:
            for number in (1, 2, 3, 4):
                await uow.votes.move(number, [PROPOSED], state=REFUSED)
        await propose(booth, key=key)
    async with booth.scene.database.begin() as uow:
        await uow.votes.move(booth.vote_id, [PROPOSED], state=REFUSED)
    assert await refused(booth, key="6") == "vote-proposals-used-up"
    booth.at += DAY
    await propose(booth, key="7")
