"""Each decision of staff leaves one line in the audit log: who, what, and about whom."""

from collections.abc import Awaitable, Callable

import pytest

from bot.actions import award, giveaway_prize, ops, panel, schedule, settings, setup, topics_today, votes
from bot.actions import challenge as challenges
from bot.actions import giveaway as giveaways
from bot.actions import shop_orders as orders
from bot.domain.community import Person
from bot.domain.points import Award
from bot.domain.settings import TOPICS
from bot.domain.setup import LANGUAGE
from bot.storage.audit import Deed
from tests.actions import games
from tests.actions.booth import HOUR, STAFF, TEA, Booth
from tests.actions.games import CROWD, DRAFT, PLAN
from tests.actions.scene import ANN, NOON, Scene
from tests.actions.test_votes_proposal import answer, propose

OLGA = Person(STAFF, "Olga")
Decide = Callable[[Scene], Awaitable[object]]


async def log(scene: Scene) -> list[Deed]:
    """What a second look finds, the oldest first."""
    async with scene.database.read() as uow:
        return (await uow.audit.latest(scene.community.id))[::-1]


def within(decide: Callable[..., Awaitable[object]], *args: object, **named: object) -> Decide:
    """Decided in a transaction of its own, by Olga."""

    async def deed(scene: Scene) -> None:
        async with scene.database.begin() as uow:
            await uow.communities.lock([scene.community.id])
            await decide(uow, NOON, scene.community, STAFF, *args, **named)

    return deed


async def give_points(scene: Scene) -> int:
    member = await scene.member(ANN)
    async with scene.database.begin() as uow:
        wish = Award("", 20, "kind")
        done = await award.award(uow, scene.content, NOON, scene.community, OLGA, member, wish, "k", NOON)
    return done.entry_id


async def take_points_back(scene: Scene) -> None:
    entry = await give_points(scene)
    async with scene.database.begin() as uow:
        await award.undo(uow, NOON, scene.community, OLGA, entry)


