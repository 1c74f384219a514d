import pytest

from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, OWNER, Stage


def forum(stage: Stage) -> int:
    return stage.group(is_forum=True)


def test_a_topic_is_opened_with_a_service_message_of_its_id(stage: Stage) -> None:
    chat = forum(stage)
    topic = stage.call("createForumTopic", chat_id=chat, name="Alerts")
    heard = stage.last("message")
    assert heard["forum_topic_created"]["name"] == "Alerts"
    assert heard["message_thread_id"] == heard["message_id"] == topic["message_thread_id"]


def test_messages_go_into_topics_and_replies_stay_there(stage: Stage) -> None:
    chat = forum(stage)
    topic = stage.act("chats/topics", chat=chat, name="Tea")["message_thread_id"]
    said = stage.act("say", chat=chat, user=ANN, text="green", thread=topic)
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    reply = {"message_id": said["message_id"]}
    sent = stage.call("sendMessage", chat_id=chat, text="black", reply_parameters=reply)
    assert sent["message_thread_id"] == topic
    with pytest.raises(ApiError, match="message thread not found"):
        stage.call("sendMessage", chat_id=chat, text="x", message_thread_id=99)


def test_a_closed_topic_takes_nothing_from_members(stage: Stage) -> None:
    chat = forum(stage)
    topic = stage.call("createForumTopic", chat_id=chat, name="Tea")["message_thread_id"]
    where = {"chat_id": chat, "message_thread_id": topic}
    stage.call("closeForumTopic", **where)
    with pytest.raises(Refused, match="no open topic"):
        stage.act("say", chat=chat, user=ANN, text="x", thread=topic)
    with pytest.raises(ApiError, match="TOPIC_NOT_MODIFIED"):
        stage.call("closeForumTopic", **where)
    stage.call("reopenForumTopic", **where)
    stage.call("editForumTopic", **where, name="Green tea")
    assert stage.last("message")["forum_topic_edited"] == {"name": "Green tea"}
    stage.act("say", chat=chat, user=ANN, text="x", thread=topic)


def test_a_deleted_topic_takes_its_messages_along(stage: Stage) -> None:
    chat = forum(stage)
    topic = stage.call("createForumTopic", chat_id=chat, name="Tea")["message_thread_id"]
    said = stage.act("say", chat=chat, user=ANN, text="x", thread=topic)["message_id"]
    stage.call("deleteForumTopic", chat_id=chat, message_thread_id=topic)
    assert said not in stage.world.chats[chat].posts


def test_topics_need_a_forum_and_the_right(stage: Stage) -> None:
    plain = stage.group()
    with pytest.raises(ApiError, match="the chat is not a forum"):
        stage.call("createForumTopic", chat_id=plain, name="x")
    chat = stage.group(is_forum=True, admin={"can_delete_messages": True})
    with pytest.raises(ApiError, match="not enough rights to create a topic"):
        stage.call("createForumTopic", chat_id=chat, name="x")
    with pytest.raises(Refused, match="has no right can_manage_topics"):
        stage.act("chats/topics", chat=chat, name="x", by=ANN)
    stage.act("chats/topics", chat=chat, name="x", by=OWNER)
