"""The KOC path on both databases: figures, proposals, steps and their undoing, pay, the benefit once."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from bot.actions import koc, koc_daily, koc_path, koc_weekly
from bot.actions.appreciation import Valued, value
from bot.domain.checkin import FREEZE, NORMAL
from bot.domain.koc import KEEP, PASS, Figures
from bot.domain.outgoing import Say
from bot.domain.outgoing_reach import Invite
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.storage.parcel import Parcel, Sent
from bot.storage.tables import activity, checkin
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene

TODAY = date(2026, 11, 2)
OLGA = 555
PAST = [TODAY - DAY * number for number in range(1, 61)]


async def spoke(scene: Scene, user: int, days: Iterable[date], messages: int = 4) -> None:
    here = scene.community.id
    async with scene.database.begin() as uow:
        await uow.connection.execute(insert(activity), [
            {"community_id": here, "local_date": day, "user_id": user, "messages": messages} for day in days
        ])  # fmt: skip


async def came(scene: Scene, user: int, days: Iterable[date], kind: str = NORMAL) -> None:
    here = scene.community.id
    async with scene.database.begin() as uow:
        await uow.connection.execute(insert(checkin), [
            {
                "community_id": here, "local_date": day, "user_id": user, "kind": kind, "points": 0,
                "place": None, "at": NOON,
            }
            for day in days
        ])  # fmt: skip


async def valued(scene: Scene, user: int, days: Iterable[date], givers: int = 8) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        for number, day in enumerate(days):
            giver = 9000 + number % givers
            entry = Entry(user, 2, "thanks", f"thanks:{day}:{giver}:{user}", actor=giver)
            await uow.ledger.record(scene.community.id, entry, day, NOON)


async def fit(scene: Scene, user: int) -> None:
    """Somebody just meets the rule: half of their days by words, half by check-ins."""
    await spoke(scene, user, PAST[:15])
    await came(scene, user, PAST[15:30])
    await valued(scene, user, PAST[:10])


async def sanction(scene: Scene, user: int, kind: Kind, days_ago: int) -> None:
    row = {
        "community_id": scene.community.id, "user_id": user, "kind": kind.value, "points": 5, "seconds": None,
        "until": None, "reason": "", "by_id": OLGA, "incident_id": None, "at": NOON - DAY * days_ago,
    }  # fmt: skip
    async with scene.database.begin() as uow:
        await uow.sanctions.add([row])


async def look(scene: Scene, *users: int) -> dict[int, Figures]:
    async with scene.database.read() as uow:
        return await koc.look(uow, scene.content, scene.community, users, TODAY)


async def propose(scene: Scene, late: timedelta = timedelta()) -> None:
    now = NOON + late
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await koc_weekly.propose(uow, scene.content, now, scene.community, now)


async def morning(scene: Scene, late: timedelta = timedelta()) -> None:
    now = NOON + late
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await koc_daily.go_round(uow, scene.content, now, scene.community, now)


async def act(scene: Scene, user: int, move: str, by: int = OLGA) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await koc_path.act(uow, scene.content, NOON, scene.community, user, move, by)


async def states(scene: Scene) -> dict[int, str]:
    async with scene.database.read() as uow:
        return {each.user_id: each.state for each in await uow.koc.all(scene.community.id)}


async def texts(scene: Scene) -> list[str]:
    return [each.text.key for each in await scene.wanted() if isinstance(each, Say)]


@pytest.fixture
async def desk(scene: Scene) -> Scene:
    """The scene with an operators' chat, in which is Olga."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-77)
        await uow.communities.add_operator(-77, OLGA)
        scene.community = await uow.communities.get(scene.community.id)
    return scene


async def test_figures_count_days_people_and_sanctions_within_the_window_only(scene: Scene) -> None:
    await fit(scene, ANN)
    await spoke(scene, ANN, [TODAY, PAST[-1] - DAY])
    await spoke(scene, ANN, [PAST[40]], messages=0)
    await came(scene, ANN, [PAST[0], PAST[14]])  # days that count already
    await came(scene, ANN, [PAST[50]], kind=FREEZE)
    await valued(scene, ANN, [TODAY, PAST[-1] - DAY])
    assert await look(scene, ANN, BO) == {ANN: Figures(30, 8, 10, 0), BO: Figures()}
    await sanction(scene, ANN, Kind.NOTE, 3)
    await sanction(scene, ANN, Kind.WARN, 62)
    assert (await look(scene, ANN))[ANN].sanctions == 0
    await sanction(scene, ANN, Kind.MUTE, 59)
    assert (await look(scene, ANN))[ANN].sanctions == 1


