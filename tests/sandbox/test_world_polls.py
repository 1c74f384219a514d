from typing import Any

import pytest

from sandbox import views
from sandbox.chats import Json
from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, BEN, Stage

OPTIONS = [{"text": "tea"}, {"text": "coffee"}, {"text": "water"}]


def ask(stage: Stage, chat: int, **more: Any) -> Json:
    given = {"question": "Drink?", "options": OPTIONS, "is_anonymous": False, **more}
    sent = stage.call("sendPoll", chat_id=chat, **given)
    assert isinstance(sent, dict)
    return sent


def vote(stage: Stage, sent: Json, user: int, *options: int) -> None:
    stage.act(
        "vote",
        chat=sent["chat"]["id"],
        message=sent["message_id"],
        user=user,
        options=list(options),
    )


def test_a_ballot_is_told_to_the_bot_with_persistent_ids(stage: Stage) -> None:
    sent = ask(stage, stage.group())
    vote(stage, sent, ANN, 1)
    answer = stage.last("poll_answer")
    assert (answer["poll_id"], answer["user"]["id"]) == (sent["poll"]["id"], ANN)
    assert (answer["option_ids"], answer["option_persistent_ids"]) == ([1], ["1"])
    assert [option["voter_count"] for option in stage.last("poll")["options"]] == [0, 1, 0]


def test_a_vote_is_changed_and_taken_back(stage: Stage) -> None:
    sent = ask(stage, stage.group())
    vote(stage, sent, ANN, 1)
    vote(stage, sent, ANN, 0)
    vote(stage, sent, ANN)
    assert stage.last("poll_answer")["option_ids"] == []
    assert stage.last("poll")["total_voter_count"] == 0
    stage.heard.clear()
    vote(stage, sent, ANN)
    assert stage.kinds() == []


def test_an_anonymous_poll_tells_only_counts(stage: Stage) -> None:
    sent = ask(stage, stage.group(), is_anonymous=True)
    stage.heard.clear()
    vote(stage, sent, ANN, 0)
    assert stage.kinds() == ["poll"]


def test_a_ballot_follows_the_rules_of_its_poll(stage: Stage) -> None:
    chat = stage.group()
    sent = ask(stage, chat, allows_revoting=False)
    with pytest.raises(Refused, match="Can't choose more than 1 option"):
        vote(stage, sent, ANN, 0, 1)
    with pytest.raises(Refused, match="Invalid option identifier"):
        vote(stage, sent, ANN, 7)
    vote(stage, sent, ANN, 0)
    with pytest.raises(Refused, match="Can't revote"):
        vote(stage, sent, ANN, 1)
    many = ask(stage, chat, allows_multiple_answers=True)
    vote(stage, many, ANN, 2, 0)
    assert stage.last("poll_answer")["option_ids"] == [0, 2]


def test_stop_poll_closes_it_once(stage: Stage) -> None:
    chat = stage.group()
    sent = ask(stage, chat)
    vote(stage, sent, ANN, 0)
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    assert stage.call("stopPoll", **where)["is_closed"] is True
    assert stage.last("poll")["is_closed"] is True
    with pytest.raises(Refused, match="closed poll"):
        vote(stage, sent, BEN, 0)
    with pytest.raises(ApiError, match="poll has already been closed"):
        stage.call("stopPoll", **where)


def test_a_poll_closes_by_the_clock(stage: Stage) -> None:
    sent = ask(stage, stage.group(), close_date=stage.clock.now() + 600)
    stage.clock.advance(599)
    stage.world.tick()
    assert "poll" not in stage.kinds()
    stage.clock.advance(1)
    with pytest.raises(Refused, match="closed poll"):
        vote(stage, sent, ANN, 0)
    assert stage.last("poll")["is_closed"] is True


def test_hidden_results_show_nothing_until_the_end(stage: Stage) -> None:
    chat = stage.group()
    sent = ask(stage, chat, hide_results_until_closes=True)
    vote(stage, sent, ANN, 0)

    def voters() -> object:
        shown = views.messages(stage.world, chat, ANN)["messages"][-1]["poll"]
        return [option["voters"] for option in shown["options"]]

    assert voters() == [None, None, None]
    stage.call("stopPoll", chat_id=chat, message_id=sent["message_id"])
    assert voters() == [1, 0, 0]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": [{"text": "x"}] * 13}, "poll can't have more than 12 options"),
        ({"options": [{"text": "x" * 101}]}, "poll options length must not exceed 100"),
        ({"open_period": 4}, "POLL_OPEN_PERIOD_INVALID"),
        ({"close_date": 1}, "POLL_CLOSE_DATE_INVALID"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "correct quiz option list must be non-empty"),
    ],
)
def test_a_poll_has_limits(stage: Stage, more: Json, problem: str) -> None:
    chat = stage.group()
    with pytest.raises(ApiError, match=problem):
        ask(stage, chat, **more)


def test_a_quiz_cannot_be_revoted(stage: Stage) -> None:
    sent = ask(stage, stage.group(), type="quiz", correct_option_ids=[1])
    assert sent["poll"]["correct_option_ids"] == [1]
    vote(stage, sent, ANN, 0)
    with pytest.raises(Refused, match="Can't retract vote"):
        vote(stage, sent, ANN)


def test_a_persons_poll_tells_bots_no_votes(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, poll={"question": "?", "options": ["a", "b"]})
    stage.heard.clear()
    vote(stage, said, BEN, 1)
    assert stage.kinds() == []
    stage.act("close_poll", chat=chat, message=said["message_id"], user=ANN)
    assert stage.world.polls[said["poll"]["id"]].closed


def test_a_channel_takes_anonymous_polls_only(stage: Stage) -> None:
    channel = stage.group("channel")
    with pytest.raises(ApiError, match="non-anonymous polls can't be sent to channel chats"):
        ask(stage, channel)
