"""Votes over the real wire: asked, answered, changed, closed by the clock, and what follows from them."""

from datetime import timedelta
from typing import Any

from bot.domain.vote import CLOSED, OPEN, Vote
from tests.stories.panel_hands import SECOND, second_community
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, CHEN, NEW = 1002, 1003, 1004, 1900


async def ask(stage: Stage, line: str, by: int = OWNER, chat: int = GROUP) -> None:
    """Somebody writes a command."""
    await stage.say(by, line, chat)
    await stage.settle()


async def cast(stage: Stage, user: int, *options: int) -> None:
    """Somebody votes, votes again, or (no options) takes it back."""
    poll = [each for each in await stage.seen(user) if each.get("poll")][-1]
    await stage.post("vote", chat=GROUP, user=user, message=poll["message_id"], options=list(options))


async def counted(stage: Stage) -> str:
    """What the group reads once the time is over."""
    await stage.pass_time(seconds=2)
    await stage.pass_time(seconds=6)
    return (await stage.heard(ANN))[-1]


async def votes(stage: Stage) -> list[Vote]:
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        return await uow.votes.last(community.id, 9)


async def balance(stage: Stage, user: int) -> int:
    async with stage.database.read() as uow:
        return await uow.ledger.balance((await uow.communities.all())[0].id, user)


async def test_a_vote_is_asked_changed_taken_back_and_counted_by_the_clock(stage: Stage) -> None:
    await ask(stage, "/vote Tea or coffee? | Tea | Coffee --until 2h")
    assert "Vote no. 1 is open until 2 Mar, 12:00." in (await stage.heard(ANN))[-1]
    for user, options in ((ANN, [0]), (BO, [0]), (CHEN, [1]), (ANN, [1]), (BO, [])):
        await cast(stage, user, *options)
    await stage.pass_time(hours=2)
    told = await counted(stage)
    assert "The choice is: Coffee" in told
    assert "2 people voted, 50% of the 4 who could" in told
    assert [await balance(stage, user) for user in (ANN, BO, CHEN, OWNER)] == [3, 3, 3, 0]


async def test_who_joins_after_the_start_is_shown_by_the_poll_but_not_counted(stage: Stage) -> None:
    await ask(stage, "/vote Q | A | B --until 2h")
    await cast(stage, ANN, 1)
    await stage.pass_time(minutes=5)
    await stage.join(NEW, 1901)
    await stage.settle()
    await cast(stage, NEW, 0)
    await cast(stage, 1901, 0)
    await stage.pass_time(hours=2)
    told = await counted(stage)
    assert "The choice is: B" in told
    assert "The poll itself shows 2 ballots differently" in told


async def test_a_restart_in_the_middle_loses_no_ballot_and_keeps_the_closing_time(stage: Stage) -> None:
    await ask(stage, "/vote Q | A | B --until 3h")
    [before] = await votes(stage)
    await cast(stage, ANN, 0)
    await stage.restart(hours=1)
    await cast(stage, BO, 1)
    await stage.settle()
    await stage.end()
    await cast(stage, CHEN, 1)  # while nobody is there to hear it
    await stage.restart(hours=2, seconds=1)
    [vote] = await votes(stage)
    assert (vote.closes_at, vote.poll_id) == (before.closes_at, before.poll_id)
    await stage.restart()
    assert "The choice is: B" in await counted(stage)
    await stage.restart(minutes=1)
    await stage.pass_time(minutes=1)
    results = [text for text in await stage.heard(ANN) if "The choice is" in text]
    assert len(results) == 1
    assert sum(bool(each.get("poll")) for each in await stage.seen(ANN)) == 1


