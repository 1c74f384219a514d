"""All drawings by the names under which the outbox asks for them."""

from collections.abc import Callable, Mapping

import msgspec

from bot.pictures.honour_card import HonourCard, honour_card
from bot.pictures.member_card import MemberCard, member_card
from bot.pictures.summary import summary
from bot.pictures.summary_sheet import SummarySheet

Picture = Callable[[Mapping[str, object]], bytes]


def _member_card(args: Mapping[str, object]) -> bytes:
    return member_card(msgspec.convert(args, MemberCard))


def _honour_card(args: Mapping[str, object]) -> bytes:
    return honour_card(msgspec.convert(args, HonourCard))


def _summary(args: Mapping[str, object]) -> bytes:
    return summary(msgspec.convert(args, SummarySheet))


DRAWINGS: dict[str, Picture] = {"member_card": _member_card, "honour_card": _honour_card, "summary": _summary}


def draw(name: str, args: Mapping[str, object]) -> bytes:
    """PNG of a drawing. Raises KeyError for an unknown name, ValidationError for wrong arguments."""
    return DRAWINGS[name](args)
