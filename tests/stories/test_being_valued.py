"""Being valued over the real wire: a reaction and thanks pay, and the member reads from whom."""

from typing import Any

from tests.stories.stage import GROUP, Stage

ANN, BO, CHEN = 1002, 1003, 1004


async def tell(stage: Stage, user: int, text: str, **more: Any) -> str:
    """Somebody writes; the bot's last words that they see."""
    await stage.say(user, text, **more)
    await stage.settle()
    return str((await stage.last(user))["text"])


async def react(stage: Stage, user: int, message: int, *emoji: str) -> None:
    await stage.post("react", chat=GROUP, user=user, message=message, emoji=list(emoji))
    await stage.settle()


async def test_a_reaction_pays_the_author_who_reads_from_whom(stage: Stage) -> None:
    said = await stage.say(ANN, "Chapter nine explains it: start there.")
    await stage.settle()
    before = len(await stage.heard(BO))
    await react(stage, BO, said["message_id"], "❤")
    text = await tell(stage, ANN, "/points")
    assert "3 points" in text
    assert "+2 Bo valued what you said" in text
    assert "+1 talking in the group" in text
    assert len(await stage.heard(BO)) == before
    await react(stage, BO, said["message_id"])
    await react(stage, BO, said["message_id"], "🔥")
    assert "3 points" in await tell(stage, ANN, "/points")


async def test_thanks_reach_the_two_of_them_and_nobody_else(stage: Stage) -> None:
    said = await stage.say(ANN, "Chapter nine.")
    answer = await tell(stage, BO, "/thanks", reply_to=said["message_id"])
    assert "with 2 points" in answer
    again = await tell(stage, BO, "/thanks", reply_to=said["message_id"])
    assert "already" in again
    await react(stage, BO, said["message_id"], "❤")
    assert "+2 Bo valued what you said" in await tell(stage, ANN, "/points")
    assert "💛 Bo thanked you (+2)" in await stage.heard(ANN)
    assert not [text for text in await stage.heard(CHEN) if "thank" in text]
