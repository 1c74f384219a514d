"""Scenes of merit: members show things, honours are looked at, somebody becomes a KOC."""

from bot.demo.cast import LOUNGE_ID, OPS_CHAT_ID, Person
from bot.demo.events import second_of
from bot.demo.gatherings import day_of, is_today
from bot.demo.merits import Choice, Showing
from bot.demo.sheet import Sheet

_MINUTE = 60
_ASKED = 40
"""Seconds in which a question is answered."""
_FOLLOWED = 120
"""Seconds after which whoever is invited goes through the door."""
_VALUED = frozenset({"chatty", "keeper", "regular"})
"""The parts of those who may come to be invited."""
_APPOINTING = "10:45"


def showings(sheet: Sheet) -> None:
    """Somebody shows something; others like it; somebody on duty looks at it."""
    for each in sheet.group.showings:
        if is_today(sheet, each):
            _show(sheet, each, sheet.group.named(each.who))


def _show(sheet: Sheet, each: Showing, person: Person) -> None:
    key = sheet.say(person, each.second, each.line, photo=each.photo, awaited=True)
    for admirer in sheet.some(each.second, sheet.chance.randint(1, 3), [person]):
        sheet.react(admirer, sheet.after(each.second, 60, 3000), key)
    second = each.second + each.minutes * _MINUTE
    if each.asked:
        sheet.say(person, each.second + _ASKED, "/share", to=key, awaited=True)
    card = _on_duty(sheet, second, f"share:*.{each.then}", each.who)
    if each.reason:
        keeper = sheet.group.moderators[-1]
        sheet.say(keeper, second + _ASKED, each.reason, chat=OPS_CHAT_ID, to=card, awaited=True)


def previews(sheet: Sheet) -> None:
    """Somebody on duty looks at the figures behind each name, and decides before the clock does."""
    for each in sheet.group.previews:
        if is_today(sheet, each):
            for number, deed in enumerate(each.press):
                _on_duty(sheet, each.second + number * _MINUTE, f"honour:{deed}.*", sheet.group.title)


def choices(sheet: Sheet) -> None:
    """Candidates are invited or not; who is invited accepts, goes in, is talked to, and becomes a KOC."""
    for each in sheet.group.choices:
        if is_today(sheet, each):
            _decide(sheet, each)
        if each.talk and day_of(sheet, each.talk_day) == sheet.number:
            _talk(sheet, each)
        if each.appointed and day_of(sheet, each.appointed) == sheet.number:
            _from_the_board(sheet, second_of(_APPOINTING), "appoint")


def _decide(sheet: Sheet, each: Choice) -> None:
    for number, deed in enumerate(each.press):
        _on_duty(sheet, each.second + number * _MINUTE, f"koc:*.{deed}.*", sheet.group.title)
    if not each.accepted:
        return
    for person in sheet.group.founders:  # whoever it is: nobody else has such a button
        if person.part in _VALUED:
            for chat in (person.user_id, sheet.group.chat_id):
                sheet.press(person, second_of(each.accepted), "kocme:*.yes", chat=chat)
                sheet.follow(person, second_of(each.accepted) + _FOLLOWED, LOUNGE_ID, chat=chat)


def _talk(sheet: Sheet, each: Choice) -> None:
    second, keeper = second_of(each.talk_at), sheet.group.moderators[-1]
    key = _from_the_board(sheet, second, "note")
    sheet.say(keeper, second + 3 * _ASKED, each.talk, to=key, unseen=True, awaited=True)


def _from_the_board(sheet: Sheet, second: int, deed: str) -> int:
    """Do something about the first on the board, where only the moderator sees it; the message's key."""
    keeper = sheet.group.moderators[-1]
    sheet.say(keeper, second, "/koc", awaited=True)
    sheet.press(keeper, second + _ASKED, "koc:*.open.*")
    return sheet.press(keeper, second + 2 * _ASKED, f"koc:*.{deed}.*")


def _on_duty(sheet: Sheet, second: int, button: str, among: str) -> int:
    """Somebody presses a button in the operators' chat."""
    return sheet.press(sheet.group.moderators[-1], second, button, chat=OPS_CHAT_ID, among=among)
