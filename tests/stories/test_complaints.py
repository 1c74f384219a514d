"""Complaints over the real wire: heard, soothed, taken, solved, found good or not; overdue; a restart."""

import re
from typing import Any

import pytest

from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage

ANN, BO, CHEN = 1002, 1003, 1004
BROKEN = "the parcel arrived broken and the quality is terrible"
CHEATED = "still no refund, nobody answers"
RUDE = "态度太差了，服务也不好"


async def say(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> None:
    """Somebody writes."""
    await stage.say(user, text, chat, **more)
    await stage.settle()


async def told(stage: Stage, part: str, user: int = OWNER, chat: int = OPS) -> list[dict[str, Any]]:
    """The bot's messages that somebody sees and that have this in them."""
    found = await stage.seen(user, chat)
    return [each for each in found if each["from"]["id"] == BOT and part in each["text"]]


async def card(stage: Stage) -> dict[str, Any]:
    """The latest card in the operators' chat."""
    found = await stage.seen(OWNER, OPS)
    return [each for each in found if any("case:" in data for data in datas(each))][-1]


def datas(message: dict[str, Any]) -> list[str]:
    """What the buttons of a message carry."""
    return [each["data"] or "" for row in message.get("buttons") or [] for each in row]


async def answer(stage: Stage, words: str) -> None:
    """The owner presses Solved under the latest card and says what was done."""
    await stage.press(OWNER, await card(stage), "case:solve", OPS)
    question = (await told(stage, "What was done"))[-1]
    await say(stage, OWNER, words, OPS, **replying(question))


def replying(message: dict[str, Any]) -> dict[str, Any]:
    if message["ephemeral"]:
        return {"ephemeral": True, "reply_to_ephemeral": message["ephemeral_message_id"]}
    return {"reply_to": message["message_id"]}


async def test_the_calming_script_to_its_end(stage: Stage) -> None:
    await say(stage, ANN, BROKEN)
    [first] = await told(stage, "looking forward to it", ANN, GROUP)
    assert "case 1" in first["text"]
    assert await told(stage, "looking forward to it", BO, GROUP) == []
    shown = await card(stage)
    assert BROKEN in shown["text"]
    assert "Product" in shown["text"]
    assert "nobody has taken it" in shown["text"]

    await stage.press(OWNER, shown, "case:take", OPS)
    [second] = await told(stage, "has taken your case 1", ANN, GROUP)
    assert "Olga" in second["text"]
    assert "Olga is on it" in (await card(stage))["text"]

    await answer(stage, "A new one is on its way, with our apologies.")
    [third] = await told(stage, "A new one is on its way", ANN, GROUP)
    assert "Is that all right for you" in third["text"]
    await stage.press(ANN, third, "content:yes")
    assert await told(stage, "The member is content")
    said = (await stage.last(ANN))["text"]
    assert "Good to hear" in said


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (RUDE, [(24, "", False), (0, "on duty", True), (12, "owners", True), (48, "", False)]),
        (BROKEN, [(8, "", False), (0, "on duty", True), (4, "owners", True), (24, "", False)]),
        (CHEATED, [(2, "", False), (0, "owners", True), (12, "", False)]),
    ],
    ids=["general", "product", "dispute"],
)
async def test_an_overdue_case_climbs_a_step_at_a_time_and_each_is_told_once(
    stage: Stage, text: str, steps: list[tuple[float, str, bool]]
) -> None:
    await say(stage, OWNER, "/start", OWNER)
    await say(stage, ANN, text)
    sorry = []
    for hours, who, climbs in steps:
        before = await told(stage, "is overdue")
        seconds = 3600 * hours + (11 if climbs else -60)
        await stage.pass_time(seconds=max(seconds, 71))
        late = await told(stage, "is overdue")
        assert len(late) == len(before) + climbs
        assert who in (late[-1]["text"] if climbs else "")
        sorry.append(len(await told(stage, "haven't kept that", ANN, GROUP)))
    assert len(await told(stage, "is overdue", OWNER, OWNER)) == 1
    assert sorry[:2] == [0, 1]
    assert max(sorry) == 1


async def test_who_is_not_content_opens_the_case_again_also_across_restarts(stage: Stage) -> None:
    await say(stage, ANN, CHEATED)
    await stage.restart(minutes=5)
    await stage.press(OWNER, await card(stage), "case:take", OPS)
    await stage.restart(minutes=5)
    await answer(stage, "We paid it back today.")
    await stage.restart(hours=1)
    [asked] = await told(stage, "We paid it back today", ANN, GROUP)
    await stage.press(ANN, asked, "content:no")
    again = await stage.last(ANN)
    assert "open again" in again["text"]
    await say(stage, ANN, "Only half of it came.", **replying(again))
    assert "Only half of it came." in (await card(stage))["text"]
    assert "isn't content yet" in (await card(stage))["text"]
    await stage.restart(hours=1, minutes=50)
    assert await told(stage, "is overdue") == []
    await stage.restart(minutes=11)
    assert len(await told(stage, "is overdue")) == 1
    await answer(stage, "The other half too, sorry.")
    await stage.restart(hours=73)
    assert await told(stage, "had nothing more to say")
    assert "No open complaints" in await listed(stage)


async def listed(stage: Stage) -> str:
    await say(stage, OWNER, "/cases", OPS)
    return str((await stage.last(OWNER, OPS))["text"])


