"""What drawing a member's card costs: time, memory, and how long the renderer holds Python's lock.

python -m bench.pictures
"""

import asyncio
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from itertools import pairwise

from bench.cost import resident_mib
from bench.report import is_full, percentile, table
from bot.pictures.emblems import Emblem
from bot.pictures.member_card import MemberCard, Words, member_card
from bot.pictures.month import Month
from bot.pictures.studio import Studio

FULL, SMALL = 50, 5

CARD = MemberCard(
    "小红Ruby🌸", "花漾美妆俱乐部", 1280, 0.4, 12,
    Words(
        "第 4 级", "热心邻居", "分", "再攒 720 分升级",
        "连续签到天数", "最长 48 天", "共 96 次", "徽章", "荣誉",
    ),
    Month("2026 年 11 月", "一 二 三 四 五 六 日", 6, ("done",) * 30, 22, "签到", "保护", "漏签"),
    (Emblem("🎓 新人毕业"),) * 8,
    (Emblem("🏆 活跃之星", "2026 年 11 月"),) * 3,
)  # fmt: skip

_ALONE = "from bench.pictures import alone; alone()"


def alone() -> None:
    """Draw cards in this process and print: first, the others' median, memory, its peak, longest gap."""
    began = time.perf_counter()
    member_card(CARD)
    first = time.perf_counter() - began
    times = [_timed() for _ in range(FULL if is_full() else SMALL)]
    print(first, percentile(times, 0.5), resident_mib(), resident_mib(what="VmHWM"), _longest_gap())


def _timed() -> float:
    began = time.perf_counter()
    member_card(CARD)
    return time.perf_counter() - began


def _longest_gap() -> float:
    """Seconds in which another thread of the same process could not move while a card was drawn."""
    ticks, done = [time.perf_counter()], threading.Event()

    def tick() -> None:
        while not done.wait(0.001):
            ticks.append(time.perf_counter())

    other = threading.Thread(target=tick)
    other.start()
    member_card(CARD)
    done.set()
    other.join()
    return max((after - before for before, after in pairwise(ticks)), default=0.0)


async def _through_studio() -> tuple[float, float, float]:
    """Seconds for the first card and a later one, and the longest gap of the loop meanwhile."""
    studio, gaps, done = Studio(), [0.0], asyncio.Event()

    async def tick() -> None:
        before = time.perf_counter()
        while not done.is_set():
            await asyncio.sleep(0.001)
            gaps.append(time.perf_counter() - before)
            before = time.perf_counter()

    async def draw() -> list[float]:
        times = []
        for _ in range(1 + (FULL if is_full() else SMALL)):
            began = time.perf_counter()
            await studio.draw("member_card", asdict(CARD))
            times.append(time.perf_counter() - began)
        done.set()
        return times

    times, _ = await asyncio.gather(draw(), tick())
    await studio.close()
    return times[0], percentile(times[1:], 0.5), max(gaps)


def report() -> str:
    """The table of figures."""
    command = [sys.executable, "-c", _ALONE]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)  # noqa: S603 - ours
    first, later, idle, peak, gap = map(float, said.stdout.split())
    cold, warm, held = asyncio.run(_through_studio())
    size = len(member_card(CARD)) // 1024
    return table(
        ("a member's card, 8 badges, 3 honours, 1440 pixels wide", "figure"),
        [
            ("drawn in a fresh process, fonts read for the first time", f"{first * 1000:.0f} ms"),
            ("the next ones, median", f"{later * 1000:.0f} ms"),
            ("another thread of that process stood still for", f"{gap * 1000:.0f} ms"),
            ("memory of that process between pictures, at its peak", f"{idle:.0f} MiB, {peak:.0f} MiB"),
            ("through the studio, the first (its process starts)", f"{cold * 1000:.0f} ms"),
            ("through the studio, the next ones, median", f"{warm * 1000:.0f} ms"),
            ("the bot's loop stood still for at most", f"{held * 1000:.0f} ms"),
            ("the file", f"{size} KiB"),
        ],
    )


if __name__ == "__main__":
    print(report())
