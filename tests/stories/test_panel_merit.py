"""The panel where it is about merit and figures: shares, honours, the KOC path, `/stats` and `/health`."""

from datetime import timedelta
from typing import Any

import pytest

from tests.stories.panel_hands import ANN, BO, datas, forge, panel, press, reply
from tests.stories.stage import GROUP, OPS, OWNER, Stage
from tests.stories.test_honours import MONDAY, good_week
from tests.stories.test_koc import state

CHATS = pytest.mark.parametrize("chat", [GROUP, OPS])


async def opened(stage: Stage, section: str, chat: int = GROUP) -> dict[str, Any]:
    """The panel where it is about that."""
    return await press(stage, await panel(stage, chat=chat), f".{section}", chat=chat)


async def told(stage: Stage, user: int, words: str) -> list[str]:
    return [text for text in await stage.heard(user) if words in text]


@CHATS
async def test_shares_are_decided_in_the_message_that_shows_them(stage: Stage, chat: int) -> None:
    for user, text in ((ANN, "My first scarf #share"), (BO, "Buy my course #share")):
        await stage.say(user, text)
        await stage.settle()
    shown = await opened(stage, "share", chat)
    assert "2 are waiting" in shown["text"]
    assert shown["ephemeral"] == (chat == GROUP)
    one = await press(stage, shown, "share.1.show", chat=chat)
    done = await press(stage, one, "share.1.approved", chat=chat)
    assert "Approved by Olga" in done["text"]
    assert await told(stage, ANN, "is approved: 10 points")
    queue = await press(stage, done, ".share", chat=chat)
    assert "One is waiting" in queue["text"]
    other = await press(stage, queue, "share.2.show", chat=chat)
    why = await press(stage, other, "share.2.declined", chat=chat)
    assert "declined?" in why["text"]
    await reply(stage, why, "no advertising please", chat=chat)
    assert await told(stage, BO, "not taken this time: no advertising please")
    now = await press(stage, await opened(stage, "share", chat), ".menu", chat=chat)
    assert "What would you like to do?" in now["text"]


async def test_honours_are_passed_on_and_announced_from_the_panel(stage: Stage) -> None:
    await good_week(stage)
    await stage.until(MONDAY + timedelta(minutes=1), step=timedelta(days=7))
    shown = await opened(stage, "honours")
    assert shown["ephemeral"]
    assert "Helping Hand: Ann" in shown["text"]
    shown = await press(stage, shown, "honours.skip.2")
    assert "Best Newcomer: skipped" in shown["text"]
    shown = await press(stage, shown, "honours.swap.1")
    assert "Helping Hand: Bo" in shown["text"]
    shown = await press(stage, shown, "honours.all.1")
    assert "Recent honours · Readers" in shown["text"]
    left = [data.split(".honours.")[1] for data in datas(shown) if ".honours." in data]
    assert [data.partition(":")[0] for data in left] == ["undo.1", "back.2"], "nothing is left to decide"
    await stage.pass_time(seconds=2)
    assert any("Honours of" in (each.get("caption") or "") for each in await stage.seen(ANN))
    assert [text for text in await stage.heard(OWNER, OPS) if "✅ 🤝 Helping Hand: Bo" in text]
    asked = await press(stage, shown, "honours.undo.1")
    assert "Take “🤝 Helping Hand” back from Bo" in asked["text"]
    shown = await press(stage, asked, "honours.revoke.1")
    assert "taken back from Bo" in shown["text"]
    await stage.pass_time(seconds=2)
    [post] = [each for each in await stage.seen(ANN) if "Honours of" in (each.get("caption") or "")]
    assert "Helping Hand: taken back" in post["caption"]


async def test_somebody_is_put_on_the_path_and_looked_after_from_the_panel(stage: Stage) -> None:
    await stage.say(ANN, "hello all")
    await stage.settle()
    shown = await opened(stage, "koc")
    assert "Nobody is on the path" in shown["text"]
    shown = await press(stage, await person(stage), f"reserve.{ANN}.")
    assert await state(stage, ANN) == "reserve"
    shown = await opened(stage, "koc")
    assert "reserve (1): Ann" in shown["text"]
    shown = await press(stage, shown, f"koc.open.{ANN}.")
    await press(stage, shown, f"koc.invite.{ANN}.")
    await stage.press(ANN, await stage.last(ANN), "kocme:1.yes")
    assert await state(stage, ANN) == "trainee"
    shown = await press(stage, await opened(stage, "koc"), f"koc.open.{ANN}.")
    shown = await press(stage, shown, f"koc.appoint.{ANN}.")
    assert await state(stage, ANN) == "koc"
    back = await press(stage, shown, "koc.board.0.")
    assert "KOC (1): Ann" in back["text"]
    assert "What would you like to do?" in (await press(stage, back, ".menu"))["text"]


async def person(stage: Stage) -> dict[str, Any]:
    """Ann's screen."""
    await stage.say(OWNER, "/koc @ann")
    await stage.settle()
    return await stage.last(OWNER)


async def test_figures_change_their_period_in_place_and_members_see_nothing(stage: Stage) -> None:
    await stage.say(ANN, "Good morning, everybody!")
    await stage.settle()
    shown = await opened(stage, "stats")
    assert "The week" in shown["text"]
    shown = await press(stage, shown, "stats.month.")
    assert "The month" in shown["text"]
    shown = await press(stage, shown, ".menu")
    shown = await press(stage, shown, ".health")
    assert "Readers" in shown["text"]
    shown = await press(stage, shown, ".health.week")
    assert "discussions (goal 3)" in shown["text"]
    shown = await press(stage, shown, ".health.day")
    assert any(".menu" in data for data in datas(shown))
    assert await told(stage, ANN, "The month") == []
    await stage.say(ANN, "/stats")
    await stage.settle()
    for path in ("stats.week.picture", "koc.reserve.1003.", "share", "honours", "health"):
        assert "admin" in await forge(stage, ANN, await stage.last(ANN), f"panel:1.{path}:")
    assert await state(stage, BO) == ""


async def test_the_picture_comes_in_the_operators_chat_below_the_panel(stage: Stage) -> None:
    await stage.say(ANN, "Good morning, everybody!")
    await stage.settle()
    shown = await opened(stage, "stats", OPS)
    await press(stage, shown, "stats.week.picture", chat=OPS)
    assert (await stage.last(OWNER, OPS))["photo_url"]
