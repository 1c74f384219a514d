import pytest

from sandbox.errors import Refused
from tests.sandbox.stage import ANN, BEN, OWNER, Stage


def newcomer(stage: Stage, name: str = "Nina") -> int:
    return int(stage.act("users", first_name=name)["id"])


def test_a_join_is_told_as_chat_member_and_as_a_service_message(stage: Stage) -> None:
    chat, nina = stage.group(), newcomer(stage)
    stage.act("chats/join", chat=chat, user=nina)
    event, message = stage.last("chat_member"), stage.last("message")
    assert event["old_chat_member"]["status"] == "left"
    assert event["new_chat_member"]["status"] == "member"
    assert event["from"]["id"] == nina
    assert [user["id"] for user in message["new_chat_members"]] == [nina]


def test_an_ordinary_bot_hears_no_chat_member_and_no_reaction(stage: Stage) -> None:
    chat, nina = stage.group(admin=False), newcomer(stage)
    stage.act("chats/join", chat=chat, user=nina)
    said = stage.act("say", chat=chat, user=nina, text="hello")
    stage.act("react", chat=chat, user=ANN, message=said["message_id"], emoji=["👍"])
    assert stage.kinds() == ["message", "message"]


def test_an_administrator_bot_hears_reactions_with_old_and_new(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="hello")["message_id"]
    stage.act("react", chat=chat, user=BEN, message=said, emoji=["👍"])
    stage.act("react", chat=chat, user=BEN, message=said, emoji=["❤️"])
    event = stage.last("message_reaction")
    assert event["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert event["new_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert event["user"]["id"] == BEN


def test_being_added_and_promoted_is_told_to_the_bot_itself(stage: Stage) -> None:
    made = stage.act("chats", type="supergroup", title="New", owner=OWNER)["id"]
    stage.act("chats/bot", chat=made, bot=stage.bot.id)
    assert stage.last("my_chat_member")["new_chat_member"]["status"] == "member"
    assert stage.kinds() == ["my_chat_member", "message"]
    stage.act("chats/bot", chat=made, bot="box100_bot", admin={"can_delete_messages": True})
    standing = stage.last("my_chat_member")["new_chat_member"]
    assert standing["can_delete_messages"] is True
    assert standing["can_restrict_members"] is False
    assert stage.kinds() == ["my_chat_member"]


def test_another_bot_hears_of_the_first_as_chat_member(stage: Stage) -> None:
    chat = stage.group()
    other = stage.act("bots", token="200:xyz", username="other_bot", first_name="Other")
    stage.act("chats/bot", chat=chat, bot=other["id"])
    heard = {(bot, kind) for bot, kind, _ in stage.heard}
    assert {(100, "chat_member"), (200, "my_chat_member"), (100, "message")} <= heard


def test_a_bot_hears_neither_itself_nor_other_bots(stage: Stage) -> None:
    chat = stage.group()
    stage.act("bots", token="200:xyz", username="other_bot")
    stage.act("chats/bot", chat=chat, bot=200)
    stage.heard.clear()
    stage.call("sendMessage", chat_id=chat, text="hi")
    assert stage.kinds() == []


def test_leaving_is_told_twice_and_coming_back_works(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/leave", chat=chat, user=ANN)
    assert stage.last("message")["left_chat_member"]["id"] == ANN
    assert stage.kinds() == ["message", "chat_member"]
    stage.act("chats/join", chat=chat, user=ANN)
    assert stage.kinds() == ["chat_member", "message"]


def test_a_member_cannot_join_twice(stage: Stage) -> None:
    chat = stage.group()
    with pytest.raises(Refused, match="already in Tea house"):
        stage.act("chats/join", chat=chat, user=ANN)


def test_who_is_not_there_cannot_speak(stage: Stage) -> None:
    chat, nina = stage.group(), newcomer(stage)
    with pytest.raises(Refused, match="is not a member of Tea house"):
        stage.act("say", chat=chat, user=nina, text="hello")


def test_several_people_join_one_after_the_other(stage: Stage) -> None:
    chat = stage.group()
    many = [newcomer(stage, name) for name in ("A", "B", "C")]
    assert stage.act("chats/join", chat=chat, users=many) == {"joined": many}
    assert stage.kinds() == ["chat_member", "message"] * 3
    assert stage.call("getChatMemberCount", chat_id=chat) == 7


def test_a_group_becomes_a_supergroup_and_says_so_in_both(stage: Stage) -> None:
    old = stage.group("group")
    new = stage.act("chats/migrate", chat=old)["chat"]
    told = [payload for _, kind, payload in stage.heard if kind == "message"]
    assert told[0]["chat"]["id"] == old
    assert told[0]["migrate_to_chat_id"] == new
    assert told[1]["chat"]["id"] == new
    assert told[1]["migrate_from_chat_id"] == old
    assert stage.call("getChatMember", chat_id=new, user_id=ANN)["status"] == "member"
    with pytest.raises(Refused, match="has become the supergroup"):
        stage.act("say", chat=old, user=ANN, text="hello")


def test_the_same_acts_give_the_same_ids() -> None:
    def play() -> list[object]:
        stage = Stage()
        chat = stage.group()
        link = stage.call("exportChatInviteLink", chat_id=chat)
        stage.act("say", chat=chat, user=ANN, dice=True)
        return [chat, link, stage.heard]

    assert play() == play()
