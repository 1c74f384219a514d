"""Summaries to draw, in both languages: a lively week, a quiet one, nothing at all, and far too much."""

from dataclasses import replace

from bot.pictures.summary_sheet import Best, Cohort, Cohorts, Heat, SummarySheet, Tile, Top, Trend

_DAY = (3, 1, 0, 0, 0, 1, 4, 12, 22, 30, 28, 35, 48, 40, 26, 24, 27, 33, 52, 70, 88, 95, 60, 21)
_CELLS = tuple(tuple(round(count * share) for count in _DAY) for share in (0.7, 0.8, 0.9, 0.8, 1.1, 1.5, 1.3))
_SHARES = (
    (0.61, 0.42, 0.31), (0.55, 0.40, 0.28), (0.72, 0.51, 0.36), (0.48, 0.33, None), (0.66, None, None),
)  # fmt: skip

ZH = SummarySheet(
    "花漾美妆俱乐部", "本周小结", "11 月 16 日 – 22 日",
    (
        Tile("成员", "1,284", "比上周 +36", 1, 1),
        Tile("发言成员占比", "17.4 %", "2.1 个百分点", 1, 1, "目标 15 %", 1),
        Tile("消息", "3,902", "8 %", 1, 1),
        Tile("签到率", "31 %", "4 个百分点", -1, -1),
        Tile("主题讨论", "2", "1", -1, -1, "目标每周 3 次", -1),
        Tile("处理的事件", "5", "3", -1, 1),
    ),
    Trend(
        "每天的消息与活跃成员", "消息", "活跃成员",
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        (412, 488, 530, 471, 602, 744, 655), (96, 104, 120, 101, 133, 168, 151),
    ),
    Heat("什么时候最热闹", "一 二 三 四 五 六 日", _CELLS, "少", "多"),
    Cohorts(
        "新成员留下来了吗", ("加入的那周", "人数", "第 1 天", "第 7 天", "第 30 天"),
        tuple(
            Cohort(label, size, shares)
            for label, size, shares in zip(
                ("10 月 19 日", "10 月 26 日", "11 月 2 日", "11 月 9 日", "11 月 16 日"),
                ("24", "31", "18", "40", "36"), _SHARES, strict=True,
            )
        ),
    ),
    Top(
        "最受认可的五位",
        (
            Best("小红Ruby🌸", "被 31 人点赞", 1.0), Best("阿明", "被 24 人点赞", 24 / 31),
            Best("Lily 在路上", "被 19 人点赞", 19 / 31), Best("王芳", "被 18 人点赞", 18 / 31),
            Best("Mr. Chen", "被 9 人点赞", 9 / 31),
        ),
    ),
    "这段时间还没有记录", "10000=万 100000000=亿",
)  # fmt: skip

EN = SummarySheet(
    "Riverside Readers", "The week", "16 – 22 November",
    (
        Tile("Members", "342", "+11", 1, 1),
        Tile("Speaker share", "12.6 %", "1.4 points", -1, -1, "goal 15 %", -1),
        Tile("Messages", "1,208", "same as last week"),
        Tile("Check-in rate", "22 %", "3 points", 1, 1),
        Tile("Themed discussions", "3", "1", 1, 1, "goal 3 a week", 1),
        Tile("Incidents", "7", "5", 1, -1),
    ),
    Trend(
        "Messages and active members a day", "messages", "active members",
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        (150, 162, 171, 140, 188, 201, 196), (31, 36, 35, 29, 40, 43, 41),
    ),
    Heat("When people write", "Mon Tue Wed Thu Fri Sat Sun", _CELLS, "fewer", "more"),
    Cohorts(
        "Do newcomers stay?", ("joined", "people", "day 1", "day 7", "day 30"),
        tuple(
            Cohort(label, size, shares)
            for label, size, shares in zip(
                ("19 Oct", "26 Oct", "2 Nov", "9 Nov", "16 Nov"), ("8", "12", "6", "15", "11"), _SHARES,
                strict=True,
            )
        ),
    ),
    Top(
        "Most appreciated",
        (
            Best("Maya Lindqvist 📚", "by 14 people", 1.0), Best("Tom", "by 11 people", 11 / 14),
            Best("آمنة الزهراء", "by 9 people", 9 / 14), Best("Jo-Ann O’Neill", "by 6 people", 6 / 14),
            Best("김민준", "by 5 people", 5 / 14),
        ),
    ),
    "Nothing on record yet", "1000=k 1000000=M",
)  # fmt: skip

_WRITTEN = {(1, 9), (4, 20)}

QUIET = replace(
    EN,
    trend=replace(EN.trend, bars=(0, 2, 0, 0, 1, 0, 0), line=(0, 1, 0, 0, 1, 0, 0)),
    heat=replace(
        EN.heat,
        cells=tuple(tuple(int((day, hour) in _WRITTEN) for hour in range(24)) for day in range(7)),
    ),
    cohorts=replace(EN.cohorts, rows=(Cohort("16 Nov", "1", (0.0, None, None)),)),
    top=replace(EN.top, rows=(Best("Tom", "by 1 person", 1.0),)),
)

EMPTY = replace(
    ZH,
    tiles=tuple(Tile(tile.label, "0") for tile in ZH.tiles),
    trend=replace(ZH.trend, bars=(0,) * 7, line=(0,) * 7),
    heat=replace(ZH.heat, cells=()),
    cohorts=replace(ZH.cohorts, rows=()),
    top=replace(ZH.top, rows=()),
)

_NAMES = (
    "很长很长的名字" * 9, "Maximiliane von und zu Hohenlohe-Langenburg " * 2, "👨‍👩‍👧‍👦🌸🔥" * 12,
    "שלום עולם " * 8, "آمنة الزهراء " * 8,
)  # fmt: skip
_CHANGED = "比上个月多了 1,234,567 （1,234.5 %）"

EXTREME = replace(
    ZH,
    group="全世界最最最最最热闹的产品用户交流与互助总群 🌏 Official Global Community",
    period="2026 年 10 月 24 日 – 11 月 22 日",
    tiles=tuple(
        Tile(tile.label * 3, "12,345,678", _CHANGED, 1, 1, "目标 12,000,000 以上", 1) for tile in ZH.tiles
    )
    * 2,
    trend=replace(
        ZH.trend,
        days=tuple(f"11-{day:02}" for day in range(1, 31)),
        bars=tuple(1_000_000 + 77_777 * (day % 9) for day in range(30)),
        line=tuple(100_000 + 9_999 * (day % 7) for day in range(30)),
    ),
    heat=replace(
        ZH.heat, cells=tuple(tuple(9_999_999 * (hour + day) for hour in range(24)) for day in range(7))
    ),
    cohorts=replace(
        ZH.cohorts,
        rows=tuple(
            Cohort(f"2026 年 11 月 {day} 日那一周", "1,234,567", (1.0, 2.0, -1.0)) for day in range(1, 12)
        ),
    ),
    top=replace(
        ZH.top,
        rows=tuple(
            Best(name, "被 1,234,567 人点赞过很多很多次", 1 - place / 5) for place, name in enumerate(_NAMES)
        )
        * 2,
    ),
)

SHEETS = {"zh": ZH, "en": EN, "quiet": QUIET, "empty": EMPTY, "extreme": EXTREME}
