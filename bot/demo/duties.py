"""Scenes at the counter and behind it: people buy; those on duty hand over, approve, look at the panel."""

from bot.demo.cast import OPS_CHAT_ID
from bot.demo.events import WEEKDAYS, Purchase, second_of
from bot.demo.gatherings import day_of, is_today
from bot.demo.sheet import Sheet

_SETTLING, _APART = 10 * 3600 + 20 * 60, 420
"""When orders of the day before are dealt with."""
_APPROVED = 180
"""Seconds between the yes to an order and handing it over."""
_WONDERS = 11 * 3600 + 40 * 60
_SEEN_TO = 10 * 3600 + 55 * 60
"""After the morning's look at the figures, see `alarms_at` in content/statistics.toml."""
_TUESDAY = 1
_PANEL = ("schedule", "menu", "vote", "menu", "shop", "menu", "share", "menu", "stats", "menu", "health")
"""The sections that a moderator looks at, one after the other."""


def purchases(sheet: Sheet) -> None:
    """Somebody opens the shop, chooses, and buys; the day after the order is dealt with."""
    yesterday = [each for each in sheet.group.purchases if day_of(sheet, each.day) == sheet.number - 1]
    for number, each in enumerate(order for order in yesterday if order.then):
        _settle(sheet, each, _SETTLING + number * _APART)
        _wonder(sheet, each)
    for each in sheet.group.purchases:
        if is_today(sheet, each):
            _buy(sheet, each)


def _buy(sheet: Sheet, each: Purchase) -> None:
    buyer = next(person for person in sheet.group.people if person.name == each.buyer)
    sheet.say(buyer, each.second, "/shop", awaited=True)
    sheet.press(buyer, each.second + 20, f"shop:{each.item}")
    sheet.press(buyer, each.second + 45, f"pay:{each.item}.*")


def _settle(sheet: Sheet, each: Purchase, second: int) -> None:
    keeper, title = sheet.group.moderators[-1], sheet.group.title
    if each.then == "done":
        sheet.press(keeper, second - _APPROVED, "order:approve.*", chat=OPS_CHAT_ID, among=title)
    key = sheet.press(keeper, second, f"order:{each.then}.*", chat=OPS_CHAT_ID, among=title)
    if each.reason:
        sheet.say(keeper, second + 60, each.reason, chat=OPS_CHAT_ID, to=key, awaited=True)
    elif each.then == "refuse":
        sheet.press(keeper, second + 30, "order:without.*", chat=OPS_CHAT_ID)


def _wonder(sheet: Sheet, each: Purchase) -> None:
    buyer = next(person for person in sheet.group.people if person.name == each.buyer)
    sheet.say(buyer, _WONDERS, "/orders")


def approvals(sheet: Sheet) -> None:
    """Somebody on duty looks at the post that waits: lets it go, writes it anew, or leaves it out."""
    duty, person = sheet.group.duty, sheet.group.moderators[-1]
    decision = duty.decisions[(sheet.number - 1) // len(WEEKDAYS) % len(duty.decisions)]
    for each in duty.times:
        if each["weekday"] != WEEKDAYS[sheet.day.weekday()]:
            continue
        second, button = second_of(each["at"]), f"panel:*.schedule.{decision}.*"
        key = sheet.press(person, second, button, chat=OPS_CHAT_ID, among=sheet.group.title)
        if decision == "edit":
            sheet.say(person, second + 150, duty.rewritten, chat=OPS_CHAT_ID, to=key, awaited=True)


def glances(sheet: Sheet) -> None:
    """Once a week a moderator goes through the panel."""
    if sheet.day.weekday() != _TUESDAY:
        return
    moderator, second = sheet.group.moderators[0], 9 * 3600 + 1500
    sheet.say(moderator, second, "/panel", awaited=True)
    for step, section in enumerate(_PANEL, start=1):
        sheet.press(moderator, second + 20 * step, f"panel:*.{section}")


def alarms(sheet: Sheet) -> None:
    """Somebody on duty sees to the alarm that there may be, and says so under it."""
    keeper = sheet.group.moderators[-1]
    sheet.press(keeper, _SEEN_TO, "alarm:*.done.*", chat=OPS_CHAT_ID, among=sheet.group.title)
