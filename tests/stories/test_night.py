"""Night mode over the real wire: asleep over midnight and a change of clocks, awake as it was before."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.stories.door import calls, labels, staff_say, told
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

ANN = 1002
NIGHT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""23:00 in Shanghai on the story's first day; the bot starts at 10:00."""


async def may(stage: Stage) -> frozenset[str]:
    """What members may do in the group, as Telegram has it."""
    return frozenset(stage.box.world.chats[GROUP].permissions)


async def writes(stage: Stage, text: str = "hello") -> bool:
    """Whether Ann's words get through."""
    async with stage.http.post(
        f"{stage.url}/sandbox/say", json={"chat": GROUP, "user": ANN, "text": text}
    ) as answer:
        return answer.status == 200


async def test_the_group_sleeps_over_midnight_and_wakes_as_it_was(stage: Stage) -> None:
    before = await may(stage)
    assert "23:00-07:00" in (await staff_say(stage, "/night 23:00-07:00"))["text"]
    await stage.until(NIGHT - timedelta(minutes=1), step=timedelta(hours=12))
    assert await writes(stage)
    await stage.pass_time(minutes=1)
    assert not await writes(stage)
    assert "sleeps until 07:00" in (await stage.heard(ANN))[-1]
    await stage.until(NIGHT + timedelta(hours=7, minutes=59))
    assert not await writes(stage)
    await stage.pass_time(minutes=1)
    assert await writes(stage)
    assert await may(stage) == before
    assert "Good morning" in (await stage.heard(ANN))[-1]
    await stage.pass_time(seconds=1)
    assert not any("sleeps" in text for text in await stage.heard(ANN))
    await stage.pass_time(minutes=10)
    assert not any("Good morning" in text for text in await stage.heard(ANN))


async def test_a_restart_in_the_night_and_one_over_the_morning_lose_nothing(stage: Stage) -> None:
    before = await may(stage)
    await staff_say(stage, "/night 23:00-07:00")
    await stage.until(NIGHT - timedelta(minutes=5), step=timedelta(hours=12))
    await stage.restart(minutes=10)
    assert not await writes(stage)
    await stage.restart(hours=2)
    assert not await writes(stage)
    assert len(await calls(stage, "setChatPermissions")) == 1
    await stage.restart(hours=9)
    assert await writes(stage)
    assert await may(stage) == before
    assert not any("Good morning" in text for text in await stage.heard(ANN)), "three hours late"


async def test_tonight_can_be_left_out_and_tomorrow_is_as_ever(stage: Stage) -> None:
    await staff_say(stage, "/night 23:00-07:00")
    await stage.until(NIGHT + timedelta(hours=1), step=timedelta(hours=12))
    assert not await writes(stage)
    answer = await staff_say(stage, "/night off")
    assert "open tonight" in answer["text"]
    assert labels(answer) == ["Off every night"]
    assert await writes(stage)
    await stage.pass_time(hours=3)
    assert await writes(stage)
    await stage.until(NIGHT + timedelta(days=1, minutes=1), step=timedelta(hours=6))
    assert not await writes(stage)
    await stage.press(OWNER, await staff_say(stage, "/night off"), "night:", OPS)
    await stage.until(NIGHT + timedelta(days=2, minutes=1), step=timedelta(hours=6))
    assert await writes(stage)


async def test_text_may_stay_allowed_and_the_owners_own_limits_come_back(stage: Stage) -> None:
    own = {name: name != "can_send_polls" for name in await may(stage)}
    async with stage.http.post(
        f"{stage.url}/bot42:STORY-TOKEN/setChatPermissions",
        json={"chat_id": GROUP, "permissions": own, "use_independent_chat_permissions": True},
    ) as answer:
        assert answer.status == 200
    before = await may(stage)
    await staff_say(stage, "/night 23:00-07:00 text")
    await stage.until(NIGHT + timedelta(minutes=1), step=timedelta(hours=12))
    assert await writes(stage)
    assert "can_send_photos" not in await may(stage)
    assert {"can_send_messages", "can_invite_users"} <= await may(stage)
    await stage.until(NIGHT + timedelta(hours=8, minutes=1), step=timedelta(hours=4))
    assert await may(stage) == before
    assert "can_send_polls" not in before


async def test_members_cannot_change_the_night(stage: Stage) -> None:
    await stage.say(ANN, "/night 23:00-07:00")
    await stage.settle()
    async with stage.database.read() as uow:
        assert await uow.settings.all("night") == {}


async def test_the_panel_sets_it_and_shows_it(stage: Stage) -> None:
    screen = await staff_say(stage, "/night")
    await stage.press(OWNER, screen, _path(screen, "23:00-07:00"), OPS)
    [shown] = await told(stage, "23:00-07:00, nobody writes")
    await stage.press(OWNER, shown, _path(shown, "⬜ Text allowed"), OPS)
    [shown] = await told(stage, "23:00-07:00, text only")
    await stage.press(OWNER, shown, _path(shown, "Off"), OPS)
    assert len(await told(stage, "Night mode: off")) == 1


def _path(message: dict[str, Any], label: str) -> str:
    found = [each for row in message["buttons"] for each in row if each["text"] == label]
    return str(found[0]["data"])


@pytest.fixture
async def berlin(database_url: str) -> AsyncIterator[Stage]:
    """The same in Berlin."""
    async with staged(database_url, timezone="Europe/Berlin") as made:
        yield made


async def test_the_night_in_which_clocks_are_put_forward_is_an_hour_shorter(berlin: Stage) -> None:
    await staff_say(berlin, "/night 23:00-07:00")
    begins, ends = datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 5, tzinfo=UTC)
    await berlin.until(begins - timedelta(minutes=1), step=timedelta(days=9))
    assert await writes(berlin)
    await berlin.pass_time(minutes=1)
    assert not await writes(berlin)
    await berlin.until(ends - timedelta(minutes=1))
    assert not await writes(berlin)
    await berlin.pass_time(minutes=1)
    assert await writes(berlin)


async def test_the_night_in_which_clocks_are_put_back_is_an_hour_longer(berlin: Stage) -> None:
    begins, ends = datetime(2026, 10, 24, 21, tzinfo=UTC), datetime(2026, 10, 25, 6, tzinfo=UTC)
    await berlin.pass_time(seconds=(begins - timedelta(hours=2) - berlin.clock.now()).total_seconds())
    await staff_say(berlin, "/night 23:00-07:00")
    await berlin.until(begins - timedelta(minutes=1))
    assert await writes(berlin)
    await berlin.pass_time(minutes=1)
    assert not await writes(berlin)
    await berlin.restart(hours=3, minutes=30)  # the hour that comes twice
    await berlin.until(ends - timedelta(minutes=1))
    assert not await writes(berlin)
    await berlin.pass_time(minutes=1)
    assert await writes(berlin)
    assert len(await calls(berlin, "setChatPermissions")) == 2
