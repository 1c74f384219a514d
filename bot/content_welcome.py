"""Reads `content/welcome.toml`, with the codes that it names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.content_codes import read_codes
from bot.content_packs import greeting_faults
from bot.content_rules import WELCOME, read_rules
from bot.content_texts import LANGUAGES
from bot.domain.welcome import WelcomeRules
from bot.problems import Problem, ProblemsError
from bot.toml_file import TomlFile, content_of


def read_welcome(folder: Path) -> tuple[WelcomeRules, list[Problem]]:
    """The rules of the greeting, or something to go on with, and all that is wrong with them.

    `folder` is the content folder, or that of a pack.
    """
    file = folder / "welcome.toml"
    try:
        rules = read_rules(file, WelcomeRules, WELCOME)
    except ProblemsError as error:
        return WelcomeRules(), list(error.problems)
    problems = list(_faults(file, rules))
    try:
        return _with_codes(content_of(file), rules), problems
    except ProblemsError as error:
        return rules, [*problems, *error.problems]


def _faults(path: Path, rules: WelcomeRules) -> Iterator[Problem]:
    file = TomlFile.read(path)
    for language in LANGUAGES:
        greeting = rules.greeting.get(language, "")
        for what, fix in greeting_faults(greeting):
            yield file.problem(("greeting", language), what, fix)
    if rules.code_file and not (content_of(path) / rules.code_file).is_file():
        what, fix = f"names {rules.code_file}, which is not there", "paths count from the content folder"
        yield file.problem(("code_file",), what, fix)


def _with_codes(folder: Path, rules: WelcomeRules) -> WelcomeRules:
    """With the codes of `code_file`, one a line; a file that is not there is told as a problem elsewhere.

    Raises ProblemsError for a file that holds something else.
    """
    file = folder / rules.code_file
    if not rules.code_file or not file.is_file():
        return rules
    return replace(rules, codes=(*rules.codes, *read_codes(file)))
