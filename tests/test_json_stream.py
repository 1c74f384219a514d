"""Reading JSON piece by piece gives what reading it at once gives, wherever the pieces end."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import json_stream
from bot.json_stream import JsonStream, NotJson

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def stream(text: str) -> JsonStream:
    return JsonStream(io.BytesIO(text.encode("utf-8", "surrogatepass")))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PLAIN, max_size=6),
    st.integers(1, 9),
    st.sampled_from([None, 1]),
    st.sampled_from(["", "\ufeff"]),
)
def test_a_list_in_pieces_is_the_list(
    values: list[object], chunk: int, indent: int | None, mark: str
) -> None:
    text = mark + json.dumps(values, ensure_ascii=False, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK", chunk)
        reading = stream(text)
        assert list(reading.values()) == values
        reading.end()


def test_fields_come_with_their_values_in_order() -> None:
    reading = stream(' {"a": 1, "b": [1, {"c": 2}], "d": {}} ')
    assert [(name, reading.value()) for name in reading.fields()] == [
        ("a", 1), ("b", [1, {"c": 2}]), ("d", {}),
    ]  # fmt: skip
    reading.end()


def whole(text: str) -> list[object]:
    reading = stream(text)
    found = list(reading.values())
    reading.end()
    return found


@pytest.mark.parametrize("text", ["[1, 2", "[1 2]", "[1,]", "[", "[tru]", '["a]', "{}", "[1]]", "[[[", ""])
def test_what_is_no_list_is_told(text: str) -> None:
    with pytest.raises(NotJson):
        whole(text)


@pytest.mark.parametrize("text", ['{"a" 1}', "{5: 1}", '{"a": 1,}', '{"a": 1', "[]"])
def test_what_is_no_object_is_told(text: str) -> None:
    reading = stream(text)
    with pytest.raises(NotJson):
        [reading.value() for _ in reading.fields()]


def test_a_value_without_an_end_is_given_up_before_memory_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LARGEST", 5_000_000)
    file = io.BytesIO(b'["' + b"a" * 40_000_000)
    with pytest.raises(NotJson):
        list(JsonStream(file).values())
    assert file.tell() < 20_000_000


def test_one_hears_how_far_it_has_been_read() -> None:
    text, heard = json.dumps(["x" * 100] * 30_000).encode(), [0]
    list(JsonStream(io.BytesIO(text), heard.append).values())
    assert heard == sorted(heard)
    assert (len(heard) > 3, heard[-1]) == (True, len(text))
