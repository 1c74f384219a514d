"""Exports that another program has written or put into order: what is in them counts as ever."""

import json
from pathlib import Path

from tests.cli.conftest import Steward
from tests.history.conftest import Group
from tests.history.export import CHAT, GROUP, Script, everything, reaction, write

IMPORT = ("import", "telegram-export")


def test_messages_in_any_order_all_count(steward: Steward, group: Group, tmp_path: Path) -> None:
    mixed = everything()[::-1]
    taken = steward(*IMPORT, write(tmp_path / "result.json", mixed), "--chat", GROUP, "--json").json
    before = group.rows()
    again = steward(*IMPORT, write(tmp_path / "result.json", everything()), "--chat", GROUP, "--json").json
    assert (taken["messages"], taken["known"]) == (11, 0)
    assert (again["messages"], again["known"]) == (0, len(mixed))
    assert group.rows() == before


def test_a_chat_whose_id_follows_its_messages_is_found(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    path = tmp_path / "result.json"
    whole = {"messages": everything(), "name": "Readers", "type": "private_supergroup", "id": CHAT}
    path.write_text(json.dumps({"chats": {"list": [whole]}}), encoding="utf-8")
    assert steward(*IMPORT, path, "--chat", GROUP, "--json").json["messages"] == 11
    assert sum(messages for (messages,) in group.table("activity", "messages")) == 11


def test_the_stars_of_a_paid_reaction_are_no_reactions(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    script = Script()
    loved = script.say(1, "Ann")
    loved["reactions"] = [reaction((2, "Bo", script.at)), {"type": "paid", "count": 500}]
    steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP)
    assert group.table("activity", "user_id", "received") == [(1, 2), (2, 0)]
