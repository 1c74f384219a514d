"""`/words` and the rules' modes over the real wire: in private or the operators' chat, at once, by staff."""

from typing import Any

import pytest

from tests.stories.panel_hands import again, datas, panel, press, second_community
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

ANN, BO = 1002, 1003
SCAM = "刷单返利"


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> str:
    """Somebody writes; the bot's last words that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return str((await stage.last(user, chat))["text"])


async def hits(stage: Stage) -> list[str]:
    """The words that led to an incident, in order."""
    async with stage.database.read() as uow:
        found = await uow.incidents.waiting((await uow.communities.by_chats([GROUP]))[GROUP].id, 100)
    return [each.what for each in sorted(found, key=lambda each: each.id)]


async def test_a_word_added_in_the_operators_chat_holds_for_the_very_next_message(stage: Stage) -> None:
    await stage.say(ANN, "get cheap followers here")
    await stage.settle()
    assert await hits(stage) == []
    told = await tell(stage, OWNER, "/words add cheap followers | severity=2 flag", OPS)
    assert "“cheap followers” is looked for from now on: severity 2, only ever shown to you" in told
    await stage.say(BO, "get cheap followers over here, folks")
    await stage.settle()
    assert await hits(stage) == ["cheap followers"]
    added = [each for each in await stage.seen(OWNER, OPS) if "is looked for from now on" in each["text"]][-1]
    await stage.press(OWNER, added, "words:undo.", OPS)
    assert "as it was before" in (await again(stage, OWNER, added, OPS))["text"]
    await stage.say(ANN, "cheap followers for everybody, once more")
    await stage.settle()
    assert await hits(stage) == ["cheap followers"]


async def test_words_are_tried_listed_and_taken_away_in_private(stage: Stage) -> None:
    await tell(stage, OWNER, "/start", OWNER)
    await stage.say(OWNER, "hello")
    assert "Nothing in it is a hit" in await tell(stage, OWNER, "/words test a cup of tea", OWNER)
    told = await tell(stage, OWNER, f"/words test 有人找我刷.单.返.利，{SCAM}", OWNER)
    assert f"“{SCAM}” · {SCAM} · fraud, severity 3 · as it is written · " in told
    assert "“刷.单.返.利” · " in told
    assert "taken apart · shown to you" in told
    assert "Nothing added or taken away" in await tell(stage, OWNER, "/words list", OWNER)
    assert "no longer looked for" in await tell(stage, OWNER, f"/words remove {SCAM}", OWNER)
    assert "nothing to take away" in await tell(stage, OWNER, "/words remove a cup of tea", OWNER)
    assert "can't be looked for: there is no option loud" in await tell(
        stage, OWNER, "/words add x y | loud", OWNER
    )
    await tell(stage, OWNER, "/words allow the followers club", OWNER)
    listed = await tell(stage, OWNER, "/words list", OWNER)
    assert f"2 changes, page 1 of 1\n🕊 the followers club\n➖ {SCAM}" in listed
    assert "Words of Readers" in await tell(stage, OWNER, "/words", OWNER)


async def test_a_long_list_has_pages_and_what_is_no_word_is_left_out(stage: Stage) -> None:
    lines = "\n".join(f"word number {chr(97 + n)}" for n in range(25))
    told = await tell(stage, OWNER, f"/words add {lines}\n???", OPS)
    assert "25 words are looked for from now on." in told
    assert "Left out: “???” (there is no letter or digit in it.)" in told
    await tell(stage, OWNER, "/words list", OPS)
    first = await stage.last(OWNER, OPS)
    assert "25 changes, page 1 of 2" in first["text"]
    await stage.press(OWNER, first, "words:list.2", OPS)
    second = await again(stage, OWNER, first, OPS)
    assert "page 2 of 2\n➕ word number u · severity 2" in second["text"]
    await stage.press(OWNER, second, "words:list.1", OPS)
    assert "page 1 of 2" in (await again(stage, OWNER, first, OPS))["text"]


async def test_members_change_no_words_by_command_or_by_forged_button(stage: Stage) -> None:
    for line in ("/words add tea", f"/words remove {SCAM}", "/words list", "/appeals"):
        assert "for admins" in await tell(stage, ANN, line)
    await tell(stage, OWNER, "/words add cheap followers", OPS)
    shown = await stage.last(ANN)
    where = (
        {"ephemeral": shown["ephemeral_message_id"]}
        if shown["ephemeral"]
        else {"message": shown["message_id"]}
    )
    for data in (
        "words:list.1.1:",
        "words:undo.00000000.1:",
        "panel:1.screening.words.off:",
        "words::",
        "words:x:",
    ):
        forged = await stage.post("forge", chat=GROUP, user=ANN, data=data, wait=5, **where)
        assert forged["answer"]["show_alert"], data
    assert "1 change, " in await tell(stage, OWNER, "/words list", OPS)


async def test_where_several_groups_are_looked_after_it_asks_which(stage: Stage) -> None:
    await second_community(stage)
    told = await tell(stage, OWNER, "/words add cheap followers", OPS)
    assert "several groups (Readers, Runners)" in told
    assert "is looked for" in await tell(stage, OWNER, "/words add cheap followers")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_rule_is_switched_in_the_panel_and_holds_at_once(sqlite_url: str, language: str) -> None:
    async with staged(sqlite_url, language=language) as stage:
        await stage.say(ANN, f"有人做{SCAM}吗")
        await stage.settle()
        before = await hits(stage)
        screen = await press(stage, await panel(stage, OWNER, OPS), ".screening", chat=OPS)
        assert sum(".screening." in data for data in datas(screen)) == 11
        one = await press(stage, screen, ".screening.words", chat=OPS)
        await press(stage, one, ".screening.words.off", chat=OPS)
        await stage.restart()
        await stage.say(BO, f"真的有人做{SCAM}吗")
        await stage.settle()
        assert await hits(stage) == before
