"""What the summary picture costs, drawn as the bot has it drawn: by a process of its own.

python -m bench.summary_picture
"""

import asyncio
import time
from dataclasses import asdict, replace

from bench.cost import resident_mib
from bench.report import is_full, percentile, table
from bot.pictures.studio import Studio
from bot.pictures.summary_sheet import Best, Cohort, Cohorts, Heat, SummarySheet, Tile, Top, Trend

FULL, SMALL = 40, 4

SHEET = SummarySheet(
    "花漾美妆俱乐部 🌸", "本月小结", "2026 年 10 月 24 日 – 11 月 22 日",
    (Tile("发言成员占比", "17.4 %", "2.1 个百分点", 1, 1, "目标 15 %", 1),) * 6,
    Trend(
        "每天的消息与活跃成员", "消息", "活跃成员", tuple(f"11-{day:02}" for day in range(1, 31)),
        tuple(1_000_000 + 77_777 * (day % 9) for day in range(30)), tuple(range(100, 130)),
    ),
    Heat("什么时候最热闹", "一 二 三 四 五 六 日", (tuple(range(24)),) * 7, "少", "多"),
    Cohorts(
        "新成员留下来了吗", ("加入的那周", "人数", "第 1 天", "第 7 天", "第 30 天"),
        (Cohort("11 月 2 日", "1,234", (0.6, 0.4, 0.3)),) * 6,
    ),
    Top(
        "最受认可的五位",
        tuple(Best(name, "被 31 人点赞", 0.8) for name in ("小红Ruby🌸", "آمنة", "김민준", "Tom", "阿明")),
    ),
    "这段时间还没有记录", "10000=万 100000000=亿",
)  # fmt: skip


async def measure(times: int) -> tuple[float, list[float], float, float, int]:
    """Seconds of the first drawing and of the others; MiB of the worker at its peak, more of ours; bytes."""
    studio, before, took, picture = Studio(), resident_mib(), [], b""
    for number in range(times + 1):
        began = time.perf_counter()
        _, picture = await studio.draw("summary", asdict(replace(SHEET, period=f"{number}")))
        took.append(time.perf_counter() - began)
    process = studio._process  # noqa: SLF001 - whose memory it is
    peak = resident_mib(process.pid, "VmHWM") if process is not None else 0.0
    more = resident_mib() - before
    await studio.close()
    return took[0], took[1:], peak, more, len(picture)


def report() -> str:
    """The table."""
    first, later, peak, more, size = asyncio.run(measure(FULL if is_full() else SMALL))
    return table(
        ("a month's summary, 1080 pixels wide", "figure", "bound"),
        [
            ("the first (its process starts, fonts are read)", f"{first * 1000:.0f} ms", "1500 ms"),
            ("the next ones, median", f"{percentile(later, 0.5) * 1000:.0f} ms", "1500 ms"),
            ("memory: the worker at its peak", f"{peak:.0f} MiB", "150 MiB"),
            ("memory: the bot, more than before", f"{more:.0f} MiB", ""),
            ("the file", f"{size // 1024} KiB", ""),
        ],
    )


if __name__ == "__main__":
    print(report())
