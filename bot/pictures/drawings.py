"""All drawings by the names under which the outbox asks for them."""

from collections.abc import Callable, Mapping

import msgspec

from bot.pictures.member_card import MemberCard, member_card

Picture = Callable[[Mapping[str, object]], bytes]


def _member_card(args: Mapping[str, object]) -> bytes:
    return member_card(msgspec.convert(args, MemberCard))


DRAWINGS: dict[str, Picture] = {"member_card": _member_card}


def draw(name: str, args: Mapping[str, object]) -> bytes:
    """PNG of a drawing. Raises KeyError for an unknown name, ValidationError for wrong arguments."""
    return DRAWINGS[name](args)
