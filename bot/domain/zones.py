"""Time zones as people name them."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.domain.outgoing import Text

ZONES = (
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)
"""Those with a button, by region, east to west; all others can be typed."""


def zone_label(zone: str) -> Text:
    """A zone's name in the reader's language where it has a button, otherwise as it is written."""
    if zone not in ZONES:
        return Text("setup-zone-other", {"zone": zone})
    city = zone.rpartition("/")[2].lower().replace("_", "-")
    return Text(f"setup-zone-{city}")


def zone_named(written: str) -> str | None:
    """The IANA zone that somebody typed: in full or by its city alone, whatever the case; None if none."""
    wanted = _plain(written)
    found = _names().get(wanted)
    if found is not None:
        return found
    cities = [zone for name, zone in _names().items() if name.rpartition("/")[2] == wanted and "/" in name]
    return cities[0] if len(cities) == 1 else None


def zone_like(written: str) -> str:
    """A zone whose name looks like what was typed; an example if none does."""
    close = get_close_matches(_plain(written), _names(), n=1)
    return _names()[close[0]] if close else "Europe/Berlin"


@cache
def _names() -> dict[str, str]:
    return {_plain(zone): zone for zone in sorted(available_timezones())}


def _plain(name: str) -> str:
    return "_".join(name.split()).casefold()
