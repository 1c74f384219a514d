"""Links into other groups."""

from dataclasses import replace

import pytest

from bot.domain.screening import Hit, Look, Rule
from bot.domain.screening_rules import InviteRule, Kind, RuleBook
from bot.screening.hosts import DomainLists
from bot.screening.rules import Rules

LISTS = DomainLists(elsewhere=frozenset({"discord.gg", "discord.com/invite"}))


def found(text: str, book: RuleBook | None = None) -> list[Hit]:
    return [hit for hit in Rules(LISTS).look(Look(text), book or RuleBook()) if hit.rule is Rule.INVITES]


@pytest.mark.parametrize(
    "text",
    [
        "https://t.me/+AbCdEf123",
        "t.me/joinchat/AbC",
        "telegram.me/+xYz",
        "tg://join?invite=AbC",
        "TG://JOIN?invite=AbC",
        "t[.]me/+AbCdEf",
        "https://t.me/addlist/AbC",
        "tg:join?invite=AbC",
    ],
)
def test_an_invite_link_is_met_in_all_its_forms(text: str) -> None:
    (hit,) = found(text)
    assert (hit.category, hit.severity, hit.what[0]) == (Kind.INVITE, 2, "+")


def test_an_invite_link_as_it_is_written_is_certain_and_a_disguised_one_is_not() -> None:
    assert [hit.certain for hit in found("t.me/+AbCdEf")] == [True]
    assert [hit.certain for hit in found("t[.]me/+AbCdEf")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "https://t.me/some_channel",
        "t.me/s/some_channel",
        "https://some_channel.t.me",
        "t.me/boost/some_channel",
        "tg://resolve?domain=some_channel",
        "t.me/some_bot?start=x",
    ],
)
def test_a_link_to_a_public_name_is_shown_to_staff(text: str) -> None:
    assert [(hit.category, hit.certain) for hit in found(text)] == [(Kind.PROMOTION, False)]


@pytest.mark.parametrize(
    "text",
    [
        "https://t.me/some_channel/77",
        "t.me/c/123/4",
        "t.me/addstickers/Cats",
        "t.me/+4915112345678",
        "t.me/share/url?url=a",
        "tg://resolve?domain=ann&post=5",
        "t.me",
        "t.me/",
        "tg://settings?a=b",
    ],
)
def test_a_message_a_sticker_or_a_number_is_no_invitation(text: str) -> None:
    assert found(text) == []


def test_a_proxy_is_certain() -> None:
    assert [(hit.category, hit.certain) for hit in found("t.me/proxy?server=a&port=1&secret=b")] == [
        (Kind.PROXY, True)
    ]


@pytest.mark.parametrize("text", ["https://discord.gg/abc", "discord.com/invite/abc"])
def test_invitations_to_other_networks_are_shown(text: str) -> None:
    assert [(hit.category, hit.certain) for hit in found(text)] == [(Kind.ELSEWHERE, False)]


def test_another_page_of_such_a_network_is_none() -> None:
    assert found("https://discord.com/developers https://discord.gg/") == []


def test_the_communitys_own_names_are_no_promotion() -> None:
    book = RuleBook().with_own("@Our_Group", "our_bot", "", "+OwnSecret")
    assert found("t.me/our_group t.me/Our_Bot?start=1 t.me/+OwnSecret", book) == []
    assert len(found("t.me/our_groups", book)) == 1


def test_of_a_link_that_another_administrator_made_the_first_half_is_enough() -> None:
    book = RuleBook().with_own("+AbCdEfGh…")
    assert found("t.me/+AbCdEfGh12345678 t.me/joinchat/AbCdEfGh87654321", book) == []
    assert [hit.what for hit in found("t.me/+AbCdEfG1 t.me/abcdefgh12", book)] == ["+AbCdEfG1", "abcdefgh12"]


def test_promotions_can_be_left_alone() -> None:
    book = replace(RuleBook(), invites=InviteRule(promotions=False))
    assert found("t.me/some_channel https://discord.gg/abc", book) == []
    assert len(found("t.me/+AbC", book)) == 1


def test_hundreds_of_inner_links_are_not_all_told() -> None:
    assert len(found("tg://join?invite=AbC " * 200)) == 50
