"""The KOC path over the real wire: proposed with figures, invited, trained; watched over, called, lost."""

from datetime import date, timedelta
from typing import Any

from bot.domain.sanctions import Kind
from tests.stories.koc_past import DAY, days, spoke, valued
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO, CHEN = 1002, 1003, 1004
TEAM = -1001000000003
MONDAY = START + timedelta(days=7, seconds=2)
"""Ten in the morning in Shanghai, on the ninth of March."""
THE_NINTH = date(2026, 3, 9)


async def say(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def told(stage: Stage, words: str, user: int = OWNER, chat: int = OPS) -> list[dict[str, Any]]:
    """The bot's messages with these words that somebody sees."""
    return [
        each for each in await stage.seen(user, chat) if each["from"]["id"] == BOT and words in each["text"]
    ]


async def state(stage: Stage, user: int) -> str:
    """Where somebody stands."""
    async with stage.database.read() as uow:
        found = await uow.koc.get(1, user)
    return found.state if found is not None else ""


async def people(stage: Stage) -> None:
    """Everybody says a word, so that they are known."""
    for user in (ANN, BO, CHEN):
        await stage.say(user, "hello all")
    await stage.settle()


async def past(stage: Stage, until: date) -> None:
    """Ann and Bo meet the rule, Ann the better; Chen talks more and is valued by her two friends only."""
    first = until - 59 * DAY
    await spoke(stage.database, ANN, [day for day in days(first, until) if day != START.date()])
    await spoke(stage.database, BO, days(first, first + 34 * DAY))
    await spoke(stage.database, CHEN, [day for day in days(first, until) if day != START.date()], 90)
    await valued(stage.database, ANN, days(first, until)[::3])
    await valued(stage.database, BO, days(first + 20 * DAY, first + 29 * DAY), range(5001, 5009))
    await valued(stage.database, CHEN, days(first, until), (ANN, BO))


async def team(stage: Stage) -> None:
    """A group for the KOCs, where the bot may invite."""
    await stage.post("chats", id=TEAM, type="supergroup", title="Team", owner=OWNER, members=[])
    await stage.post(f"chats/{TEAM}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.settle()
    assert "The KOC group is" in (await say(stage, OWNER, f"/koc group {TEAM}", OPS))["text"]


async def test_from_a_proposal_with_its_figures_to_a_koc_with_a_restart_in_between(stage: Stage) -> None:
    await people(stage)
    await team(stage)
    await past(stage, THE_NINTH - DAY)
    await stage.until(MONDAY, step=timedelta(days=7))
    [proposal] = await told(stage, "KOC candidates of the week")
    text = proposal["text"]
    assert "Chen" not in text, "valued by two people only"
    assert text.index("Ann") < text.index("Bo")
    assert (
        "Ann\n✅ here on 60 of 60 days (30 needed), valued by 12 people (8) on 20 days (10), no sanction"
        in text
    )
    assert "valued by 8 people (8) on 10 days (10)" in text
    await stage.press(OWNER, proposal, f"koc:1.reserve.{BO}", OPS)
    await stage.restart(minutes=5)
    [proposal] = await told(stage, "KOC candidates of the week")
    assert "Bo → in reserve" in proposal["text"]
    await stage.press(OWNER, proposal, f"koc:1.invite.{ANN}", OPS)
    [proposal] = await told(stage, "KOC candidates of the week")
    assert "Ann → invited" in proposal["text"]
    assert proposal["buttons"] == []
    [invitation] = await told(stage, "would like you to become a KOC", ANN, GROUP)
    assert invitation["ephemeral"]
    assert not await told(stage, "would like you", BO, GROUP)

    shown = await say(stage, ANN, "/koc")
    await stage.press(ANN, shown, "kocme:1.yes")
    assert await told(stage, "Ann accepted")
    [door] = await told(stage, "Here's your way", ANN, GROUP)
    assert door["buttons"][0][0]["url"].startswith("https://t.me/+")
    assert await state(stage, ANN) == "trainee"
    await stage.press(ANN, invitation, "kocme:1.no")
    assert await state(stage, ANN) == "trainee", "an old button changes nothing"

    await stage.restart(days=14)
    await stage.pass_time(seconds=2)
    [ready] = await told(stage, "has been a trainee for 14 days")
    await stage.press(OWNER, ready, f"koc:1.appoint.{ANN}", OPS)
    assert await state(stage, ANN) == "koc"
    assert await told(stage, "you're a KOC of Readers now", ANN, GROUP)
    await stage.pass_time(days=1)
    await stage.pass_time(days=1)
    async with stage.database.read() as uow:
        assert await uow.koc.earned(1, ANN) == 100, "the month's benefit, once"
        actions = [deed.action for deed in await uow.audit.latest(1)]
    assert actions[::-1][:6] == [
        "koc-group", "koc-propose", "koc-propose", "koc-reserve", "koc-invite", "koc-accept",
    ]  # fmt: skip


async def on_duty(stage: Stage) -> None:
    """Ann is a KOC since the first of January, and Olga in charge of her; Bo is in reserve."""
    since = date(2026, 1, 1)
    async with stage.database.begin() as uow:
        await uow.koc.put(1, ANN, state="koc", since=since, in_charge=OWNER, interview_on=THE_NINTH)
        await uow.koc.put(1, BO, state="reserve", since=since)


async def on(stage: Stage, day: date) -> None:
    """It is ten in the morning in Shanghai on that day."""
    await stage.until(MONDAY + (day - THE_NINTH), step=timedelta(days=60))


async def test_a_koc_is_talked_to_paid_and_handed_over(stage: Stage) -> None:
    await people(stage)
    await past(stage, THE_NINTH - DAY)
    await on_duty(stage)
    await on(stage, THE_NINTH)
    [reminder] = await told(stage, "Time for a talk with Ann, in charge: Olga")
    await stage.press(OWNER, reminder, f"koc:1.note.{ANN}", OPS)
    asked = (await told(stage, "How was your talk with Ann"))[-1]
    noted = await say(stage, OWNER, "Would like a book club", OPS, reply_to=asked["message_id"])
    assert "The next is due on 8 Apr" in noted["text"]
    await on(stage, THE_NINTH + 8 * DAY)
    assert len(await told(stage, "Time for a talk with Ann")) == 1
    await say(stage, OWNER, "/koc note @ann Asked about the shop", OPS)
    paid = await say(stage, OWNER, "/koc pay @ann 50 wrote a review", OPS)
    assert "50 points for Ann: wrote a review" in paid["text"]
    assert "for admins" in (await say(stage, BO, "/koc pay @bo 50 for me"))["text"]
    shown = await say(stage, OWNER, "/koc @ann", OPS)
    for part in ("Would like a book club", "Asked about the shop", "earnings: 150 points", "In charge: Olga"):
        assert part in shown["text"]
    await stage.press(OWNER, paid, "koc:1.unpay", OPS)
    await stage.press(OWNER, shown, f"koc:1.hand.{ANN}", OPS)
    [hands] = await told(stage, "Who is in charge of Ann")
    await stage.press(OWNER, hands, f"koc:1.give.{ANN}.{OWNER}", OPS)
    [shown] = await told(stage, "earnings: 100 points")
    await stage.press(OWNER, shown, "koc:1.board", OPS)
    [board] = await told(stage, "KOC board")
    assert "KOC (1): Ann" in board["text"]
    assert "reserve (1): Bo" in board["text"]
    assert "You're a KOC of Readers" in (await say(stage, ANN, "/koc"))["text"]
    assert "may be asked to become" in (await say(stage, CHEN, "/koc"))["text"]


async def test_the_alarm_comes_once_the_reserve_is_called_and_the_all_clear_follows(stage: Stage) -> None:
    await people(stage)
    await past(stage, THE_NINTH - DAY)
    await on_duty(stage)
    alarmed = date(2026, 3, 13)
    await on(stage, alarmed - DAY)
    assert not await told(stage, "a week is usual")
    await on(stage, alarmed)
    [alarm] = await told(stage, "a week is usual")
    assert "Ann wrote 15 messages in the last seven days; 34 a week is usual, so that's 44 %" in alarm["text"]
    assert "Bo ✅" in alarm["text"]
    await stage.restart(days=1)
    await on(stage, alarmed + 2 * DAY)
    assert len(await told(stage, "a week is usual")) == 1, "silent while it lasts"
    await stage.press(OWNER, alarm, f"koc:1.call.{ANN}", OPS)
    [reserve] = await told(stage, "Who could step in for Ann? (asked by Olga)")
    await stage.press(OWNER, reserve, f"koc:1.invite.{BO}", OPS)
    assert await state(stage, BO) == "invited"

    await spoke(stage.database, ANN, days(date(2026, 3, 16), date(2026, 3, 22)))
    await on(stage, date(2026, 3, 21))
    assert await state(stage, BO) == "invited"
    await on(stage, date(2026, 3, 23))
    [clear] = await told(stage, "Ann is back")
    assert "25 messages in the last seven days, 34 a week is usual" in clear["text"]
    assert await told(stage, "Bo didn't answer the invitation")
    assert await state(stage, BO) == "reserve"
    async with stage.database.read() as uow:
        actions = [deed.action for deed in await uow.audit.latest(1)]
    assert [each for each in actions if each in {"koc-alarm", "koc-clear"}] == ["koc-clear", "koc-alarm"]


async def test_who_no_longer_meets_the_rule_is_lost_after_the_floor_and_not_before(stage: Stage) -> None:
    await people(stage)
    await past(stage, THE_NINTH - DAY)
    await spoke(stage.database, ANN, days(THE_NINTH, date(2026, 4, 30)))
    await valued(stage.database, ANN, days(THE_NINTH, date(2026, 4, 30))[::2])
    await on_duty(stage)
    row = {
        "community_id": 1, "user_id": ANN, "kind": Kind.WARN.value, "points": 5, "seconds": None,
        "until": None, "reason": "", "by_id": OWNER, "incident_id": None, "at": stage.clock.now(),
    }  # fmt: skip
    async with stage.database.begin() as uow:
        await uow.sanctions.add([row])
    fell = THE_NINTH
    await on(stage, fell)
    [below] = await told(stage, "Ann doesn't meet the rule any more")
    assert "1 sanction" in below["text"]
    assert "23 Mar" in below["text"]
    await stage.restart(days=12)
    await on(stage, fell + 13 * DAY)
    assert await state(stage, ANN) == "koc"
    await on(stage, fell + 14 * DAY)
    assert await state(stage, ANN) == "alumni"
    assert await told(stage, "comes to an end for now", ANN, GROUP)
    [lost] = await told(stage, "Ann is no KOC any more, but one of the alumni")
    await stage.press(OWNER, lost, f"koc:1.undo.{ANN}", OPS)
    assert await state(stage, ANN) == "koc"
    await on(stage, fell + 15 * DAY)
    assert await state(stage, ANN) == "koc", "the floor is counted anew"
    shown = await say(stage, OWNER, "/koc @ann", OPS)
    await stage.press(OWNER, shown, f"koc:1.retire.{ANN}", OPS)
    assert await state(stage, ANN) == "alumni"
    assert "one of the KOC alumni" in (await say(stage, ANN, "/koc"))["text"]
    assert len(await told(stage, "doesn't meet the rule")) == 2


async def test_forged_presses_and_strangers_change_nothing(stage: Stage) -> None:
    await people(stage)
    await on_duty(stage)
    said = next(each["message_id"] for each in await stage.seen(ANN) if each["text"] == "hello all")
    for user, data in (
        (BO, f"koc:1.retire.{ANN}.:"), (BO, "koc:1.board.0.:"), (BO, f"koc:1.invite.{BO}.:"),
        (BO, "kocme:1.yes:"), (OWNER, f"koc:1.appoint.{BO}.:"), (OWNER, "koc:9.board.0.:"),
        (OWNER, "koc:1.dance.0.:"), (OWNER, "koc:1:"),
        (OWNER, f"koc:1.give.{ANN}.{BO}:"), (OWNER, "koc:1.open.999.:"), (OWNER, f"koc:1.unpay.{ANN}.1:"),
        (OWNER, f"koc:1.undo.{ANN}.:"), (OWNER, f"koc:1.give.{'9' * 20}.1:"),
    ):  # fmt: skip
        await stage.post("forge", chat=GROUP, user=user, message=said, data=data, wait=5)
        await stage.settle()
    assert (await state(stage, ANN), await state(stage, BO)) == ("koc", "reserve")
    async with stage.database.read() as uow:
        found = await uow.koc.get(1, ANN)
    assert found is not None
    assert found.in_charge == OWNER
