"""The weekly posts over the real wire: once, at their local time, whatever happens; only staff decide."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.actions.weekly_post import FORUM_TOPICS, KIND, path_of
from bot.domain.settings import FORUM
from bot.storage.tables import post
from tests.stories.panel_hands import datas, forge, panel
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO = 1002, 1003
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUE, WED = START + DAY + 2 * HOUR, START + 2 * DAY + timedelta(hours=9, minutes=30)
SAT = START + 5 * DAY + timedelta(minutes=30)
"""Tuesday noon, Wednesday 19:30 and Saturday 10:30 in Shanghai: the slots of the general calendar."""


async def out(stage: Stage) -> dict[str, str]:
    """What became of the weekly posts so far, the lantern festival aside: as a second look has it."""
    async with stage.database.read() as uow:
        query = select(post.c.entry, post.c.state).where(post.c.kind == KIND).order_by(post.c.id)
        rows = await uow.connection.execute(query)
        return {row.entry: row.state for row in rows if row.entry != "lantern-festival"}


async def to(stage: Stage, at: datetime) -> None:
    """Let time go by in one step, up to an instant."""
    await stage.until(at, step=7 * DAY)


async def again(stage: Stage, shown: dict[str, Any]) -> dict[str, Any]:
    """The panel as it is now: its message is edited in place."""
    number = shown["ephemeral_message_id"]
    return next(each for each in await stage.seen(OWNER) if each["ephemeral_message_id"] == number)


async def told(stage: Stage, part: str, user: int = ANN, chat: int = GROUP) -> list[dict[str, Any]]:
    """The bot's messages that somebody sees and that have this in them."""
    found = await stage.seen(user, chat)
    return [each for each in found if each["from"]["id"] == BOT and part in each["text"]]


async def press(
    stage: Stage, message: dict[str, Any], act: str, entry: str = "", at: datetime = START
) -> str:
    """The owner presses a button of the schedule; the toast."""
    where = f"{act}.{path_of(entry, at)}" if entry else act
    [data] = [each for each in datas(message) if f".schedule.{where}:" in each]
    return await forge(stage, OWNER, message, data)


async def test_posts_go_out_once_at_their_local_time_also_after_restarts(stage: Stage) -> None:
    await to(stage, TUE - timedelta(minutes=5))
    await stage.restart(minutes=10)
    await stage.restart()
    assert len(await told(stage, "Tip Tuesday")) == 1
    await to(stage, WED)
    await stage.restart()
    assert await out(stage) == {"tue": "sent", "wed": "sent"}
    [wed] = await told(stage, "Help each other")
    assert wed["date"] == int(WED.timestamp())
    assert (await stage.last(ANN))["text"] == wed["text"]


async def test_what_comes_far_too_late_is_left_out_and_told_to_the_operators(stage: Stage) -> None:
    await to(stage, TUE - HOUR)
    await stage.restart(days=1, hours=10)
    assert await out(stage) == {"tue": "missed", "wed": "sent"}
    [missed] = await told(stage, "fell due while I was away", OWNER, OPS)
    assert "Tip Tuesday" in missed["text"]


async def test_skipping_survives_a_restart_and_can_be_taken_back(stage: Stage) -> None:
    shown = await panel(stage, command="/schedule")
    assert shown["ephemeral"]
    assert "Tue, 3 Mar · Tip Tuesday" in shown["text"]
    await press(stage, shown, "view", "tue", TUE)
    assert "Skipped" in await press(stage, await again(stage, shown), "skip", "tue", TUE)
    await press(stage, await again(stage, shown), "unskip", "tue", TUE)
    await press(stage, await again(stage, shown), "skip", "tue", TUE)
    await stage.restart()
    await to(stage, TUE + HOUR)
    assert await out(stage) == {"tue": "skipped"}
    assert await told(stage, "Tip Tuesday") == []
    await to(stage, WED)
    assert (await out(stage))["wed"] == "sent"


