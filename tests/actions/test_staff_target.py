"""Whom staff mean: one person, or a refusal that says what to write instead."""

import pytest

from bot.actions.staff_target import find
from bot.domain.community import Member, Person
from bot.domain.refusal import Refusal
from bot.domain.staff_line import Order
from bot.storage.tables import complaint
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene, community_of

OTHER = -1010


async def meant(scene: Scene, order: Order, pointed: Person | None = None, **more: bool) -> Member:
    async with scene.database.begin() as uow:
        _, found = await find(uow, [scene.community], order, pointed, "mute", **more)
        return found


@pytest.mark.parametrize(
    ("order", "user"),
    [
        (Order(username="ANN_X"), ANN),
        (Order(username="boBo"), BO),
        (Order(user_id=CHEN), CHEN),
        (Order(name="陈"), CHEN),
        (Order(name="bo <B>"), BO),
    ],
)
async def test_name_case_id_and_display_name_find_the_member(scene: Scene, order: Order, user: int) -> None:
    assert (await meant(scene, order)).user_id == user


async def test_a_reply_and_a_name_must_mean_the_same_person(scene: Scene) -> None:
    ann = Person(ANN, "Ann")
    assert (await meant(scene, Order(), ann)).user_id == ANN
    assert (await meant(scene, Order(username="ann_x"), ann)).user_id == ANN
    with pytest.raises(Refusal, match="staff-two-people"):
        await meant(scene, Order(username="bobo"), ann)


async def test_a_bot_or_channel_is_nobody_unless_somebody_is_named(scene: Scene) -> None:
    channel = Person(136817688, "Ads", bot=True)
    with pytest.raises(Refusal, match="staff-not-a-person"):
        await meant(scene, Order(), channel)
    assert (await meant(scene, Order(username="bobo"), channel)).user_id == BO


async def test_a_name_that_two_people_had_is_never_guessed(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, CHEN, username="Ann_X", name="Bo <b>")
    for order in (Order(username="ann_x"), Order(name="Bo <b>")):
        with pytest.raises(Refusal, match="staff-several"):
            await meant(scene, order)


@pytest.mark.parametrize(
    ("order", "key"),
    [
        (Order(username="nobody"), "staff-unknown-username"),
        (Order(user_id=999999), "staff-unknown"),
        (Order(name="Nobody"), "staff-unknown"),
        (Order(), "staff-whom"),
    ],
)
async def test_who_is_not_known_is_refused_with_what_to_write(scene: Scene, order: Order, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        await meant(scene, order)
    assert refused.value.text.key == key
    assert refused.value.text.params["command"] == "mute"


async def test_an_id_never_seen_will_do_where_strangers_are_allowed(scene: Scene) -> None:
    assert (await meant(scene, Order(user_id=999999), strangers=True)).user_id == 999999
    with pytest.raises(Refusal, match="staff-unknown-username"):
        await meant(scene, Order(username="nobody"), strangers=True)


async def test_of_several_communities_the_only_one_that_knows_them_is_meant(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        other = await community_of(uow, OTHER, title="Runners")
        await uow.members.ensure(other.id, Person(BO, "Bo", "bobo"))
        both = [scene.community, other]
        found, _ = await find(uow, both, Order(username="ann_x"), None, "mute")
        assert found == scene.community
        with pytest.raises(Refusal, match="staff-which"):
            await find(uow, both, Order(username="bobo"), None, "mute")
        with pytest.raises(Refusal, match="staff-unknown"):
            await find(uow, both, Order(user_id=999999), None, "mute", strangers=True)


async def test_a_card_names_whom_it_is_about_in_its_own_chat_alone(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-55)
        await uow.connection.execute(
            complaint.insert().values(
                community_id=scene.community.id, number=1, user_id=ANN, message_id=7, source="talk",
                grade="general", state="open", attention=1, opened_at=NOON, deadline=NOON, runs_from=NOON,
                notice_id=31,
            )
        )  # fmt: skip
    async with scene.database.read() as uow:
        card = await uow.record.card(-55, 31)
        assert card is not None
        assert (card.community_id, card.user_id, card.message_id) == (scene.community.id, ANN, 7)
        assert await uow.record.card(-55, 32) is None
        assert await uow.record.card(-56, 31) is None
