"""Lists of domains as people pass them around, and one spelling for each host."""

import time

import pytest

from bot.screening.domain_file import read_domains
from bot.screening.hosts import DomainLists, address_number, host_of, met, own_label


def test_all_usual_ways_to_write_a_list_are_understood() -> None:
    text = """# a list
evil.com   # why
0.0.0.0 hosts.example
127.0.0.1\ttabs.example
||rule.example^$third-party
*.star.example
https://www.link.example/path?a=b
UPPER.Example.
xn--fiqs8s.example
! another kind of comment
[Adblock Plus]
"""
    found = read_domains(text)
    assert found.names == {
        "evil.com",
        "hosts.example",
        "tabs.example",
        "rule.example",
        "star.example",
        "link.example",
        "upper.example",
        "中国.example",
    }
    assert found.odd_lines == ((11, "[Adblock Plus]"),)


@pytest.mark.parametrize("line", ["word", "two words.com", "-.com", "a..b", "x" * 300 + ".com", "<html>"])
def test_what_is_no_domain_is_named_by_its_line(line: str) -> None:
    assert read_domains(f"a.example\n{line}\n").odd_lines == ((2, line),)


def test_a_path_is_kept_only_where_it_means_something() -> None:
    assert read_domains("a.example/join/").names == {"a.example"}
    assert read_domains("a.example/join/", paths=True).names == {"a.example/join"}


def test_this_machine_is_no_domain_and_no_mistake() -> None:
    assert read_domains("127.0.0.1 localhost\n::1 localhost\n").odd_lines == ()


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("Example.COM.", "example.com"),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com"),
        ("例子。中国", "例子.中国"),
        ("xn--e1afmkfd.RU", "пример.ru"),
        ("a b.com", ""),
        ("", ""),
        ("a_b.example", "a_b.example"),
        ("-a.com", ""),
    ],
)
def test_one_host_has_one_spelling(written: str, host: str) -> None:
    assert host_of(written) == host


@pytest.mark.parametrize(
    ("label", "read"),
    [("xn--99999999999999999", "xn--99999999999999999.example"), ("xn---", ""), ("xn--", "")],
)
def test_a_label_that_only_pretends_to_be_encoded_is_no_error(label: str, read: str) -> None:
    assert host_of(f"{label}.example") == read


def test_a_list_is_met_by_whole_labels_from_the_end() -> None:
    names = frozenset({"evil.com", "co.example"})
    assert [met(host, names) for host in ("evil.com", "a.evil.com", "notevil.com", "evil.com.cn", "com")] == [
        "evil.com",
        "evil.com",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("www.example.com", "example"),
        ("example.co.uk", "example"),
        ("example.com", "example"),
        ("com", ""),
        ("co.uk", "co"),
        ("com.cn", "com"),
    ],
)
def test_the_label_somebody_chose_is_found(host: str, label: str) -> None:
    assert own_label(host) == label


def test_addresses_of_ones_own_house_are_told_from_those_of_the_world() -> None:
    assert [address_number(host) for host in ("8.8.8.8", "192.168.0.1", "example.com")] == [True, False, None]


def test_short_guarded_names_are_only_met_by_their_like() -> None:
    lists = DomainLists(guarded=frozenset({"wise.com", "binance.com"}))
    assert [
        lists.imitated(host)
        for host in ("w1se.com", "wish.com", "wise.example", "blnance.com", "binanse.com")
    ] == ["wise.com", "", "", "binance.com", "binance.com"]


def test_a_list_of_ten_thousand_costs_a_look_up_no_more_than_one_of_ten() -> None:
    def spent(size: int) -> float:
        names = frozenset(f"scam-{number}.example" for number in range(size))
        turns = []
        for _ in range(5):
            began = time.process_time()
            for _ in range(2_000):
                met("a.b.other.example", names)
            turns.append(time.process_time() - began)
        return min(turns)

    assert spent(10_000) < 3 * spent(10)
