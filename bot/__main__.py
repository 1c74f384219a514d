"""The command line: `steward`, or `python -m bot`."""

import gc
import io
import sys

import typer

from bot.cli.failures import explain
from bot.cli.program import program

SELDOM = 100_000
"""Objects made between two looks for garbage: reading the content makes a million, and none is garbage."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; a mistake ends in a sentence, never in a traceback."""
    gc.set_threshold(SELDOM)
    _write_any_name()
    try:
        program()(arguments, prog_name="steward")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except Exception as error:  # noqa: BLE001 - whatever happens, a person reads it
        sentence, code = explain(error)
        typer.echo(sentence, err=True)
        return code
    return 0


def _write_any_name() -> None:
    """What is printed is UTF-8 wherever it goes: names are in all letters, and JSON knows nothing else."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
