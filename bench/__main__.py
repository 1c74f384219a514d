"""`python -m bench`: all benchmarks one after the other; with BENCH_SIZE=full into docs/performance.md."""

import os
import platform
import sqlite3
import sys

import aiogram
import sqlalchemy

from bench import boards, memory, mixed, pictures, report, startup, votes

ALL = {
    "mixed": mixed.report,
    "memory": memory.report,
    "startup": startup.report,
    "boards": boards.report,
    "pictures": pictures.report,
    "votes": votes.report,
}


def main(names: list[str]) -> None:
    """Run those named, or all."""
    for name in names or ALL:
        text = ALL[name]()
        print(f"== {name}\n{text}", flush=True)
        if report.is_full():
            report.put(name, text)
    if report.is_full():
        report.put("machine", machine())


def machine() -> str:
    """What the figures were taken on."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python"
        f" {platform.python_version()}, aiogram {aiogram.__version__}, SQLAlchemy {sqlalchemy.__version__},"
        f" SQLite {sqlite3.sqlite_version}."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
