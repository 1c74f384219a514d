"""`python -m bench`: all benchmarks one after the other; with BENCH_SIZE=full into docs/performance.md.

`python -m bench NAME FOLDER` measures one thing on real material, which is no part of the project.
"""

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import aiogram
import sqlalchemy

from bench import (
    antispam,
    badges,
    boards,
    complaints,
    harmless,
    honours,
    importing,
    memory,
    mixed,
    pictures,
    report,
    scale,
    screening,
    spam,
    startup,
    statistics,
    summary_picture,
    votes,
    words,
)

ALL = {
    "mixed": mixed.report,
    "memory": memory.report,
    "startup": startup.report,
    "boards": boards.report,
    "importing": importing.report,
    "pictures": pictures.report,
    "summary": summary_picture.report,
    "votes": votes.report,
    "honours": honours.report,
    "badges": badges.report,
    "scale": scale.report,
    "screening": screening.report,
}
ON_MATERIAL: Mapping[str, Callable[[Path], str]] = {
    "antispam": antispam.report,
    "complaints": complaints.report,
    "harmless": harmless.report,
    "spam": spam.report,
    "statistics": statistics.report,
    "words": words.report,
}
"""What is measured on a folder of real messages."""


def main(names: list[str]) -> None:
    """Run those named, or all; or one on a folder."""
    if names and names[0] in ON_MATERIAL:
        print(measured(*names[:2]))
        return
    for name in names or ALL:
        text = ALL[name]()
        print(f"== {name}\n{text}", flush=True)
        if report.is_full():
            report.put(name, text)
    if report.is_full():
        report.put("machine", machine())


def measured(name: str, folder: str = "") -> str:
    """What is measured on the folder, or what is missing for it."""
    if not Path(folder).is_dir() or not folder:
        return f"{name} is measured on real material: python -m bench {name} FOLDER"
    return ON_MATERIAL[name](Path(folder))


def machine() -> str:
    """What the figures were taken on."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python"
        f" {platform.python_version()}, aiogram {aiogram.__version__}, SQLAlchemy {sqlalchemy.__version__},"
        f" SQLite {sqlite3.sqlite_version}."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
