"""`/thanks`: pays the one whose message is replied to, tells the two of them, and nobody else."""

from datetime import datetime, timedelta

import pytest

from bot.desk import Call, Desk
from bot.domain.community import Person
from bot.domain.hearing import Heard, Reacted, Spoken
from bot.domain.outgoing import Place, Whisper
from bot.domain.refusal import Refusal
from bot.intake.follow import FOLLOWERS
from bot.storage.database import Database
from handlers import appreciation
from tests.actions.arrivals import CHAT, DAY, HOUR, START, Group, person

GIVER, RECEIVER = 1, 2


@pytest.fixture
async def group(database: Database) -> Group:
    """A community with twenty members, of which it is not known yet whether it takes ephemeral messages."""
    made = Group(database)
    await made.register()
    for user in range(1, 21):
        await made.change(user, name=f"Name{user}")
    return made


async def thanks(
    group: Group, giver: int = GIVER, target: Person | None = None, *, at: datetime = START,
    private: bool = False,
) -> None:  # fmt: skip
    """Somebody replies /thanks; raises Refusal as the handler does."""
    member = await group.member(giver)
    async with group.database.begin() as uow:
        home = await uow.communities.get(group.community.id)
        desk = Desk(uow, group.content, at, 42, "steward_bot", frozenset(), {CHAT: home}, {})
        call = Call(
            desk, "thanks", "", CHAT, private=private, person=person(giver), language="en", sent_at=at,
            community=home, member=member, message_id=9, target=target, reply_to=8,
        )  # fmt: skip
        await appreciation.thanks(call)
        await uow.ledger.settle(at)


async def refused(group: Group, target: Person | None = None, *, private: bool = False) -> str:
    """The reason why not; nobody is told anything else."""
    with pytest.raises(Refusal) as refusal:
        await thanks(group, GIVER, target, private=private)
    assert await group.said() == []
    return refusal.value.text.key


async def points(group: Group, user: int) -> int:
    return sum(entry.amount for entry in await group.entries(user, "thanks"))


async def test_thanks_pay_two_points_and_both_learn_of_it(group: Group) -> None:
    await thanks(group, GIVER, person(RECEIVER))
    [entry] = await group.entries(RECEIVER, "thanks")
    assert (entry.amount, entry.actor, entry.ref) == (2, GIVER, "8")
    told = {user: group.read(say) for user, say in await group.whispered()}
    assert told == {
        GIVER: "I passed your thanks on to Name2, with 2 points.",
        RECEIVER: "💛 Name1 thanked you (+2)",
    }
    assert [say.secret for user, say in await group.whispered() if user == RECEIVER] == [True]
    assert await group.in_group() == []
    assert await points(group, GIVER) == 0


async def test_without_a_message_replied_to_the_way_is_shown(group: Group) -> None:
    assert await refused(group) == "thanks-usage"


async def test_nobody_thanks_themselves(group: Group) -> None:
    assert await refused(group, person(GIVER)) == "thanks-not-yourself"


async def test_bots_and_channels_are_not_thanked(group: Group) -> None:
    assert await refused(group, person(77)._replace(bot=True)) == "thanks-not-to-bots"


async def test_who_has_left_is_not_thanked(group: Group) -> None:
    await group.leave(RECEIVER, at=START)
    assert await refused(group, person(RECEIVER)) == "award-left"


async def test_thanks_are_said_in_the_group(group: Group) -> None:
    assert await refused(group, person(RECEIVER), private=True) == "only-in-group"


async def test_the_same_two_thank_once_a_day(group: Group) -> None:
    await thanks(group, GIVER, person(RECEIVER))
    with pytest.raises(Refusal) as refusal:
        await thanks(group, GIVER, person(RECEIVER), at=START + HOUR)
    assert refusal.value.text.key == "thanks-already"
    await thanks(group, GIVER, person(RECEIVER), at=START + DAY)
    await thanks(group, RECEIVER, person(GIVER))
    assert (await points(group, RECEIVER), await points(group, GIVER)) == (4, 2)


async def _like(group: Group, at: datetime) -> None:
    home, heard = group.community, Heard()
    heard.spoken.append(Spoken(home.id, 8, RECEIVER, at, 3))
    heard.reactions.append(Reacted(home.id, 8, GIVER, 1, 0, at))
    heard.reaction(home, person(GIVER), at, 1)
    heard.person(home, person(RECEIVER), home.day_of(at))
    async with group.database.begin() as uow:
        await uow.activity.flush(heard)
        for follow in FOLLOWERS:
            await follow(uow, group.content, at, {home.id: home}, heard)
        await uow.ledger.settle(at)


async def test_a_reaction_and_thanks_of_one_day_are_one_appreciation(group: Group) -> None:
    await _like(group, START)
    with pytest.raises(Refusal) as refusal:
        await thanks(group, GIVER, person(RECEIVER), at=START + HOUR)
    assert refusal.value.text.key == "thanks-already"
    await thanks(group, GIVER, person(RECEIVER), at=START + DAY)
    await _like(group, START + DAY + HOUR)
    assert await points(group, RECEIVER) == 4


async def test_when_the_day_is_full_the_thanks_are_passed_on_without_points(group: Group) -> None:
    for giver in range(3, 10):
        await thanks(group, giver, person(RECEIVER), at=START + giver * timedelta(minutes=1))
    assert await points(group, RECEIVER) == 10
    answers = [group.read(say) for user, say in await group.whispered() if user != RECEIVER]
    assert answers[4] == "I passed your thanks on to Name2, with 2 points."
    assert "their points are full" in answers[5]
    told = [group.read(say) for user, say in await group.whispered() if user == RECEIVER]
    assert told[4:6] == ["💛 Name7 thanked you (+2)", "💛 Name8 thanked you"]
    with pytest.raises(Refusal) as refusal:
        await thanks(group, 9, person(RECEIVER), at=START + HOUR)
    assert refusal.value.text.key == "thanks-already"
    assert len(await group.entries(RECEIVER, "thanks")) == 5  # /points tells of what moved something


async def test_the_quiet_are_thanked_without_a_word(group: Group) -> None:
    await group.change(RECEIVER, quiet=True)
    await thanks(group, GIVER, person(RECEIVER))
    assert [user for user, _ in await group.whispered()] == [GIVER]


async def test_where_only_one_person_cannot_be_told_alone_the_group_is_spared(group: Group) -> None:
    async with group.database.begin() as uow:
        await uow.communities.change(group.community.id, ephemeral=False)
    await thanks(group, GIVER, person(RECEIVER))
    [say] = await group.said()
    assert isinstance(say.to, Whisper)
    assert (say.to.user_id, say.lifetime > 0) == (GIVER, True)
    assert not isinstance(say.to, Place)


async def test_somebody_nobody_knew_can_be_thanked(group: Group) -> None:
    await thanks(group, GIVER, person(99))
    assert await points(group, 99) == 2


async def test_each_is_told_in_their_own_language(group: Group) -> None:
    await group.change(RECEIVER, language="zh")
    await thanks(group, GIVER, person(RECEIVER))
    assert {user: say.language for user, say in await group.whispered()} == {GIVER: "en", RECEIVER: "zh"}
