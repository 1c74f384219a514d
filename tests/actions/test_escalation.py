"""Who hears of an incident, and how often, on both databases; duty; deadlines; what a stop does to them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions.escalation import sweep
from bot.actions.escalation_duty import go_on_duty
from bot.actions.verdicts import take
from bot.domain.community import Person
from bot.domain.outgoing import Say
from bot.domain.screening import Rule
from tests.actions.peace import MINUTE, OPS, found, hear, hit, incidents, logged, operated, rendered, told
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene

OWNER = 1001


async def tick(scene: Scene, *times: datetime) -> None:
    """The clock comes by, each time twice: two replicas."""
    for now in times:
        for _ in range(2):
            async with scene.database.begin() as uow:
                await sweep(uow, scene.content, now)


async def owned(scene: Scene, *, reachable: bool = True) -> None:
    """The instance has an owner, who may have opened the bot."""
    async with scene.database.begin() as uow:
        await uow.communities.owned_by({OWNER})
        if reachable:
            await uow.members.open_contact(OWNER, "en", NOON)


async def on_duty(scene: Scene, *users: int, on: bool = True) -> Sequence[str]:
    """These go on duty (or off); the names of all who are since."""
    people: Sequence[str] = ()
    for user in users:
        async with scene.database.begin() as uow:
            who = Person(user, f"Name{user}")
            mentions = await go_on_duty(uow, NOON, scene.community, who, on=on)
            people = [each.name for each in mentions]
    return people


def places(said: Sequence[Say]) -> list[int]:
    return [each.to.chat_id for each in said]


async def test_severity_two_is_told_silently_and_three_with_a_mention_of_who_is_on_duty(scene: Scene) -> None:
    await operated(scene)
    await on_duty(scene, BO)
    await hear(scene, found(1, hit(2, flag=True)), found(2, hit(3, flag=True), user=CHEN))
    quiet, loud = await told(scene, "incident-card")
    assert (quiet.silent, loud.silent) == (True, False)
    assert f"tg://user?id={BO}" not in rendered(scene, quiet.text)
    assert f"tg://user?id={BO}" in rendered(scene, loud.text)


async def test_if_nobody_is_on_duty_the_card_says_so(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(1, hit(3, flag=True)))
    [card] = await told(scene, "incident-card")
    assert "Nobody is on duty" in rendered(scene, card.text)


async def test_duty_is_kept_in_order_and_each_change_is_logged_once(scene: Scene) -> None:
    assert await on_duty(scene, BO, CHEN, BO) == ["Bo <b>", "陈"]
    assert await on_duty(scene, BO, on=False) == ["陈"]
    assert await on_duty(scene, BO, on=False) == ["陈"]
    assert await logged(scene) == [("duty-on", BO), ("duty-on", CHEN), ("duty-off", BO)]


async def test_severity_four_goes_to_the_owners_and_again_every_five_minutes_until_it_is_taken(
    scene: Scene,
) -> None:
    await operated(scene)
    await owned(scene)
    await hear(scene, found(1, hit(4, flag=True)))
    await tick(scene, NOON, NOON + MINUTE * 4)
    assert places(await told(scene, "incident-alarm")) == [OWNER]
    await tick(scene, NOON + MINUTE * 5, NOON + MINUTE * 10)
    assert sorted(places(await told(scene, "incident-alarm"))) == sorted([OWNER, OPS, OWNER, OPS, OWNER])
    [each] = await incidents(scene)
    async with scene.database.begin() as uow:
        await take(uow, scene.content, NOON + MINUTE * 11, scene.community, each.id, BO)
    await tick(scene, NOON + MINUTE * 15, NOON + MINUTE * 40)
    assert len(await told(scene, "incident-alarm")) == 5


async def test_after_a_stop_the_alarm_comes_once_and_goes_on_from_there(scene: Scene) -> None:
    await operated(scene)
    await owned(scene)
    await hear(scene, found(1, hit(4, flag=True)))
    await tick(scene, NOON)
    back = NOON + timedelta(hours=3)
    await tick(scene, back, back + MINUTE * 4)
    assert len(await told(scene, "incident-alarm")) == 3
    await tick(scene, back + MINUTE * 5)
    assert len(await told(scene, "incident-alarm")) == 5


async def test_an_owner_who_never_opened_the_bot_cannot_be_told_and_operators_are(scene: Scene) -> None:
    await operated(scene)
    await owned(scene, reachable=False)
    await hear(scene, found(1, hit(4, flag=True)))
    await tick(scene, NOON, NOON + MINUTE * 5)
    assert places(await told(scene, "incident-alarm")) == [OPS]


async def test_an_alarm_has_the_buttons_of_the_card(scene: Scene) -> None:
    await owned(scene)
    await hear(scene, found(1, hit(4, flag=True)))
    await tick(scene, NOON)
    [alarm] = await told(scene, "incident-alarm")
    assert alarm.buttons[0][0].data == f"incident:take.{(await incidents(scene))[0].id}:"


async def test_overdue_incidents_are_told_once_in_one_message(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(1, hit(3, flag=True)), found(2, hit(3, flag=True), user=CHEN))
    due = NOON + timedelta(hours=2)
    await tick(scene, due - MINUTE, due, due + MINUTE, due + timedelta(days=1))
    [reminder] = await told(scene, "incidents-overdue")
    assert reminder.text.params["count"] == 2
    assert not reminder.silent
    shown = rendered(scene, reminder.text)
    assert "Ann" in shown
    assert "nobody has taken it" in shown


async def test_what_was_taken_and_not_finished_is_told_with_its_owner(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(1, hit(2, flag=True)))
    [each] = await incidents(scene)
    async with scene.database.begin() as uow:
        await take(uow, scene.content, NOON, scene.community, each.id, BO)
    await tick(scene, NOON + timedelta(days=1))
    [reminder] = await told(scene, "incidents-overdue")
    assert reminder.silent
    assert "with Bo" in rendered(scene, reminder.text)


async def test_a_dry_incident_never_alarms(scene: Scene) -> None:
    await operated(scene)
    await owned(scene)
    await hear(scene, found(1, hit(4), dry=(Rule.WORDS,)))
    await tick(scene, NOON, NOON + timedelta(days=2))
    assert await told(scene, "incident-alarm") == []
    assert await told(scene, "incidents-overdue") == []


async def test_owners_are_those_of_the_last_start(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.owned_by({ANN, BO})
        await uow.communities.owned_by([OWNER])
        await uow.communities.owned_by([OWNER])
        assert await uow.communities.owners() == {OWNER}
