"""The pages people read: their links lead somewhere, and what they tell people to type exists."""

import ast
import re
from pathlib import Path

import pytest

from bot.cli.program import COMMANDS as PROGRAM
from bot.cli.program import GROUPS
from bot.domain.commands import COMMANDS
from tests.tree import PACKAGES, ROOT, pages, shown, sources, text_of

DOCS = ROOT / "docs"
README, README_ZH = ROOT / "README.md", ROOT / "README.zh-CN.md"


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(
        r"`[^`\n]*`", "", re.sub(r"^ *```.*?^ *```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    )


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text_of(page), re.DOTALL | re.MULTILINE)


def shell(page: Path) -> list[str]:
    """The commands of a page's shell blocks, without remarks."""
    lines = (line.split(" #")[0].strip() for block in blocks(page, "sh") for line in block.splitlines())
    return [line for line in lines if line]


def links(page: Path) -> list[str]:
    """Links and pictures of a page that stay in the project."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(page)) + re.findall(r'(?:src|href)="([^"]+)"', prose(page))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def headings(page: Path) -> list[str]:
    """With their marks: "## Try it"."""
    code_gone = re.sub(r"^ *```.*?^ *```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^#+ .+$", code_gone, re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The headings as they are linked to."""
    titles = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", each.lstrip("#")).strip() for each in headings(page))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(page: Path) -> list[str]:
    """Links that lead nowhere, or to a heading that is not there."""
    bad = []
    for link in links(page):
        place, _, anchor = link.partition("#")
        target = page.parent / place if place else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            bad.append(link)
    return bad


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_every_link_of_the_page_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_a_link_to_nothing_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `b`, c\n[x](gone.md) [y](#a-b-c) `[no](link)` [z](#other) [w](https://example.org)\n"
    )
    assert broken(page) == ["gone.md", "#other"]


def test_every_page_of_the_docs_is_in_their_index() -> None:
    index = DOCS / "README.md"
    linked = {(DOCS / link).resolve() for link in links(index)}
    assert [shown(page) for page in DOCS.rglob("*.md") if page != index and page not in linked] == []


def test_decisions_are_numbered_one_after_the_other_and_say_why() -> None:
    found = sorted((DOCS / "decisions").glob("*.md"))
    assert [path.name[:4] for path in found] == [f"{number:03}-" for number in range(1, len(found) + 1)]
    for path in found:
        title, *parts = headings(path)
        assert title.startswith(f"# {path.name[:3]}: ")
        assert parts == ["## Context", "## Decision", "## Consequence"]


def test_both_readmes_have_the_same_parts_commands_and_links() -> None:
    levels, languages = [], []
    for page in (README, README_ZH):
        levels.append([heading.partition(" ")[0] for heading in headings(page)])
        languages.append([re.sub(r"\.(en|zh)\b|^README.*", "", link) for link in links(page)])
    assert levels[0] == levels[1]
    assert languages[0] == languages[1]
    assert shell(README) == shell(README_ZH) != []


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_what_the_page_tells_people_to_type_exists(page: Path) -> None:
    typed = "\n".join([*shell(page), *re.findall(r"`((?:steward|make) [^`\n]+)`", text_of(page))])
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    programs = {command.__name__.rstrip("_").replace("_", "-") for command in (*PROGRAM, *GROUPS)}
    assert set(re.findall(r"(?:^|\s)make ([a-z]+)", typed, re.MULTILINE)) <= targets
    assert set(re.findall(r"(?:^|[\s/])steward ([a-z][a-z-]*)", typed, re.MULTILINE)) <= programs


def test_every_log_event_that_is_explained_is_logged() -> None:
    told = re.findall(r'`"([^"`]+)"`', text_of(DOCS / "deployment.md"))
    code = "".join(map(text_of, sources()))
    assert told
    assert [event for event in told if f'"{event}"' not in code] == []


def test_every_chat_command_is_explained() -> None:
    page = text_of(DOCS / "commands.md")
    assert [name for name in COMMANDS if f"`/{name}" not in page] == []


@pytest.mark.parametrize("page", [page for page in pages() if blocks(page, "python")], ids=shown)
def test_the_examples_of_the_page_import_what_exists(page: Path) -> None:
    for block in blocks(page, "python"):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGES):
                assert names_missing(str(node.module), [alias.name for alias in node.names]) == []


def names_missing(module: str, names: list[str]) -> list[str]:
    """Modules that an example itself makes are not looked for."""
    source = (ROOT / module.replace(".", "/")).with_suffix(".py")
    return [name for name in names if source.exists() and not re.search(rf"\b{name}\b", text_of(source))]
