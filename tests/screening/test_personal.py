"""Personal numbers: what is one, what only looks like one, and where it stands."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.screening import Hit, How
from bot.screening.personal import (
    find_personal,
    is_bank_account,
    is_bank_card,
    is_identity_card,
    is_telephone,
)

IDENTITY = "11010519491231002X"
"""The example of GB 11643 itself."""
UNION_PAY = "6212345678901232"
VISA = "4539578763621486"
AMERICAN_EXPRESS = "371449635398431"
IBAN = "GB29NWBK60161331926819"
OTHER_IBANS = ("DE89370400440532013000", "FR1420041010050500013M02606", "NO9386011117947")


def kinds(text: str, *, phones: bool = False) -> list[str]:
    """What is found in a text."""
    return [hit.what for hit in find_personal(text, phones=phones)]


def only(text: str) -> Hit:
    """The one hit of a text."""
    (hit,) = find_personal(text)
    return hit


@pytest.mark.parametrize("number", [IDENTITY, "34052419800101001X"])
def test_an_identity_card_is_known_by_its_check_digit(number: str) -> None:
    assert is_identity_card(number)


def test_nobody_was_born_on_a_day_there_was_not() -> None:
    assert not is_identity_card("440524188001010014"), "in 1880"
    assert not is_identity_card("110105199902300015"), "on a 30th of February"


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_figure_makes_it_no_identity_card(place: int) -> None:
    wrong = str((int(IDENTITY[place]) + 1) % 10)
    assert not is_identity_card(IDENTITY[:place] + wrong + IDENTITY[place + 1 :])


@pytest.mark.parametrize("number", [UNION_PAY, VISA, AMERICAN_EXPRESS])
def test_a_bank_card_is_known_by_its_issuer_and_check_digit(number: str) -> None:
    assert is_bank_card(number)
    assert not is_bank_card(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["4242424242424242", "4111111111111111", "5555555555554444"])
def test_the_numbers_developers_try_shops_with_are_nobodys(number: str) -> None:
    assert not is_bank_card(number)


@pytest.mark.parametrize("account", [IBAN, *OTHER_IBANS])
def test_a_bank_account_is_known_by_its_check_digits(account: str) -> None:
    assert is_bank_account(account)
    assert not is_bank_account(account[:2] + account[3] + account[2] + account[4:])
    assert not is_bank_account(account + "1")


@pytest.mark.parametrize("number", ["13800138000", "+8613800138000", "+442079460958", "+14155550132"])
def test_a_telephone_number_is_a_mobile_one_or_an_international_one(number: str) -> None:
    assert is_telephone(number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"我的身份证{IDENTITY}，帮我看看", IDENTITY),
        (f"身份证号：{IDENTITY.lower()}。", IDENTITY.lower()),
        ("卡号 6212 3456 7890 1232 谢谢", "6212 3456 7890 1232"),
        ("card 4539-5787-6362-1486, exp 12/30", "4539-5787-6362-1486"),
        ("order 2 4539578763621486", "4539578763621486"),
        ("pay to GB29 NWBK 6016 1331 9268 19 please", "GB29 NWBK 6016 1331 9268 19"),
        ("IBAN DE89 3704 0044 0532 0130 00 AND MORE", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_a_number_is_found_where_it_stands(text: str, found: str) -> None:
    hit = only(text)
    assert text[hit.start : hit.end] == found
    assert hit.certain
    assert (hit.severity, hit.category) == (2, "personal")


@pytest.mark.parametrize("text", ["6212.3456.7890.1232", "6_2_1_2_3_4_5_6_7_8_9_0_1_2_3_2"])
def test_a_number_in_disguise_is_only_a_flag(text: str) -> None:
    assert only(text).how is How.SPLIT


def test_wide_figures_are_figures() -> None:
    assert kinds("６２１２３４５６７８９０１２３２") == ["bank card"]


@pytest.mark.parametrize(
    "text",
    [
        "快递单号 773012345678901，已发货",
        "订单 202603021530221234567890123456",
        f"JD{UNION_PAY}",
        f"see example.org/item?id={UNION_PAY}",
        f"{UNION_PAY}0000000",
        "550e8400-e29b-41d4-a716-446655440000",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "2026-03-02 15:30:22.123456",
        "3.14159265358979323846",
        "取件码 12-3-4567，电话打不通",
        "110105199913310025",
    ],
)
def test_other_long_numbers_are_nobodys(text: str) -> None:
    assert kinds(text, phones=False) == []


def test_telephone_numbers_count_only_where_they_are_asked_for() -> None:
    text = "打我电话 138 0013 8000"
    assert kinds(text) == []
    assert kinds(text, phones=True) == ["telephone"]
    assert find_personal(text, phones=True)[0].severity == 1


def test_the_number_itself_is_never_told() -> None:
    assert IDENTITY not in repr(only(f"我的身份证{IDENTITY}"))


def test_several_numbers_are_told_in_order() -> None:
    assert kinds(f"{VISA}，{IDENTITY}，{IBAN}") == ["bank card", "identity card", "bank account"]


@given(text=st.text(alphabet="0123456789Xx +-._GBNWK密", max_size=80), phones=st.booleans())
def test_a_hit_always_lies_within_the_text(*, text: str, phones: bool) -> None:
    hits = find_personal(text, phones=phones)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@pytest.mark.parametrize("text", ["1 " * 2048, "1" * 4096, "GB29" * 1024, "1-1 " * 1024, "GB291 " * 680])
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    find_personal(text, phones=True)
    assert time.process_time() - began < 0.1
