"""The shop's rules: prices, limits, stock."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.press import LONGEST, pack_press, read_press
from bot.domain.shop import (
    CODE,
    EVER,
    MONTH,
    WEEK,
    Item,
    ShopRules,
    confirmation,
    is_low,
    limit_since,
    pieces_left,
    price_for,
)


@pytest.mark.parametrize(
    ("price", "discount", "paid"), [(100, 0, 100), (100, 5, 95), (101, 5, 96), (1, 90, 1), (0, 10, 0)]
)
def test_a_discount_is_rounded_in_favour_of_the_shop(price: int, discount: int, paid: int) -> None:
    assert price_for(price, discount) == paid


@given(st.integers(0, 10**6), st.integers(0, 90))
def test_nothing_costs_more_by_a_discount_nor_becomes_free_by_one(price: int, discount: int) -> None:
    assert min(1, price) <= price_for(price, discount) <= price


def test_a_limit_speaks_of_the_week_from_monday_the_month_from_its_first_or_for_ever() -> None:
    day = date(2026, 11, 22)
    assert limit_since(WEEK, day) == date(2026, 11, 16)
    assert limit_since(MONTH, day) == date(2026, 11, 1)
    assert limit_since(EVER, day) is None


@pytest.mark.parametrize(
    ("stock", "codes", "taken", "free", "left"),
    [(None, 0, 0, 0, None), (5, 0, 2, 0, 3), (5, 0, 9, 0, 0), (None, 1, 3, 4, 4), (5, 1, 2, 9, 3),
     (5, 1, 2, 1, 1)],
)  # fmt: skip
def test_no_more_are_left_than_the_stock_and_the_pool_allow(
    stock: int | None, codes: int, taken: int, free: int, left: int | None
) -> None:  # fmt: skip
    item = Item("x", 1, CODE if codes else "manual", stock)
    assert pieces_left(item, taken, free) == left


def test_operators_are_told_when_the_stock_falls_to_the_mark_and_only_then() -> None:
    item = Item("x", 1, stock=5, low_stock=2)
    assert [left for left in (5, 4, 3, 2, 1, 0, None) if is_low(item, left)] == [2]
    assert not is_low(Item("x", 1, stock=5), 0)


def test_an_item_is_found_by_its_id_and_none_where_it_is_gone() -> None:
    rules = ShopRules((Item("a", 1), Item("b", 2)))
    assert rules.item("b") == Item("b", 2)
    assert rules.item("c") is None


@given(st.text(max_size=80))
def test_a_confirmation_fits_into_a_button_with_the_longest_item_price_and_person(press_id: str) -> None:
    key = confirmation(press_id)
    data = pack_press("pay", f"{'a' * 20}.{key}.{10**6}", 10**15)
    assert len(data.encode()) <= LONGEST
    press = read_press(data)
    assert press is not None
    assert press.ref.split(".")[1] == key
