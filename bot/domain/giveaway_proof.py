"""The published list of a draw, and whether what it says is true. Needs nothing but this module's imports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.domain.giveaway import commitment, draw

FORMAT = "steward-draw-1"
HOW = "lot = SHA-256 of seed:round:id (the text, in hexadecimal); the lowest lots win"
_HEX = re.compile(r"[0-9a-f]{64}")

Paper = Mapping[str, Any]
"""A draw as it is published, see docs/giveaways.md."""


def faults(paper: Paper, published: str = "", *, forgotten: bool = False) -> list[str]:
    """All that is wrong with a draw; empty if it is true.

    `published` is the commitment as the announcement named it, if that is known from elsewhere. `forgotten`:
    this is the database's own list, in which whoever was forgotten since has a negative id: their lot cannot
    be done again and is taken as it stands. In a published list such an id is nobody's.
    """
    wrong = list(_shape(paper)) or list(_ids_of_nobody(paper, forgotten=forgotten))
    return wrong or [*_seed(paper, published.strip().lower()), *_entrants(paper), *_winners(paper)]


def _shape(paper: Paper) -> Iterator[str]:
    if paper.get("format") != FORMAT:
        yield f"this is no draw: its format is not {FORMAT}"
        return
    for name in ("seed", "commitment"):
        if not isinstance(paper.get(name), str) or not _HEX.fullmatch(paper[name]):
            yield f"{name} is missing, or not 64 hexadecimal signs"
    for name in ("round", "wanted"):
        if not _is_id(paper.get(name)) or paper[name] < 1:
            yield f"{name} is missing, or not a number from 1"
    for name in ("entrants", "winners"):
        rows = paper.get(name)
        right = isinstance(rows, list) and all(
            isinstance(row, dict) and _is_id(row.get("id")) for row in rows
        )
        if not right:
            yield f"{name} is missing, or not a list of people with ids"
    earlier = paper.get("earlier_winners", [])
    if not isinstance(earlier, list) or not all(map(_is_id, earlier)):
        yield "earlier_winners is not a list of ids"


def _ids_of_nobody(paper: Paper, *, forgotten: bool) -> Iterator[str]:
    for name in ("entrants", "winners"):
        wrong = [each for each in _ids(paper[name]) if each == 0 or (each < 0 and not forgotten)]
        if wrong:
            yield f"{name} have ids that are nobody's: {', '.join(map(str, wrong))}"


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _seed(paper: Paper, published: str) -> Iterator[str]:
    made = commitment(paper["seed"])
    if made != paper["commitment"]:
        yield f"the seed does not fit the commitment: its SHA-256 is {made}"
    if published and published != made:
        yield f"the announcement promised {published}, this seed's SHA-256 is {made}"


def _entrants(paper: Paper) -> Iterator[str]:
    ids = _ids(paper["entrants"])
    if len(set(ids)) != len(ids):
        yield "somebody is among the entrants twice"
    numbers = [row.get("number") for row in paper["entrants"]]
    if not all(map(_is_id, numbers)) or numbers != list(range(1, len(ids) + 1)):
        yield "the entrants are not numbered one after the other"
    known = [each for each in ids if each > 0]
    if known != sorted(known):
        yield "the entrants are not in the order of their ids"
    if again := set(ids) & set(paper.get("earlier_winners", [])):
        yield f"winners of earlier rounds are among the entrants: {', '.join(map(str, sorted(again)))}"


def _winners(paper: Paper) -> Iterator[str]:
    entrants, winners = _ids(paper["entrants"]), _ids(paper["winners"])
    due = min(paper["wanted"], len(entrants))
    if len(winners) != due:
        yield f"there are {len(winners)} winners where {due} are due"
    if strangers := [each for each in winners if each not in set(entrants)]:
        yield f"winners who are not among the entrants: {', '.join(map(str, strangers))}"
    claimed = [each for each in winners if each > 0]
    known = [each for each in entrants if each > 0]
    right = draw(paper["seed"], paper["round"], known, len(claimed))
    for place, (said, is_) in enumerate(zip(claimed, right, strict=False), start=1):
        if said != is_:
            yield f"winner {place} is {is_} by the lots, not {said}"


def _ids(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    return [int(row["id"]) for row in rows]
