"""What staff write after a command: in any order, in both languages; what is unclear is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusal import Refusal
from bot.domain.spans import DAY, HOUR, MINUTE
from bot.domain.staff_line import (
    LONGEST,
    NO_UNIT,
    REASON_LENGTH,
    SHORTEST,
    TOO_SHORT,
    TWO_PEOPLE,
    TWO_TIMES,
    UNTIL_WHEN,
    Order,
    check,
    read_order,
)

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{3,15}", fullmatch=True)
REASONS = st.sampled_from(["spam", "buy my course", "发广告", "刷屏 骂人", "sold 3 things twice", "x" * 300])
TIMES = st.sampled_from(list({
    "2h": 2 * HOUR, "2h 30m": 9000, "90 minutes": 90 * MINUTE, "两小时半": 9000, "7天": 7 * DAY,
    "３０分钟": 1800,
}.items()))  # fmt: skip
PIECES = st.lists(st.sampled_from((
    "@ann", "@bo,", "＠王", "@", "123456", "id:777001", "2h", "2", "半小时", "forever", "永久禁言", "spam",
    "“Ann",
    "Lee”", '"', "3天内", "30分钟刷屏", "\0", "\n", " ", "10s", "999d", "99999999y", "²", "٣٣٣٣٣",
    "a day", "for",
)), max_size=8).map(" ".join)  # fmt: skip


def read(written: str, *, pointed: bool = False, timed: bool = True) -> Order:
    return read_order(written, pointed=pointed, timed=timed)


@given(st.text(max_size=80) | PIECES, st.booleans(), st.booleans())
def test_any_line_is_read_without_failing(written: str, pointed: bool, timed: bool) -> None:  # noqa: FBT001
    order = read(written, pointed=pointed, timed=timed)
    assert order.seconds is None or order.fault or SHORTEST <= order.seconds <= LONGEST
    assert not (order.forever and order.seconds is not None)
    assert timed or (order.seconds is None and not order.forever)
    assert sum(map(bool, (order.username, order.user_id, order.name))) <= 1


@given(NAMES, TIMES, REASONS, st.permutations([0, 1, 2]))
def test_name_time_and_reason_come_in_any_order(
    name: str, time: tuple[str, int], reason: str, order: list[int]
) -> None:
    written, seconds = time
    parts = (f"@{name}", written, reason)
    assert read(" ".join(parts[place] for place in order)) == Order(
        username=name, seconds=seconds, reason=reason
    )


@given(TIMES, REASONS, st.booleans())
def test_a_reply_needs_no_name(time: tuple[str, int], reason: str, first: bool) -> None:  # noqa: FBT001
    written, seconds = time
    line = f"{written} {reason}" if first else f"{reason} {written}"
    assert read(line, pointed=True) == Order(seconds=seconds, reason=reason)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("@Ann", Order(username="Ann")),
        ("＠ann，２小时，广告", Order(username="ann", seconds=7200, reason="广告")),
        ("@ann两小时刷屏", Order(username="ann", seconds=7200, reason="刷屏")),
        ("@ann 30分钟刷屏", Order(username="ann", seconds=1800, reason="刷屏")),
        ("@ann 3天内第二次", Order(username="ann", reason="3天内第二次")),
        ("@ann: for 2 hours: spam.", Order(username="ann", seconds=7200, reason="spam.")),
        ("777001 1d", Order(user_id=777001, seconds=DAY)),
        ("id:777001 ads", Order(user_id=777001, reason="ads")),
        ("ads 1d 777001", Order(user_id=777001, seconds=DAY, reason="ads")),
        ("“Ann Lee” 2h ads", Order(name="Ann Lee", seconds=7200, reason="ads")),
        ('ads "Ann Lee"', Order(name="Ann Lee", reason="ads")),
        ("「陈 晨」 刷屏", Order(name="陈 晨", reason="刷屏")),
        ("@ann 永久 广告", Order(username="ann", forever=True, reason="广告")),
        ("@ann forever", Order(username="ann", forever=True)),
        ("@ann 366d", Order(username="ann", seconds=LONGEST)),
        ("@ann 367d", Order(username="ann", forever=True, capped=True)),
        ("@ann 30s", Order(username="ann", seconds=30)),
        ("@ann posted 3 ads", Order(username="ann", reason="posted 3 ads")),
        ("@ann mail a@b.com", Order(username="ann", reason="mail a@b.com")),
        ("@ann ads 3 times a day", Order(username="ann", reason="ads 3 times a day")),
        ("@ann a day", Order(username="ann", seconds=DAY)),
        ("@ann two days spam", Order(username="ann", seconds=2 * DAY, reason="spam")),
        ("@ann ads in two hours", Order(username="ann", reason="ads in two hours")),
        ("@ann spammed at 20:00", Order(username="ann", reason="spammed at 20:00")),
        ("@ann 到处发广告", Order(username="ann", reason="到处发广告")),
        ("@ann 2h till you calm down", Order(username="ann", seconds=7200, reason="till you calm down")),
        ("", Order()),
    ],
)
def test_a_line_is_understood(written: str, order: Order) -> None:
    assert read(written) == order


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2h sold 50000 fakes", Order(seconds=7200, reason="sold 50000 fakes")),
        ('2h said "idiot"', Order(seconds=7200, reason='said "idiot"')),
        ("@ann 2h", Order(username="ann", seconds=7200)),
        ("777001 2h", Order(user_id=777001, seconds=7200)),
    ],
)
def test_after_a_reply_only_a_clear_name_or_id_names_somebody_else(written: str, order: Order) -> None:
    assert read(written, pointed=True) == order


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("@ann @bo 2h", TWO_PEOPLE),
        ("@ann 2h insulted @bo", TWO_PEOPLE),
        ("ads 777001 777002", TWO_PEOPLE),
        ("@ann 2h 1d", TWO_TIMES),
        ("@ann 30m 2h", TWO_TIMES),
        ("@ann 2h forever", TWO_TIMES),
        ("@ann 30 spam", NO_UNIT),
        ("@ann spam 30", NO_UNIT),
        ("@ann 99999999999d", NO_UNIT),
        ("@ann 1e9s", NO_UNIT),
        ("@ann -5m spam", TOO_SHORT),
        ("@ann 10s", TOO_SHORT),
        ("@ann 0h", TOO_SHORT),
        *(
            (f"@ann {each}", UNTIL_WHEN)
            for each in (
                "until 20:00",
                "20:00 spam",
                "spam until 8:30 pm",
                "till tomorrow",
                "到20:00",
                "刷屏到20：00",
                "到明天",
                "直到晚上八点",
                "至8点",
            )
        ),
    ],
)
def test_what_could_be_meant_in_two_ways_is_refused_with_an_example(written: str, fault: str) -> None:
    order = read(written)
    assert order.fault == fault
    with pytest.raises(Refusal) as refused:
        check(order, "mute")
    assert (refused.value.text.key, refused.value.text.params["command"]) == (fault, "mute")


def test_the_same_name_twice_is_one_person() -> None:
    assert read("@ann spam @ANN").fault == ""


def test_without_a_time_in_it_a_command_keeps_all_numbers_as_its_reason() -> None:
    assert read("@ann 2h late 30", timed=False) == Order(username="ann", reason="2h late 30")


def test_a_reason_beyond_what_is_kept_is_refused() -> None:
    check(read(f"@ann {'x' * REASON_LENGTH}"), "warn")
    with pytest.raises(Refusal, match="staff-reason-too-long"):
        check(read(f"@ann {'x' * (REASON_LENGTH + 1)}"), "warn")