async def test_the_days_cap_on_points_hides_nobody_who_valued_somebody(desk: Scene) -> None:
    await spoke(desk, ANN, PAST[:30])
    fans = range(9001, 9009)
    async with desk.database.begin() as uow:
        await uow.communities.lock([desk.community.id])
        for day in PAST[:10]:
            await value(uow, desk.content, [Valued(desk.community.id, day, fan, ANN) for fan in fans])
        await uow.ledger.settle(NOON)
        assert await uow.ledger.balance(desk.community.id, ANN) == 10 * desk.content.points.thanks_per_day
    assert (await look(desk, ANN))[ANN] == Figures(30, 8, 10, 0)
    await propose(desk)
    assert await states(desk) == {ANN: "candidate"}


async def test_two_friends_who_like_each_other_all_day_are_not_proposed(desk: Scene) -> None:
    for user in (ANN, BO):
        await spoke(desk, user, PAST, messages=300)
        await valued(desk, user, PAST, givers=2)
    await fit(desk, CHEN)
    await propose(desk)
    assert await states(desk) == {CHEN: "candidate"}
    assert await texts(desk) == ["koc-proposal"]


async def test_a_week_without_anybody_fit_asks_nothing(desk: Scene) -> None:
    await spoke(desk, ANN, PAST)
    await propose(desk)
    assert await texts(desk) == []


async def test_operators_are_not_proposed_and_whoever_left_is_not(desk: Scene) -> None:
    for user in (ANN, BO, CHEN):
        await fit(desk, user)
    async with desk.database.begin() as uow:
        await uow.communities.add_operator(-77, ANN)
        await uow.members.change(desk.community.id, BO, left_at=NOON)
    await propose(desk)
    assert await states(desk) == {CHEN: "candidate"}


async def test_a_candidate_waits_for_the_next_week_or_lapses(desk: Scene) -> None:
    await fit(desk, ANN)
    await fit(desk, BO)
    await propose(desk)
    await sanction(desk, BO, Kind.WARN, 1)
    await spoke(desk, ANN, [TODAY + DAY * number for number in range(7)])
    await propose(desk, 3 * DAY)
    assert await states(desk) == {ANN: "candidate", BO: "regular"}
    assert await texts(desk) == ["koc-proposal", "koc-proposal"]


async def test_not_now_means_not_for_thirty_days(desk: Scene) -> None:
    await fit(desk, ANN)
    await propose(desk)
    await act(desk, ANN, PASS)
    await propose(desk, DAY)
    assert await states(desk) == {ANN: "regular"}
    async with desk.database.read() as uow:
        [each] = await uow.koc.all(desk.community.id)
    assert each.not_before == TODAY + 30 * DAY


async def test_a_step_that_leads_nowhere_is_refused_and_the_last_one_can_be_undone_once(desk: Scene) -> None:
    await fit(desk, ANN)
    await propose(desk)
    with pytest.raises(Refusal, match="koc-not-from-here"):
        await act(desk, ANN, "appoint")
    await act(desk, ANN, KEEP)
    async with desk.database.begin() as uow:
        undone = await koc.undo(uow, NOON, desk.community, ANN, OLGA)
    assert undone.move == KEEP
    assert await states(desk) == {ANN: "candidate"}
    async with desk.database.read() as uow:
        [each] = await uow.koc.all(desk.community.id)
    assert (each.proposed_on, each.figures["people"]) == (TODAY, 8)