async def test_an_outcome_sets_the_next_weeks_theme(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        await uow.communities.change((await uow.communities.all())[0].id, pack="reading")
    await ask(stage, "/vote Next week? | people | 想法 --decides theme --until 2h")
    await cast(stage, ANN, 1)
    await stage.pass_time(hours=2)
    assert "Next week's theme: Ideas" in await counted(stage)
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        assert await uow.votes.decided(community.id, "week") == {"2026-W11": "ideas"}
    await stage.until(stage.clock.now() + timedelta(days=7, hours=1))
    async with stage.database.read() as uow:
        since = stage.clock.now() - timedelta(hours=4)
        posted = [entry for entry, _ in await uow.posts.entries_since(community.id, ["calendar"], since)]
    assert posted == ["ideas-mon"], "the cycle alone would have had people-mon"


async def test_a_member_proposes_and_the_operators_let_it_through(stage: Stage) -> None:
    await ask(stage, "/vote Picnic? | Yes | No --until 2h", by=ANN)
    assert "with the admins now" in (await stage.last(ANN))["text"]
    asked = await stage.last(OWNER, OPS)
    assert "Ann would like to ask Readers" in asked["text"]
    assert not any(each.get("poll") for each in await stage.seen(BO))
    await stage.press(OWNER, asked, "vote:approve.", OPS)
    assert "approved by Olga" in (await stage.last(OWNER, OPS))["text"]
    [vote] = await votes(stage)
    assert (vote.state, vote.asked_by, vote.approved_by) == (OPEN, ANN, OWNER)
    assert any("Good news" in text for text in await stage.heard(ANN))
    assert not any("Good news" in text for text in await stage.heard(BO))


async def test_staff_answer_in_private_for_another_group_than_their_last(stage: Stage) -> None:
    await second_community(stage, ops=None)
    await stage.join(BO, chat=SECOND)
    await ask(stage, "/vote Picnic? | Yes | No", by=BO, chat=SECOND)
    for user, told, by in ((BO, "for admins", 0), (ANN, "", ANN)):
        await ask(stage, "hello", by=user)  # where Ann is a member only
        await ask(stage, "/start", by=user, chat=user)
        under = (await stage.last(user, user))["message_id"]
        body = {"chat": user, "user": user, "message": under, "data": "vote:approve.1:", "wait": 5}
        answer = (await stage.post("forge", **body))["answer"]
        assert told in (answer["text"] or "")
        async with stage.database.read() as uow:
            vote = await uow.votes.get(1)
        assert vote is not None
        assert vote.approved_by == by


async def test_a_vote_is_put_together_step_by_step(stage: Stage) -> None:
    await ask(stage, "/vote")
    await ask(stage, "/vote Which day?")
    await ask(stage, "/vote Saturday | Sunday")
    for data in ("voteform:multi", "voteform:until", "voteform:time.d3", "voteform:purpose", "voteform:back"):
        await stage.press(OWNER, await stage.last(OWNER), data)
    panel = await stage.last(OWNER)
    assert "▫️ Saturday\n▫️ Sunday\n🕗 until 5 Mar, 10:00 · several choices" in panel["text"]
    assert not any("Saturday" in text for text in await stage.heard(ANN))
    await stage.press(OWNER, panel, "voteform:open")
    [vote] = await votes(stage)
    assert (vote.question, vote.options, vote.multi) == ("Which day?", ("Saturday", "Sunday"), True)
    toast = await stage.post(
        "forge", chat=GROUP, user=OWNER, data="voteform:open:1001", wait=5, **where(panel)
    )
    assert "no longer of use" in toast["answer"]["text"]


async def test_in_private_the_answers_are_just_written(stage: Stage) -> None:
    await stage.say(ANN, "hello")
    for line in ("/start", "/vote", "Which day?", "Saturday\nSunday", "once more?"):
        await ask(stage, line, by=ANN, chat=ANN)
    await stage.press(ANN, await stage.last(ANN, ANN), "voteform:open", ANN)
    assert "with the admins now" in (await stage.last(ANN, ANN))["text"]
    assert "▫️ Saturday" in (await stage.last(OWNER, OPS))["text"]


def where(message: dict[str, Any]) -> dict[str, Any]:
    """How a press names the message it is under."""
    key = "ephemeral_message_id" if message["ephemeral"] else "message_id"
    return {"ephemeral" if message["ephemeral"] else "message": message[key]}


async def test_forged_buttons_do_nothing(stage: Stage) -> None:
    await ask(stage, "/vote Q | A | B --until 2h")
    await ask(stage, "/vote Mine | A | B", by=BO)
    poll = [each for each in await stage.seen(ANN) if each.get("poll")][-1]["message_id"]
    for data in (
        "vote:approve.2:", "vote:close.1:", "vote:cancel.1:", "vote:close.x:", "vote:.:", "vote:close.²:",
        "vote::", "voteform:open:", "voteform:multi:1002", "voteform:time.h2:", "voteform:for.theme:",
        "vote:approve.999999999:", "vote:end.1:", "vote:off.1:", "vote:keep.1:",
    ):  # fmt: skip
        await stage.post("forge", chat=GROUP, user=ANN, message=poll, data=data, wait=5)
    await stage.settle()
    async with stage.database.read() as uow:
        first, second = await uow.votes.get(1), await uow.votes.get(2)
    assert first is not None
    assert second is not None
    assert (first.state, second.state) == (OPEN, "proposed")


async def test_what_is_typed_is_asked_once_more(stage: Stage) -> None:
    await ask(stage, "/vote Q | A | B --until 2h")
    await ask(stage, "/vote cancel 1", chat=OPS)
    asked = await stage.last(OWNER, OPS)
    assert "Call off “Q”?" in asked["text"]
    await stage.press(OWNER, asked, "vote:keep.1", OPS)
    assert "“Q” goes on" in (await stage.last(OWNER, OPS))["text"]
    assert (await votes(stage))[0].state == OPEN
    await ask(stage, "/vote cancel 1", chat=OPS)
    await stage.press(OWNER, await stage.last(OWNER, OPS), "vote:off.1", OPS)
    assert "has been called off" in (await stage.last(OWNER, OPS))["text"]
    assert (await votes(stage))[0].state == "cancelled"


async def test_staff_see_the_votes_and_end_one_early(stage: Stage) -> None:
    await ask(stage, "/votes")
    assert "haven't been any votes" in (await stage.last(OWNER))["text"]
    await ask(stage, "/vote Q | A | B --until 2h")
    await cast(stage, ANN, 0)
    await ask(stage, "/votes", chat=OPS)
    listed = await stage.last(OWNER, OPS)
    assert "🟢 1 Q · until 2 Mar, 12:00" in listed["text"]
    await stage.press(OWNER, listed, "vote:close.1", OPS)
    asked = await stage.last(OWNER, OPS)
    assert "Close “Q” now?" in asked["text"]
    assert (await votes(stage))[0].state == OPEN, "only asked"
    await stage.press(OWNER, asked, "vote:end.1", OPS)
    assert "The choice is: A" in await counted(stage)
    assert (await votes(stage))[0].state == CLOSED
    await ask(stage, "/vote cancel 1")
    assert "Vote 1 isn't open" in (await stage.last(OWNER))["text"]
    await ask(stage, "/votes", by=ANN)
    assert "for admins" in (await stage.last(ANN))["text"]


async def test_an_end_without_a_number_begins_no_vote(stage: Stage) -> None:
    await ask(stage, "/vote Q | A | B --until 2h")
    for line in ("/vote close abc", "/vote cancel", "/vote 结束 #", "/vote stop 12345678901"):
        await ask(stage, line, chat=OPS)
        assert "Which vote is to end?" in (await stage.last(OWNER, OPS))["text"], line
    await ask(stage, "/vote Stopwatch or phone?", chat=OPS)
    assert "Which vote" not in (await stage.last(OWNER, OPS))["text"]
    assert (await votes(stage))[0].state == OPEN
