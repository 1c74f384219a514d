"""What the group was offered and how the peace was kept, added up in SQL."""

from datetime import date, datetime, timedelta

from sqlalchemy import insert

from bot.domain.checkin import FREEZE, NORMAL
from bot.domain.community import Community, Person
from bot.domain.hearing import Heard
from bot.domain.points import Entry
from bot.domain.statistics import DAY, Ranked, Share, StatisticsRules, Times
from bot.storage.checkin import Day
from bot.storage.database import Database
from bot.storage.statistics import figures, series
from bot.storage.tables import ballot, complaint, incident, post, response, vote
from bot.storage.uow import UnitOfWork
from tests.actions.scene import NOON, community_of


async def test_a_streak_is_kept_by_a_row_for_every_day(database: Database) -> None:
    first = NOON.date()
    kept, frozen, torn, late = (
        [NORMAL] * 4, [NORMAL, NORMAL, FREEZE, NORMAL], [NORMAL, NORMAL, "", NORMAL], ["", *[NORMAL] * 3],
    )  # fmt: skip
    async with database.begin() as uow:
        home = await community_of(uow)
        for user, kinds in enumerate((kept, frozen, torn, late), 1):
            await uow.members.ensure(home.id, Person(user, "N"))
            for number, kind in enumerate(kinds):
                if kind:
                    await uow.checkins.add(home.id, Day(user, first + DAY * number, kind), NOON)
    async with database.read() as uow:
        found = (await figures(uow.connection, home, first + DAY, first + DAY * 3)).rhythm
    assert found.streaks_kept == Share(2, 3)
    assert (found.checkins, found.checkin_rate) == (10, Share(10, 12))


async def test_content_of_staff_and_of_the_bot_is_not_members(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow)
        heard = Heard()
        for user in (1, 1, 1, 2):
            heard.message(home, Person(user, "N"), NOON, media=False, reply=False)
        await uow.activity.flush(heard)
        await uow.members.change(home.id, 2, status="administrator")
        await _post(uow, home, "topic", "sent", NOON)
    async with database.read() as uow:
        found = await figures(uow.connection, home, NOON.date(), NOON.date())
    assert found.talk.by_members == Share(3, 5)


async def _post(uow: UnitOfWork, home: Community, kind: str, state: str, slot: datetime) -> int:
    made = await uow.connection.execute(
        insert(post)
        .values(
            community_id=home.id, kind=kind, entry=f"{kind}{slot:%d%H}", slot=slot,
            local_date=home.day_of(slot), state=state, words={},
        )
        .returning(post.c.id)
    )  # fmt: skip
    return int(made.scalar_one())


async def test_a_discussion_is_a_post_that_enough_people_answered(database: Database) -> None:
    answered = {
        ("topic", "sent"): 3,
        ("calendar", "sent"): 4,
        ("icebreaker", "sent"): 1,
        ("topic", "missed"): 5,
    }
    async with database.begin() as uow:
        home = await community_of(uow)
        for number, ((kind, state), people) in enumerate(answered.items()):
            post_id = await _post(uow, home, kind, state, NOON + timedelta(hours=number))
            for user in range(people):
                await uow.connection.execute(insert(response).values(
                    community_id=home.id, post_id=post_id, user_id=user, replies=2, reactions=1, at=NOON,
                ))  # fmt: skip
    async with database.read() as uow:
        day = NOON.date()
        found = (await figures(uow.connection, home, day, day)).rhythm
        easy = (await figures(uow.connection, home, day, day, StatisticsRules(discussion_people=1))).rhythm
    assert (found.questions, found.answers, found.answers_per_question) == (2, 8, 4.0)
    assert (found.discussions, easy.discussions) == (2, 3)