def schedule_data(shown: dict[str, Any], act: str, entry: str, at: datetime) -> str:
    """The data of a button as the panel makes it for the owner."""
    community = datas(shown)[0].split(":")[1].split(".")[0]
    return f"panel:{community}.schedule.{act}.{path_of(entry, at)}:{OWNER}"


async def test_running_now_posts_at_once_and_not_again(stage: Stage) -> None:
    shown = await panel(stage, command="/schedule")
    await press(stage, shown, "view", "tue", TUE)
    view = await again(stage, shown)
    await press(stage, view, "run", "tue", TUE)
    assert "already" in await forge(stage, OWNER, view, schedule_data(shown, "run", "tue", TUE))
    await to(stage, TUE + HOUR)
    assert len(await told(stage, "Tip Tuesday")) == 1


async def test_a_single_question_can_be_left_out_and_brought_back_by_button(stage: Stage) -> None:
    shown = await panel(stage, command="/schedule")
    await press(stage, shown, "questions")
    listed = await again(stage, shown)
    slots = [data for data in datas(listed) if ".questions.skip." in data]
    assert len(slots) >= 7
    assert "Skipped" in await forge(stage, OWNER, listed, slots[0])
    listed = await again(stage, shown)
    [back] = [data for data in datas(listed) if ".questions.unskip." in data]
    assert "will be posted" in await forge(stage, OWNER, listed, back)
    assert "no longer of use" in await forge(stage, OWNER, listed, back.replace(".unskip.", ".skip.7"))


async def test_operators_see_a_post_first_and_write_it_anew_across_a_restart(stage: Stage) -> None:
    await to(stage, SAT - 2 * HOUR)
    [preview] = await told(stage, "planned for 7 Mar at 10:30", OWNER, OPS)
    assert "ten minutes" in preview["text"]
    [edit] = [data for data in datas(preview) if ".edit." in data]
    await forge(stage, OWNER, preview, edit, OPS)
    await stage.restart()
    await stage.say(OWNER, "Today we all rest.", OPS, reply_to=preview["message_id"])
    await stage.settle()
    assert "Approved" in (await stage.last(OWNER, OPS))["text"]
    await to(stage, SAT)
    assert len(await told(stage, "Today we all rest.")) == 1
    assert (await out(stage))["sat"] == "sent"


async def test_the_next_post_can_be_left_out_posted_and_rewritten_in_words(stage: Stage) -> None:
    await to(stage, TUE - HOUR)
    shown = await panel(stage, command="/schedule skip")
    assert "Tip Tuesday" in shown["text"]
    assert [data for data in datas(shown) if f".unskip.{path_of('tue', TUE)}:" in data]
    assert "Help each other" in (await panel(stage, chat=OPS, command="/schedule 现在发"))["text"]
    assert await out(stage) == {"tue": "skipped", "wed": "sent"}
    asked = await panel(stage, chat=OPS, command="/schedule edit")
    await stage.say(OWNER, "Only new pictures today.", OPS, reply_to=asked["message_id"])
    await to(stage, WED + DAY)
    assert len(await told(stage, "Only new pictures today.")) == 1
    assert (await out(stage))["thu"] == "sent"
    assert "/schedule skip" in (await panel(stage, command="/schedule tomorrow"))["text"]
    assert "admins" in (await panel(stage, ANN, command="/schedule run"))["text"]


async def test_where_nothing_is_left_to_come_the_words_say_so(stage: Stage) -> None:
    for _ in range(9):
        last = await panel(stage, chat=OPS, command="/schedule run")
    assert "No post of the calendar is left" in last["text"]


async def test_pausing_keeps_everything_back_until_it_is_resumed(stage: Stage) -> None:
    assert "All posts are paused" in (await panel(stage, command="/schedule pause"))["text"]
    await stage.restart()
    await to(stage, TUE + HOUR)
    await stage.say(OWNER, "/schedule resume", OPS)
    await to(stage, WED)
    assert await out(stage) == {"tue": "paused", "wed": "sent"}


