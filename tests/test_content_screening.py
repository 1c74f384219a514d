"""The rules of screening as a community manager writes them, and what is wrong named with line and mend."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_screening import read_screening
from bot.domain.screening import Mode, Rule
from bot.domain.screening_rules import RuleBook
from bot.problems import ProblemsError
from bot.screening.hosts import DomainLists, met
from tests.test_content import write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(SHIPPED_CONTENT / "screening.toml", content)
    shutil.copytree(SHIPPED_CONTENT / "domains", content / "domains")
    return content


def problems(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_screening(folder)
    return [str(problem) for problem in caught.value.problems]


def test_every_rule_has_a_section_of_the_book() -> None:
    assert {item.name for item in fields(RuleBook)} == {rule.value for rule in Rule}
    assert {RuleBook().mode(rule) for rule in Rule} <= set(Mode)


def test_the_shipped_file_says_what_the_code_would_do_without_it(folder: Path) -> None:
    shipped = read_screening(folder)
    assert shipped.book.names.roles
    write(folder / "screening.toml", f"[names]\nroles = {sorted(shipped.book.names.roles)}\n")
    assert read_screening(folder).book == shipped.book


def test_the_shipped_lists_are_there_and_do_not_contradict_each_other(folder: Path) -> None:
    lists = read_screening(folder).lists
    for item in fields(DomainLists):
        assert getattr(lists, item.name), item.name
    for name in lists.scam | lists.shorteners:
        assert not met(name, lists.allowed), name
    for name in lists.guarded:
        assert not lists.imitated(name)
        assert not met(name, lists.scam)
    for name in lists.allowed | lists.shorteners:
        assert lists.imitated(name) == "", name


def test_what_a_file_leaves_out_stays_and_what_it_gives_counts(folder: Path) -> None:
    write(
        folder / "screening.toml",
        '[links]\nmode = "dry"\nbanned = ["Evil.COM", "例子.中国"]\n'
        '[invites]\nallowed = ["@Our_Group"]\n[flood]\nmessages = 5\n',
    )
    book = read_screening(folder).book
    assert (book.links.mode, book.links.severity) == (Mode.DRY, RuleBook().links.severity)
    assert book.links.banned == {"evil.com", "例子.中国"}
    assert book.invites.allowed == {"our_group"}
    assert (book.flood.messages, book.flood.seconds) == (5, RuleBook().flood.seconds)


def test_no_lists_are_empty_lists(folder: Path) -> None:
    shutil.rmtree(folder / "domains")
    assert read_screening(folder).lists == DomainLists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[links]\nmode = "maybe"\n',
            ":2: links.mode is not one of the choices — choose 'off', 'dry' or 'on'",
        ),
        ("[links]\nmode = true\n", ":2: links.mode is not one of the choices — choose 'off', 'dry' or 'on'"),
        ("[flood]\nmessages = 1\n", ":2: flood.messages is too small — give 2 or more"),
        (
            "[flood]\nmessages = true\n",
            ":2: flood.messages is not a whole number — write digits without quotes, e.g. 10",
        ),
        ("[links]\nseverity = 5\n", ":2: links.severity is too large — give 4 or less"),
        ("[mixed]\nemoji = 3\n", ":2: mixed.emoji is 3 — give 0 for never, or at least 10"),
        ("[link]\n", ":1: link is not a known key — did you mean `links`?"),
        ("[flood]\nseverty = 1\n", ":2: flood.severty is not a known key — did you mean `severity`?"),
        (
            '[links]\nbanned = ["evil"]\n',
            ":2: links.banned[1] is 'evil', which is no domain — write it like example.com",
        ),
        ("[names]\nroles = 3\n", ":2: names.roles is not a list — write it in brackets: [1, 2, 3]"),
        (
            '[newcomers]\nmedia = "no"\n',
            ":2: newcomers.media is not true or false — write `true` or `false` without quotes",
        ),
        ("links = 3\n", ":1: links is not a table — write it as a [section] of its own"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_its_mend(folder: Path, text: str, said: str) -> None:
    write(folder / "screening.toml", text)
    assert problems(folder) == [f"content/screening.toml{said}"]


def test_mistakes_of_rules_and_lists_are_told_together(folder: Path) -> None:
    write(folder / "screening.toml", "[flood]\nmessages = 0\n")
    write(folder / "domains" / "scam.txt", "good.example\nnot a domain\n")
    (folder / "domains" / "allowed.txt").write_bytes(b"\xff\xfe\x00")
    assert [line.partition(" — ")[0] for line in problems(folder)] == [
        "content/domains/allowed.txt: is not UTF-8 text",
        "content/domains/scam.txt:2: 'not a domain' is not a domain",
        "content/screening.toml:2: flood.messages is too small",
    ]


def test_of_a_file_that_is_no_list_at_all_not_every_line_is_told(folder: Path) -> None:
    write(folder / "domains" / "scam.txt", "no domain\n" * 500)
    assert len(problems(folder)) == 20
