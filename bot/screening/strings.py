"""Many strings looked for at once (Aho and Corasick's automaton)."""

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick

Found = list[tuple[Sequence[int], int, int]]
"""Owners of the string, and where it begins and ends."""


class Strings:
    """Strings, each with the numbers of those it belongs to."""

    def __init__(self, owners: Mapping[str, Sequence[int]]) -> None:
        self._owners = list(owners.values())
        self._in_ascii = any(map(str.isascii, owners))
        self._automaton = AhoCorasick(owners, store_patterns=False) if owners else None

    def __bool__(self) -> bool:
        return self._automaton is not None

    def are_in(self, text: str) -> bool:
        """Whether any of them is in the text."""
        if self._automaton is None or (text.isascii() and not self._in_ascii):
            return False
        return bool(self._automaton.find_matches_as_indexes(text))

    def find(self, text: str) -> Found:
        """All occurrences, also those that overlap."""
        if self._automaton is None or (text.isascii() and not self._in_ascii):
            return []
        found = self._automaton.find_matches_as_indexes(text, True)  # noqa: FBT003 - the library's own name is slow
        if not found:
            return []
        owners = self._owners
        return [(owners[which], start, end) for which, start, end in found]
