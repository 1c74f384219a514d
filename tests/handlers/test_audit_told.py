"""What the audit log adds to a deed: words of the reader's language, none of the rows."""

from datetime import UTC, datetime

import pytest

from bot.domain.outgoing import Text
from bot.storage.audit import Deed
from handlers.audit_told import told
from tests.intake.guards import shipped


def read(language: str, action: str, reason: str) -> str:
    content = shipped()
    deed = Deed(1, datetime(2026, 3, 2, tzinfo=UTC), 0, action, None, "", {"reason": reason})
    return content.texts.plain(language, Text("record-reason", {"reason": told(content, deed)}))


@pytest.mark.parametrize(
    ("action", "reason", "english", "chinese"),
    [
        ("setting", "checkin_reminder off", ": ⬜ Evening check-in reminders", "：⬜ 晚间签到提醒"),
        ("setting", "language zh", ": 🌐 Language: 中文", "：🌐 语言：中文"),
        ("setting", "zone Europe/Berlin", ": 🕰 Time zone: Berlin", "：🕰 时区：柏林"),
        ("setting", "hour 4", ": 🌅 New day: 04:00", "：🌅 新的一天：04:00"),
        ("setting", "kind koc", ": Kind: 🌟 KOC", "：类型：🌟 达人群"),
        ("setting", "ops -1001", ": Operators", "：运营群"),
        ("gate-set", "sum", ": a small sum", "：做一道小算术"),
        ("gate-set", "off", ": ⬜ 🚪 Gate", "：⬜ 🚪 入群验证"),
        ("gate-set", "wrong later", ": ❌ Wrong answer: turned away, may come back later",
         "：❌ 答错之后：婉拒，稍后可以再来"),
        ("gate-set", "question", ": ✅ ✍️ Own questions", "：✅ ✍️ 自己的问题"),
        ("raid-set", "20/60 on", ": by itself, from more than 20 people within 60 seconds",
         "：自动，60 秒内超过 20 人"),
        ("topic-skip", "2026-03-04", ": 4 Mar", "：3月4日"),
        ("note", "gone 2026-13-01", ": gone 2026-13-01", "：gone 2026-13-01"),
    ],
)  # fmt: skip
def test_what_was_chosen_is_said_in_words(action: str, reason: str, english: str, chinese: str) -> None:
    assert read("en", action, reason) == english
    assert read("zh", action, reason) == chinese


def test_a_long_reason_is_cut() -> None:
    assert read("en", "warn", "x" * 60) == f": {'x' * 39}…"
