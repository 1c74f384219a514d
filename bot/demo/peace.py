"""Scenes of trouble: strangers, what they write, reports, appeals, complaints, and the rounds of staff."""

from bot.demo.cast import OPS_CHAT_ID, Person
from bot.demo.events import second_of
from bot.demo.gatherings import day_of, is_today
from bot.demo.sheet import Sheet
from bot.demo.troubles import Grievance, Trouble

_APART = 120
"""Seconds between two lines of a stranger: longer than the pause that follows a warning."""
_REPORTED, _NEXT = 150, 130
_TURNED_AWAY = 305
"""Seconds after which somebody who does not answer the gate has to leave."""
_REPENTED = 75
_MINUTE = 60
_ASKED = 40
"""Seconds in which a question is answered."""


def visits(sheet: Sheet) -> None:
    """Strangers come, through the gate where there is one, and some leave by themselves."""
    for stay, visit in zip(sheet.plan.visits, sheet.group.visits, strict=True):
        if stay.came.day == sheet.number:
            sheet.join(stay.person, stay.came.second, silent=visit.silent)
            if visit.silent:
                sheet.wait(stay.came.second + _TURNED_AWAY)
        if stay.went and stay.went.day == sheet.number:
            sheet.leave(stay.person, stay.went.second)


def troubles(sheet: Sheet) -> None:
    """Somebody writes what they should not; it is reported, judged, and perhaps appealed against."""
    for each in sheet.group.troubles:
        if is_today(sheet, each):
            key = _write(sheet, each)
            if key:
                _report(sheet, each, key)
                _judge(sheet, each, key)
        if each.appeal and day_of(sheet, each.appeal_day) == sheet.number:
            _appeal(sheet, each)


def _write(sheet: Sheet, each: Trouble) -> int:
    """The key of the last line; 0 if they are not there."""
    person, key = sheet.group.named(each.who), 0
    for number, line in enumerate(each.lines):
        key = sheet.say(person, each.second + number * _APART, line, awaited=True)
    return key


def _report(sheet: Sheet, each: Trouble, key: int) -> None:
    chance = sheet.plan.chance("report", sheet.number)
    others = [person for person in sheet.group.founders if person.part in {"keeper", "regular"}]
    for number, (person, reason) in enumerate(
        zip(chance.sample(others, len(each.reasons)), each.reasons, strict=True)
    ):
        sheet.say(person, each.second + _REPORTED + number * _NEXT, f"/report {reason}", to=key, awaited=True)


def _judge(sheet: Sheet, each: Trouble, key: int) -> None:
    second = each.second + each.minutes * _MINUTE
    if each.command:
        moderator = sheet.group.moderators[-1]
        sheet.say(moderator, second, each.command, to=key, awaited=True)
        if each.undone:
            sheet.press(moderator, second + _REPENTED, "staff:undo.*")
    if each.then:
        _on_duty(sheet, second, f"incident:{each.then}.*", each.who)


def _appeal(sheet: Sheet, each: Trouble) -> None:
    second, person = second_of(each.appeal_at), sheet.group.named(each.who)
    sheet.ask_privately(person, second, f"/appeal {each.appeal}", awaited=True)
    _on_duty(sheet, second + each.ruling_minutes * _MINUTE, f"appeals:{each.ruling}.*", each.who, first=True)


def _on_duty(sheet: Sheet, second: int, button: str, among: str, *, first: bool = False) -> int:
    """Somebody presses a button in the operators' chat; `first`: who has not imposed anything by hand."""
    person = sheet.group.moderators[0 if first else -1]
    return sheet.press(person, second, button, chat=OPS_CHAT_ID, among=among)


def grievances(sheet: Sheet) -> None:
    """A member complains; the three steps of the calming script follow."""
    for each in sheet.group.grievances:
        if is_today(sheet, each):
            _complain(sheet, each, sheet.group.named(each.who))


def _complain(sheet: Sheet, each: Grievance, person: Person) -> None:
    if each.private:
        sheet.ask_privately(person, each.second - 20 * _MINUTE, "/start")
    sheet.say(person, each.second, each.line, awaited=True)
    _on_duty(sheet, each.second + each.taken * _MINUTE, "case:take.*", each.who)
    solved = each.second + each.solved * _MINUTE
    _solve(sheet, each, solved, each.answer)
    if each.missing:
        solved = _not_yet(sheet, each, person, solved)
    if each.content:
        for chat in (person.user_id, sheet.group.chat_id):  # wherever they were asked
            sheet.press(person, solved + 9 * _MINUTE, "content:yes.*", chat=chat)


def _not_yet(sheet: Sheet, each: Grievance, person: Person, solved: int) -> int:
    """The member is not content, says why, and the case is dealt with again; when that is."""
    at = solved + 8 * _MINUTE
    sheet.press(person, at, "content:no.*", chat=person.user_id)
    sheet.ask_privately(person, at + _ASKED, each.missing, awaited=True)
    _on_duty(sheet, at + 12 * _MINUTE, "case:take.*", each.who)
    _solve(sheet, each, at + 40 * _MINUTE, each.more)
    return at + 40 * _MINUTE


def _solve(sheet: Sheet, each: Grievance, second: int, answer: str) -> None:
    key = _on_duty(sheet, second, "case:solve.*", each.who)
    keeper = sheet.group.moderators[-1]
    sheet.say(keeper, second + _ASKED, answer, chat=OPS_CHAT_ID, to=key, awaited=True)


def rounds(sheet: Sheet) -> None:
    """Moderators go on duty, open the gate, look at cases, records and the log."""
    for each in sheet.group.rounds:
        if is_today(sheet, each):
            person = sheet.group.named(each.who)
            if each.operators:
                sheet.say(person, each.second, each.line, chat=OPS_CHAT_ID, unseen=False, awaited=True)
            else:
                sheet.say(person, each.second, each.line, awaited=True)
