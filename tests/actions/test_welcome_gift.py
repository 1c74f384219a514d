"""The newcomer's gift: points once for ever, unique codes that only their owner sees."""

import hmac

import pytest
from sqlalchemy import select

from bot.actions.welcome_gift import code_of
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.storage.database import Database
from bot.storage.tables import gift_mark, secret
from tests.actions.arrivals import CHAT, DAY, HOUR, MINUTE, START, Group, person, pressed

CODES = ("RED", "BLUE")


@pytest.fixture
async def group(database: Database) -> Group:
    made = Group(database)
    await made.register()
    return made


async def greeted(group: Group, *users: int, home: int = 1) -> None:
    await group.join(*users, home=home)
    await group.sweep(START + MINUTE)


async def test_a_newcomer_gets_ten_points(group: Group) -> None:
    await group.join(1)
    [entry] = await group.entries(1)
    assert (entry.amount, entry.kind, entry.key, entry.actor) == (10, "gift", "gift:1", 0)


async def test_leaving_and_coming_back_gives_nothing(group: Group) -> None:
    for days in (0, 1, 400):
        await group.join(1, at=START + days * DAY)
        await group.leave(1, at=START + days * DAY + HOUR)
    assert len(await group.entries(1)) == 1


async def test_a_member_from_before_our_time_who_leaves_and_comes_back_gets_nothing(group: Group) -> None:
    await group.speak(1, at=START - DAY)
    await group.leave(1, at=START)
    await group.join(1, at=START + HOUR)
    assert await group.entries(1) == []


async def test_who_speaks_before_the_news_of_their_joining_gets_the_gift_all_the_same(group: Group) -> None:
    await group.speak(1, at=START)
    await group.join(1)
    assert [entry.kind for entry in await group.entries(1)] == ["gift"]


async def test_each_community_has_a_gift_of_its_own(group: Group) -> None:
    other = await group.register(2)
    await group.join(1)
    await group.join(1, home=2)
    async with group.database.read() as uow:
        assert await uow.ledger.balance(group.community.id, 1) == 10
        assert await uow.ledger.balance(other.id, 1) == 10


async def test_no_points_configured_is_no_entry(group: Group) -> None:
    group.rules(gift_points=0)
    await group.join(1)
    assert await group.entries(1) == []


async def test_two_codes_go_to_the_first_two_of_three_and_the_operators_are_told(group: Group) -> None:
    group.rules(codes=CODES)
    await group.join(1)
    await group.join(2, 3, at=START + MINUTE / 2)
    await group.sweep(START + MINUTE)
    assert await group.codes() == {1: "RED", 2: "BLUE"}
    [alert] = await group.to_operators()
    assert alert.text == Text("welcome-no-codes-left", {"community": "Readers", "without": 1})


async def test_the_operators_are_told_of_an_empty_pool_once_a_day(group: Group) -> None:
    group.rules(code_file="codes.txt")
    for user, hours in ((1, 0), (2, 1), (3, 24)):
        await group.join(user, at=START + hours * HOUR)
        await group.sweep(START + hours * HOUR + MINUTE)
    assert len(await group.to_operators()) == 2


async def test_no_codes_configured_is_no_alert_and_no_button(group: Group) -> None:
    await greeted(group, 1)
    assert await group.to_operators() == []
    [greeting] = await group.in_group()
    assert "gift::" not in pressed(greeting)


async def test_the_code_itself_is_said_in_private_only(group: Group) -> None:
    group.rules(codes=CODES)
    await group.open_private_chat(1)
    await greeted(group, 1, 2)
    [private] = await group.in_private(1)
    assert "RED" in group.read(private)
    for say in await group.said():
        assert say.to.chat_id > 0 or not any(code in group.read(say) for code in CODES)


async def test_the_greeting_has_a_button_that_shows_each_their_own_code(group: Group) -> None:
    group.rules(codes=CODES)
    await greeted(group, 1, 2)
    [greeting] = await group.in_group()
    assert "gift::" in pressed(greeting)
    async with group.database.read() as uow:
        assert await code_of(uow, group.community, 1) == "RED"
        assert await code_of(uow, group.community, 2) == "BLUE"


async def test_who_got_no_code_is_told_so_when_they_press(group: Group) -> None:
    group.rules(codes=CODES)
    await greeted(group, 1)
    async with group.database.read() as uow:
        with pytest.raises(Refusal) as refused:
            await code_of(uow, group.community, 99)
    assert refused.value.text == Text("welcome-no-code")


async def test_where_whispers_work_a_newcomer_is_told_that_a_code_waits(group: Group) -> None:
    group.rules(codes=CODES)
    await group.register(2, ephemeral=True)
    await greeted(group, 1, home=2)
    [(user, notice)] = await group.whispered()
    assert (user, notice.to.chat_id) == (1, 2 * CHAT)
    assert notice.text == Text("welcome-code-waits")
    assert pressed(notice) == ["gift::1"]


