"""A week ends: preview, swap, restart, announced with a card, tags worn and taken back a week later."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.actions.appreciation import Valued, value
from bot.storage.tables import activity
from bot.storage.upsert import add_to
from tests.stories.panel_hands import datas
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage
from tests.stories.test_challenge import tell

ANN, BO, CHEN = 1002, 1003, 1004
FANS = tuple(range(7001, 7011))
MONDAY = datetime(2026, 3, 9, 1, 30, tzinfo=UTC)
"""Half past nine in Shanghai."""


async def good_week(stage: Stage) -> None:
    """Ann is valued by ten people, Bo by eight, on five days; both answer others."""
    await stage.join(*FANS)
    for user in (ANN, BO):
        await stage.say(user, "Good to be here.")
    await stage.settle()
    async with stage.database.begin() as uow:
        [community] = await uow.communities.all()
        await uow.communities.lock([community.id])
        for day in range(5):
            local = START.date().replace(day=START.day + day)
            shown = [
                Valued(community.id, local, fan, receiver, str(receiver))
                for receiver, fans in ((ANN, FANS), (BO, FANS[:8]))
                for fan in fans
            ]
            await value(uow, stage.app.content, shown)
            rows = [
                {
                    "community_id": community.id, "local_date": local, "user_id": user, "messages": 3,
                    "replies": 2,
                }
                for user in (ANN, BO)
            ]  # fmt: skip
            adding = add_to(uow.connection, activity, counters=("messages", "replies"))
            await uow.connection.execute(adding, rows)
        await uow.ledger.settle(stage.clock.now())


async def tag(stage: Stage, user: int) -> str:
    """What stands beside somebody's name."""
    found = await stage.get(f"chats/{GROUP}/members")
    return next(each["tag"] or "" for each in found if each["id"] == user)


async def preview(stage: Stage) -> dict[str, Any]:
    return next(
        each for each in await stage.seen(OWNER, OPS)
        if each["from"]["id"] == BOT and "honours of" in each["text"]
    )  # fmt: skip


async def doubted(stage: Stage) -> dict[str, Any]:
    """The same message, where it asks whether to take a title back."""
    seen = await stage.seen(OWNER, OPS)
    return next(each for each in seen if "Take “🤝 Helping Hand” back" in each["text"])


async def posts(stage: Stage) -> list[dict[str, Any]]:
    """What the group reads of honours, each with a picture."""
    return [each for each in await stage.seen(CHEN) if "Honours of" in (each.get("caption") or "")]


async def announced(stage: Stage) -> dict[str, Any]:
    [post] = await posts(stage)
    return post


async def test_a_week_is_previewed_swapped_announced_and_its_tags_taken_back(stage: Stage) -> None:
    await good_week(stage)
    await stage.until(MONDAY, timedelta(days=1))
    asked = await preview(stage)
    assert "Helping Hand: Ann" in asked["text"]
    assert "valued by 10 people on 5 days" in asked["text"]
    assert "Best Newcomer: Bo" in asked["text"]
    assert not await posts(stage)

    await stage.press(OWNER, asked, "honour:skip.2", OPS)
    await stage.restart()
    asked = await preview(stage)
    assert "Best Newcomer: skipped" in asked["text"]
    await stage.press(OWNER, asked, "honour:swap.1", OPS)
    assert "Helping Hand: Bo" in (await preview(stage))["text"]
    await stage.press(OWNER, await preview(stage), "honour:all", OPS)
    await stage.pass_time(seconds=2)

    post = await announced(stage)
    assert "Helping Hand: Bo" in post["caption"]
    assert post["photo_url"]
    assert datas(await preview(stage)) == ["honour:undo.1:", "honour:back.2:"], "what can be taken back"
    assert await tag(stage, BO) == "Helping Hand"
    assert "Helping Hand · Bo" in (await tell(stage, CHEN, "/honours"))["text"]
    assert "honour: 🤝 Helping Hand" in (await tell(stage, BO, "/points"))["text"]

    await stage.restart(days=6)
    assert await tag(stage, BO) == "Helping Hand"
    await stage.pass_time(days=1, hours=9)
    await stage.pass_time(seconds=2)
    assert await tag(stage, BO) == ""


async def test_what_nobody_decides_is_announced_in_the_evening(stage: Stage) -> None:
    await good_week(stage)
    await stage.until(MONDAY, timedelta(days=1))
    await stage.restart(hours=8, minutes=31)
    await stage.pass_time(seconds=2)
    post = await announced(stage)
    assert "Helping Hand: Ann" in post["caption"]
    assert "Best Newcomer: Bo" in post["caption"]

    await stage.press(OWNER, await preview(stage), "honour:undo.1", OPS)
    asked = await doubted(stage)
    assert await tag(stage, ANN) == "Helping Hand", "asked first"
    await stage.press(OWNER, asked, "honour:keep.1", OPS)
    await stage.press(OWNER, await preview(stage), "honour:undo.1", OPS)
    asked = await doubted(stage)
    await stage.press(OWNER, asked, "honour:revoke.1", OPS)
    await stage.restart(seconds=5)
    assert await tag(stage, ANN) == ""
    post = await announced(stage)
    assert "🤝 Helping Hand: taken back" in post["caption"]
    assert "Best Newcomer: Bo" in post["caption"]
    assert "taken back from Ann" in (await preview(stage))["text"]
    assert "Helping Hand" not in (await tell(stage, CHEN, "/honours"))["text"]


async def test_a_bot_that_is_back_on_monday_evening_leaves_time_to_look(stage: Stage) -> None:
    await good_week(stage)
    await stage.until(MONDAY - timedelta(hours=3), timedelta(days=1))
    await stage.restart(hours=13, minutes=30)
    assert stage.clock.now() == MONDAY + timedelta(hours=10, minutes=30)
    await stage.pass_time(seconds=5)
    assert "announced at 9 Mar, 22:0" in (await preview(stage))["text"]
    assert not await posts(stage), "the preview comes before anything is granted"
    await stage.pass_time(hours=2)
    await stage.pass_time(seconds=5)
    assert "Helping Hand: Ann" in (await announced(stage))["caption"]


async def test_badges_are_shown_with_what_comes_next(stage: Stage) -> None:
    for day in range(7):
        await tell(stage, ANN, "/checkin")
        await stage.pass_time(days=1)
        if day == 5:
            assert "Seven check-ins ▰▰▰▰▰▰▱▱ 6/7" in (await tell(stage, ANN, "/badges"))["text"]
    shown = await tell(stage, ANN, "/badges")
    assert "✅ Seven check-ins" in shown["text"]
    assert "Thirty check-ins" in shown["text"]
    assert len([text for text in await stage.heard(BO) if "New badges" in text]) == 1
    await stage.press(ANN, shown, "badges:all")
    everything = await stage.last(ANN)
    assert "✔️ ✅ Seven check-ins · 1 person" in everything["text"]
