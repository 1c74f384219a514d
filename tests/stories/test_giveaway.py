"""A giveaway over the real wire: announced, entered by many at once, drawn after a restart, verified."""

import asyncio
import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.cli.verify_draw import verify_draw
from bot.domain.community import Person
from bot.domain.giveaway_proof import faults
from tests.stories.stage import BOT, GROUP, OWNER, Stage
from tests.stories.test_challenge import saying, tell

ANN, BO, CHEN = 1002, 1003, 1004
CROWD = tuple(range(5001, 5061))


async def announced(stage: Stage) -> dict[str, Any]:
    return next(
        each for each in await stage.seen(ANN) if "To be won" in each["text"] and not each["ephemeral"]
    )


async def published(stage: Stage) -> list[dict[str, Any]]:
    """The lists that the group was given, as files."""
    papers = []
    for each in await stage.seen(ANN):
        if each["from"]["id"] == BOT and each.get("document"):
            async with stage.http.get(f"{stage.url}{each['document']['url']}") as answer:
                papers.append(json.loads(await answer.read()))
    return papers


async def test_sixty_enter_at_once_and_the_draw_after_a_restart_can_be_verified(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.join(*CROWD)
    await stage.settle()
    await tell(stage, OWNER, "/giveaway A good book | 50 points | 3 winners --until 3h")
    message = await announced(stage)
    promised = re.findall(r"[0-9a-f]{64}", message["text"])[0]
    data = message["buttons"][0][0]["data"]
    place = {"chat": GROUP, "data": data, "message": message["message_id"], "wait": 20}
    presses = [stage.post("press", user=user, **place) for user in (*CROWD, *CROWD[:10])]
    toasts = [each["answer"]["text"] for each in await asyncio.gather(*presses)]
    await stage.settle()
    assert sum("You're in!" in text for text in toasts) == 60
    assert sum("already" in text for text in toasts) == 10
    await stage.pass_time(seconds=21)
    assert "60 people are in" in (await announced(stage))["text"]

    await stage.restart(hours=5)
    await stage.pass_time(seconds=2)
    await stage.restart()
    [result] = [text for text in await stage.heard(ANN) if "the winners of" in text]
    [paper] = await published(stage)
    assert faults(paper, promised) == []
    assert sha256(paper["seed"].encode()).hexdigest() == promised
    assert paper["seed"] in result
    won = [row["id"] for row in paper["winners"]]
    assert len(won) == 3
    async with stage.database.read() as uow:
        assert [await uow.ledger.balance(1, user) for user in won] == [60, 60, 60]  # ten were a welcome gift
    assert (await announced(stage))["buttons"] == []

    file = tmp_path / "draw.json"
    file.write_text(json.dumps(paper))
    verify_draw(file, None, promised)
    late = await stage.post("forge", **{**place, "user": BO})
    assert "is closed" in late["answer"]["text"]

    await tell(stage, OWNER, "/giveaway redraw 1 --take-back")
    again = await published(stage)
    assert [faults(each, promised) for each in again] == [[], []]
    assert not {row["id"] for row in again[1]["winners"]} & set(won)
    async with stage.database.read() as uow:
        assert [await uow.ledger.balance(1, user) for user in won] == [10, 10, 10]


async def test_conditions_are_told_with_what_is_missing(stage: Stage) -> None:
    await tell(stage, OWNER, "/giveaway Mug | a mug | 1 --level 2 --checkins 2")
    assert "level 2" in (await announced(stage))["text"]
    seen = await tell(stage, ANN, "/giveaway")
    assert "Not this time: it takes level 2" in seen["text"]
    assert seen["buttons"] == []
    toast = await stage.press(ANN, await announced(stage), "enter")
    assert toast["show_alert"]
    assert "it takes level 2" in toast["text"]
    assert "2 check-ins, you had 0" in toast["text"]


async def test_it_is_called_off_after_a_second_question(stage: Stage) -> None:
    await tell(stage, OWNER, "/giveaway Mug | a mug | 1")
    asked = await saying(stage, "is announced")
    for deed, words in (("cancel", "Call off"), ("keep", "goes on"), ("cancel", "Call off")):
        await stage.press(OWNER, asked, f"giveaway:{deed}")
        asked = await saying(stage, words)
    assert (await announced(stage))["buttons"]
    asked = await tell(stage, OWNER, "/giveaway cancel 1")
    assert (await announced(stage))["buttons"], "only asked"
    await stage.press(OWNER, asked, "giveaway:off")
    async with stage.database.read() as uow:
        assert await uow.giveaways.open(1) == []


async def test_entering_in_private_counts_where_the_giveaway_is(stage: Stage) -> None:
    await tell(stage, OWNER, "/giveaway Mug | a mug | 1")
    await tell(stage, ANN, "hello")
    shown = await tell(stage, ANN, "/giveaway", ANN)
    async with stage.database.begin() as uow:
        other = await uow.communities.register({
            "chat_id": -1001000000077, "title": "Other", "kind": "interest", "language": "en",
            "timezone": "UTC", "rollover_hour": 0, "pack": "general", "state": "active",
            "registered_at": stage.clock.now(), "ops_chat_id": None,
        })  # fmt: skip
        await uow.members.ensure(other.id, Person(ANN, "Ann"))
        await uow.members.change(other.id, ANN, last_day=date(2030, 1, 1))
    toast = await stage.press(ANN, shown, "enter", ANN)
    assert "You're in!" in toast["text"]
    async with stage.database.read() as uow:
        [each] = await uow.giveaways.open(1)
        assert await uow.giveaways.entered(each) == 1


async def test_codes_are_filled_in_private_and_only_their_winner_reads_one(stage: Stage) -> None:
    assert "in private" in (await tell(stage, OWNER, "/codes add may\nSECRET-1"))["text"]
    assert "1 code added" in (await tell(stage, OWNER, "/codes add may\nSECRET-1", OWNER))["text"]
    assert "for admins" in (await tell(stage, ANN, "/codes", ANN))["text"]
    await tell(stage, OWNER, "/giveaway Tea | codes may | 1 --until 1h")
    await stage.press(ANN, await announced(stage), "enter")
    await stage.pass_time(hours=1, seconds=6)
    seen = {user: [each for each in await stage.heard(user) if "SECRET-1" in each] for user in (ANN, BO)}
    assert seen[BO] == []
    assert "SECRET-1" in "".join(seen[ANN] + await stage.heard(ANN, ANN))
    mine = await tell(stage, ANN, "/giveaway")
    assert "SECRET-1" in mine["text"]
    assert mine["ephemeral"]
    assert "SECRET-1" not in (await tell(stage, BO, "/giveaway"))["text"]


async def test_where_nothing_can_be_hidden_a_code_is_never_said_before_the_group(stage: Stage) -> None:
    await tell(stage, OWNER, "/codes add may SECRET-1", OWNER)
    async with stage.database.begin() as uow:
        await uow.communities.change(1, ephemeral=False)
    await tell(stage, OWNER, "/giveaway Tea | codes may | 1 --until 1h")
    await stage.press(ANN, await announced(stage), "enter")
    await stage.pass_time(hours=1, seconds=6)
    await tell(stage, ANN, "/giveaway")
    assert not any("SECRET-1" in text for text in await stage.heard(BO))
    await tell(stage, ANN, "/start", ANN)
    assert "SECRET-1" in (await tell(stage, ANN, "/giveaway", ANN))["text"]


async def test_staff_may_be_asked_for_the_line_and_answer_in_their_own_words(stage: Stage) -> None:
    menu = (await tell(stage, OWNER, "/giveaway", OWNER))["message_id"]
    await stage.post("forge", chat=OWNER, user=OWNER, data="giveaway:ask:", wait=5, message=menu)
    await stage.settle()
    assert "Tell me in one line" in (await stage.last(OWNER, OWNER))["text"]
    assert "Like this" in (await tell(stage, OWNER, "a mug, perhaps", OWNER))["text"]
    assert "is announced" in (await tell(stage, OWNER, "Mug | a mug | 2", OWNER))["text"]
    assert "for 2 of you" in (await announced(stage))["text"]


async def test_forged_presses_change_nothing(stage: Stage) -> None:
    await tell(stage, OWNER, "/giveaway Mug | a mug | 1")
    message = (await announced(stage))["message_id"]
    for data, told in (
        ("enter:999:", "no longer of use"),
        ("enter:x:", "no longer of use"),
        ("enter::", "no longer of use"),
        ("enter:-1:", "no longer of use"),
        ("giveaway:cancel.1:", "for admins"),
        ("giveaway:off.1:", "for admins"),
        ("giveaway:ask:", "for admins"),
        ("giveaway:dance:", "for admins"),
    ):
        pressed = await stage.post("forge", chat=GROUP, user=BO, message=message, data=data, wait=5)
        await stage.settle()
        assert told in pressed["answer"]["text"], data
    assert "for admins" in (await tell(stage, BO, "/giveaway redraw 1"))["text"]
    async with stage.database.read() as uow:
        [each] = await uow.giveaways.open(1)
        assert await uow.giveaways.entered(each) == 0