async def test_coming_back_neither_gives_nor_tells_a_code_again(group: Group) -> None:
    group.rules(codes=CODES)
    await group.open_private_chat(1)
    await greeted(group, 1)
    await group.leave(1, at=START + HOUR)
    await group.join(1, at=START + DAY)
    await group.sweep(START + DAY + MINUTE)
    assert await group.codes() == {1: "RED"}
    assert len(await group.in_private(1)) == 1


async def test_who_has_left_by_then_takes_no_code_away(group: Group) -> None:
    group.rules(codes=CODES)
    await group.join(1, 2)
    await group.leave(1, at=START + MINUTE / 2)
    await group.sweep(START + MINUTE)
    assert await group.codes() == {2: "RED"}


async def test_a_raid_gets_no_codes(group: Group) -> None:
    group.rules(codes=CODES)
    await greeted(group, *range(1, 41))
    assert await group.codes() == {}


async def test_downtime_costs_nobody_their_code(group: Group) -> None:
    group.rules(codes=CODES)
    await group.join(1)
    await group.sweep(START + 5 * HOUR)
    assert await group.codes() == {1: "RED"}


async def test_two_communities_never_give_the_same_code(group: Group) -> None:
    group.rules(codes=CODES)
    await group.register(2)
    for user, home in ((1, 2), (2, 1), (3, 2)):
        await group.join(user, home=home)
        await group.sweep(START + MINUTE)
    assert await group.codes() == {1: "RED", 2: "BLUE"}


async def test_a_code_listed_twice_is_given_once(group: Group) -> None:
    group.rules(codes=("RED", "RED"))
    await greeted(group, 1, 2)
    assert await group.codes() == {1: "RED"}


async def test_where_whispers_do_not_work_nobody_is_told_in_public(group: Group) -> None:
    group.rules(codes=CODES)
    await greeted(group, 1)
    assert await group.whispered() == []


async def test_codes_added_later_go_to_those_who_come_later(group: Group) -> None:
    group.rules(codes=("RED",))
    await greeted(group, 1, 2)
    group.rules(codes=("RED", "RED", "GREEN"))
    await group.join(3, at=START + HOUR)
    await group.sweep(START + HOUR + MINUTE)
    assert await group.codes() == {1: "RED", 3: "GREEN"}


async def test_a_member_of_old_who_comes_back_gets_no_code(group: Group) -> None:
    group.rules(codes=CODES)
    async with group.database.begin() as uow:
        await uow.members.ensure(group.community.id, person(1))
    await group.leave(1, at=START - HOUR)
    await greeted(group, 1)
    assert await group.codes() == {}


async def forget(group: Group, *users: int) -> None:
    async with group.database.begin() as uow:
        for user in users:
            await uow.privacy.erase(user, START + HOUR)


async def marks(group: Group) -> list[str]:
    async with group.database.read() as uow:
        return list((await uow.connection.execute(select(gift_mark.c.mark))).scalars())


async def test_whoever_had_themselves_forgotten_gets_no_second_gift(group: Group) -> None:
    group.rules(codes=CODES)
    await greeted(group, 1)
    for days in (1, 2):
        await forget(group, 1)
        await group.join(1, at=START + days * DAY)
        await group.sweep(START + days * DAY + MINUTE)
    assert await group.entries(1) == []
    assert len(await group.codes()) == 1


async def test_a_member_of_old_is_no_newcomer_after_being_forgotten(group: Group) -> None:
    await group.speak(1, at=START - DAY)
    await forget(group, 1)
    await group.join(1, at=START + DAY)
    assert await group.entries(1) == []


async def test_being_forgotten_costs_nobody_else_and_nowhere_else_a_gift(group: Group) -> None:
    await group.register(2)
    await group.join(1)
    await forget(group, 1)
    await group.join(2, at=START + DAY)
    await group.join(1, at=START + DAY, home=2)
    assert len(await group.entries(2)) == 1
    assert len(await group.entries(1, home=2)) == 1


async def test_a_mark_tells_nobody_without_the_secret_of_its_database(group: Group) -> None:
    await group.join(1, 2)
    await forget(group, 1, 2)
    one, other = await marks(group)
    async with group.database.read() as uow:
        [key] = (await uow.connection.execute(select(secret.c.value))).scalars()
    home = group.community.id
    wanted = {
        hmac.new(bytes.fromhex(key), f"{home}:{user}".encode(), "sha256").hexdigest() for user in (1, 2)
    }
    assert {one, other} == wanted
    assert {hmac.new(b"", f"{home}:{user}".encode(), "sha256").hexdigest() for user in (1, 2)}.isdisjoint(
        wanted
    )
    assert len(key) == 64
