"""Scenes of what is arranged: votes, challenges with their daily proofs, giveaways."""

from collections.abc import Iterator

from bot.demo.acts import About
from bot.demo.ballots import Polling, over, polling, turnout
from bot.demo.cast import OPS_CHAT_ID, Person
from bot.demo.events import CYCLE, Contest, Event, Question, second_of
from bot.demo.plan import DAWN, Moment
from bot.demo.sheet import Sheet

_ANSWERED = 2400
"""Seconds after which somebody on duty answers a proposal."""
_JOINING, _ENTERING = 0.4, 0.5
_MIDNIGHT = 24 * 3600
_KEEN = (0.97, 0.5, 0.9)
"""The chance of a proof a day: some people hardly ever fail, some soon lose interest."""


def day_of(sheet: Sheet, day: int) -> int:
    """The day of the story that stands for a day of the cycle."""
    return (sheet.number - 1) // CYCLE * CYCLE + day


def is_today(sheet: Sheet, event: Event) -> bool:
    """Whether something begins on the sheet's day."""
    return day_of(sheet, event.day) == sheet.number


def votes(sheet: Sheet) -> None:
    """Moderators ask the group; members propose; people vote, change their minds, take it back."""
    for question in sheet.group.votes:
        if is_today(sheet, question):
            _ask(sheet, question)
        if question.answer != "refuse":
            later = _ANSWERED if question.answer else 0
            weights = question.weights or [1] * len(question.options)
            start, day = question.second + later, day_of(sheet, question.day)
            polling(sheet, Polling("asked", day, start, question.hours, weights, question.several))


def _ask(sheet: Sheet, question: Question) -> None:
    moderator = sheet.group.moderators[0]
    chatty = next(person for person in sheet.group.founders if person.part == "chatty")
    sheet.say(chatty if question.answer else moderator, question.second, question.line, awaited=True)
    if question.answer:
        button = f"vote:{question.answer}.*"
        second = question.second + _ANSWERED
        sheet.press(moderator, second, button, chat=OPS_CHAT_ID, among=sheet.group.title)


def challenges(sheet: Sheet) -> None:
    """A challenge is announced, people join, prove each day what they did; one proof is struck."""
    for contest in sheet.group.challenges:
        if is_today(sheet, contest):
            _announce(sheet, contest)
        takers = list(_takers(sheet, contest))
        for person, joined, label in takers:
            if joined.day == sheet.number:
                sheet.press(person, joined.second, label, about=About.CHALLENGE)
        first = day_of(sheet, contest.first)
        if first <= sheet.number < first + contest.days:
            _prove(sheet, contest, [person for person, *_ in takers])


def _announce(sheet: Sheet, contest: Contest) -> None:
    moderator = sheet.group.moderators[0]
    sheet.say(moderator, contest.second, f"/challenge {contest.line}".strip(), awaited=True)
    if contest.template:
        sheet.press(moderator, contest.second + 40, f"challenge:new.{contest.template}.*")


def _takers(sheet: Sheet, contest: Contest) -> Iterator[tuple[Person, Moment, str]]:
    """Who joins, when, and by which button."""
    day = day_of(sheet, contest.day)
    chance = sheet.plan.chance("challenge", day)
    hours = (_MIDNIGHT * (contest.first - contest.day) - contest.second) / 3600
    for person, at in turnout(sheet, chance, _JOINING, day, contest.second + 60, hours):
        yield person, at, chance.choice(contest.buttons)


def _prove(sheet: Sheet, contest: Contest, people: list[Person]) -> None:
    number = sheet.number
    judged = [person for person in people if person in sheet.here(DAWN) and person.part != "moderator"]
    doubted = judged[0] if judged and day_of(sheet, contest.struck) == number else None
    for place, person in enumerate(people):
        keen = _KEEN[place % len(_KEEN)]
        chance = sheet.plan.chance("proof", contest.day, person.user_id, number)
        if person == doubted or chance.random() >= keen:
            continue
        second = chance.randint(*map(second_of, contest.between))
        sheet.say(person, second, chance.choice(contest.proofs), photo=contest.photo)
    if doubted is not None:
        second = sheet.chance.randint(*map(second_of, contest.between))
        key = sheet.say(doubted, second, contest.feeble, awaited=True)
        sheet.say(sheet.group.moderators[0], sheet.after(second, 300, 900), "/strike", to=key)


def giveaways(sheet: Sheet) -> None:
    """Codes are filled in, a giveaway is announced, people enter, and it is drawn."""
    moderator = sheet.group.moderators[0]
    for number, lottery in enumerate(sheet.group.giveaways):
        day = day_of(sheet, lottery.day)
        if day == sheet.number:
            if lottery.codes:
                fill = f"/codes add {lottery.pool} {' '.join(lottery.codes)}"
                sheet.ask_privately(moderator, lottery.second - 900, fill)
            line = f"/giveaway {lottery.line} --until {lottery.hours}h"
            sheet.say(moderator, lottery.second, line, awaited=True)
        chance = sheet.plan.chance("giveaway", number, day)
        for person, at in turnout(sheet, chance, _ENTERING, day, lottery.second, lottery.hours):
            if at.day == sheet.number:
                sheet.press(person, at.second, "", about=About.GIVEAWAY)
        over(sheet, day, lottery.second, lottery.hours)
