"""Numbers that belong to one person and to nobody's screen: identity cards, bank cards, accounts, telephones.

No list can hold these, but each carries a check of its own, so that an order or parcel number of the same
length is hardly ever taken for one. A hit names the kind and the place, never the number: what is kept of a
hit must not become the leak it warns of. Imports the standard library and `bot.domain`.

Left out: figures of ten digits and fewer (they are too many other things), fifteen-digit identity cards
(they had no check digit), passports and driving licences (the same).
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.domain.screening import Hit, How, Rule

CATEGORY = "personal"
IDENTITY, CARD, ACCOUNT, PHONE = "identity card", "bank card", "bank account", "telephone"
SEVERITY, PHONE_SEVERITY = 2, 1
FEWEST_KINDS = 4
"""Numbers of fewer different digits are examples (4242 4242 4242 4242), not cards."""

_ENOUGH = re.compile(r"\d(?:\D{0,2}\d){10}")
_RUN = re.compile(r"(?<![0-9A-Za-z=/%+])\+?\d(?:[ \u00a0_.·–-]?\d){10,40}[Xx]?(?![0-9A-Za-z])")
_PIECE = re.compile(r"[^ \u00a0]+")
_PLAIN = re.compile(r"[+\dXx \u00a0–-]+")
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}\d\d(?:[ -]?[0-9A-Z]){11,30}")
_CHINESE_PHONE = re.compile(r"(?:\+?86|0086)?1[3-9]\d{9}")
_FOREIGN_PHONE = re.compile(r"\+[1-9]\d{10,14}")
_IDENTITY = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{4}(?:19|20)\d{9}[0-9X]")
_CARD = re.compile(
    r"(?:62|81)\d{14,17}|4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|220[0-4]\d{12}"
    r"|3[47]\d{13}|35[2-8]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|9558\d{15}"
)
"""UnionPay, Visa, Mastercard, Mir, American Express, JCB, Discover and the first cards of ICBC."""

_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_CHECKS = "10X98765432"
_ACCOUNT_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FR": 27,
    "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "JO": 30,
    "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29,
}  # fmt: skip


def find_personal(text: str, *, phones: bool = False) -> tuple[Hit, ...]:
    """The personal numbers in a text, in order.

    Blanks and hyphens between the figures are how people write them; dots and the like are a disguise, and
    the hit only a flag. `phones` adds telephone numbers of eleven digits and more: off by default, since
    giving one's own away is nobody's offence.
    """
    if _ENOUGH.search(text) is None:
        return ()
    accounts = list(_accounts(text))
    figures = (hit for hit in _figures(text, phones=phones) if not _meets(hit, accounts))
    return tuple(sorted([*accounts, *figures], key=lambda hit: hit.start))


def is_identity_card(figures: str) -> bool:
    """Eighteen characters with province, birthday and check digit of a Chinese card (GB 11643)."""
    if _IDENTITY.fullmatch(figures) is None:
        return False
    try:
        date(int(figures[6:10]), int(figures[10:12]), int(figures[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(figure) for weight, figure in zip(_WEIGHTS, figures[:17], strict=True))
    return _CHECKS[total % 11] == figures[17]


def is_bank_card(figures: str) -> bool:
    """A number some card network gives out, of its length, with the right check digit (Luhn)."""
    if _CARD.fullmatch(figures) is None or len(set(figures)) < FEWEST_KINDS:
        return False
    weighed = (int(figure) * (1 + place % 2) for place, figure in enumerate(reversed(figures)))
    return sum(sum(divmod(value, 10)) for value in weighed) % 10 == 0


def is_bank_account(account: str) -> bool:
    """An IBAN without blanks: of its country's length, with the right check digits (ISO 13616)."""
    if len(account) != _ACCOUNT_LENGTHS.get(account[:2]):
        return False
    return int("".join(str(int(each, 36)) for each in account[4:] + account[:4])) % 97 == 1


def is_telephone(figures: str) -> bool:
    """A mainland mobile number, with or without its +86, or any number in the international form."""
    return any(form.fullmatch(figures) is not None for form in (_CHINESE_PHONE, _FOREIGN_PHONE))


def _meets(hit: Hit, others: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _figures(text: str, *, phones: bool) -> Iterator[Hit]:
    for run in _RUN.finditer(text):
        whole = (run.start(), run.end())
        pieces = [(whole[0] + each.start(), whole[0] + each.end()) for each in _PIECE.finditer(run[0])]
        hit = _hit(text, *whole, phones=phones)
        parts = pieces if hit is None and len(pieces) > 1 else []
        yield from filter(None, [hit, *(_hit(text, *part, phones=phones) for part in parts)])


def _hit(text: str, start: int, end: int, *, phones: bool) -> Hit | None:
    """The hit for the figures between two places, when they are a number of somebody's."""
    figures = "".join(_figure(each) for each in text[start:end])
    if is_identity_card(figures):
        return _made(text, IDENTITY, start, end)
    if is_bank_card(figures):
        return _made(text, CARD, start, end)
    return _made(text, PHONE, start, end) if phones and is_telephone(figures) else None


def _figure(letter: str) -> str:
    """A digit of any script as 0 to 9; what stands between digits is dropped."""
    if letter.isdecimal():
        return str(int(letter))
    return letter.upper() if letter in "Xx+" else ""


def _made(text: str, kind: str, start: int, end: int) -> Hit:
    how = How.EXACT if _PLAIN.fullmatch(text, start, end) else How.SPLIT
    severity = PHONE_SEVERITY if kind == PHONE else SEVERITY
    return Hit(Rule.WORDS, kind, severity, start, end, how, CATEGORY)


def _accounts(text: str) -> Iterator[Hit]:
    for found in _ACCOUNT.finditer(text):
        end = _account_end(found[0], _ACCOUNT_LENGTHS.get(found[0][:2], 0))
        if end and is_bank_account(re.sub("[ -]", "", found[0][:end])):
            yield _made_account(found.start(), found.start() + end)


def _made_account(start: int, end: int) -> Hit:
    return Hit(Rule.WORDS, ACCOUNT, SEVERITY, start, end, How.EXACT, CATEGORY)


def _account_end(text: str, length: int) -> int:
    """Where so many letters and figures end, blanks left out of the count; 0 when there are fewer."""
    places = [place for place, each in enumerate(text, 1) if each not in " -"]
    return places[length - 1] if 0 < length <= len(places) else 0
