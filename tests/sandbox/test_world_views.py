import pytest

from sandbox import views
from sandbox.errors import Refused
from tests.sandbox.stage import ANN, BEN, OWNER, Stage

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def test_the_state_lists_bots_people_and_chats(stage: Stage) -> None:
    chat = stage.group()
    state = views.state(stage.world)
    assert [bot["token"] for bot in state["bots"]] == ["100:abc"]
    assert [user["id"] for user in state["users"]] == [OWNER, ANN, BEN]
    assert [(one["id"], one["members"]) for one in state["chats"]] == [(chat, 4)]


def test_a_conversation_shows_what_the_person_needs(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="<hello> @box100_bot")["message_id"]
    stage.call(
        "sendMessage",
        chat_id=chat,
        text="yes",
        reply_markup=KEYS,
        reply_parameters={"message_id": said},
    )
    stage.act("react", chat=chat, user=BEN, message=said, emoji=["👍"])
    joined, own, answer = views.messages(stage.world, chat, ANN)["messages"]
    assert joined["service"] == "Olga added Steward"
    assert own["own"] is True
    assert own["html"].startswith("&lt;hello&gt; <span")
    assert own["reactions"] == [{"emoji": "👍", "count": 1, "mine": False}]
    assert answer["buttons"] == [[{"text": "Go", "data": "go", "url": None}]]
    assert answer["reply_to"]["name"] == "Ann"
    assert answer["from"]["is_bot"] is True


def test_deleted_messages_and_older_pages_are_left_out(stage: Stage) -> None:
    chat = stage.group()
    numbers = [stage.act("say", chat=chat, user=ANN, text=str(n))["message_id"] for n in range(5)]
    stage.act("delete", chat=chat, message=numbers[4], user=ANN)
    shown = views.messages(stage.world, chat, ANN, limit=2)["messages"]
    assert [one["text"] for one in shown] == ["2", "3"]
    newer = views.messages(stage.world, chat, ANN, after=numbers[2])["messages"]
    assert [one["text"] for one in newer] == ["3"]


def test_a_stranger_does_not_see_the_conversation(stage: Stage) -> None:
    chat = stage.group()
    nina = stage.act("users", first_name="Nina")["id"]
    with pytest.raises(Refused, match="is not in Tea house"):
        views.messages(stage.world, chat, nina)


def test_a_persons_chats_show_the_last_line_and_what_is_unread(stage: Stage) -> None:
    chat = stage.group()
    stage.act("seen", chat=chat, user=BEN)
    stage.act("say", chat=chat, user=ANN, text="one")
    stage.act("say", chat=chat, user=ANN, text="two")
    stage.act("say", chat=BEN, user=BEN, text="/start")
    private, group = views.chats(stage.world, BEN)["chats"]
    assert (private["title"], private["unread"]) == ("Steward", 0)
    assert (group["last"]["text"], group["unread"]) == ("two", 2)
    stage.act("seen", chat=chat, user=BEN)
    assert views.chats(stage.world, BEN)["chats"][1]["unread"] == 0


def test_members_show_standing_title_and_tag(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/admin", chat=chat, user=ANN, title="Boss", rights={"can_pin_messages": True})
    stage.call("setChatMemberTag", chat_id=chat, user_id=BEN, tag="star")
    found = {one["id"]: one for one in views.members(stage.world, chat)["members"]}
    assert found[OWNER]["status"] == "creator"
    assert (found[ANN]["title"], found[ANN]["rights"]["can_pin_messages"]) == ("Boss", True)
    assert found[BEN]["tag"] == "star"
    assert found[100]["is_bot"] is True


def test_each_private_chat_belongs_to_one_bot(stage: Stage) -> None:
    stage.act("bots", token="200:xyz", username="other_bot", first_name="Other")
    stage.act("say", chat=ANN, user=ANN, text="to the first")
    stage.act("say", chat=200, user=ANN, text="to the other")
    assert [bot for bot, _, _ in stage.heard] == [100, 200]
    assert {one["id"] for one in views.chats(stage.world, ANN)["chats"]} == {ANN, 200}
    (shown,) = views.messages(stage.world, 200, ANN)["messages"]
    assert shown["text"] == "to the other"


@pytest.mark.parametrize("kind", ["photo", "sticker", "dice", "contact", "location", "voice", "document"])
def test_everything_has_something_to_look_at(stage: Stage, kind: str) -> None:
    chat = stage.group()
    stage.act("say", chat=chat, user=ANN, **{kind: True})
    shown = views.messages(stage.world, chat, ANN)["messages"][-1]
    assert shown["text"]
