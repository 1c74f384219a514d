import aiogram

from sandbox import schema

CHAT = {"id": 7, "type": "private", "first_name": "Ann"}
MESSAGE = {"message_id": 1, "date": 3, "chat": CHAT, "text": "hi"}


def test_the_schema_is_of_the_bot_api_version_aiogram_speaks() -> None:
    assert schema.load().api == aiogram.__api_version__


def test_every_method_of_the_schema_compiles_and_is_found_in_any_case() -> None:
    loaded = schema.load()
    for name in ("sendMessage", "SENDMESSAGE", "getupdates"):
        assert loaded.method(name) is not None
    assert loaded.method("sendNothing") is None


def test_a_field_the_schema_does_not_name_is_found_with_its_path() -> None:
    wrong = {**MESSAGE, "chat": {**CHAT, "colour": 1}}
    assert schema.load().update_problem("message", wrong) == ("message.chat.colour is not a field of Chat")


def test_a_missing_required_field_is_found() -> None:
    assert schema.load().fits("Array of Message", [MESSAGE, {"message_id": 2, "chat": CHAT}]) == (
        "[1].date is missing in Message"
    )


def test_a_boolean_is_not_an_integer() -> None:
    fits = schema.load().fits
    assert fits("Array of Integer", [1, True]) == "[1] must be Integer"
    assert fits("Float", 1) is None


def test_the_status_of_a_member_decides_which_fields_it_has() -> None:
    user = {"id": 7, "is_bot": False, "first_name": "Ann"}
    fits = schema.load().fits
    assert fits("ChatMember", {"status": "member", "user": user}) is None
    assert fits("ChatMember", {"status": "left", "user": user, "tag": "x"}) == (
        ".tag is not a field of ChatMemberLeft"
    )
    assert "one of creator" in str(fits("ChatMember", {"status": "guest", "user": user}))


def test_a_type_may_contain_itself() -> None:
    fits = schema.load().fits
    assert fits("RichText", ["a", {"type": "bold", "text": ["b", {"type": "bold", "text": "c"}]}]) is None
    assert fits("RichText", ["a", {"type": "bold", "text": [1]}]) is not None
    assert fits("Message", {**MESSAGE, "reply_to_message": MESSAGE}) is None


def test_an_unknown_kind_of_update_is_a_problem() -> None:
    assert schema.load().update_problem("telegram", MESSAGE) is not None
