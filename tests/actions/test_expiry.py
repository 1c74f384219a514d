"""Points run out on the first of a month, after two reminders, and only what is left of the old ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import expiry
from bot.domain.expiry import running_out
from bot.domain.outgoing import Say
from bot.domain.points import Entry
from bot.storage.database import Database
from tests.actions.scene import ANN, BO, CHEN, PEOPLE, Scene, community_of

START = datetime(2026, 1, 10, 2, 0, tzinfo=UTC)
"""Ten in the morning in Shanghai."""


@pytest.fixture
async def short(scene: Scene) -> Scene:
    """A community where points last for two months; two members have opened the bot."""
    points = replace(scene.content.points, expire_after_months=2)
    async with scene.database.begin() as uow:
        for user in (ANN, BO):
            await uow.members.open_contact(user, "en", START)
    return Scene(scene.database, replace(scene.content, points=points), scene.community)


async def earn(scene: Scene, user: int, amount: int, day: date, key: str) -> None:
    kind = "gift" if amount > 0 else "purchase"
    async with scene.database.begin() as uow:
        entry = Entry(user, amount, kind, f"{key}:{user}")
        await uow.ledger.record(scene.community.id, entry, day, START)


async def mornings(scene: Scene, first: date, last: date) -> None:
    """The job on each of these days."""
    for number in range((last - first).days + 1):
        slot = datetime(first.year, first.month, first.day, 2, 0, tzinfo=UTC) + timedelta(days=number)
        async with scene.database.begin() as uow:
            await uow.communities.lock([scene.community.id])
            await expiry.run_out(uow, scene.content, slot, scene.community, slot)


async def reminded(scene: Scene) -> list[tuple[int, object, object]]:
    """Who was reminded, of how many points, how many days before."""
    return [
        (act.to.chat_id, act.text.params["points"], act.text.params["days"])
        for act in await scene.wanted()
        if isinstance(act, Say) and act.text.key == "expiry-reminder"
    ]


async def test_old_points_go_on_the_first_after_reminders_a_week_and_a_day_before(short: Scene) -> None:
    await earn(short, ANN, 100, date(2026, 1, 20), "january")
    await earn(short, ANN, 40, date(2026, 2, 3), "february")
    await earn(short, ANN, -30, date(2026, 3, 1), "spent")
    await earn(short, BO, 25, date(2026, 2, 3), "february")
    await mornings(short, date(2026, 1, 10), date(2026, 3, 31))
    assert await reminded(short) == [(ANN, 70, 7), (ANN, 70, 1)]
    assert await short.balance(ANN) == 110
    await mornings(short, date(2026, 4, 1), date(2026, 4, 1))
    assert (await short.balance(ANN), await short.balance(BO)) == (40, 25)
    await mornings(short, date(2026, 4, 1), date(2026, 4, 30))
    assert await short.balance(ANN) == 40, "the same morning twice takes nothing twice"
    await mornings(short, date(2026, 5, 1), date(2026, 5, 1))
    assert (await short.balance(ANN), await short.balance(BO)) == (0, 0)


async def test_what_is_spent_after_the_reminder_does_not_run_out(short: Scene) -> None:
    await earn(short, ANN, 100, date(2026, 1, 20), "january")
    await mornings(short, date(2026, 3, 20), date(2026, 3, 31))
    await earn(short, ANN, -90, date(2026, 3, 31), "spent")
    await mornings(short, date(2026, 4, 1), date(2026, 4, 1))
    assert await short.balance(ANN) == 0
    async with short.database.read() as uow:
        assert [line.amount for line in await uow.ledger.last(short.community.id, ANN, 1)] == [-10]


async def test_who_switches_it_on_late_in_a_month_takes_nothing_before_a_weeks_notice(short: Scene) -> None:
    await earn(short, ANN, 100, date(2025, 5, 5), "old")
    await mornings(short, date(2026, 3, 28), date(2026, 4, 20))
    assert await reminded(short) == []
    assert await short.balance(ANN) == 100
    await mornings(short, date(2026, 4, 21), date(2026, 5, 1))
    assert await reminded(short) == [(ANN, 100, 7), (ANN, 100, 1)]
    assert await short.balance(ANN) == 0


async def test_members_are_reminded_on_the_days_that_the_content_says(short: Scene) -> None:
    points = replace(short.content.points, expire_reminder_days=(20, 3))
    short.content = replace(short.content, points=points)
    await earn(short, ANN, 70, date(2026, 1, 20), "january")
    await mornings(short, date(2026, 3, 5), date(2026, 4, 1))
    assert await reminded(short) == [(ANN, 70, 20), (ANN, 70, 3)]
    assert await short.balance(ANN) == 0


async def test_who_wants_quiet_or_has_not_opened_the_bot_is_not_reminded(
    short: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry, "AT_ONCE", 2)
    for user in (ANN, BO, CHEN):
        await earn(short, user, 10, date(2026, 1, 20), "january")
    async with short.database.begin() as uow:
        await uow.members.change(short.community.id, ANN, quiet=True)
    await mornings(short, date(2026, 1, 10), date(2026, 4, 1))
    assert await reminded(short) == [(BO, 10, 7), (BO, 10, 1)]
    assert [await short.balance(user) for user in (ANN, BO, CHEN)] == [0, 0, 0]


async def test_nothing_runs_out_unless_the_content_says_so(scene: Scene) -> None:
    await earn(scene, ANN, 100, date(2020, 1, 1), "old")
    await mornings(scene, date(2026, 1, 1), date(2026, 2, 2))
    assert await scene.balance(ANN) == 100


async def test_a_day_nobody_was_there_is_made_up_for_the_month_after(short: Scene) -> None:
    await earn(short, ANN, 100, date(2026, 1, 20), "january")
    await mornings(short, date(2026, 1, 10), date(2026, 3, 20))
    await mornings(short, date(2026, 4, 12), date(2026, 5, 1))
    assert await short.balance(ANN) == 0


amounts = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2026, 4, 30)), st.integers(-60, 60)), max_size=12
)


async def test_the_database_adds_up_as_the_rule_says(database: Database, content: object) -> None:
    del content
    number = 0

    async def agree(found: list[tuple[date, int]], until: date) -> None:
        nonlocal number
        number += 1
        async with database.begin() as uow:
            community = await community_of(uow, -5000 - number)
            await uow.members.ensure(community.id, PEOPLE[0])
            for place, (day, amount) in enumerate(found):
                entry = Entry(ANN, amount, "gift", f"{place}:{ANN}")
                await uow.ledger.record(community.id, entry, day, START)
            left = await uow.expiry.running_out(community.id, [ANN, BO], until)
        wanted = running_out(found, until)
        assert left == ({ANN: wanted} if wanted else {})

    cases: list[tuple[list[tuple[date, int]], date]] = []

    @settings(max_examples=25, database=None, derandomize=True)
    @given(amounts, st.dates(date(2025, 12, 1), date(2026, 5, 30)))
    def collect(found: list[tuple[date, int]], until: date) -> None:
        cases.append((found, until))

    collect()
    for found, until in cases:
        await agree(found, until)
