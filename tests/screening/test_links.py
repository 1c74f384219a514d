"""The rule for links: lists, and hosts that pass for others."""

from dataclasses import replace

import pytest

from bot.domain.screening import Entity, Hit, How, Look, Rule
from bot.domain.screening_rules import Kind, LinkRule, RuleBook
from bot.screening.hosts import DomainLists
from bot.screening.rules import Rules

LISTS = DomainLists(
    scam=frozenset({"evil.com", "дурной.рф"}),
    allowed=frozenset({"wiki.example"}),
    shorteners=frozenset({"sho.rt"}),
    guarded=frozenset({"paypal.com", "steamcommunity.com"}),
)


def found(text: str, rule: LinkRule | None = None, *entities: Entity) -> list[Hit]:
    look = Look(text, entities)
    hits = Rules(LISTS).look(look, replace(RuleBook(), links=rule or LinkRule()))
    return [hit for hit in hits if hit.rule is Rule.LINKS]


def kinds(text: str, rule: LinkRule | None = None, *entities: Entity) -> list[str]:
    return [hit.category for hit in found(text, rule, *entities)]


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.com",
        "evil.com/x",
        "a.b.evil.com",
        "EVIL.COM.",
        "http://дурной.рф",
        "http://u:p@evil.com",
    ],
)
def test_a_scam_domain_and_all_below_it_is_met(text: str) -> None:
    (hit,) = found(text)
    assert (hit.category, hit.severity, hit.certain) == (Kind.SCAM, 3, True)


@pytest.mark.parametrize(
    "text", ["https://notevil.com", "evil.com.example", "https://evil.community", "evil com"]
)
def test_a_domain_that_only_looks_similar_is_another(text: str) -> None:
    assert Kind.SCAM not in kinds(text)


def test_a_disguised_scam_domain_is_shown_to_staff() -> None:
    (hit,) = found("ev\u200bil[.]com")
    assert (hit.category, hit.certain) == (Kind.SCAM, False)


def test_what_the_community_says_counts_before_the_lists() -> None:
    rule = LinkRule(allowed=frozenset({"evil.com"}), banned=frozenset({"wiki.example"}))
    assert kinds("https://evil.com/a", rule) == []
    assert kinds("https://wiki.example", rule) == [Kind.BANNED]


def test_with_allowed_ones_only_any_other_link_is_a_hit() -> None:
    rule = LinkRule(only_allowed=True, allowed=frozenset({"own.example"}))
    assert kinds("https://wiki.example/a www.own.example t.me/ann/7", rule) == []
    assert kinds("https://other.example", rule) == [Kind.NOT_ALLOWED]
    assert kinds("That was great.bye", rule) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://paypal.com@login.example", Kind.USERINFO),
        ("https://pаypal.com", Kind.LOOKALIKE),
        ("https://xn--pypal-4ve.com", Kind.LOOKALIKE),
        ("https://раураӏ.com/login", Kind.LOOKALIKE),
        ("https://paypa1.com", Kind.LOOKALIKE),
        ("https://steamcornmunity.com", Kind.LOOKALIKE),
        ("https://steamcomunity.ru", Kind.LOOKALIKE),
        ("https://paypal.com.login.example", Kind.LOOKALIKE),
        ("http://8.8.8.8/x", Kind.IP),
        ("https://other.example:8443", Kind.PORT),
        ("other [.] com", Kind.DISGUISED),
        ("https://sho.rt/abc", Kind.SHORTENER),
    ],
)
def test_each_trick_has_a_name(text: str, kind: Kind) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "https://paypal.com/a",
        "https://www.paypal.com",
        "https://paypal.de",
        "http://192.168.1.1:8080",
        "http://127.0.0.1:80",
        "https://other.example:443",
        "https://müller.example",
        "https://пример.рф",
        "https://ann@other.example",
    ],
)
def test_an_honest_host_is_none(text: str) -> None:
    assert found(text) == []


def test_a_link_that_shows_another_host_than_it_opens_is_certain_and_weighs_more() -> None:
    (hit,) = found("bank.com", None, Entity("text_link", 0, 8, "https://other.example"))
    assert (hit.category, hit.severity, hit.certain, hit.what) == (
        Kind.HIDDEN,
        3,
        True,
        "other.example (bank.com)",
    )


@pytest.mark.parametrize("text", ["http://8.8.8.8/x", "https://other.example:99", "https://sho.rt/a"])
def test_what_is_harmless_more_often_than_not_is_only_shown(text: str) -> None:
    assert not any(hit.certain for hit in found(text))


def test_a_letter_that_looks_the_same_is_a_disguise_and_so_only_shown() -> None:
    (hit,) = found("https://pаypal.com")
    assert (hit.how, hit.certain) == (How.LOOKALIKE, False)


def test_severity_never_passes_the_worst() -> None:
    assert [hit.severity for hit in found("https://pаypal.com", LinkRule(severity=4))] == [4]
