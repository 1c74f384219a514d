import pytest

from sandbox.faults import Faults


def test_a_fault_strikes_as_often_as_asked_and_then_no_more() -> None:
    faults = Faults(1)
    faults.add({"kind": "500", "times": 2})
    struck = [faults.strike("sendMessage", 1) is not None for _ in range(3)]
    assert struck == [True, True, False]
    assert faults.rules() == []


def test_a_fault_for_ever_stays() -> None:
    faults = Faults(1)
    faults.add({"kind": "502", "times": -1})
    assert all(faults.strike("getMe", None) for _ in range(20))


def test_a_fault_keeps_to_its_method_and_chat() -> None:
    faults = Faults(1)
    faults.add({"kind": "429", "method": "sendmessage", "chat": -5})
    assert faults.strike("sendPhoto", -5) is None
    assert faults.strike("sendMessage", 6) is None
    assert faults.strike("sendMessage", -5) is not None


def test_the_first_calls_can_be_spared() -> None:
    faults = Faults(1)
    faults.add({"kind": "500", "after": 2})
    assert [faults.strike("x", 1) is not None for _ in range(4)] == [False, False, True, False]


def test_chance_repeats_with_the_seed() -> None:
    runs = []
    for _ in range(2):
        faults = Faults(3)
        faults.add({"kind": "500", "times": -1, "probability": 0.5})
        runs.append([faults.strike("x", 1) is not None for _ in range(50)])
    assert runs[0] == runs[1]
    assert 10 < sum(runs[0]) < 40


def test_too_many_requests_says_how_long_to_wait() -> None:
    no = Faults(1).add({"kind": "429", "retry_after": 9}).error()
    assert (no.code, no.parameters) == (429, {"retry_after": 9})
    assert no.description == "Too Many Requests: retry after 9"


@pytest.mark.parametrize(
    "body", [{"kind": "rain"}, {"kind": "500", "colour": 1}, {"kind": "500", "id": 3}, {}]
)
def test_a_fault_that_makes_no_sense_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"must be one of|has no"):
        Faults(1).add(body)
