"""What is said when the file is none, not whole, or somebody else's."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Steward
from tests.history.conftest import Group
from tests.history.export import CHAT, GROUP, Raw, Script, everything, lively, write, write_account

IMPORT = ("import", "telegram-export")
WHOLE = json.dumps({"name": "R", "type": "private_supergroup", "id": CHAT, "messages": everything()})
OTHER: Raw = {"name": "Gardeners", "type": "public_supergroup", "id": 55}
OURS: Raw = {"name": "Readers", "type": "private_supergroup", "id": CHAT}
FRIEND: Raw = {"name": "Zoe", "type": "personal_chat", "id": 8}


@pytest.fixture
def sqlite_group(sqlite_url: str, steward: Steward, monkeypatch: pytest.MonkeyPatch) -> Group:
    del steward
    monkeypatch.setenv("STEWARD_DATABASE__URL", sqlite_url)
    return Group(sqlite_url)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no JSON, or not all of it"),
        ("hello", "is no JSON, or not all of it"),
        (WHOLE[:-30], "is no JSON, or not all of it"),
        (WHOLE + "}", "is no JSON, or not all of it"),
        ("[" * 100_000, "is no JSON, or not all of it"),
        ("<!DOCTYPE html><html></html>", "is a page to look at, not JSON"),
        ("[]", "is no export of Telegram Desktop"),
        ("5", "is no export of Telegram Desktop"),
        ('{"name": "x"}', "is no export of Telegram Desktop"),
        ('{"messages": []}', "is no export of Telegram Desktop"),
        (WHOLE.replace("date_unixtime", "unknown"), "from before June 2022"),
        (WHOLE.replace('"id": 3,', '"id": "3",'), "is no export of Telegram Desktop"),
        (WHOLE.replace('"messages": [', '"messages": [5, '), "is no export of Telegram Desktop"),
    ],
)
def test_a_file_that_is_none_changes_nothing_and_is_named(
    steward: Steward, sqlite_group: Group, tmp_path: Path, text: str, said: str
) -> None:
    before = sqlite_group.rows()
    (tmp_path / "result.json").write_text(text, encoding="utf-8")
    answer = steward(*IMPORT, "result.json", "--chat", GROUP)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("result.json ")
    assert said in answer.err
    assert sqlite_group.rows() == before


def test_bytes_that_are_no_text_are_told(steward: Steward, sqlite_group: Group, tmp_path: Path) -> None:
    del sqlite_group
    (tmp_path / "result.json").write_bytes(b'{"name": "\xff\xfe", "id": 3}')
    assert "is no JSON" in steward(*IMPORT, "result.json", "--chat", GROUP).err


@pytest.mark.usefixtures("sqlite_group")
def test_a_file_that_is_not_there_is_told(steward: Steward) -> None:
    assert "there is no file gone.json" in steward(*IMPORT, "gone.json", "--chat", GROUP).err
    assert "there is no file ." in steward(*IMPORT, ".", "--chat", GROUP).err


@pytest.mark.usefixtures("sqlite_group")
def test_a_chat_that_is_no_community_is_told(steward: Steward, tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", everything())
    answer = steward(*IMPORT, path, "--chat", -5)
    assert (answer.code, "no community has the chat id -5" in answer.err) == (1, True)


def test_a_group_that_is_declared_need_not_wait_for_the_bot(steward: Steward, tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", everything())
    (tmp_path / "config.toml").write_text(
        f'[database]\nurl = "sqlite+aiosqlite:///new/steward.db"\n[[communities]]\nchat_id = {GROUP}\n'
    )
    answer = steward(*IMPORT, path, "--chat", GROUP, "--json")
    assert json.loads(answer.out)["messages"] > 0
    assert json.loads(steward(*IMPORT, path, "--chat", GROUP, "--json").out)["messages"] == 0
    [community] = json.loads(steward("inspect", "communities", "--json").out)
    assert (community["chat_id"], community["state"]) == (GROUP, "active")


@pytest.mark.usefixtures("sqlite_group")
def test_the_export_of_another_group_is_named(steward: Steward, tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", everything(), chat=55, name="Gardeners")
    answer = steward(*IMPORT, path, "--chat", GROUP)
    assert "“Gardeners” (-1000000000055)" in answer.err
    assert f"not “Readers” ({GROUP})" in answer.err
    assert "say so with --from -1000000000055" in answer.err
    wrong = steward(*IMPORT, path, "--chat", GROUP, "--from", -56)
    assert (wrong.code, wrong.out) == (1, "")
    assert "“Gardeners” (-1000000000055), but none with the id -56" in wrong.err


@pytest.mark.usefixtures("sqlite_group")
def test_an_account_without_the_group_lists_its_groups(steward: Steward, tmp_path: Path) -> None:
    chats: list[tuple[Raw, list[Raw]]] = [
        ({**OTHER, "id": each, "name": f"No {each}"}, []) for each in range(1, 15)
    ]
    path = write_account(tmp_path / "result.json", [(FRIEND, everything()), *chats])
    err = steward(*IMPORT, path, "--chat", GROUP).err
    assert "“No 1” (-1000000000001)" in err
    assert "and 4 more" in err
    assert "Zoe" not in err
    path = write_account(tmp_path / "result.json", [(FRIEND, everything())])
    assert "there is no group in this file" in steward(*IMPORT, path, "--chat", GROUP).err


def test_of_an_account_only_the_group_is_taken(steward: Steward, sqlite_group: Group, tmp_path: Path) -> None:
    chats = [(FRIEND, lively(50, 5)), (OTHER, lively(50, 5)), (OURS, everything()), (OTHER, lively(9, 2))]
    path = write_account(tmp_path / "result.json", chats)
    found = steward(*IMPORT, path, "--chat", GROUP, "--json").json
    assert found["messages"] == 11
    assert {user for (user,) in sqlite_group.table("member", "user_id")} == {1, 2, 3, 4, 5, 6, 7}


def test_a_small_group_has_another_kind_of_id(steward: Steward, sqlite_group: Group, tmp_path: Path) -> None:
    del sqlite_group
    path = write(tmp_path / "result.json", everything(), kind="private_group")
    assert f"“Readers” ({-CHAT})" in steward(*IMPORT, path, "--chat", GROUP).err


def test_what_a_group_said_before_it_became_a_supergroup_is_not_taken_twice(
    steward: Steward, sqlite_group: Group, tmp_path: Path
) -> None:
    former, later = Script(), Script()
    former.say(1, "Ann")
    later.say(1, "Ann")
    early = {**former.messages[0], "id": -999_999_999}
    sqlite_group.do(lambda uow: uow.communities.migrate(GROUP, GROUP - 1, later.at))
    old = write(tmp_path / "old.json", former.messages, chat=CHAT)
    new = write(tmp_path / "new.json", [early, *later.messages], chat=CHAT + 1)
    assert steward(*IMPORT, old, "--chat", GROUP, "--json").json["messages"] == 1
    found = steward(*IMPORT, new, "--chat", GROUP, "--json").json
    assert (found["messages"], found["known"]) == (1, 1)
    assert "nothing is left" in steward(*IMPORT, old, "--chat", GROUP).err


def test_two_imports_at_once_do_not_count_twice(
    steward: Steward, sqlite_group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import importer  # noqa: PLC0415 - only here

    path = write(tmp_path / "result.json", everything())
    assert steward(*IMPORT, path, "--chat", GROUP).code == 0
    monkeypatch.setattr(importer, "span_of", lambda *_: None)  # as if the other had not been there yet
    answer = steward(*IMPORT, path, "--chat", GROUP)
    assert (answer.code, "another import" in answer.err) == (1, True)
    assert len(sqlite_group.table("imported", "first_id")) == 1
