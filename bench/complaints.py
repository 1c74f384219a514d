"""How many complaints are recognised in real messages, and how many harmless ones are taken for one.

    python -m bench complaints FOLDER

The folder holds `complaints/`, `benign/`, `spam/`, `offensive/` and `chat/` (see the docs). The phrases were
chosen, and their weights rounded from a fit, with an eye on every other message of a set; the figures that
count are those of the rest. With BENCH_SIZE=full they go into docs/complaints.md.
"""

import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import PAGE, is_full, put, table
from bot.config import SHIPPED_CONTENT
from bot.content_complaints import read_complaints
from bot.domain.complaint import Complaint, Grade
from bot.screening.complaints import Complaints

Row = dict[str, Any]
Pick = Callable[[Row], str | None]

_ORDINARY = (
    "今天下午大家一起去公园散步吧，天气预报说不会下雨，记得带上水和帽子，孩子们也可以一起来玩，"
    "晚上我们再找个地方吃火锅，顺便聊聊下周旅行的安排，有想法的朋友直接在群里说就好，名单我晚点发给大家看"
)
_ROUNDS = 5000


@dataclass(frozen=True, slots=True)
class Material:
    """A set of messages: what it is called, where it lies, which rows and fields are meant."""

    title: str
    path: str
    pick: Pick


def _labelled(field: str, label: int) -> Pick:
    return lambda row: row[field] if row["label"] == label else None


def _any(field: str) -> Pick:
    return lambda row: row.get(field)


MATERIAL = (
    Material("shop reviews, negative (**are** complaints)", "complaints/zh_shop", _labelled("text", 0)),
    Material("shop reviews, praise", "complaints/zh_shop", _labelled("text", 1)),
    Material("ordinary short messages", "benign/zh_sms", _any("text")),
    Material("live chat", "spam/zh_live_train", _labelled("text_clean", 0)),
    Material("arguments about people, decent", "offensive/cold_dev", _labelled("text", 0)),
    Material("arguments about people, offensive", "offensive/cold_dev", _labelled("text", 1)),
    Material("ordinary short messages, English", "spam/en_sms", _labelled("text", 0)),
    Material("programmers' chat, English", "chat/chat-slack-racket-general-2017-2019/events", _any("x")),
)
BANKING = "complaints/en_banking_train"
_SHOWN = 0.05
"""Intents of which fewer are called complaints are told as one number."""


def messages(folder: Path, path: str, pick: Pick) -> list[str]:
    """The texts of a set; none when it is not there."""
    return [text for row in _rows(folder, path) if (text := pick(row))]


def _rows(folder: Path, path: str) -> Iterator[Row]:
    file = folder / f"{path}.jsonl.gz"
    if file.is_file():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def report(folder: Path) -> str:
    """The tables."""
    reader = Complaints(read_complaints(SHIPPED_CONTENT, ()))
    rows = [_row(material, messages(folder, material.path, material.pick), reader) for material in MATERIAL]
    head = ["", "messages", "called complaints", *(grade.value for grade in Grade), "the half looked at"]
    banking = _intents(folder, reader)
    speed = f"A message of {len(_ORDINARY)} characters takes {_microseconds(reader):.1f} microseconds.\n"
    text = "\n".join((table(head, rows), banking, speed))
    if is_full():
        put("complaints", text, PAGE.parent / "complaints.md")
    return text


def _row(material: Material, texts: Sequence[str], reader: Complaints) -> list[object]:
    if not texts:
        return [material.title, "not there", *[""] * 5]
    fresh = texts[1::2] or texts
    found, before = _read(fresh, reader), _read(texts[::2], reader)
    grades = Counter(complaint.grade for complaint in found)
    share, share_before = (
        f"{100 * len(each) / count:.2f} %"
        for each, count in ((found, len(fresh)), (before, (len(texts) + 1) // 2))
    )
    return [material.title, f"{len(fresh):,}", share, *(grades[grade] for grade in Grade), share_before]


def _read(texts: Sequence[str], reader: Complaints) -> list[Complaint]:
    return [complaint for text in texts if (complaint := reader.read(text)) is not None]


def _intents(folder: Path, reader: Complaints) -> str:
    asked: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for row in list(_rows(folder, BANKING))[1::2]:
        asked[row["intent"]] += 1
        called[row["intent"]] += reader.read(row["text"]) is not None
    share = {intent: called[intent] / count for intent, count in asked.items()}
    shown = sorted((intent for intent in share if share[intent] >= _SHOWN), key=lambda each: -share[each])
    rows: list[list[object]] = [[intent, asked[intent], f"{share[intent]:.0%}"] for intent in shown]
    rest = sum(asked.values()) - sum(asked[intent] for intent in shown)
    less = sum(called.values()) - sum(called[intent] for intent in shown)
    if rest:
        rows.append([f"the {len(share) - len(shown)} others", rest, f"{less / rest:.1%}"])
    return table(["asked of a bank, by intent", "messages", "called complaints"], rows)


def _microseconds(reader: Complaints) -> float:
    began = time.process_time()
    for _ in range(_ROUNDS):
        reader.read(_ORDINARY)
    return (time.process_time() - began) / _ROUNDS * 1e6
