"""Points, leaderboard, card and awards over the real wire."""

from typing import Any

from sqlalchemy import select

from bot.domain.points import Entry
from bot.storage.tables import ledger
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, CHEN = 1002, 1003, 1004


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def award(stage: Stage, user: int, words: str, **more: Any) -> dict[str, Any]:
    """Staff award; the answer, which has the button to undo it."""
    await tell(stage, user, f"/award {words}", **more)
    return [each for each in await stage.seen(user) if each.get("buttons")][-1]


async def balance(stage: Stage, user: int) -> int:
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        return await uow.ledger.balance(community.id, user)


async def test_a_member_sees_what_they_have_and_why(stage: Stage) -> None:
    assert "0 points" in (await tell(stage, ANN, "/points"))["text"]
    await tell(stage, ANN, "check in")
    text = (await tell(stage, ANN, "积分"))["text"]
    assert "35 points" in text
    assert "2 Mar +35 check-in (check-in +10, first one ever +20, early bird +5)" in text
    card = await tell(stage, ANN, "/me")
    assert card["photo_url"]
    for told in (
        "Ann · Readers",
        "Level 1: New face",
        "35 points, number 1 this week",
        "Streak: 1 day, longest 1",
        "Check-ins: 1",
    ):
        assert told in card["caption"], told


