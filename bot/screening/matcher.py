"""Looking for the words of a lexicon in a text, however they are disguised.

Most texts have nothing in them: they are folded by one table and looked through three times (as written,
as it sounds, by Latin words), and that is all. Places, edges and certainty are only worked out after a hit.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from bot.domain.screening import Hit, How, Rule
from bot.screening import judge, latin, parted, sounds
from bot.screening.layer import Entry, Layer
from bot.screening.lexicon import Lexicon
from bot.screening.normal import BETWEEN, LETTER, SOLID, TOKENS, fold, places, plain, split_at


class _Forms(NamedTuple):
    """A text as it is looked through; see `bot.screening.normal`."""

    folded: str
    solid: str
    said: str
    line: str
    odd: latin.Odd | None


class _Met(NamedTuple):
    """An entry that was met at a place of the folded text."""

    entry: Entry
    start: int
    end: int
    how: How | None


class Matcher:
    """The words of one or several lexicons; immutable, so it may be shared and replaced at any time."""

    def __init__(self, layers: Iterable[tuple[Layer, frozenset[str]]]) -> None:
        """`layers` each with the keys of their words that do not count any more."""
        self._layers = tuple(layers)

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Matcher":
        """A matcher for one lexicon; 10,000 words take about a tenth of a second."""
        return cls([(Layer(lexicon), frozenset())])

    def with_changes(self, added: Lexicon, removed: Iterable[str] = ()) -> "Matcher":
        """The same with what a community added and took away; costs no more than what is added.

        `removed` are words as they stand in the lexicon. A word that is added again takes the place of the
        old one. Made for one set of changes upon a shared matcher, not for one change upon the other.
        """
        gone = {plain(word) for word in removed} | {word.key for word in added.words}
        below = ((layer, hidden | gone) for layer, hidden in self._layers)
        return Matcher([*below, (Layer(added), frozenset())])

    def is_clean(self, text: str) -> bool:
        """Whether nothing is found. The same as `not find(text)`."""
        return not self.find(text)

    def find(self, text: str) -> tuple[Hit, ...]:
        """What is found, in the order of the text; hits overlap only where the later found is worse.

        Of those that overlap the certain one counts, then the one that begins first, then the longest.
        """
        forms = self._forms(text)
        met: list[_Met] = []
        for layer, hidden in self._layers:
            if forms.odd is not None or layer.has_any(forms.solid, forms.said, forms.line):
                met += _looked_through(layer, hidden, forms)
        return tuple(_chosen(_hits(met, text))) if met else ()

    def _forms(self, text: str) -> _Forms:
        folded = fold(text)
        has_signs = latin.SIGNS.search(folded) is not None
        solid = "".join(SOLID.findall(folded) if has_signs else folded.split())
        if folded.isascii():
            tokens, said = TOKENS.findall(folded) if has_signs else folded.split(), solid
        else:
            said = sounds.spoken(solid)
            if LETTER.search(folded) is None:
                return _Forms(folded, solid, said, "", None)
            tokens = TOKENS.findall(folded)
        line = latin.line_of(tokens)
        return _Forms(folded, solid, said, line, latin.oddities(folded, line, has_signs=has_signs))


def _hits(met: Iterable[_Met], text: str) -> Iterator[Hit]:
    """The hits that no allowed phrase covers."""
    origin = places(text)
    met = list(met)
    allowed = [(each.start, each.end) for each in met if each.entry.word is None]
    for entry, start, end, heard in met:
        word = entry.word
        if word is None or any(first <= start and end <= last for first, last in allowed):
            continue
        first, last = origin[start], origin[end - 1] + 1
        how = heard or judge.how_written(entry, text[first:last])
        if how is How.EXACT or not word.exact:
            yield Hit(Rule.WORDS, word.text, word.severity, first, last, how, word.category, word.flag)


def _looked_through(layer: Layer, hidden: frozenset[str], forms: _Forms) -> list[_Met]:
    met = list(_plainly(layer, forms))
    if forms.odd is not None and layer.latin:
        met += _disguised(layer, forms, forms.odd)
    return [each for each in met if each.entry.word is None or each.entry.key not in hidden]


def _plainly(layer: Layer, forms: _Forms) -> Iterator[_Met]:
    if not layer.has_any(forms.solid, forms.said, forms.line):
        return
    inside = [place for place, sign in enumerate(forms.folded) if sign not in BETWEEN]
    written = list(_written(layer, forms, inside))
    yield from written
    yield from _said(layer, forms, inside, {id(met.entry) for met in written})
    if layer.latin.are_in(forms.line):
        yield from _in_row(layer, forms.folded, latin.plain_row(forms.folded))


def _disguised(layer: Layer, forms: _Forms, odd: latin.Odd) -> Iterator[_Met]:
    folded = forms.folded
    if odd.repeated or (odd.leet and layer.latin.are_in(latin.leet_line(folded))):
        for row in latin.odd_rows(odd, folded):
            yield from _in_row(layer, folded, row)
    if odd.leet and latin.may_be_wild(folded):
        for row in latin.wild_rows(folded, layer.vocabulary):
            yield from _in_row(layer, folded, row)
    if odd.parted and parted.may_have(layer.parted, folded, forms.solid):
        yield from _in_pieces(layer, folded)


def _written(layer: Layer, forms: _Forms, inside: list[int]) -> Iterator[_Met]:
    for owners, start, end in layer.written.find(forms.solid):
        taken = inside[start:end]
        gaps = split_at(forms.folded, taken)
        for entry in map(layer.entries.__getitem__, owners):
            same = forms.folded[taken[0] : taken[-1] + 1] == entry.folded
            if (same or judge.may_be_split(gaps)) and judge.stands(entry, forms.folded, taken):
                yield _Met(entry, taken[0], taken[-1] + 1, None)


def _said(layer: Layer, forms: _Forms, inside: list[int], known: Container[int]) -> Iterator[_Met]:
    """What is only heard; an entry that is written somewhere (`known` by identity) need not be."""
    heard = [
        (layer.entries[owner], start, end)
        for owners, start, end in layer.said.find(forms.said)
        for owner in owners
    ]
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


def _in_pieces(layer: Layer, folded: str) -> Iterator[_Met]:
    for owner, taken in parted.search(layer.parted, folded):
        entry, start, end = layer.entries[owner], taken[0], taken[-1] + 1
        if parted.is_one_word(entry.folded, folded, taken) and judge.is_meant(entry, folded[start:end]):
            yield _Met(entry, start, end, None)


def _rank(hit: Hit) -> tuple[bool, int, int, int]:
    return not hit.certain, hit.start, -hit.end, -hit.severity


def _chosen(hits: Iterable[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=_rank):
        over = [each for each in chosen if each.start < hit.end and hit.start < each.end]
        if all(hit.severity > each.severity for each in over):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: (hit.start, -hit.end))
