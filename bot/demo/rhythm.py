"""Scenes of the daily and weekly rhythm: people answer questions, take up posts, choose next week's theme."""

from bot.demo.acts import About
from bot.demo.ballots import Polling, polling
from bot.demo.events import WEEKDAYS, second_of
from bot.demo.plan import DAWN, HABITS
from bot.demo.sheet import Sheet

_ASKED, _LAST = 12 * 3600 + 35 * 60, 22 * 3600
"""When the day's question is out, see `times` in content/topics.toml; and until when people take it up."""
_ANSWERS, _ECHOES, _LIKES = 0.11, 0.08, 0.1
"""Of the people here: who answers the question, who the day's post, who likes one of them."""
_LIVELY, _SEVERAL = frozenset({1, 3, 5}), 3
"""The days of a discussion, and from how many people on it is one: `discussion_people`."""
_FRIDAY, _SUNDAY = 4, 6
_THEME_AT, _THEME_HOURS = 18 * 3600, 48
"""When the group is asked about its next week, see content/votes.toml."""
_TASTES = ((4, 3, 1), (2, 5, 1), (5, 2, 1))
"""How the voices fall for the weeks on offer, in turn; the present week comes last."""


def discussions(sheet: Sheet) -> None:
    """A small group, too, has days on which several take up the question."""
    if sheet.day.weekday() not in _LIVELY or len(sheet.here(DAWN)) * _ANSWERS >= _SEVERAL:
        return
    chance = sheet.plan.chance("discussion", sheet.number)
    here = [person for person in sheet.here(_ASKED) if HABITS[person.part].talk >= 1]
    lines = chance.sample(sheet.group.lines["answer"], _SEVERAL + 1)
    for person, words in zip(chance.sample(here, min(len(here), len(lines))), lines, strict=False):
        sheet.say(person, chance.randint(_ASKED, _LAST), words, about=About.TOPIC)


def answers(sheet: Sheet) -> None:
    """The day's question is answered by reply, and the answers are liked."""
    for _ in range(_share(sheet, _ANSWERS)):
        second = sheet.chance.randint(_ASKED, _LAST)
        person = sheet.somebody(second)
        key = sheet.say(person, second, sheet.line("answer"), about=About.TOPIC)
        for admirer in sheet.some(second, sheet.chance.randint(0, 4), [person]):
            sheet.react(admirer, sheet.after(second, 60, 4000), key)
    for person in sheet.some(_ASKED, _share(sheet, _LIKES)):
        sheet.react(person, sheet.chance.randint(_ASKED, _LAST), about=About.TOPIC)


def echoes(sheet: Sheet) -> None:
    """The weekday's post is taken up."""
    chorus = sheet.group.posts[WEEKDAYS[sheet.day.weekday()]]
    out = second_of(chorus.after)
    said = sheet.chance.sample(chorus.lines, min(len(chorus.lines), _share(sheet, _ECHOES)))
    for words in said:
        second = _soon(sheet, out)
        person = sheet.somebody(second)
        key = sheet.say(person, second, words, about=About.POST)
        for admirer in sheet.some(second, sheet.chance.randint(0, 3), [person]):
            sheet.react(admirer, sheet.after(second, 60, 4000), key)
    for person in sheet.some(out, _share(sheet, _LIKES)):
        sheet.react(person, _soon(sheet, out), about=About.POST)


def theme_votes(sheet: Sheet) -> None:
    """From Friday to Sunday everybody may say what next week is to be about."""
    friday = sheet.number - (sheet.day.weekday() - _FRIDAY)
    if _FRIDAY <= sheet.day.weekday() <= _SUNDAY and friday > 0:
        taste = _TASTES[friday // 7 % len(_TASTES)]
        polling(sheet, Polling("theme", friday, _THEME_AT, _THEME_HOURS, taste))


def _soon(sheet: Sheet, out: int) -> int:
    return min(out + int(sheet.chance.betavariate(1, 4) * (_LAST + 3600 - out)), _LAST + 3600)


def _share(sheet: Sheet, part: float) -> int:
    whole, rest = divmod(len(sheet.here(DAWN)) * part, 1)
    return int(whole) + sheet.likely(rest)