async def test_the_leaderboard_changes_its_period_in_place(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    await stage.pass_time(days=7)
    await tell(stage, BO, "check in")
    board = await tell(stage, ANN, "/rank")
    assert "This week" in board["text"]
    assert "🥇 Bo · 35" in board["text"]
    assert "not on it yet" in board["text"]
    await stage.press(ANN, board, "rank:all")
    board = await stage.last(ANN)
    assert "All-time" in board["text"]
    assert "You're number 1 with 35 points" in board["text"]
    assert "This month" in (await tell(stage, ANN, "/rank 月"))["text"]
    assert "/rank week" in (await tell(stage, ANN, "/rank nonsense"))["text"]


async def test_staff_award_by_reply_and_take_it_back(stage: Stage) -> None:
    message = await stage.say(ANN, "so!")  # too short to earn a point by itself
    done = await award(stage, OWNER, "20 patient answer", reply_to=message["message_id"])
    assert "20 points for Ann, who now has 20" in done["text"]
    assert done["ephemeral"]
    assert any("Thank you, Ann: patient answer (+20)" in text for text in await stage.heard(CHEN))
    assert "+20 from Olga: patient answer" in (await tell(stage, ANN, "/points"))["text"]
    forged = await stage.post(
        "forge", chat=GROUP, user=ANN, data=done["buttons"][0][0]["data"], wait=5,
        ephemeral=(await stage.last(ANN))["ephemeral_message_id"],
    )  # fmt: skip
    assert "for admins" in forged["answer"]["text"]
    await stage.settle()
    assert await balance(stage, ANN) == 20
    await stage.press(OWNER, done, "undo")
    assert any("taken back from Ann" in text for text in await stage.heard(OWNER))
    assert await balance(stage, ANN) == 0
    assert [text for text in await stage.heard(CHEN) if "Ann" in text] == [
        "↩️ 20 points for Ann were taken back."
    ]
    assert "Nobody is on it" in (await tell(stage, BO, "/rank"))["text"]


async def test_staff_award_by_name_by_id_and_by_a_picked_name(stage: Stage) -> None:
    for user in (ANN, BO, CHEN):
        await stage.say(user, "hi")
    await tell(stage, OWNER, "/award @ANN 5 kind")
    await tell(stage, OWNER, f"/award {BO} 6 kind")
    picked = {
        "type": "text_mention",
        "offset": 7,
        "length": 4,
        "user": {"id": CHEN, "is_bot": False, "first_name": "Chen"},
    }
    await tell(stage, OWNER, "/award Chen 7 kind", entities=[picked])
    await tell(stage, OWNER, "/award @ann 8 from the operators' chat", OPS)
    assert [await balance(stage, user) for user in (ANN, BO, CHEN)] == [13, 6, 7]
    assert len([text for text in await stage.heard(ANN) if "Thank you" in text]) == 4


async def test_where_several_groups_are_operated_an_award_is_made_in_the_group_itself(stage: Stage) -> None:
    await stage.say(ANN, "hi")
    done = await tell(stage, OWNER, "/award @ann 5 kind", OPS)
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        values = {name: getattr(home, name) for name in home.__dataclass_fields__ if name != "id"}
        await uow.communities.register({**values, "chat_id": -5, "title": "Runners"})
    told = (await tell(stage, OWNER, "/award @ann 5 kind", OPS))["text"]
    assert "Readers, Runners" in told
    assert "in the group itself" in told
    assert await balance(stage, ANN) == 5
    await stage.press(OWNER, done, "undo", OPS)
    assert await balance(stage, ANN) == 0
    await tell(stage, OWNER, "/award @ann 6 kind")
    assert await balance(stage, ANN) == 6


async def test_a_newcomer_finds_their_gift_code_again_and_nobody_else_reads_it(stage: Stage) -> None:
    await stage.say(ANN, "hi")
    await stage.settle()
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        await uow.welcome.give_code(home.id, "gift", "RED-1", ANN, stage.clock.now())
    card = await tell(stage, ANN, "/me")
    assert "RED-1" not in card["caption"]
    box = await stage.press(ANN, card, "gift")
    assert (box["text"], box["show_alert"]) == ("🎁 Your code: RED-1", True)
    assert "RED-1" in (await tell(stage, ANN, "/me", ANN))["caption"]
    assert not (await tell(stage, BO, "/me"))["buttons"]


async def test_an_anonymous_administrator_awards_and_undoes_as_a_person(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/admin", user=CHEN, anonymous=True)
    message = await stage.say(ANN, "hi")
    more = {"as": "anonymous", "reply_to": message["message_id"]}
    done = await award(stage, CHEN, "20 well said", **more)
    assert await balance(stage, ANN) == 20
    assert "anonymous admin" in (await tell(stage, CHEN, "/points", **more))["text"]
    async with stage.database.read() as uow:
        actors = (await uow.connection.execute(select(ledger.c.actor))).scalars().all()
    assert actors == [1087968824]
    await stage.press(CHEN, done, "undo")
    assert await balance(stage, ANN) == 0


async def test_what_is_wrong_with_an_award_is_said_plainly(stage: Stage) -> None:
    message = await stage.say(ANN, "hi")
    own = await stage.say(OWNER, "mine")
    bots = await tell(stage, ANN, "/points")
    assert bots["ephemeral"]
    await tell(stage, OWNER, "/help", OPS)
    operator = await stage.say(OWNER, "hi", OPS)
    assert (
        "Ask another"
        in (await tell(stage, OWNER, "/award 5 x", OPS, reply_to=operator["message_id"]))["text"]
    )
    for user, text, reply, told in (
        (ANN, "/award @bo 5 x", 0, "for admins"),
        (OWNER, "/award", 0, "Like this"),
        (OWNER, "/award @ann 20", 0, "say why"),
        (OWNER, "/award 5 x", 0, "Like this"),
        (OWNER, "/award @nobody 5 x", 0, "couldn't find"),
        (OWNER, f"/award @ann 5 {'x' * 201}", 0, "within 200"),
        (OWNER, "/award 101 x", message["message_id"], "1 to 100"),
        (OWNER, "/award 5 x", own["message_id"], "Ask another admin"),
    ):
        more = {"reply_to": reply} if reply else {}
        assert told in (await tell(stage, user, text, **more))["text"], text
    assert await balance(stage, ANN) == 0


async def test_the_card_shows_the_badges_that_have_a_name(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        for name in ("challenge-read", "gone-by-now"):
            await uow.badges.grant(home.id, [ANN], name, "", stage.clock.now())
    await tell(stage, ANN, "/me")
    async with stage.database.read() as uow:
        found = await uow.connection.exec_driver_sql("SELECT payload FROM outbox WHERE kind = 'say'")
        [card] = [row[0] for row in found if "member_card" in str(row[0])]
    assert "badge-challenge-read" in str(card)
    assert "gone-by-now" not in str(card)


async def test_staff_look_at_somebodys_points_and_take_back_what_was_farmed(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    for user in (BO, CHEN):
        said = await stage.say(ANN, "what a lovely day this is")
        await tell(stage, user, "/thanks", reply_to=said["message_id"])
        await stage.pass_time(minutes=6)
    assert "for admins" in (await tell(stage, BO, f"/points {ANN}"))["text"]
    page = await tell(stage, OWNER, f"/points {ANN}")
    assert page["ephemeral"]
    assert "Ann (Readers) has 41 points" in page["text"]
    assert "1. 2 Mar +2 Chen valued what you said" in page["text"]
    first = page["buttons"][0][0]["data"]
    await stage.press(OWNER, page, first)
    page = await stage.last(OWNER)
    assert "has 39 points" in page["text"]
    assert "1. 2 Mar -2 taken back: Chen valued what you said" in page["text"]
    assert "Chen valued what you said (taken back)" in page["text"]
    assert first not in str(page["buttons"])
    own = (await tell(stage, ANN, "/points"))["text"]
    assert "39 points" in own
    assert "-2 taken back: Chen valued what you said" in own
    assert await balance(stage, ANN) == 39


async def test_older_entries_are_pages_away(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        now = stage.clock.now()
        for number in range(12):
            entry = Entry(ANN, number + 1, "award", f"story:{number}", f"why {number}")
            await uow.ledger.record(home.id, entry, home.day_of(now), now)
    await stage.say(ANN, "hi")
    await stage.settle()
    assert "Whom do you mean" in (await tell(stage, OWNER, "/points", OPS))["text"]
    page = await tell(stage, OWNER, f"/points {ANN}", OPS)
    assert "10. 2 Mar +3 from an admin: why 2" in page["text"]
    await stage.press(OWNER, page, f"points:1.{ANN}.", OPS)
    page = await stage.last(OWNER, OPS)
    assert "2. 2 Mar +1 from an admin: why 0" in page["text"]
    await stage.press(OWNER, page, "points:1.1:", OPS)
    assert await balance(stage, ANN) == 77
