"""Votes over the real wire: asked, answered, changed, closed by the clock, and what follows from them."""

from typing import Any

from bot.storage.ballot import BallotRows
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, CHEN, DAN = 1002, 1003, 1004, 1005
MINUTE = 60


async def poll(stage: Stage, seen_by: int = ANN) -> dict[str, Any]:
    """The last poll in the group."""
    return [each for each in await stage.seen(seen_by) if each.get("poll")][-1]


async def cast(stage: Stage, user: int, *options: int) -> None:
    """Somebody votes, votes again, or (no options) takes it back."""
    message = (await poll(stage))["message_id"]
    await stage.post("vote", chat=GROUP, user=user, message=message, options=list(options))


async def asked(stage: Stage, line: str, by: int = OWNER, chat: int = GROUP) -> None:
    await stage.say(by, line, chat)
    await stage.settle()


async def over(stage: Stage, **delta: float) -> str:
    """Time goes by until the vote is over and counted; the bot's last words."""
    await stage.pass_time(**delta)
    await stage.pass_time(seconds=6)
    await stage.pass_time(seconds=MINUTE * 3)
    return (await stage.heard(ANN))[-1]


async def rows(stage: Stage) -> list[Any]:
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        return await uow.votes.last(community.id, 9)


async def test_a_vote_is_asked_changed_taken_back_and_counted_by_the_clock(stage: Stage) -> None:
    await asked(stage, "/vote Tea or coffee? | Tea | Coffee --until 2h")
    for user, options in ((ANN, [0]), (BO, [0]), (CHEN, [1]), (ANN, [1]), (BO, [])):
        await cast(stage, user, *options)
    await stage.settle()
    told = await over(stage, hours=2)
    assert "The choice is: Coffee" in told
    assert "2 people voted" in told
    [vote] = await rows(stage)
    assert (vote.state, vote.result["counts"], vote.result["winner"]) == ("closed", [0, 2], 1)
