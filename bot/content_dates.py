"""Days that come once a year: fixed ones, holidays and dates of the Chinese lunar calendar.

The libraries that know them are imported only where content asks for them, so that others start fast.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache, partial
from importlib import import_module

from bot.domain.calendar_entry import DaysOf
from bot.toml_file import mend

_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)")
_LEAP_YEAR = 2000
_LUNAR_MONTHS, _LUNAR_DAYS = 12, 30
_NAMES_SHOWN = 3
_LIKENESS = 0.5
"""One wrong character of two must do."""
_YEARS_LOOKED_AT = 10
"""A holiday that is in none of so many years is none."""


def on_date(day: date) -> DaysOf:
    """One day of one year."""
    return partial(_once, day)


def every_year(written: str) -> DaysOf:
    """The same day each year, "12-24"; "02-29" in leap years only. Raises a `mend` for an impossible one."""
    month, day = _month_day(written)
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        raise mend(f"is {written}, a day that no year has", "correct the month or the day") from None
    return partial(_yearly, month, day)


def lunar(written: str) -> DaysOf:
    """A lunar month and day, "08-15", never of a leap month. Raises a `mend` for an impossible one."""
    month, day = _month_day(written)
    if not (1 <= month <= _LUNAR_MONTHS and 1 <= day <= _LUNAR_DAYS):
        what = f"is {written}, a day that no lunar year has"
        raise mend(what, "lunar months go from 01 to 12, their days from 01 to 30")
    return partial(_lunar, month, day)


def holiday(written: str, first_year: int) -> DaysOf:
    """The first day of a country's holiday, "CN:春节", as the library `holidays` names it in any language.

    Raises a `mend` for a country or a name it does not know in the years from `first_year`.
    """
    country, _, name = (part.strip() for part in written.partition(":"))
    if not name:
        raise mend("is no holiday", 'write the country and the name: "CN:春节"')
    languages = _languages(country)
    if not languages:
        raise mend(f"is of the country {country}, which is not known", 'write two letters: "CN:春节"')
    years = range(first_year, first_year + _YEARS_LOOKED_AT)
    for language in languages:
        if any(name in _holidays(country, language, year) for year in years):
            return partial(_holiday, country, language, name)
    known = {each for language in languages for each in _holidays(country, language, first_year)}
    raise mend(f"is {written}, which is no holiday there", _nearest(name, known))


def _nearest(name: str, known: Collection[str]) -> str:
    """A country may have a hundred names in several languages: only a few help."""
    choices = sorted(known, key=lambda each: (len(each), each))
    if close := get_close_matches(name, choices, n=_NAMES_SHOWN, cutoff=_LIKENESS):
        return f"did you mean {_or(close)}?"
    return f"names are those of the library holidays, for example {_or(choices[:_NAMES_SHOWN])}"


def _or(names: Sequence[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def _month_day(written: str) -> tuple[int, int]:
    found = _MONTH_DAY.fullmatch(written)
    if found is None:
        raise mend("is not a month and a day", 'write two digits each: "12-24"')
    return int(found[1]), int(found[2])


def _once(day: date, year: int) -> Collection[date]:
    return (day,) if year == day.year else ()


def _yearly(month: int, day: int, year: int) -> Collection[date]:
    try:
        return (date(year, month, day),)
    except ValueError:  # 29 February
        return ()


@cache
def _lunar(month: int, day: int, year: int) -> Collection[date]:
    """A lunar year begins in January or February, so its last days are in the next year of ours."""
    return tuple(found for found in _lunar_days(month, day, (year - 1, year)) if found.year == year)


def _lunar_days(month: int, day: int, years: tuple[int, int]) -> Iterator[date]:
    lunar_date = import_module("lunardate").LunarDate  # it has no types
    for year in years:
        try:
            yield lunar_date(year, month, day).to_solar_date()
        except ValueError:  # a month of 29 days, or a year beyond its tables (1900-2099)
            continue


def _holiday(country: str, language: str, name: str, year: int) -> Collection[date]:
    first = _holidays(country, language, year).get(name)
    return (first,) if first else ()


@cache
def _languages(country: str) -> tuple[str, ...]:
    """The languages that a country's holidays have names in, its own first; none for an unknown country."""
    import holidays  # noqa: PLC0415 - it takes a tenth of a second, and few ask for it

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return ()
    return tuple(dict.fromkeys((found.default_language or "", *found.supported_languages)))


@cache
def _holidays(country: str, language: str, year: int) -> dict[str, date]:
    """Name -> first day."""
    import holidays  # noqa: PLC0415 - as above

    found = holidays.country_holidays(country, years=year, language=language or None)
    first: dict[str, date] = {}
    for day, names in sorted(found.items()):
        for name in names.split("; "):
            first.setdefault(name, day)
    return first
