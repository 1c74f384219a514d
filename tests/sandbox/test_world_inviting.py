import pytest

from sandbox.chats import Json
from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, OWNER, Stage


def newcomer(stage: Stage, name: str = "Nina") -> int:
    return int(stage.act("users", first_name=name)["id"])


def test_a_link_lets_in_as_many_as_it_says(stage: Stage) -> None:
    chat = stage.group()
    link = stage.call("createChatInviteLink", chat_id=chat, name="spring", member_limit=1)
    nina, otto = newcomer(stage), newcomer(stage, "Otto")
    stage.act("chats/join", chat=chat, user=nina, link=link["invite_link"])
    used = stage.last("chat_member")["invite_link"]
    assert (used["name"], used["creator"]["id"]) == ("spring", 100)
    with pytest.raises(Refused, match="as many people as it allows"):
        stage.act("chats/join", chat=chat, user=otto, link=link["invite_link"])
    stage.act("chats/leave", chat=chat, user=nina)
    stage.act("chats/join", chat=chat, user=otto, link=link["invite_link"])


def test_a_link_expires_and_is_revoked(stage: Stage) -> None:
    chat, nina = stage.group(), newcomer(stage)
    soon = stage.clock.now() + 60
    link = stage.call("createChatInviteLink", chat_id=chat, expire_date=soon)["invite_link"]
    stage.clock.advance(60)
    with pytest.raises(Refused, match="has expired"):
        stage.act("chats/join", chat=chat, user=nina, link=link)
    stage.call("editChatInviteLink", chat_id=chat, invite_link=link)
    assert stage.call("revokeChatInviteLink", chat_id=chat, invite_link=link)["is_revoked"] is True
    with pytest.raises(Refused, match="not valid"):
        stage.act("chats/join", chat=chat, user=nina, link=link)


def test_a_new_primary_link_replaces_the_old(stage: Stage) -> None:
    chat = stage.group()
    first = stage.call("getChat", chat_id=chat)["invite_link"]
    second = stage.call("exportChatInviteLink", chat_id=chat)
    assert first != second
    assert stage.call("getChat", chat_id=chat)["invite_link"] == second
    with pytest.raises(ApiError, match="CHAT_INVITE_PERMANENT"):
        stage.call("editChatInviteLink", chat_id=chat, invite_link=second)


def test_links_need_the_right_to_invite(stage: Stage) -> None:
    chat = stage.group(admin={"can_delete_messages": True})
    with pytest.raises(ApiError, match="not enough rights to manage chat invite link"):
        stage.call("createChatInviteLink", chat_id=chat)


def ask(stage: Stage, chat: int, user: int, **more: object) -> Json:
    stage.act("chats/request", chat=chat, user=user, **more)
    return stage.last("chat_join_request")


def test_a_request_opens_the_door_to_write_for_five_minutes(stage: Stage) -> None:
    chat, nina = stage.group(approval=True), newcomer(stage)
    with pytest.raises(Refused, match="send a join request"):
        stage.act("chats/join", chat=chat, user=nina)
    event = ask(stage, chat, nina, bio="tea lover")
    assert (event["user_chat_id"], event["bio"]) == (nina, "tea lover")
    stage.call("sendMessage", chat_id=nina, text="2 + 2?")
    stage.clock.advance(301)
    with pytest.raises(ApiError, match="can't initiate conversation"):
        stage.call("sendMessage", chat_id=nina, text="still there?")


def test_an_approved_request_is_a_join(stage: Stage) -> None:
    chat, nina = stage.group(approval=True), newcomer(stage)
    ask(stage, chat, nina)
    stage.call("approveChatJoinRequest", chat_id=chat, user_id=nina)
    event = stage.last("chat_member")
    assert event["new_chat_member"]["status"] == "member"
    assert event["via_join_request"] is True
    with pytest.raises(ApiError, match="USER_ALREADY_PARTICIPANT"):
        stage.call("approveChatJoinRequest", chat_id=chat, user_id=nina)


def test_a_declined_request_is_gone(stage: Stage) -> None:
    chat, nina = stage.group(approval=True), newcomer(stage)
    ask(stage, chat, nina)
    stage.call("declineChatJoinRequest", chat_id=chat, user_id=nina)
    with pytest.raises(ApiError, match="HIDE_REQUESTER_MISSING"):
        stage.call("declineChatJoinRequest", chat_id=chat, user_id=nina)


def test_only_bots_that_may_invite_hear_of_requests(stage: Stage) -> None:
    chat, nina = stage.group(admin={"can_delete_messages": True}, approval=True), newcomer(stage)
    stage.act("chats/request", chat=chat, user=nina)
    assert stage.kinds() == []
    stage.act("chats/approve", chat=chat, user=nina, by=OWNER)
    assert stage.kinds() == ["chat_member", "message"]


def test_a_request_query_is_answered_within_ten_seconds(stage: Stage) -> None:
    chat, nina = stage.group(approval=True), newcomer(stage)
    query = ask(stage, chat, nina, query=True)["query_id"]
    stage.call("answerChatJoinRequestQuery", chat_join_request_query_id=query, result="approve")
    assert stage.call("getChatMember", chat_id=chat, user_id=nina)["status"] == "member"
    otto = newcomer(stage, "Otto")
    late = ask(stage, chat, otto, query=True)["query_id"]
    stage.clock.advance(11)
    with pytest.raises(ApiError, match="QUERY_ID_INVALID"):
        stage.call("answerChatJoinRequestQuery", chat_join_request_query_id=late, result="queue")


def test_a_link_that_asks_leads_to_a_request(stage: Stage) -> None:
    chat, nina = stage.group(), newcomer(stage)
    link = stage.call("createChatInviteLink", chat_id=chat, creates_join_request=True)["invite_link"]
    with pytest.raises(Refused, match="asks for approval"):
        stage.act("chats/join", chat=chat, user=nina, link=link)
    assert ask(stage, chat, nina, link=link)["invite_link"]["pending_join_request_count"] == 1
    stage.call("approveChatJoinRequest", chat_id=chat, user_id=nina)
    assert stage.last("chat_member")["invite_link"]["invite_link"] == link


def test_a_member_with_the_right_adds_others(stage: Stage) -> None:
    chat, nina = stage.group(), newcomer(stage)
    stage.act("chats/join", chat=chat, user=nina, by=OWNER)
    assert stage.last("message")["from"]["id"] == OWNER
    with pytest.raises(Refused, match="has no right can_invite_users"):
        stage.act("chats/join", chat=chat, user=newcomer(stage, "Otto"), by=ANN)