async def test_the_answer_counts_once_and_is_never_undone_for_them(desk: Scene) -> None:
    await fit(desk, ANN)
    await act(desk, ANN, "invite")
    async with desk.database.begin() as uow:
        await koc_path.answer(uow, desk.content, NOON, desk.community, ANN, yes=True)
        for yes in (True, False):
            with pytest.raises(Refusal, match="koc-invitation-over"):
                await koc_path.answer(uow, desk.content, NOON, desk.community, ANN, yes=yes)
        with pytest.raises(Refusal, match="koc-nothing-to-undo"):
            await koc.undo(uow, NOON, desk.community, ANN, OLGA)
    async with desk.database.read() as uow:
        found = await uow.koc.get(desk.community.id, ANN)
    assert found is not None
    assert (found.state, found.in_charge, found.interview_on) == ("trainee", OLGA, TODAY + 30 * DAY)


async def test_the_door_is_for_one_and_a_refusal_of_telegrams_is_told(desk: Scene) -> None:
    async with desk.database.begin() as uow:
        await uow.settings.put(desk.community.id, koc_path.GROUP, -500)
        await koc_path.open_door(uow, NOON, desk.community, ANN)
    [door] = [each for each in await desk.wanted() if isinstance(each, Invite)]
    assert (door.chat_id, door.people) == (-500, 1)
    key = f"koc-door:{desk.community.id}:{ANN}:1"
    parcel = Parcel(1, desk.community.id, -500, 1, "invite", door, True, "", 1, NOON, key)  # noqa: FBT003
    async with desk.database.begin() as uow:
        await koc_path.linked(uow, desk.content, NOON, parcel, Sent(data={"link": "https://t.me/+x"}))
        await koc_path.unlinked(uow, desk.content, NOON, parcel, "not enough rights")
    assert await texts(desk) == ["koc-door", "koc-no-door"]


async def test_the_benefit_comes_once_a_month_and_pay_once_a_request(desk: Scene) -> None:
    here = desk.community.id
    await fit(desk, ANN)
    async with desk.database.begin() as uow:
        await uow.koc.put(here, ANN, state="koc", since=TODAY)
    for _ in range(2):
        await morning(desk)
    async with desk.database.begin() as uow:
        await uow.communities.lock([here])
        wish = (uow, desk.content, NOON, desk.community, ANN, 50, "a review", OLGA, "1")
        entry = await koc.pay(*wish)
        with pytest.raises(Refusal, match="already-done"):
            await koc.pay(*wish)
        assert await uow.koc.earned(here, ANN) == 150
        await koc.take_pay_back(uow, NOON, desk.community, ANN, entry, OLGA)
        with pytest.raises(Refusal, match="already-done"):
            await koc.take_pay_back(uow, NOON, desk.community, ANN, entry, OLGA)
        with pytest.raises(Refusal, match="koc-not-on-duty"):
            await koc.pay(uow, desk.content, NOON, desk.community, BO, 50, "x", OLGA, "2")
        assert await uow.koc.earned(here, ANN) == 100


async def test_what_is_usual_is_of_the_weeks_that_somebody_has_been_here(desk: Scene) -> None:
    here = desk.community.id
    first = {ANN: TODAY - 28 * DAY, BO: TODAY - 90 * DAY, CHEN: TODAY - 11 * DAY}
    for user, day in first.items():
        written = [each for each in PAST[7:28] if each >= day]
        await spoke(desk, user, written)
        async with desk.database.begin() as uow:
            await uow.members.change(here, user, first_day=day)
            await uow.koc.put(here, user, state="koc", since=TODAY)
    await morning(desk)
    async with desk.database.read() as uow:
        usual = {each.user_id: each.usual for each in await uow.koc.all(here)}
    assert usual == {ANN: 28, BO: 21 * 4 // 8, CHEN: 4 * 4}


async def test_a_morning_twice_tells_everything_once(desk: Scene) -> None:
    here = desk.community.id
    await spoke(desk, ANN, PAST[8:])
    async with desk.database.begin() as uow:
        await uow.koc.put(here, ANN, state="koc", since=TODAY - 90 * DAY, interview_on=TODAY)
        await uow.koc.put(here, BO, state="reserve", since=TODAY)
        await uow.koc.put(here, CHEN, state="trainee", since=TODAY)
        await uow.members.change(here, CHEN, left_at=NOON)
    for _ in range(2):
        await morning(desk)
    assert sorted(await texts(desk)) == ["koc-alarm", "koc-below", "koc-interview", "koc-left"]
    assert await states(desk) == {ANN: "koc", BO: "reserve", CHEN: "regular"}
