from typing import Any

import pytest

from sandbox import views
from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, OWNER, Stage


def command(name: str) -> dict[str, str]:
    return {"command": name, "description": name.title()}


def offered(stage: Stage, chat: int, user: int) -> list[str]:
    return [one["command"] for one in views.commands(stage.world, chat, user)["commands"]]


def test_the_narrowest_list_of_commands_wins(stage: Stage) -> None:
    chat = stage.group()
    stage.act("users", id=ANN, first_name="Ann", language_code="zh-hans")

    def put(name: str, **params: Any) -> None:
        stage.call("setMyCommands", commands=[command(name)], **params)

    put("any")
    assert offered(stage, chat, ANN) == ["any"]
    put("group", scope={"type": "all_group_chats"})
    put("zh", scope={"type": "all_group_chats"}, language_code="zh")
    assert (offered(stage, chat, ANN), offered(stage, chat, OWNER)) == (["zh"], ["group"])
    put("staff", scope={"type": "chat_administrators", "chat_id": chat})
    assert (offered(stage, chat, ANN), offered(stage, chat, OWNER)) == (["zh"], ["staff"])
    put("ann", scope={"type": "chat_member", "chat_id": chat, "user_id": ANN})
    assert offered(stage, chat, ANN) == ["ann"]
    assert offered(stage, ANN, ANN) == ["any"]


def test_commands_are_kept_per_scope_and_language(stage: Stage) -> None:
    stage.call("setMyCommands", commands=[command("a")], language_code="zh")
    assert stage.call("getMyCommands") == []
    assert stage.call("getMyCommands", language_code="zh") == [command("a")]
    stage.call("deleteMyCommands", language_code="zh")
    assert stage.call("getMyCommands", language_code="zh") == []


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"commands": [command("Über")]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": " "}]}, "description must be non-empty"),
        ({"commands": [command("a" * 33)]}, "command length must not exceed 32"),
        ({"commands": [], "language_code": "ZH"}, "invalid language code"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": -5}}, "chat not found"),
        ({"commands": [], "scope": {"type": "moon"}}, "Unsupported type specified"),
    ],
)
def test_wrong_commands_are_refused(stage: Stage, params: dict[str, Any], problem: str) -> None:
    with pytest.raises(ApiError, match=problem):
        stage.call("setMyCommands", **params)


def test_a_bot_describes_itself(stage: Stage) -> None:
    stage.call("setMyDescription", description="looks after groups")
    stage.call("setMyDescription", description="群管家", language_code="zh")
    assert stage.call("getMyDescription", language_code="zh") == {"description": "群管家"}
    assert stage.call("getMyDescription", language_code="de") == {"description": "looks after groups"}
    assert stage.call("getMyName") == {"name": "Steward"}
    assert stage.call("getMyShortDescription") == {"short_description": ""}


def test_default_rights_and_menu_are_kept(stage: Stage) -> None:
    rights = {"can_delete_messages": True}
    stage.call("setMyDefaultAdministratorRights", rights=rights)
    asked = stage.call("getMyDefaultAdministratorRights")
    assert (asked["can_delete_messages"], asked["can_pin_messages"]) == (True, False)
    stage.call("setChatMenuButton", menu_button={"type": "commands"})
    assert stage.call("getChatMenuButton", chat_id=ANN) == {"type": "commands"}


def test_get_me_tells_that_the_bot_hears_everything(stage: Stage) -> None:
    me = stage.call("getMe")
    assert (me["id"], me["can_read_all_group_messages"]) == (100, True)


def test_a_wrong_token_is_unauthorized(stage: Stage) -> None:
    for token in ("", "100", "abc:def", "100:other"):
        with pytest.raises(ApiError) as caught:
            stage.world.bot(token)
        assert caught.value.code == 401


def test_an_act_names_what_it_lacks(stage: Stage) -> None:
    with pytest.raises(Refused, match="say needs chat, user"):
        stage.act("say", text="x")
    with pytest.raises(Refused, match="there is no act called fly"):
        stage.act("fly")
    with pytest.raises(Refused, match="there is no user 77"):
        stage.act("say", chat=stage.group(), user=77, text="x")
    with pytest.raises(Refused, match="there is no chat -9"):
        stage.act("say", chat=-9, user=ANN, text="x")
