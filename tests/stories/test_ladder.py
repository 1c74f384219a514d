"""The ladder over the real wire: each rung and severity, undo, a restart, trial runs, exemptions, attacks."""

from typing import Any

from sqlalchemy import select

from bot.domain.screening import Mode, Rule
from bot.storage.tables import incident, sanction
from bot.storage.word import RULES
from tests.bad_input.ground import rows, text, unharmed
from tests.stories.panel_hands import forge, second_community
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage

ANN, BO, CHEN, DAN = 1002, 1003, 1004, 1005
PERSONAL = "my card is 4539 1488 0343 6467"
"""Severity 2, certain."""
SCAM = "刷单返现，一天三百"
"""Severity 3, certain."""
WALLET = "please validate your wallet today"
"""Severity 4, certain."""
MAYBE = "大家看 刷*单*返*现 哦"
"""Severity 3, found after undoing a disguise."""
CROWD = " ".join(f"@member_{number}" for number in range(9))
"""Severity 1."""
UNTOUCHED = ("community", "spoken", "activity", "activity_hour", "member", "standing", "rung", "ledger")


async def say(stage: Stage, user: int, written: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes."""
    message: dict[str, Any] = await stage.say(user, written, chat, **more)
    await stage.settle()
    return message


async def cards(stage: Stage) -> list[dict[str, Any]]:
    """The incidents' cards in the operators' chat."""
    found = await stage.seen(OWNER, OPS)
    return [each for each in found if each["from"]["id"] == BOT and "Incident" in each["text"]]


async def found(stage: Stage) -> list[tuple[int, str, str]]:
    """The incidents: severity, state, verdict."""
    async with stage.database.read() as uow:
        kept = await uow.connection.execute(select(incident).order_by(incident.c.id))
        return [(row.severity, row.state, row.verdict) for row in kept]


async def given(stage: Stage) -> list[tuple[str, int | None, bool]]:
    """What was done: kind, seconds, whether taken back."""
    async with stage.database.read() as uow:
        done = await uow.connection.execute(select(sanction).order_by(sanction.c.id))
        return [(row.kind, row.seconds, row.undone_at is not None) for row in done]


async def status(stage: Stage, user: int) -> str:
    """What Telegram says somebody is in the group; "" if they are not there."""
    members = await stage.get("chats/members", chat=GROUP)
    return next((str(each["status"]) for each in members if each["id"] == user), "")


async def standing(stage: Stage, written: str) -> bool:
    """Whether a message is still in the group."""
    return any(each["text"] == written for each in await stage.seen(CHEN))


async def test_the_ladder_from_a_warning_to_the_ban_each_rung_in_turn(stage: Stage) -> None:
    await say(stage, ANN, PERSONAL)
    assert not await standing(stage, PERSONAL)
    [notice] = [each for each in await stage.heard(ANN) if "taken down" in each]
    assert "this is noted as a warning" in notice
    assert not any("taken down" in each for each in await stage.heard(BO))
    [card] = await cards(stage)
    assert "🟡" in card["text"]
    assert "4539" not in card["text"]
    assert "Warned by the bot" in card["text"]
    for later, written in ((2, SCAM), (2, SCAM), (25, WALLET)):
        await stage.pass_time(hours=later)
        assert await status(stage, ANN) == "member"
        await say(stage, ANN, written)
        assert await status(stage, ANN) != "member"
    assert await given(stage) == [
        ("warn", None, False), ("mute", 3600, False), ("mute", 86_400, False), ("ban", None, False),
    ]  # fmt: skip
    assert await status(stage, ANN) in {"", "kicked"}
    await unharmed(stage)


async def test_a_disguised_word_is_flagged_judged_and_can_be_undone(stage: Stage) -> None:
    message = await say(stage, ANN, MAYBE)
    assert await standing(stage, MAYBE)
    assert await given(stage) == []
    [card] = await cards(stage)
    assert "for you to judge" in card["text"]
    assert "刷*单*返*现" in card["text"]
    assert any(
        (each["url"] or "").endswith(f"/{message['message_id']}") for row in card["buttons"] for each in row
    )
    await stage.press(OWNER, card, "incident:mute", OPS)
    assert not await standing(stage, MAYBE)
    assert await status(stage, ANN) == "restricted"
    [card] = await cards(stage)
    assert "Confirmed by Olga" in card["text"]
    await stage.press(OWNER, card, "unsanction", OPS)
    assert await status(stage, ANN) == "member"
    [card] = await cards(stage)
    assert "taken back by Olga" in card["text"]
    assert any("Sorry for the trouble" in each for each in await stage.heard(ANN))
    assert await forge(stage, OWNER, card, "unsanction:1:", OPS) == await text(stage, "already-done")
    await unharmed(stage)


async def test_a_pardon_takes_the_bots_own_deed_back(stage: Stage) -> None:
    await say(stage, ANN, SCAM)
    assert await status(stage, ANN) == "restricted"
    [card] = await cards(stage)
    toast = await stage.press(OWNER, card, "incident:pardon", OPS)
    assert "can't be brought back" in toast["text"]
    assert await status(stage, ANN) == "member"
    assert await found(stage) == [(3, "closed", "pardoned")]
    assert await forge(stage, OWNER, card, "incident:pardon.1:", OPS) == await text(stage, "already-done")
    assert "decided already" in await forge(stage, OWNER, card, "incident:ban.1:", OPS)
    [card] = await cards(stage)
    toast = await stage.press(OWNER, card, "incident:reopen", OPS)
    assert "holds again" in toast["text"]
    assert await status(stage, ANN) == "restricted"
    assert await found(stage) == [(3, "open", "")]


async def test_a_note_is_written_in_a_reply(stage: Stage) -> None:
    await say(stage, ANN, MAYBE)
    [card] = await cards(stage)
    await stage.press(OWNER, card, "incident:note", OPS)
    question = [each for each in await stage.seen(OWNER, OPS) if "What should be noted" in each["text"]][-1]
    where = {"ephemeral": True, "reply_to_ephemeral": question["ephemeral_message_id"]}
    await say(stage, OWNER, "asked him in private", OPS, **where)
    [card] = await cards(stage)
    assert "📝 asked him in private" in card["text"]


async def test_each_severity_is_heard_of_as_loudly_as_it_is_grave(stage: Stage) -> None:
    await say(stage, OWNER, "/duty on", OPS)
    await say(stage, OWNER, "/start", OWNER)
    await say(stage, ANN, CROWD)
    assert await cards(stage) == []
    assert await found(stage) == [(1, "closed", "")]
    await say(stage, BO, PERSONAL)
    await say(stage, CHEN, SCAM)
    quiet, loud = await cards(stage)
    assert ("🟡" in quiet["text"], "On duty: Olga" in quiet["text"]) == (True, False)
    assert ("🟠" in loud["text"], "On duty: Olga" in loud["text"]) == (True, True)
    assert not any("Nobody has taken" in each for each in await stage.heard(OWNER, OWNER))
    await stage.join(DAN)
    await say(stage, DAN, WALLET)
    await stage.pass_time(seconds=2)
    assert "🔴" in (await cards(stage))[-1]["text"]
    assert any("🔴" in each for each in await stage.heard(OWNER, OWNER))


async def test_severity_four_goes_on_after_a_restart_until_somebody_takes_it(stage: Stage) -> None:
    await say(stage, OWNER, "/start", OWNER)
    await say(stage, ANN, WALLET)
    await stage.pass_time(seconds=2)

    async def alarms() -> list[dict[str, Any]]:
        found = await stage.seen(OWNER, OWNER)
        return [each for each in found if "Nobody has taken this" in each["text"]]

    assert len(await alarms()) == 1
    await stage.restart(minutes=23)
    assert len(await alarms()) == 2
    assert "for 23 minutes" in (await alarms())[-1]["text"]
    await stage.pass_time(minutes=5)
    last = (await alarms())[-1]
    assert "call 3" in last["text"]
    await stage.press(OWNER, last, "incident:take", OWNER)
    await stage.pass_time(minutes=5)
    await stage.pass_time(minutes=5)
    assert len(await alarms()) <= 3
    assert await found(stage) == [(4, "taken", "")]
    assert "Olga is on it" in (await cards(stage))[0]["text"]
    await unharmed(stage)


async def test_a_trial_run_only_tells_what_it_would_have_done(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        here = (await uow.communities.by_chats([GROUP]))[GROUP]
        await uow.settings.put(here.id, RULES, {Rule.WORDS: Mode.DRY})
        await uow.words.touch(here.id)
    await say(stage, ANN, SCAM)
    assert await standing(stage, SCAM)
    assert await given(stage) == []
    [card] = await cards(stage)
    assert "If this rule were on: the message deleted, a mute" in card["text"]


async def test_moderators_and_the_trusted_may_write_what_they_like(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    await say(stage, CHEN, "hi")
    async with stage.database.begin() as uow:
        here = (await uow.communities.by_chats([GROUP]))[GROUP]
        await uow.members.change(here.id, CHEN, trusted=True)
    for user in (OWNER, BO, CHEN):
        await say(stage, user, SCAM)
    assert await found(stage) == []


async def test_an_edited_message_and_a_caption_are_screened_and_are_one_incident(stage: Stage) -> None:
    message = await say(stage, ANN, "hello there")
    for written in (SCAM, SCAM + "!", PERSONAL):
        await stage.post("edit", chat=GROUP, message=message["message_id"], user=ANN, text=written)
        await stage.settle()
        if not await standing(stage, written):
            break
    assert await found(stage) == [(3, "open", "")]
    assert await given(stage) == [("mute", 3600, False)]


async def test_a_scammers_name_is_an_incident_when_they_join(stage: Stage) -> None:
    await stage.post("users", id=DAN, first_name="刷单返现", username="dan")
    await stage.join(DAN)
    await stage.settle()
    [card] = await cards(stage)
    assert "names" in card["text"]
    await stage.post("users", id=1006, first_name="Olga", username="o1ga_admin")
    await stage.join(1006)
    await stage.settle()
    posing = (await cards(stage))[-1]
    assert "a name like that of one of the staff" in posing["text"]
    assert await status(stage, 1006) == "member"


async def test_members_cannot_press_what_is_for_staff(stage: Stage) -> None:
    await say(stage, BO, "hi")
    await say(stage, ANN, SCAM)
    hello = await say(stage, BO, "/rank")
    del hello
    under = await stage.last(BO)
    refused = await text(stage, "not-staff")
    before = await rows(stage, *UNTOUCHED)
    for data in ("incident:pardon.1:", "incident:ban.1:", "incident:take.1:", "unsanction:1:", "duty:1.on:"):
        assert await forge(stage, BO, under, data) == refused
    assert await rows(stage, *UNTOUCHED) == before


async def test_odd_buttons_are_too_old_for_staff_as_well(stage: Stage) -> None:
    await say(stage, ANN, MAYBE)
    [card] = await cards(stage)
    for data in ("incident:take.99:", "incident:burn.1:", "incident:take.x:", "incident::", "unsanction:77:"):
        assert await forge(stage, OWNER, card, data, OPS) == await text(stage, "button-too-old")
    await unharmed(stage)


async def test_staff_of_another_group_cannot_decide_here(stage: Stage) -> None:
    await second_community(stage, ops=None)
    await say(stage, BO, MAYBE)
    await say(stage, ANN, "/start", ANN)
    under = await stage.last(ANN, ANN)
    assert await forge(stage, ANN, under, "incident:pardon.1:", ANN) == await text(stage, "button-too-old")
    assert await found(stage) == [(3, "open", "")]


async def test_a_moderator_cannot_use_a_card_against_a_moderator_or_the_owner(stage: Stage) -> None:
    await say(stage, ANN, MAYBE)
    [card] = await cards(stage)
    await stage.post(f"chats/{GROUP}/admin", user=ANN, by=OWNER)
    await stage.settle()
    assert "Nobody acts on those" in await forge(stage, OWNER, card, "incident:ban.1:", OPS)
    assert await status(stage, ANN) == "administrator"
    assert await found(stage) == [(3, "open", "")]


async def test_who_was_banned_gains_nothing_by_old_buttons(stage: Stage) -> None:
    await say(stage, ANN, MAYBE)
    [card] = await cards(stage)
    await stage.press(OWNER, card, "incident:ban", OPS)
    assert await status(stage, ANN) in {"", "kicked"}
    await say(stage, ANN, "/start", ANN)
    under = await stage.last(ANN, ANN)
    before = await given(stage)
    for data in ("unsanction:1:", "incident:pardon.1:"):
        await forge(stage, ANN, under, data, ANN)
    assert await given(stage) == before


async def test_duty_is_shown_and_changed_with_a_button(stage: Stage) -> None:
    await say(stage, OWNER, "/duty", OPS)
    shown = await stage.last(OWNER, OPS)
    assert "Nobody is on duty" in shown["text"]
    await stage.press(OWNER, shown, "duty:", OPS)
    assert "On duty for Readers: Olga" in (await stage.last(OWNER, OPS))["text"]
    await say(stage, OWNER, "/duty sometimes", OPS)
    assert "/duty on" in (await stage.last(OWNER, OPS))["text"]
