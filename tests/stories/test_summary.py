"""What operators read: the day in the evening, the week on Monday, `/stats` and `/health` when asked."""

from datetime import UTC, datetime
from typing import Any

from tests.stories.panel_hands import forge
from tests.stories.stage import BOT, OPS, OWNER, Stage
from tests.stories.test_challenge import tell

ANN, BO = 1002, 1003
SUNDAY_EVENING = datetime(2026, 3, 8, 13, 59, tzinfo=UTC)
"""A minute before ten in Shanghai."""


async def from_bot(stage: Stage, what: str) -> list[dict[str, Any]]:
    return [
        each for each in await stage.seen(OWNER, OPS)
        if each["from"]["id"] == BOT and what in (each["text"] or each.get("caption") or "")
    ]  # fmt: skip


async def until(stage: Stage, at: datetime) -> None:
    await stage.pass_time(seconds=(at - stage.clock.now()).total_seconds())


async def test_the_week_comes_once_as_one_picture_with_numbers_and_a_table(stage: Stage) -> None:
    for number in range(6):
        await stage.say(ANN, f"I have read page {number} of it by now.")
    await stage.say(BO, "Well done!")
    await until(stage, SUNDAY_EVENING)
    await stage.pass_time(minutes=2)
    await stage.pass_time(hours=11)
    await stage.restart()
    await stage.pass_time(minutes=1)
    [week] = await from_bot(stage, "📊 The week")
    said = week["text"] or week["caption"]
    assert week["photo_url"]
    assert "7 messages ▲ 7" in said
    assert "0 themed discussions = (goal 3) · 0 answers" in said
    assert "same weekday" not in said
    assert "streaks" not in said, "there was none that could have gone on"
    assert "2 March – 8 March" in said or "2 Mar – 8 Mar" in said
    files = [each for each in await stage.seen(OWNER, OPS) if each.get("document")]
    name = files[-1]["document"]["name"]
    assert name == "days-2026-03-02-2026-03-08.csv"
    async with stage.http.get(stage.url + files[-1]["document"]["url"]) as answer:
        lines = (await answer.read()).decode("utf-8-sig").splitlines()
    assert len(lines) == 8
    assert lines[1].startswith("2026-03-02,")
    [day] = await from_bot(stage, "📊 The day")
    assert day["photo_url"]
    assert "▲▼ is against the whole of 1 Mar" in (day["text"] or day["caption"])


async def test_staff_ask_switch_the_period_and_get_the_picture_in_private(stage: Stage) -> None:
    await stage.say(ANN, "Good morning, everybody!")
    shown = await tell(stage, OWNER, "/stats")
    assert shown["ephemeral"]
    assert "The week" in shown["text"]
    assert "2 messages ▲ 2" in shown["text"]
    await stage.press(OWNER, shown, "stats:1.month")
    shown = await stage.last(OWNER)
    assert "The month" in shown["text"]
    await tell(stage, OWNER, "/start", OWNER)
    await stage.press(OWNER, shown, "stats:1.month.picture")
    assert (await stage.last(OWNER, OWNER))["photo_url"]
    await stage.press(OWNER, shown, "stats:1.month.table")
    assert (await stage.last(OWNER, OWNER))["document"]["name"].startswith("days-")


async def test_staff_ask_how_the_group_is_and_switch_the_period(stage: Stage) -> None:
    await stage.say(ANN, "Good morning, everybody!")
    shown = await tell(stage, OWNER, "/health")
    assert shown["ephemeral"]
    assert "themed discussions (goal 13)" in shown["text"]
    assert "⚪ no newcomer's seventh day came in this time" in shown["text"]
    assert "• Month" in str(shown["buttons"])
    await stage.press(OWNER, shown, "stats:1.health.day")
    day = await stage.last(OWNER)
    assert "⚪ 0 themed discussions\n" in day["text"]
    assert "• Day" in str(day["buttons"])
    assert "(goal 3)" in (await tell(stage, OWNER, "/health week"))["text"]
    assert "/health week" in (await tell(stage, OWNER, "/health year"))["text"]


async def test_members_read_none_of_it(stage: Stage) -> None:
    shown = await tell(stage, OWNER, "/stats")
    for command in ("/stats", "/stats day", "/health"):
        assert "admin" in (await tell(stage, ANN, command))["text"]
    assert "admin" in await forge(stage, ANN, await stage.last(ANN), "stats:1.week.picture:")
    assert shown["ephemeral"]
