"""`steward words`: which lines of a file the screening would hit, and bringing lists of words in."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failures import MISUSED, Sorry
from bot.cli.options import Config, Json
from bot.cli.output import show_json, show_table
from bot.cli.text_file import read_text

if TYPE_CHECKING:
    from bot.content_lexicon import Brought
    from bot.domain.screening import Hit
    from bot.screening.lexicon import Lexicon
    from bot.screening.matcher import Matcher

FIELDS = ("line", "found", "word", "category", "severity", "how", "certain")


def words() -> typer.Typer:
    """The commands about words."""
    built = typer.Typer(help="Try the words that are screened for, or bring a list in.", no_args_is_help=True)
    built.command("test")(try_out)
    built.command("import")(bring_in)
    return built


def try_out(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Messages, one a line.")],
    chat: Annotated[int | None, typer.Option(help="As this group has it, with its own words.")] = None,
    as_json: Json = False,  # noqa: FBT002 - an option of the command line
    config: Config = None,
) -> None:
    """Say which lines of a file would be hit, and by what: words and personal numbers."""
    from bot.screening.personal import find_personal  # noqa: PLC0415 - each command loads only what it needs

    lines = read_text(file, "a word or a message").splitlines()
    matcher = _matcher(chat, config)
    rows = [
        _row(number, line, hit)
        for number, line in enumerate(lines, start=1)
        for hit in matcher.find(line) + find_personal(line)
    ]
    if as_json:
        show_json(rows)
        return
    if rows:
        show_table(FIELDS, rows)
    typer.echo(_summary(len(lines), rows))


def _matcher(chat: int | None, config: Path | None) -> "Matcher":
    """What finds the shipped words, or those of one group."""
    import asyncio  # noqa: PLC0415 - as above

    from bot.screening.matcher import Matcher  # noqa: PLC0415

    lexicon, _ = _lexicon(config)
    shared = Matcher.of(lexicon)
    if chat is None:
        return shared
    from bot.cli.words_chat import matcher_of  # noqa: PLC0415

    return asyncio.run(matcher_of(config, chat, shared))


def _row(number: int, line: str, hit: "Hit") -> dict[str, Any]:
    return {
        "line": number, "found": line[hit.start : hit.end], "word": hit.what, "category": hit.category,
        "severity": hit.severity, "how": str(hit.how), "certain": hit.certain, "start": hit.start,
        "end": hit.end,
    }  # fmt: skip


def _summary(lines: int, rows: Iterable[dict[str, Any]]) -> str:
    hit = {row["line"] for row in rows}
    certain = {row["line"] for row in rows if row["certain"]}
    return f"{len(hit)} of {lines} lines hit, {len(certain)} of them for certain"


def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list, one word or phrase a line.")],
    category: Annotated[str, typer.Option(help="Into content/words/CATEGORY.txt.")] = "imported",
    severity: Annotated[int, typer.Option(min=1, max=4, help="1 to 4, for words that do not say.")] = 2,
    chat: Annotated[int | None, typer.Option(help="For this group alone.")] = None,
    config: Config = None,
) -> None:
    """Add a list of words to the content, or with --chat to one group; a bot that runs takes them up at once.

    Words that are there already stay as they are.
    """
    if chat is not None:
        _bring_to(chat, read_text(file, "a word or a message"), severity, config)
        return
    from bot.content_lexicon import CATEGORY, NO_CATEGORIES, bring  # noqa: PLC0415 - each command loads only what it needs

    if not CATEGORY.fullmatch(category) or f"{category}.txt" in NO_CATEGORIES:
        raise Sorry(f"{category} is no name of a category: use a-z, 0-9, - and _, not allow or warn", MISUSED)
    text = read_text(file, "a word or a message")
    lexicon, folder = _lexicon(config)
    brought = bring(text, lexicon, folder / f"{category}.txt", severity)
    _tell(brought, folder / f"{category}.txt")


def _bring_to(chat: int, text: str, severity: int, config: Path | None) -> None:
    import asyncio  # noqa: PLC0415 - each command loads only what it needs

    from bot.cli.words_chat import take_in  # noqa: PLC0415

    taken = asyncio.run(take_in(config, chat, text, severity))
    for line in taken.left_out:
        typer.echo(f"left out, no word: {line}", err=True)
    typer.echo(f"{taken.words} words are looked for in {taken.title} from the next message on")


def _tell(brought: "Brought", path: Path) -> None:
    from bot.problems import shown_path  # noqa: PLC0415 - as above

    for number, fault in brought.refused:
        typer.echo(f"line {number} left out: {fault.what}, {fault.fix}", err=True)
    left = f"{len(brought.known)} were there already, {len(brought.refused)} left out"
    typer.echo(f"{len(brought.added)} words added to {shown_path(path)}, {left}")


def _lexicon(config: Path | None) -> tuple["Lexicon", Path]:
    """The words of the configured content, and their folder."""
    import os  # noqa: PLC0415 - as above

    from bot.config import load_settings  # noqa: PLC0415
    from bot.content_lexicon import read_lexicon  # noqa: PLC0415
    from bot.problems import ProblemsError  # noqa: PLC0415

    folder = load_settings(config, os.environ).content.path / "words"
    lexicon, problems = read_lexicon(folder)
    if problems:
        raise ProblemsError(problems)
    return lexicon, folder