async def switch(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await settings.turn(uow, scene.content, NOON, scene.community, STAFF, TOPICS, on=False)


async def speak_chinese(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await settings.choose(uow, scene.content, NOON, scene.community, STAFF, LANGUAGE, "zh")


async def begin_the_day_at_five(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await settings.choose(uow, scene.content, NOON, scene.community, STAFF, settings.HOUR, "5")


async def set_up(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, state="setup")
        await setup.finish(uow, NOON, await uow.communities.get(scene.community.id), STAFF)


async def operate(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await ops.take(uow, frozenset({STAFF}), NOON, STAFF, scene.community, -5, None)


async def stop_operating(scene: Scene) -> None:
    await operate(scene)
    async with scene.database.begin() as uow:
        await ops.close(uow, NOON, -5, STAFF)


async def open_a_vote(scene: Scene) -> Booth:
    booth = Booth(scene, scene.content)
    await booth.open(TEA)
    return booth


def ended(end: Callable[..., Awaitable[None]]) -> Decide:
    async def deed(scene: Scene) -> None:
        vote = await (await open_a_vote(scene)).vote()
        async with scene.database.begin() as uow:
            await end(uow, NOON + HOUR, scene.community, STAFF, vote)

    return deed


def answered(*, yes: bool) -> Decide:
    async def deed(scene: Scene) -> None:
        booth = Booth(scene, scene.content)
        await propose(booth)
        await answer(booth, yes=yes)

    return deed


async def call_a_challenge_off(scene: Scene) -> None:
    each = await games.begin_challenge(scene, PLAN)
    async with scene.database.begin() as uow:
        await challenges.cancel(uow, NOON, scene.community, STAFF, each.id)


async def call_a_giveaway_off(scene: Scene) -> None:
    each = await games.open_giveaway(scene, DRAFT)
    async with scene.database.begin() as uow:
        await giveaways.cancel(uow, NOON, scene.community, STAFF, each.id)


async def strike(scene: Scene) -> None:
    each = await games.running(scene)
    await games.prove(scene, each, ANN, games.FIRST, 9)
    assert await games.strike(scene, 9) == ""


async def strike_and_count_again(scene: Scene) -> None:
    await strike(scene)
    assert await games.strike(scene, 9, back=True) == ""


async def draw_again(scene: Scene) -> None:
    assert await games.redraw(scene, await games.drawn(scene, people=CROWD)) == ""


def decided_about_an_order(*acts: Callable[..., Awaitable[object]]) -> Decide:
    """Each in turn, about an order of Ann's that waits."""

    async def deed(scene: Scene) -> None:
        async with scene.database.begin() as uow:
            number = await uow.shop.add({
                "community_id": scene.community.id, "user_id": ANN, "item": "mug", "key": "k", "unit": 1,
                "price": 10, "state": "open", "code": "", "local_date": NOON.date(), "at": NOON,
            })  # fmt: skip
            for act in acts:
                order = await uow.shop.get(scene.community.id, number)
                await act(uow, NOON, scene.community, order, OLGA)

    return deed


async def ask_the_first_offered(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        first, *_ = await topics_today.offered(uow, scene.content, scene.community, NOON)
        await topics_today.ask_offered(uow, scene.content, NOON, scene.community, STAFF, first.id)


START, OPEN, CHALLENGE = "giveaway-start", "vote-open", "challenge-start"
DECISIONS: list[tuple[Decide, list[str], int | None]] = [
    (give_points, ["award"], ANN),
    (take_points_back, ["award", "award-undo"], ANN),
    (switch, ["setting"], None),
    (speak_chinese, ["setting"], None),
    (begin_the_day_at_five, ["setting"], None),
    (set_up, ["setup-done"], None),
    (operate, ["ops-take"], None),
    (stop_operating, ["ops-take", "ops-close"], None),
    (open_a_vote, [OPEN], None),
    (ended(votes.close_early), [OPEN, "vote-close"], None),
    (ended(votes.cancel), [OPEN, "vote-cancel"], None),
    (answered(yes=True), ["vote-approve"], ANN),
    (answered(yes=False), ["vote-refuse"], ANN),
    (call_a_challenge_off, [CHALLENGE, "challenge-cancel"], None),
    (call_a_giveaway_off, [START, "giveaway-cancel"], None),
    (strike, [CHALLENGE, "proof-strike"], ANN),
    (strike_and_count_again, [CHALLENGE, "proof-strike", "proof-unstrike"], ANN),
    (draw_again, [START, "giveaway-redraw"], None),
    (decided_about_an_order(orders.approve), ["order-approve"], ANN),
    (decided_about_an_order(orders.hand_over, orders.reopen), ["order-done", "order-reopen"], ANN),
    (decided_about_an_order(orders.refuse), ["order-refuse"], ANN),
    (within(giveaway_prize.add_codes, "spring", ["A", "B"]), ["codes-add"], None),
    (within(schedule.pause, paused=True), ["posts-pause"], None),
    (within(schedule.pause, paused=False), ["posts-resume"], None),
    (within(schedule.name_forum_topic, "Books", 5), ["posts-topic"], None),
    (within(panel.announce, "Hello", "r", pin=False), ["post-announce"], None),
    (within(topics_today.pause, paused=True), ["topic-pause"], None),
    (within(topics_today.pause, paused=False), ["topic-resume"], None),
    (within(topics_today.set_thread, 7), ["topic-place"], None),
    (within(topics_today.ask_own, "What now?", "k"), ["topic-ask"], None),
    (ask_the_first_offered, ["topic-ask"], None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("decide", "actions", "target"), DECISIONS, ids=[" ".join(each[1]) for each in DECISIONS]
)
async def test_each_decision_is_one_line_with_who_what_and_about_whom(
    scene: Scene, decide: Decide, actions: list[str], target: int | None
) -> None:
    await decide(scene)
    deeds = await log(scene)
    assert [each.action for each in deeds] == actions
    assert {each.actor_id for each in deeds} == {STAFF}
    assert deeds[-1].target_id == target
    assert all(scene.content.texts.has(f"audit-{each}") for each in actions)
