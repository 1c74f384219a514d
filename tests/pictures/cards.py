"""Cards to draw, in both languages, and a look at what was drawn."""

import struct
from dataclasses import replace
from typing import Any

from bot.content import Content
from bot.domain.outgoing import Text
from bot.pictures.emblems import Emblem
from bot.pictures.member_card import MemberCard, Words
from bot.pictures.month import Month

MARKS = (*("done",) * 9, "freeze", "done", "missed", *("done",) * 10, *("",) * 8)

ZH = MemberCard(
    "小红Ruby🌸", "花漾美妆俱乐部", 1280, 0.4, 10,
    Words(
        "第 4 级", "热心邻居", "分", "再攒 720 分升到「中坚力量」",
        "连续签到天数", "最长 48 天", "共签到 96 次", "徽章", "荣誉",
    ),
    Month("2026 年 11 月", "一 二 三 四 五 六 日", 6, MARKS, 22, "签到", "断签保护", "漏签"),
    (
        Emblem("🎓 新人毕业"), Emblem("🔥 连续 7 天"), Emblem("📚 读书七日"),
        Emblem("💬 热心解答"), Emblem("🌙 早起打卡"), Emblem("🏃 健身挑战"),
        Emblem("🎁 第一次晒单"), Emblem("🥇 周冠军"),
    ),
    (Emblem("🏆 活跃之星", "2026 年 11 月"), Emblem("✍️ 优质内容创作者", "11 月第 2 周")),
)  # fmt: skip

EN = MemberCard(
    "Maya Lindqvist 📚", "Riverside Readers", 340, 0.08, 10,
    Words(
        "Level 3", "Familiar face", "points", "460 to go to “Good neighbour”",
        "days in a row", "longest: 21 days", "64 check-ins", "Badges", "Honours",
    ),
    Month("November 2026", "Mo Tu We Th Fr Sa Su", 6, MARKS, 22, "checked in", "freeze", "missed"),
    (
        Emblem("🎓 Graduate of the first week"), Emblem("🔥 7 days in a row"),
        Emblem("📖 Read 7 days"),
    ),
    (Emblem("🏆 Active Star", "November 2026"),),
)  # fmt: skip

PLAIN = replace(EN, badges=(), honours=())


def words_of(content: Content, language: str, *, large: bool, level: int = 1) -> dict[str, str]:
    """Every text that is drawn into the card, with small or large numbers, on one of the levels."""
    number = 128_000 if large else 1
    params: dict[str, Any] = {
        "level": level, "points": number, "days": 1365 if large else 1, "times": 9999 if large else 1,
        "year": 2026, "month": 9, "name": Text(f"level-{level}-name"),
    }  # fmt: skip
    keys = (
        "card-level", "card-points", "card-to-go", "card-top", "card-streak", "card-longest",
        "card-checkins", "card-badges", "card-honours", "card-month", "card-weekdays", "card-done",
        "card-frozen", "card-missed",
    )  # fmt: skip
    told = {key: content.texts.plain(language, Text(key, params)) for key in keys}
    return told | {"level-name": content.texts.plain(language, Text(f"level-{level}-name"))}


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; raises where it is none."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