async def test_cases_are_listed_shown_graded_and_dismissed(stage: Stage) -> None:
    await say(stage, ANN, BROKEN)
    await say(stage, BO, CHEATED)
    await say(stage, CHEN, "/feedback The tea was cold.", ephemeral=True)
    lines = (await listed(stage)).splitlines()
    assert [line.split(" · ")[0] for line in lines if "due by" in line] == [
        "🔴 Service dispute",
        "🟠 Product",
        "🟡 General",
    ]
    await say(stage, OWNER, "/case 3", OPS)
    shown = await card(stage)
    assert "The tea was cold." in shown["text"]
    await stage.press(OWNER, shown, "case:grade", OPS)
    await stage.press(OWNER, await card(stage), "case:as-product", OPS)
    assert "🟠 Product" in (await card(stage))["text"]
    await stage.press(OWNER, await card(stage), "case:dismiss", OPS)
    assert "No complaint, says" in (await card(stage))["text"]
    assert await told(stage, "a remark rather than a complaint", CHEN, GROUP)
    assert "Open complaints: 2" in await listed(stage)
    await stage.press(OWNER, await card(stage), "case:show.1", OPS)
    await say(stage, CHEN, "/cases", ephemeral=True)
    assert "read by the team" in (await stage.last(CHEN))["text"]
    await say(stage, CHEN, "/case 1")
    assert "don't find case 1" in (await stage.last(CHEN))["text"]


async def test_an_incident_is_found_by_its_number_unless_a_complaint_has_it(stage: Stage) -> None:
    await say(stage, ANN, "大家看 刷*单*返*现 哦")
    await say(stage, OWNER, "/case 1", OPS)
    assert "Incident 1" in (await stage.last(OWNER, OPS))["text"]
    await say(stage, CHEN, "/feedback The tea was cold.", ephemeral=True)
    await say(stage, OWNER, "/case 1", OPS)
    complaint, hint = (await stage.seen(OWNER, OPS))[-2:]
    assert "The tea was cold." in complaint["text"]
    assert "/case #1" in hint["text"]
    await say(stage, OWNER, "/case 2", OPS)
    assert "don't find case 2" in (await stage.last(OWNER, OPS))["text"]


async def test_members_press_no_buttons_of_staff_and_nobody_answers_for_another(stage: Stage) -> None:
    await say(stage, ANN, BROKEN)
    message = (await stage.seen(BO))[-1]["message_id"]
    for user, data, part in (
        (BO, "case:take.1:", "admins"),
        (BO, "case:dismiss.1:", "admins"),
        (ANN, "case:solve.1:", "admins"),
        (BO, "content:yes.1:", "no longer of use"),
        (BO, f"content:yes.1:{ANN}", "someone else"),
        (ANN, f"content:yes.1:{ANN}", "no longer of use"),
        (OWNER, "case:dance.1:", "no longer of use"),
        (OWNER, "case:take.x:", "no longer of use"),
        (OWNER, "case:take.99:", "no longer of use"),
        (BO, "calm:on.1:", "admins"),
        (BO, "crisis:say.1:", "admins"),
        (OWNER, "crisis:say.1:", "is over"),
    ):
        pressed = await stage.post("forge", chat=GROUP, user=user, message=message, data=data, wait=5)
        await stage.settle()
        assert part in pressed["answer"]["text"].lower().replace("isn't yours", "someone else"), data
    async with stage.database.read() as uow:
        case = await uow.complaints.get(1)
        assert case is not None
        assert (case.state, case.owner_id) == ("open", None)


async def test_a_crisis_is_told_once_calm_mode_begins_and_ends_across_restarts(stage: Stage) -> None:
    crowd = list(range(6001, 6008))
    await stage.join(*crowd)
    await say(stage, OWNER, "/start", OWNER)
    for user in crowd:
        await say(stage, user, CHEATED)
    await stage.pass_time(minutes=1)
    await stage.pass_time(minutes=1)
    [alarm] = await told(stage, "Something is going wrong")
    assert re.search(r"[567] unhappy messages from [567] people within 30 minutes", alarm["text"])
    assert "still no refund" in alarm["text"]
    assert len(await told(stage, "Something is going wrong", OWNER, OWNER)) == 1

    await stage.press(OWNER, alarm, "crisis:say", OPS)
    assert len(await told(stage, "we take it seriously", ANN, GROUP)) == 1
    [alarm] = await told(stage, "Something is going wrong")
    assert [each.split(":")[0] for each in datas(alarm)] == ["calm"]
    usual = permissions(stage)
    await stage.press(OWNER, alarm, "calm:on", OPS)
    assert len(await told(stage, "Let's slow down", ANN, GROUP)) == 1
    assert {each for each in permissions(stage) if "send" in each} == {"can_send_messages"}
    await say(stage, ANN, "hello")
    await say(stage, ANN, "hello?")
    assert [each["text"] for each in await stage.seen(BO) if each["from"]["id"] == ANN] == ["hello"]
    assert await told(stage, "in calm mode just now", ANN, GROUP)

    await stage.restart(hours=3)
    assert {each for each in permissions(stage) if "send" in each} == {"can_send_messages"}
    await stage.restart(hours=3, minutes=1)
    assert len(await told(stage, "Back to normal", ANN, GROUP)) == 1
    assert permissions(stage) == usual
    assert len(await told(stage, "has been as usual")) == 1
    assert len(await told(stage, "Something is going wrong")) == 1


def permissions(stage: Stage) -> set[str]:
    """What members of the group may do."""
    return set(stage.box.world.chats[GROUP].permissions)
