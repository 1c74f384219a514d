"""Who may open the panel, where it appears, and what becomes of those who only pretend."""

import pytest

from tests.bad_input.ground import rows, text, unharmed
from tests.stories.panel_hands import ANN, BO, SECOND, again, datas, forge, panel, press, second_community
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage


async def test_staff_alone_see_the_panel_and_it_changes_in_its_place(stage: Stage) -> None:
    opened = await panel(stage)
    assert opened["ephemeral"]
    assert "Readers" in opened["text"]
    count = len(await stage.heard(OWNER))
    section = await press(stage, opened, ".vote")
    assert "No vote is running" in section["text"]
    menu = await press(stage, section, ".menu")
    assert menu["text"] == opened["text"]
    assert len(await stage.heard(OWNER)) == count
    assert await stage.heard(BO) == []


async def test_a_member_who_asks_for_it_is_refused_kindly(stage: Stage) -> None:
    for command in ("/panel", "/settings", "/schedule"):
        refused = await panel(stage, ANN, command=command)
        assert refused["text"] == await text(stage, "not-staff")
    await unharmed(stage)


async def test_forged_presses_of_members_and_of_other_staff_change_nothing(stage: Stage) -> None:
    await stage.say(ANN, "something to see")
    await stage.say(OWNER, "/award @ann 1 something to press under")
    await panel(stage)
    under = [each for each in await stage.seen(ANN) if not each["ephemeral"]][-1]
    mine = f"panel:1.settings.greeting.off:{OWNER}"
    assert await forge(stage, ANN, under, mine) == await text(stage, "button-of-somebody-else")
    for ref in ("1.settings.greeting.off", "1.post.send", "1.vote.new", "choose", "open", "1.schedule.pause"):
        for owner in ("", ANN):
            assert await forge(stage, ANN, under, f"panel:{ref}:{owner}") == await text(stage, "not-staff")
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    await stage.settle()
    before = await rows(stage)
    assert await forge(stage, BO, under, mine) == await text(stage, "button-of-somebody-else")
    assert await rows(stage) == before
    await unharmed(stage)


@pytest.mark.parametrize(
    "ref", ["", "x", "1", "1.", "1.nothing", "1.settings.greeting", "1.vote.close.x", "1." * 12]
)
async def test_staff_who_press_what_no_panel_has_are_told_so(stage: Stage, ref: str) -> None:
    opened = await panel(stage)
    before = await rows(stage)
    told = await forge(stage, OWNER, opened, f"panel:{ref}:{OWNER}")
    assert told in {"", await text(stage, "button-too-old")}
    assert await rows(stage) == before
    await unharmed(stage)


async def test_another_community_cannot_be_reached_by_its_number(stage: Stage) -> None:
    await second_community(stage)
    opened = await panel(stage, ANN, SECOND)
    own = datas(opened)[0].split(":")[1].split(".")[0]
    assert own != "1"
    before = await rows(stage)
    for ref in ("1.settings.greeting.off", "1.settings", "99.settings"):
        toast = await forge(stage, ANN, opened, f"panel:{ref}:{ANN}", SECOND)
        assert toast == await text(stage, "button-too-old")
    assert await rows(stage) == before
    changed = await press(
        stage, await press(stage, opened, ".settings", ANN, SECOND), "greeting.off", ANN, SECOND
    )
    assert "⬜ Greet newcomers" in str(changed["buttons"])


async def test_who_is_staff_no_more_presses_in_vain(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    await stage.settle()
    opened = await panel(stage, BO)
    assert opened["buttons"]
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER, off=True)
    await stage.settle()
    told = await forge(stage, BO, opened, f"panel:1.settings.greeting.off:{BO}")
    assert told == await text(stage, "not-staff")


async def test_in_the_operators_chat_it_is_a_message_that_any_operator_uses(stage: Stage) -> None:
    await stage.join(ANN, chat=OPS)
    await stage.say(ANN, "hello", OPS)
    opened = await panel(stage, OWNER, OPS)
    assert not opened["ephemeral"]
    used = await press(stage, opened, ".settings", ANN, OPS)
    used = await press(stage, used, ".evening_line.off", ANN, OPS)
    assert "⬜ Evening check-in line" in str(used["buttons"])
    assert await again(stage, OWNER, opened, OPS) == used


async def test_an_operators_chat_of_several_groups_asks_which(stage: Stage) -> None:
    await second_community(stage)
    asked = await panel(stage, OWNER, OPS)
    assert "Which group" in asked["text"]
    number = next(each for each in datas(asked) if not each.startswith("panel:1."))
    await stage.press(OWNER, asked, number, OPS)
    menu = await again(stage, OWNER, asked, OPS)
    assert "Runners" in menu["text"]
    await press(stage, await press(stage, menu, ".settings", chat=OPS), ".greeting.off", chat=OPS)
    async with stage.database.read() as uow:
        communities = await uow.communities.by_chats([SECOND, GROUP])
        off = await uow.settings.all("greeting")
    assert off == {communities[SECOND].id: False}
    back = await press(stage, await again(stage, OWNER, asked, OPS), ".menu", chat=OPS)
    assert "Which group" in (await press(stage, back, "choose", chat=OPS))["text"]


async def test_in_private_it_is_about_the_groups_that_somebody_acts_for(stage: Stage) -> None:
    await second_community(stage)
    opened = await panel(stage, ANN, ANN)
    assert "Runners" in opened["text"]
    refused = await panel(stage, BO, BO)
    assert refused["text"] == await text(stage, "no-community-yet")
    await stage.say(BO, "hello")
    await stage.settle()
    assert (await panel(stage, BO, BO))["text"] == await text(stage, "not-staff")


async def test_an_anonymous_administrator_presses_as_themselves(stage: Stage) -> None:
    for command, shows in (("/panel", "What would you like"), ("/settings", "Time zone")):
        await stage.post("say", chat=GROUP, user=OWNER, text=command, **{"as": "anonymous"})
        await stage.settle()
        asked = await stage.last(OWNER)
        assert "anonymous admin" in asked["text"]
        await stage.press(OWNER, asked, command[1:])
        opened = await stage.last(OWNER)
        assert opened["ephemeral"]
        assert shows in opened["text"]


async def _without_whispers(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/bot", bot=BOT, by=OWNER, admin=False, status="member")
    await stage.settle()


async def test_where_nothing_can_be_whispered_it_comes_in_private(stage: Stage) -> None:
    await stage.say(OWNER, "/start", OWNER)
    await _without_whispers(stage)
    before = await stage.heard(BO)
    await stage.say(OWNER, "/panel")
    await stage.settle()
    opened = await stage.last(OWNER, OWNER)
    assert "Readers" in opened["text"]
    assert await stage.heard(BO) == before
    section = await press(stage, opened, ".settings", chat=OWNER)
    assert "Time zone" in section["text"]


async def test_who_never_opened_the_bot_gets_a_link_that_soon_goes(stage: Stage) -> None:
    await _without_whispers(stage)
    told = await panel(stage)
    [[button]] = told["buttons"]
    assert "private chat" in told["text"]
    assert told["message_id"] in {each["message_id"] for each in await stage.seen(BO)}
    await stage.pass_time(seconds=61)
    assert told["message_id"] not in {each["message_id"] for each in await stage.seen(BO)}
    start = button["url"].partition("?start=")[2]
    opened = await panel(stage, OWNER, OWNER, f"/start {start}")
    assert "Readers" in opened["text"]
    assert (await panel(stage, ANN, ANN, f"/start {start}"))["text"] == await text(stage, "no-community-yet")