async def test_members_cannot_decide_by_forged_presses(stage: Stage) -> None:
    shown = await panel(stage, command="/schedule")
    refused = await panel(stage, ANN, command="/schedule")
    assert "admins" in refused["text"]
    for act in ("run", "skip", "edit", "approve", "view"):
        data = schedule_data(shown, act, "tue", TUE)
        assert "admins" in await forge(stage, ANN, refused, data.replace(str(OWNER), ""))
        assert "someone else's" in await forge(stage, ANN, refused, data)
    assert await out(stage) == {}


async def test_nonsense_in_a_button_is_no_longer_of_use(stage: Stage) -> None:
    shown = await panel(stage, command="/schedule")
    community = datas(shown)[0].partition(".")[0]
    for path in ("view.1.x", "view.99999999999.0", "page.x", "run.253402300799.0", "nothing", "view.-5.0"):
        data = f"{community}.schedule.{path}:{OWNER}"
        assert "no longer of use" in await forge(stage, OWNER, shown, data), path


async def test_what_a_post_brought_about_is_shown(stage: Stage) -> None:
    await to(stage, TUE)
    [tip] = await told(stage, "Tip Tuesday")
    await stage.say(ANN, "Fold it twice", reply_to=tip["message_id"])
    await stage.post("react", chat=GROUP, user=BO, message=tip["message_id"], emoji=["👍"])
    await stage.settle()
    await press(stage, await panel(stage, command="/schedule"), "past")
    assert "Tip Tuesday · 💬 1 · ❤️ 1 · 👥 2" in (await stage.last(OWNER))["text"]


async def test_a_button_under_a_post_answers_whoever_presses_and_leaves_the_post_alone(stage: Stage) -> None:
    sunday = START + 6 * DAY + timedelta(hours=10, minutes=30)
    shown = await panel(stage, command="/schedule")
    await forge(stage, OWNER, shown, schedule_data(shown, "run", "sun", sunday))
    [recap] = await told(stage, "Sunday recap")
    await stage.press(ANN, recap, "leaderboard")
    answer = await stage.last(ANN)
    assert answer["ephemeral"]
    assert "This week's leaderboard" in answer["text"]
    assert (await told(stage, "Sunday recap"))[0]["text"] == recap["text"]


async def test_a_forum_topic_gets_its_name_in_the_group_alone(stage: Stage) -> None:
    assert "go into General" in (await panel(stage, command="/schedule topic Books"))["text"]
    assert "in the group" in (await panel(stage, OWNER, OPS, "/schedule topic Books"))["text"]
    assert "at most 32 characters" in (await panel(stage, command="/schedule topic " + "x" * 33))["text"]
    assert "Write just" in (await panel(stage, command="/schedule tomorrow"))["text"]


async def test_a_posts_screen_names_the_forum_topic_only_where_there_are_topics(stage: Stage) -> None:
    async def told_of() -> str:
        slot = START + 3 * DAY + 9 * HOUR  # Thursday at seven in the evening
        data = f"panel:1.schedule.view.{path_of('beginnings-thu', slot)}:{OWNER}"
        await forge(stage, OWNER, shown, data)
        return str((await again(stage, shown))["text"])

    async with stage.database.begin() as uow:
        home = (await uow.communities.by_chats([GROUP]))[GROUP]
        await uow.communities.change(home.id, pack="reading")
    shown = await panel(stage, command="/schedule")
    assert "🕰 Planned" in await told_of()
    assert "Shelves" not in await told_of()
    async with stage.database.begin() as uow:
        await uow.settings.put(home.id, FORUM, value=True)
    assert "goes into General" in await told_of()
    async with stage.database.begin() as uow:
        await uow.settings.put(home.id, FORUM_TOPICS, {"Shelves": 7})
    assert "In the topic “Shelves”" in await told_of()
