"""Staff commands away from the group: the record, the audit log, the operators' chat, after a day."""

from bot.storage.member_report import Report
from bot.storage.tables import complaint
from tests.bad_input.ground import unharmed
from tests.stories.panel_hands import SECOND, forge, second_community
from tests.stories.staff_hands import ANN, AS_THE_GROUP, BO, CHEN, given, meet, order, status
from tests.stories.stage import GROUP, OPS, OWNER, Stage


async def test_the_button_has_no_effect_after_a_day_and_the_record_has(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/mute @ann 7d spam", OWNER, OPS)
    await order(stage, "/start", OWNER, OWNER)
    await stage.restart(hours=25)
    told = await forge(stage, OWNER, done, "staff:undo.1.1:", OPS)
    assert "After 24 hours" in told
    assert await status(stage, ANN) == "restricted"
    shown = await order(stage, "/record @ann", OWNER, OWNER)
    assert "mute (until 9 Mar 10:00) · Olga: spam" in shown["text"]
    await stage.press(OWNER, shown, "record:", OWNER)
    assert "(taken back)" in (await stage.last(OWNER, OWNER))["text"]
    assert await status(stage, ANN) == "member"
    await unharmed(stage)


async def test_operators_and_private_chats_reach_the_one_group_that_is_meant(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/mute @ann 1h", OWNER, OPS)
    assert done["text"].startswith("Readers · 🔇 Ann can't write for 1 hour")
    assert not done["ephemeral"]
    await order(stage, "/start", OWNER, OWNER)
    await second_community(stage)
    assert "Warned Bo" in (await order(stage, "/warn @bo x", OWNER, OWNER))["text"]
    await stage.join(BO, chat=SECOND)
    await stage.say(BO, "hello", SECOND)
    await stage.settle()
    for chat in (OPS, OWNER):
        told = (await order(stage, "/warn @bo x", OWNER, chat))["text"]
        assert "Readers, Runners" in told
    await unharmed(stage)


async def test_who_may_not_report_is_let_by_a_button_of_their_record(stage: Stage) -> None:
    await meet(stage)
    async with stage.database.begin() as uow:
        now = stage.clock.now()
        for number in (1, 2, 3):
            row = {
                "community_id": 1, "subject": f"r:{number}", "user_id": BO, "rule": "report", "severity": 2,
                "at": now, "closed_at": now, "state": "closed", "certain": False, "dry": False, "span": [],
                "reasons": [], "category": "", "what": "", "how": "", "evidence": None,
            }  # fmt: skip
            [made] = await uow.incidents.open([row])
            await uow.reports.add(Report(1, number, ANN, BO, "", now))
            await uow.reports.attach(1, number, made.id)
            await uow.reports.decide(1, made.id, "pardoned")
    await order(stage, "/start", OWNER, OWNER)
    shown = await order(stage, "/record @ann", OWNER, OWNER)
    assert "may not report before" in shown["text"]
    await stage.press(OWNER, shown, "record:1.reports", OWNER)
    assert "may not report" not in (await stage.last(OWNER, OWNER))["text"]
    again = await forge(stage, OWNER, shown, f"record:1.reports.{ANN}:", OWNER)
    assert "already" in again
    await unharmed(stage)


async def test_the_record_is_for_one_person_and_never_for_the_group(stage: Stage) -> None:
    await meet(stage)
    await order(stage, "/warn @ann <b>bold</b> & *star*")
    await order(stage, "/note @ann talks too much")
    shown = await order(stage, "/record @ann")
    assert shown["ephemeral"]
    assert "points of sanction today: 5" in shown["text"]
    assert "warning · Olga: <b>bold</b> & *star*" in shown["text"]
    assert "talks too much" in shown["text"]
    assert not any("talks too much" in each for each in await stage.heard(ANN))
    await stage.post(f"chats/{GROUP}/admin", user=CHEN, anonymous=True)
    count = len(await stage.heard(ANN))
    for written in ("/record @ann", "/audit"):
        told = (await order(stage, written, CHEN, **AS_THE_GROUP))["text"]
        assert "You write as the group" in told
    assert "talks too much" not in str((await stage.heard(ANN))[count:])
    await unharmed(stage)


async def test_the_audit_log_turns_its_pages_and_becomes_a_file(stage: Stage) -> None:
    await meet(stage)
    for number in range(12):
        await order(stage, f"/note @ann number {number}")
        await order(stage, f"/note @bo number {number}")
    page = await order(stage, "/audit", OWNER, OPS)
    assert page["text"].count("number") == 20
    assert "number 11" in page["text"]
    await stage.press(OWNER, page, "audit:1.0.5", OPS)
    page = await stage.last(OWNER, OPS)
    assert page["text"].count("number") == 4
    await stage.press(OWNER, page, "audit:1.0.csv", OPS)
    paper = await stage.last(OWNER, OPS)
    assert paper["document"]["name"] == "audit-1.csv"
    own = await order(stage, "/audit @ann", OWNER, OPS)
    assert own["text"].count("→ Ann") == 12
    assert "Bo" not in own["text"]
    await unharmed(stage)


async def test_administrators_find_the_commands_in_their_menu(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    for user, sees in ((BO, True), (ANN, False)):
        menu = await stage.get("commands", chat=str(GROUP), **{"as": str(user)})
        assert ("Mute a member" in str(menu)) is sees
    unseen = await order(stage, f"/warn {CHEN} spam", BO, ephemeral="auto")
    assert unseen["ephemeral"]
    assert "spam" not in str([each["text"] for each in await stage.seen(ANN) if not each["ephemeral"]])


async def test_under_a_card_its_member_is_meant_and_under_anything_else_nobody(stage: Stage) -> None:
    await meet(stage)
    message = await stage.say(ANN, "never again")
    card = await order(stage, "/note @bo something to reply to", OWNER, OPS)
    own = await stage.say(OWNER, "look at this", OPS)
    await stage.settle()
    values: dict[str, object] = {
        "community_id": 1, "number": 1, "user_id": ANN, "message_id": message["message_id"], "source": "talk",
        "grade": "general", "state": "open", "attention": 1, "opened_at": stage.clock.now(),
        "deadline": stage.clock.now(), "runs_from": stage.clock.now(), "notice_id": card["message_id"],
    }  # fmt: skip
    async with stage.database.begin() as uow:
        await uow.connection.execute(complaint.insert().values(values))
    told = await order(stage, "/mute 1h rude", OWNER, OPS, reply_to=card["message_id"])
    assert "Ann can't write for 1 hour" in told["text"]
    told = await order(stage, "/mute @bo 1h", OWNER, OPS, reply_to=card["message_id"])
    assert "more than one person" in told["text"]
    for written, said in (("/mute 1h", "Whom do you mean?"), ("/del", "Reply with /del")):
        assert said in (await order(stage, written, OWNER, OPS, reply_to=own["message_id"]))["text"]
    assert "Deleted" in (await order(stage, "/del", OWNER, OPS, reply_to=card["message_id"]))["text"]
    assert message["message_id"] not in {each["message_id"] for each in await stage.seen(BO)}
    assert [each[:2] for each in await given(stage)] == [(BO, "note"), (ANN, "mute")]
    await unharmed(stage)
