"""Whatever happens to points in whatever order: balances, caps, boards, orders and levels stay right."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.content import Content
from bot.domain.expiry import days_to_go
from bot.storage.database import Database
from tests.actions import ledger_games as games
from tests.actions.ledger_audit import audit
from tests.actions.ledger_life import GOODS, HOUR, PEOPLE, Life, Step

PERSON, NUMBER = st.integers(0, PEOPLE - 1), st.integers(0, 40)
NUMBERS = itertools.count(1)
"""Each life has a group and people of its own, in one database."""


class Ledger(RuleBasedStateMachine):
    """One life; each rule is something that people, staff or the clock do."""

    runner: asyncio.Runner
    database: Database
    content: Content

    def __init__(self) -> None:
        super().__init__()
        self.life = Life(self.database, self.content, next(NUMBERS))
        self.runner.run(self.life.begin())

    def _do(self, step: Step) -> None:
        self.runner.run(self.life.do(step))

    @rule(hours=st.sampled_from([1, 6, 24, 24, 72]))
    def wait(self, hours: int) -> None:
        self.life.now += hours * HOUR

    @rule(each=PERSON)
    def check_in(self, each: int) -> None:
        self._do(lambda uow: self.life.check_in(uow, each))

    @rule(each=PERSON, back=st.integers(1, 4))
    def make_up(self, each: int, back: int) -> None:
        self._do(lambda uow: self.life.make_up(uow, each, back))

    @rule(each=PERSON, amount=st.integers(1, 100))
    def award(self, each: int, amount: int) -> None:
        self._do(lambda uow: self.life.award(uow, each, amount))

    @rule(number=NUMBER)
    def undo(self, number: int) -> None:
        self._do(lambda uow: self.life.undo(uow, number))

    @rule(each=PERSON, to=PERSON)
    def thank(self, each: int, to: int) -> None:
        self._do(lambda uow: self.life.thank(uow, each, to))

    @rule(each=PERSON, says=st.integers(0, 4), likes=NUMBER, votes=st.integers(0, 5))
    def hear(self, each: int, says: int, likes: int, votes: int) -> None:
        self._do(lambda uow: self.life.hear(uow, each, says=says, likes=likes, votes=votes))

    @rule(each=PERSON, item=st.sampled_from([item.id for item in GOODS.items]), again=st.booleans())
    def buy(self, each: int, item: str, again: bool) -> None:  # noqa: FBT001 - hypothesis passes it
        self._do(lambda uow: self.life.buy(uow, each, item, again=again))

    @rule(number=NUMBER, what=st.sampled_from(["approve", "hand_over", "refuse", "reopen"]))
    def settle(self, number: int, what: str) -> None:
        self._do(lambda uow: self.life.settle(uow, number, what))

    @rule()
    def a_month_goes_by(self) -> None:
        """Up to the next first of a month; the reminder's day is on the way."""
        for ahead in (7, 1, 0):
            day, away = days_to_go(self.life.home.day_of(self.life.now) + timedelta(days=1))
            del day
            self.life.now += timedelta(days=max(0, away + 1 - ahead))
            self._do(self.life.expire)

    @rule()
    def begin_challenge(self) -> None:
        self._do(lambda uow: games.begin_challenge(self.life, uow))

    @rule(each=PERSON)
    def sign_up(self, each: int) -> None:
        self._do(lambda uow: games.sign_up(self.life, uow, each))

    @rule(each=PERSON)
    def prove(self, each: int) -> None:
        self._do(lambda uow: games.prove(self.life, uow, each))

    @rule(number=NUMBER, back=st.booleans())
    def strike(self, number: int, back: bool) -> None:  # noqa: FBT001 - hypothesis passes it
        self._do(lambda uow: games.strike(self.life, uow, number, back=back))

    @rule()
    def begin_giveaway(self) -> None:
        self._do(lambda uow: games.begin_giveaway(self.life, uow))

    @rule(each=PERSON)
    def enter(self, each: int) -> None:
        self._do(lambda uow: games.enter(self.life, uow, each))

    @rule(number=NUMBER, back=st.booleans())
    def redraw(self, number: int, back: bool) -> None:  # noqa: FBT001 - hypothesis passes it
        self._do(lambda uow: games.redraw(self.life, uow, number, back=back))

    @rule(each=PERSON, honour=st.booleans())
    def propose(self, each: int, honour: bool) -> None:  # noqa: FBT001 - hypothesis passes it
        self._do(lambda uow: games.propose(self.life, uow, each, honour=honour))

    @rule(number=NUMBER)
    def approve(self, number: int) -> None:
        self._do(lambda uow: games.approve(self.life, uow, number))

    @rule(each=PERSON, options=st.sampled_from([(0,), (1,), ()]))
    def cast(self, each: int, options: tuple[int, ...]) -> None:
        self._do(lambda uow: games.cast(self.life, uow, each, *options))

    @rule(hours=st.sampled_from([0, 2, 24]))
    def clock(self, hours: int) -> None:
        """What is due is begun or closed, and a little later counted."""
        self.life.now += hours * HOUR
        for _ in range(2):
            self._do(lambda uow: games.sweep(self.life, uow))
            self.life.now += HOUR / 6

    @rule(each=PERSON)
    def leave(self, each: int) -> None:
        self._do(lambda uow: self.life.leave(uow, each))

    @rule(each=PERSON)
    def join(self, each: int) -> None:
        self._do(lambda uow: self.life.join(uow, each))

    @rule(each=PERSON)
    def forget(self, each: int) -> None:
        self._do(lambda uow: self.life.forget(uow, each))

    @invariant()
    def everything_adds_up(self) -> None:
        self.runner.run(audit(self.life))


