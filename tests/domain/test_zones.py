"""Time zones as people type them."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain.zones import ZONES, zone_label, zone_like, zone_named


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("  Rome ", "Europe/Rome"),
        ("buenos aires", None),
        ("UTC", "UTC"),
        ("Europe/Berlim", None),
        ("", None),
        ("../../etc/passwd", None),
        ("+8", None),
    ],
)
def test_a_zone_is_found_in_full_or_by_its_city(written: str, zone: str | None) -> None:
    assert zone_named(written) == zone


@pytest.mark.parametrize(("written", "zone"), [("Asia/Shangai", "Asia/Shanghai"), ("???", "Europe/Berlin")])
def test_for_a_zone_that_does_not_exist_one_is_proposed(written: str, zone: str) -> None:
    assert zone_like(written) == zone


def test_every_zone_with_a_button_exists() -> None:
    assert [ZoneInfo(zone).key for zone in ZONES] == list(ZONES)
    assert len(ZONES) == 8


def test_a_zone_without_a_button_is_shown_as_written() -> None:
    assert zone_label("Europe/Rome").params == {"zone": "Europe/Rome"}
