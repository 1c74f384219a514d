"""Looking for the words of a lexicon in a text, however they are disguised.

Most texts have nothing in them: they are folded by one table and looked through three times (as written,
as it sounds, by Latin words), and that is all. Places, edges and certainty are only worked out after a hit.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import accumulate, compress
from typing import NamedTuple

from bot.domain.screening import Hit, How, Rule
from bot.screening import judge, latin, parted, sounds
from bot.screening.forms import Forms, forms_of
from bot.screening.layer import Entry, Layer, Seen
from bot.screening.lexicon import Lexicon
from bot.screening.normal import fold, places, plain, split_at, usual_length
from bot.screening.readings import otherwise
from bot.screening.strings import Found
from bot.screening.warnings import NO_WARNINGS, Warnings


class _Met(NamedTuple):
    """An entry that was met at a place of the folded text."""

    entry: Entry
    start: int
    end: int
    how: How | None


_FEW = 3
MOST = 200
"""Times that one word is taken down in one text: a thousand say no more, and would cost more."""


class Matcher:
    """The words of one or several lexicons; immutable, so it may be shared and replaced at any time."""

    def __init__(
        self, layers: Iterable[tuple[Layer, frozenset[str]]], warnings: Warnings = NO_WARNINGS
    ) -> None:
        """`layers` each with the keys of their words that do not count any more."""
        self._layers = tuple(layers)
        self._warnings = warnings

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Matcher":
        """A matcher for one lexicon; 10,000 words take about a tenth of a second."""
        return cls([(Layer(lexicon), frozenset())], Warnings(lexicon.warnings))

    def with_changes(self, added: Lexicon, removed: Iterable[str] = ()) -> "Matcher":
        """The same with what a community added and took away; costs no more than what is added.

        `removed` are words as they stand in the lexicon. A word that is added again takes the place of the
        old one. Made for one set of changes upon a shared matcher, not for one change upon the other.
        """
        gone = {plain(word) for word in removed} | {word.key for word in added.words}
        below = ((layer, hidden | gone) for layer, hidden in self._layers)
        return Matcher([*below, (Layer(added), frozenset())], self._warnings)

    def is_clean(self, text: str) -> bool:
        """Whether nothing is found. The same as `not find(text)`."""
        return not self.find(text)

    def find(self, text: str) -> tuple[Hit, ...]:
        """What is found, in the order of the text; hits overlap only where the later found is worse.

        Of those that overlap the certain one counts, then the one that begins first, then the longest.
        """
        found, reading = self._find(text), otherwise(text)
        if reading is not None:
            found = _chosen([*found, *map(reading.of_original, self._find(reading.text))])
        return self._warnings.spared(text, found) if found else found

    def _find(self, text: str) -> tuple[Hit, ...]:
        forms = forms_of(text)
        met: list[_Met] = []
        for layer, hidden in self._layers:
            seen = layer.first_sight(forms)
            if seen[0] and (once := _at_once(layer, hidden, forms, text, seen)) is not None:
                met += once
            elif any(seen) or forms.odd is not None:
                forms = forms if forms.folded else forms._replace(folded=fold(text))
                met += _looked_through(layer, hidden, forms, seen)
        return _chosen(_hits(met, text, forms.folded or text)) if met else ()


def _hits(met: list[_Met], text: str, folded: str) -> list[Hit]:
    """The hits that no allowed phrase covers."""
    origin = places(text, folded)
    allowed = [(each.start, each.end) for each in met if each.entry.word is None]
    hits = []
    for entry, start, end, heard in met:
        word = entry.word
        if word is None or any(first <= start and end <= last for first, last in allowed):
            continue
        first, last = origin[start], origin[end - 1] + 1
        how = heard or judge.how_written(entry, text[first:last])
        if how is How.EXACT or not word.exact:
            hits.append(Hit(Rule.WORDS, word.text, word.severity, first, last, how, word.category, word.flag))
    return hits


def _at_once(layer: Layer, hidden: frozenset[str], forms: Forms, text: str, seen: Seen) -> list[_Met] | None:
    """What is found in a text that need not be folded, if it stands there in one piece; None: look closer."""
    written, said, _ = seen
    if forms.folded or len(written) > _FEW:
        return None
    met: list[_Met] = []
    known: set[int] = set()
    for owners, start, end in written:
        at = _in_one_piece(text, forms.solid, start, end)
        if at < 0:
            return None
        last = at + end - start
        for owner in owners:
            entry = layer.entries[owner]
            if not judge.stands(entry, text, range(at, last)):
                return None
            met.append(_Met(entry, at, last, None))
        known.update(owners)
    if any(not known.issuperset(owners) for owners, _, _ in said):
        return None
    return _not_hidden(met, hidden)


def _in_one_piece(text: str, bare: str, start: int, end: int) -> int:
    """Where a piece of the text without gaps stands in the text; -1 if there are gaps in it."""
    at = text.find(bare[start:end], start)
    return at if at >= 0 and usual_length(text[:at]) == start else -1


def _looked_through(layer: Layer, hidden: frozenset[str], forms: Forms, seen: Seen) -> list[_Met]:
    met = list(_plainly(layer, forms, seen)) if any(seen) else []
    if forms.odd is not None and layer.latin:
        met += _disguised(layer, forms, forms.odd)
    return _not_hidden(met, hidden)


def _not_hidden(met: list[_Met], hidden: frozenset[str]) -> list[_Met]:
    if not hidden:
        return met
    return [each for each in met if each.entry.word is None or each.entry.key not in hidden]


def _plainly(layer: Layer, forms: Forms, seen: Seen) -> Iterator[_Met]:
    written, said, has_latin = seen
    folded = forms.folded
    if written or said:
        inside = list(compress(range(len(folded)), map(str.isalnum, folded)))
        known = set()
        for met in _written(layer, folded, written, inside):
            known.add(id(met.entry))
            yield met
        yield from _said(layer, forms, said, inside, known)
    if has_latin:
        yield from _in_row(layer, folded, latin.plain_row(folded, forms.whole_line()))


def _disguised(layer: Layer, forms: Forms, odd: latin.Odd) -> Iterator[_Met]:
    folded = forms.folded
    if odd.leet and layer.latin.are_in(latin.leet_line(folded)):
        yield from _in_row(layer, folded, latin.leet_row(folded))
    if odd.repeated:
        yield from _in_row(layer, folded, latin.repeated_row(folded))
    if odd.leet and latin.may_be_wild(folded):
        for row in latin.wild_rows(folded, layer.vocabulary):
            yield from _in_row(layer, folded, row)
    if odd.parted:
        yield from _in_pieces(layer, forms, odd)


def _written(layer: Layer, folded: str, found: Found, inside: list[int]) -> Iterator[_Met]:
    met: Counter[int] = Counter()
    for owners, start, end in found:
        taken = inside[start:end]
        first, last = taken[0], taken[-1] + 1
        fits = last - first == end - start or judge.may_be_split(split_at(folded, taken))
        for entry in map(layer.entries.__getitem__, owners):
            same = fits or folded[first:last] == entry.folded
            if same and met[id(entry)] < MOST and judge.stands(entry, folded, taken):
                met[id(entry)] += 1
                yield _Met(entry, first, last, None)


def _said(
    layer: Layer, forms: Forms, found: Found, inside: list[int], known: Container[int]
) -> Iterator[_Met]:
    """What is only heard; an entry that is written somewhere (`known` by identity) need not be."""
    heard = [(layer.entries[owner], start, end) for owners, start, end in found for owner in owners]
    heard = [each for each in heard if id(each[0]) not in known]
    if not heard:
        return
    begins = _begins(forms.solid)
    for entry, start, end in heard:
        if start in begins and end in begins:
            taken = inside[begins[start] : begins[end]]
            if judge.is_said(entry, forms.said[start:end], forms.folded, taken):
                yield _Met(entry, taken[0], taken[-1] + 1, judge.how_said(forms.folded, taken))


def _begins(solid: str) -> dict[int, int]:
    """Where each character begins in the spoken text, and where the last one ends."""
    lengths = map(len, sounds.syllables(solid))
    return {at: number for number, at in enumerate(accumulate(lengths, initial=0))}


def _in_row(layer: Layer, folded: str, row: latin.Row) -> Iterator[_Met]:
    for owner, start, end in latin.search(layer.latin, row):
        entry = layer.entries[owner]
        if judge.is_meant(entry, folded[start:end]):
            yield _Met(entry, start, end, None)


def _in_pieces(layer: Layer, forms: Forms, odd: latin.Odd) -> Iterator[_Met]:
    folded, words, phrases = forms.folded, layer.parted, layer.parted_phrases
    if not parted.may_have(words, phrases, folded, forms.solid, single=odd.single):
        return
    for owner, taken in (*parted.search(words, folded), *parted.search(phrases, folded)):
        entry, start, end = layer.entries[owner], taken[0], taken[-1] + 1
        if parted.is_one_word(entry.folded, folded, taken) and judge.is_meant(entry, folded[start:end]):
            yield _Met(entry, start, end, None)


def _rank(hit: Hit) -> tuple[bool, int, int, int]:
    return not hit.certain, hit.start, -hit.end, -hit.severity


def _chosen(hits: list[Hit]) -> tuple[Hit, ...]:
    if len(hits) == 1:
        return tuple(hits)
    chosen: list[Hit] = []
    for hit in sorted(hits, key=_rank):
        over = [each for each in chosen if each.start < hit.end and hit.start < each.end]
        if all(hit.severity > each.severity for each in over):
            chosen.append(hit)
    return tuple(sorted(chosen, key=lambda hit: (hit.start, -hit.end)))