@pytest.fixture
def machine(database_url: str, content: Content) -> Iterator[type[Ledger]]:
    """The machine on a database of its own, in an event loop of its own."""
    with asyncio.Runner() as loop:
        opened = Database(database_url)

        class Here(Ledger):
            runner, database, content_ = loop, opened, content

        Here.content = content
        yield Here
        loop.run(opened.close())


def test_points_add_up_after_everything_that_can_happen_to_them(machine: type[Ledger]) -> None:
    run_state_machine_as_test(machine, settings=settings(
        max_examples=10, stateful_step_count=40, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    ))  # fmt: skip


def test_such_a_life_has_challenges_prizes_taken_back_and_honours(machine: type[Ledger]) -> None:
    one = machine()
    for each in range(3):
        one.award(each, 10)
    one.begin_challenge()
    one.begin_giveaway()
    one.propose(2, honour=True)
    one.approve(1)
    for each in range(3):
        one.sign_up(each)
        one.enter(each)
        one.cast(each, (0,))
    one.clock(24)
    one.prove(0)
    one.prove(1)
    one.strike(1, back=False)
    one.clock(24)
    one.clock(24)
    one.redraw(0, back=True)
    one.everything_adds_up()

    async def kinds() -> dict[str, int]:
        async with one.life.database.read() as uow:
            found = [
                await uow.ledger.last(one.life.home.id, one.life.person(each).user_id, 99)
                for each in range(3)
            ]
            return Counter(line.kind for lines in found for line in lines)

    told = one.runner.run(kinds())
    wanted = {"vote": 6, "challenge": 1, "giveaway": 3, "giveaway_back": 2, "honour": 1}
    assert {kind: told[kind] for kind in wanted} == wanted


def test_such_a_life_has_purchases_refunds_expiry_and_levels(machine: type[Ledger]) -> None:
    """The rules do not pass by what they are meant to try."""
    one = machine()
    one.award(0, 100)
    one.hear(1, 3, 0, 1)
    one.hear(0, 0, 1, 0)
    one.buy(0, "mug", again=False)
    one.buy(0, "coupon", again=False)
    for what in ("approve", "hand_over", "reopen", "refuse"):
        one.settle(0, what)
    one.check_in(1)
    one.a_month_goes_by()
    one.a_month_goes_by()
    one.a_month_goes_by()
    one.everything_adds_up()

    async def kinds() -> set[str]:
        async with one.life.database.read() as uow:
            found = [
                await uow.ledger.last(one.life.home.id, one.life.person(each).user_id, 99) for each in (0, 1)
            ]
            return {line.kind for lines in found for line in lines}

    wanted = {"award", "purchase", "refund", "checkin", "message", "thanks", "answer", "vote", "expiry"}
    assert wanted <= one.runner.run(kinds())
