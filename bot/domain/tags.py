"""Tags beside members' names: of those that somebody holds, the strongest kind shows."""

from collections.abc import Mapping

LEVEL, SHOP, HONOUR = "level", "shop", "honour"
KINDS = (LEVEL, SHOP, HONOUR)
"""What a tag is for, the weakest first."""


def shown(held: Mapping[str, str]) -> str:
    """The tag that shows, of those held (kind -> text); empty for none."""
    return next((held[kind] for kind in reversed(KINDS) if kind in held), "")
