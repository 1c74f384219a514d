"""Everything the bot wants done survives a trip through JSON."""

import json
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import outgoing, packing
from bot.domain.outgoing import (
    Button,
    Edit,
    Erase,
    Html,
    Listing,
    Mention,
    Menu,
    Outgoing,
    Paper,
    Param,
    Place,
    Probe,
    Say,
    Text,
    Whisper,
)
from bot.domain.packing import kind_of, pack, unpack

names = st.from_regex(r"[a-z][a-z_]{0,7}", fullmatch=True)
leaves: st.SearchStrategy[Param] = st.one_of(
    st.text(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False), st.dates(),
    st.builds(Mention, st.integers(), st.text()), st.builds(Html, st.text()),
)  # fmt: skip
params: st.SearchStrategy[Param] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Text, st.text(), st.dictionaries(names, inner, max_size=3)),
        st.builds(Listing, st.lists(inner, max_size=3).map(tuple), st.sampled_from(["inline", "lines"])),
    ),
    max_leaves=6,
)
texts = st.builds(Text, st.text(), st.dictionaries(names, params, max_size=3))


@given(texts)
def test_a_text_with_all_it_holds_comes_back_unchanged(text: Text) -> None:
    assert unpack(json.loads(json.dumps(pack(text)))) == text


TEXT = Text("hello", {"who": Mention(7, "Ann"), "day": date(2026, 11, 21)})
BUTTONS = ((Button(Text("yes"), "a:b:7"), Button(Text("no"), url="https://example.org")),)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (Say(Place(-1, 5), "zh", TEXT, BUTTONS, 60, "slot", silent=True, picture="a.png"), "say"),
        (Say(Whisper(-1, 7, 3, "press", 4, 5), "en", TEXT), "say"),
        (Edit(-1, 3, "en", TEXT, BUTTONS, 4, 7), "edit"),
        (Erase(-1, (1, 2)), "erase"),
        (Paper(Place(7), "en", "mydata", {"user_id": 7}, TEXT), "paper"),
        (Probe(-1), "probe"),
        (Menu(0, "en"), "menu"),
        (Menu(-1, "zh", staff=True), "menu"),
    ],
)
def test_every_act_comes_back_unchanged_and_has_a_name(act: Outgoing, kind: str) -> None:
    assert unpack(json.loads(json.dumps(pack(act)))) == act
    assert kind_of(act) == kind


def test_every_dataclass_of_the_module_can_be_unpacked() -> None:
    made = {name for name, each in vars(outgoing).items() if isinstance(each, type) and is_dataclass(each)}
    assert made == set(packing._KINDS)
    assert all(fields(each) for each in packing._KINDS.values())


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        unpack({"$": "Bomb"})