async def test_turnout_adds_up_the_votes_that_were_counted(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow)
        for closed, voters in ((NOON, 3), (NOON, 5), (NOON - 9 * DAY, 7), (None, 0)):
            await uow.connection.execute(insert(vote).values(
                community_id=home.id, state="closed", question="?", options=["a", "b"], asked_by=1,
                created_at=NOON - 10 * DAY, opened_at=NOON - 10 * DAY, closed_at=closed,
                result={"voters": voters, "electorate": 10} if closed else None,
            ))  # fmt: skip
        for counted in (True, False):
            await uow.connection.execute(insert(ballot).values(
                community_id=home.id, vote_id=1, user_id=1, options=[0], counted=counted, at=NOON,
            ))  # fmt: skip
    async with database.read() as uow:
        found = (await figures(uow.connection, home, NOON.date(), NOON.date())).rhythm
        days = await series(uow.connection, home, NOON.date(), NOON.date())
    assert (found.votes, found.turnout) == (2, Share(8, 20))
    assert days[0].ballots == 1


async def test_what_came_up_is_told_by_grade_with_how_long_it_took(database: Database) -> None:
    def after(minutes: int) -> datetime:
        return NOON + timedelta(minutes=minutes)

    async with database.begin() as uow:
        home = await community_of(uow)
        for number, (severity, taken, closed, by) in enumerate(
            [
                (3, after(10), after(30), 8),
                (3, None, after(60), 9),
                (3, None, None, None),
                (1, None, NOON, None),
            ]
        ):
            await uow.connection.execute(insert(incident).values(
                community_id=home.id, subject=f"m:{number}", user_id=1, rule="words", certain=True, dry=False,
                severity=severity, reasons=[], span=[], state="open", at=NOON, taken_at=taken,
                closed_at=closed, closed_by=by,
            ))  # fmt: skip
        await uow.connection.execute(insert(complaint).values(
            community_id=home.id, number=1, user_id=1, source="talk", grade="product", reasons=[],
            state="solved", attention=2, opened_at=NOON, runs_from=NOON, deadline=after(90),
            taken_at=after(5), solved_at=after(50),
        ))  # fmt: skip
        await uow.members.ensure(home.id, Person(8, "Mo"))
        deeds = [(8, "mute"), (8, "undo"), (9, "ban"), (0, "mute"), (1, "appeal")]
        await uow.audit.add([
            {"community_id": home.id, "at": NOON, "actor_id": actor, "action": action, "details": {}}
            for actor, action in deeds
        ])  # fmt: skip
    async with database.read() as uow:
        found = (await figures(uow.connection, home, NOON.date(), NOON.date())).peace
        days = await series(uow.connection, home, NOON.date(), NOON.date())
    grave = found.incidents[3]
    assert (grave.count, grave.to_take, grave.to_solve) == (
        3, Times(2, 2100.0, 3600.0), Times(2, 2700.0, 3600.0),
    )  # fmt: skip
    assert (found.incidents[1].count, found.incidents[1].to_solve) == (1, Times())
    assert (found.cases["product"].to_take.median, found.cases["product"].to_solve.median) == (300.0, 3000.0)
    assert found.work == (Ranked(1, 8, "Mo", 2), Ranked(2, 9, "", 1))
    assert (days[0].incidents, days[0].cases) == (4, 1)


async def test_points_are_those_earned_less_those_undone(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow)
        for key, kind, amount in (("a", "award", 30), ("b", "undo", -10), ("c", "purchase", -5)):
            await uow.ledger.record(home.id, Entry(1, amount, kind, key), NOON.date(), NOON)
    async with database.read() as uow:
        found = (await figures(uow.connection, home, NOON.date(), NOON.date())).rhythm
    assert found.points_paid == 20


async def test_a_check_in_by_button_makes_somebody_present_from_then_on(database: Database) -> None:
    day = date(2026, 11, 2)
    async with database.begin() as uow:
        home = await community_of(uow)
        await uow.members.ensure(home.id, Person(1, "N"))
        for back in (0, 1):
            await uow.checkins.add(home.id, Day(1, day - DAY * back, NORMAL), NOON)
        await uow.checkins.add(home.id, Day(1, day - DAY * 2, FREEZE), NOON)
    async with database.read() as uow:
        days = await series(uow.connection, home, day - DAY * 2, day)
    assert [(each.active, each.new_members, each.messages) for each in days] == [
        (0, 0, 0),
        (1, 1, 0),
        (1, 0, 0),
    ]
