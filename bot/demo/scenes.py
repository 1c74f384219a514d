"""The scenes of an ordinary day: people come and go, check in, talk, show pictures, ask, and err."""

from datetime import timedelta

from bot.demo.acts import CHECK_IN
from bot.demo.cast import Person, Talk
from bot.demo.plan import DAWN, DUSK, HABITS
from bot.demo.sheet import Sheet

_BUSY = (1.0, 0.9, 1.0, 0.9, 1.2, 1.3, 1.2)
"""How lively the days of a week are, from Monday on."""
_PARTS_OF_DAY = ((10, "morning"), (14, "noon"), (18, "afternoon"), (22, "evening"), (24, "night"))
_REMINDER_FROM = 4
"""The day on which streaks are long enough for the evening reminder to be offered."""
_ALL_HERE = 1
_GRATEFUL = 0.2


def arrivals(sheet: Sheet) -> None:
    """Newcomers join, say hello, press the button; others welcome them; some people leave."""
    for stay in sheet.plan.stays:
        if stay.came.day == sheet.number:
            sheet.join(stay.person, stay.came.second)
            _settle_in(sheet, stay.person, stay.came.second)
        if stay.went and stay.went.day == sheet.number:
            if sheet.likely(0.3):
                sheet.say(stay.person, stay.went.second - 90, sheet.line("bye"))
            sheet.leave(stay.person, stay.went.second)


def _settle_in(sheet: Sheet, person: Person, second: int) -> None:
    if sheet.likely(0.5):
        sheet.press(person, sheet.after(second, 90, 400), CHECK_IN)
    if not sheet.likely(0.75):
        return
    at = sheet.after(second, 100, 500)
    key = sheet.say(person, at, sheet.line("hello"))
    for host in sheet.some(second, 2, [person]):
        at = sheet.after(at, 20, 200)
        reply = sheet.say(host, at, sheet.line("welcome"), to=key)
        if sheet.likely(0.4):
            sheet.react(person, sheet.after(at, 10, 60), reply)


def check_ins(sheet: Sheet) -> None:
    """Everybody in their own way, at about their usual hour; a few twice, a few make up for yesterday."""
    for person in sheet.here(DAWN):
        if not _comes(sheet, person, sheet.number):
            continue
        about = sheet.plan.usual(person) + int(sheet.chance.gauss(0, 1500))
        second = max(DAWN, min(about, DUSK))
        _check_in(sheet, person, second)
        if sheet.likely(0.04):
            sheet.say(person, sheet.after(second, 600, 9000), sheet.line("checkin"))
        if person.part == "keeper":
            _keep_up(sheet, person, second)


def _comes(sheet: Sheet, person: Person, number: int) -> bool:
    return sheet.plan.chance("comes", person.user_id, number).random() < HABITS[person.part].checkin


def _check_in(sheet: Sheet, person: Person, second: int) -> None:
    way = sheet.chance.choices(("said", "typed", "pressed"), (6, 3, 2))[0]
    if way == "pressed":
        sheet.press(person, second, CHECK_IN)
    else:
        sheet.say(person, second, sheet.line("checkin") if way == "said" else "/checkin")


def _keep_up(sheet: Sheet, person: Person, second: int) -> None:
    """What those do who care for their streak."""
    if sheet.number > 1 and not _comes(sheet, person, sheet.number - 1):
        sheet.say(person, second + 60, f"/makeup {sheet.day - timedelta(days=1)}")
    if sheet.number == _REMINDER_FROM + person.user_id % 3:
        sheet.wait(second + 29)
        sheet.press(person, second + 30, "remind")


def talks(sheet: Sheet) -> None:
    """Conversations; now and then whoever began one says thanks."""
    group, weekday = sheet.group, sheet.day.weekday()
    most = group.talks_a_day * 2
    for number in range(round(group.talks_a_day * _BUSY[weekday])):
        second = sheet.hour()
        _converse(sheet, sheet.talk(number, most), sheet.somebody(second), second)


def _converse(sheet: Sheet, talk: Talk, opener: Person, second: int) -> None:
    thing = sheet.line("things")
    key = sheet.say(opener, second, talk.opening.replace("{thing}", thing))
    at, last, helped = second, opener, 0
    for reply in talk.replies:
        at = sheet.after(at, 25, 420)
        last = sheet.somebody(at, [last])
        helped = sheet.say(last, at, reply, to=key if sheet.likely(0.6) else 0)
    if last != opener and sheet.likely(_GRATEFUL):
        sheet.say(opener, sheet.after(at, 20, 200), "/thanks", to=helped)
    for admirer in sheet.some(second, sheet.chance.randint(0, 3), [opener]):
        sheet.react(admirer, sheet.after(second, 30, 3000), key)


def remarks(sheet: Sheet) -> None:
    """What people say to nobody in particular, by the time of day."""
    group = sheet.group
    for _ in range(round(group.remarks_a_day * _BUSY[sheet.day.weekday()])):
        second = sheet.hour()
        kind = next(name for hour, name in _PARTS_OF_DAY if second < hour * 3600)
        sheet.say(sheet.somebody(second), second, sheet.line(kind))


def shares(sheet: Sheet) -> None:
    """Pictures, praise for them, and now and then an award by a moderator."""
    for _ in range(_ALL_HERE + sheet.likely(0.5)):
        second = sheet.hour()
        author = sheet.somebody(second, sheet.group.moderators)
        key = sheet.say(author, second, sheet.line("share"), photo=True)
        for admirer in sheet.some(second, sheet.chance.randint(2, 5), [author]):
            sheet.react(admirer, sheet.after(second, 30, 3000), key)
        at = sheet.after(second, 60, 600)
        sheet.say(sheet.somebody(at, [author]), at, sheet.line("praise"), to=key)
        if sheet.likely(0.6):
            award = f"/award {sheet.chance.choice((5, 10, 20))} {sheet.line('award')}"
            at = sheet.after(at, 60, 1200)
            sheet.say(sheet.chance.choice(sheet.group.moderators), at, award, to=key)


def questions(sheet: Sheet) -> None:
    """Points and places are asked for, in the group and in private; some get a command wrong."""
    crowd = len(sheet.here(DAWN))
    for _ in range(1 + crowd // 10):
        second = sheet.hour()
        sheet.say(sheet.somebody(second), second, sheet.line("ask"))
    for person in sheet.some(DAWN, sheet.chance.randint(0, 2)):
        sheet.ask_privately(person, sheet.hour(), "/points")
    if sheet.likely(0.5):
        second = sheet.hour()
        sheet.say(sheet.somebody(second, sheet.group.moderators), second, sheet.line("mistake"))
    for person in sheet.here(DAWN):
        if person.part == "seller" and sheet.likely(0.2):
            sheet.say(person, sheet.hour(), sheet.line("advert"))
