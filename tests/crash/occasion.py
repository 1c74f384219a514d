"""Content for a day in which the clock does only what a test is about: one post at noon, no questions."""

from dataclasses import replace
from datetime import date, time

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.calendar_entry import Calendar, Entry
from bot.domain.levels import Level, LevelRules
from bot.domain.shop import MANUAL, Item, ShopRules
from bot.domain.topics import TopicRules

NOON, AT = "noon", time(12)
SCARCE, PLENTY = "postcard", "sunshine"
STOCK, PRICE = 3, 10


def busy_day() -> Content:
    """The shipped content, with a post for every day at noon and cheap goods, of which one is scarce."""
    content = load_content(SHIPPED_CONTENT)
    words = content.calendar("").entries[0]
    posts = tuple(Entry(f"{NOON}-{day}", words.text, words.title, AT, weekday=day) for day in range(7))
    goods = Item(SCARCE, PRICE, MANUAL, stock=STOCK), Item(PLENTY, PRICE, MANUAL)
    return replace(
        content,
        topics=TopicRules(times=(), silence_minutes=0),
        calendars=dict.fromkeys(content.calendars, Calendar(date(2024, 1, 1), entries=posts)),
        shop=ShopRules(goods),
        levels=LevelRules((Level(0),)),
    )
