"""Forwards, mentions, and what staff are shown of somebody who has just come."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.screening import Entity, Forward, Hit, Look, Mode, Rule
from bot.domain.screening_rules import ForwardRule, Kind, MentionRule, NewcomerRule, RuleBook
from bot.screening.contacts import contact_in
from bot.screening.hosts import DomainLists
from bot.screening.rules import Rules

RULES = Rules(DomainLists(allowed=frozenset({"wiki.example"}), scam=frozenset({"evil.com"})))
FORWARDS = replace(RuleBook(), forwards=ForwardRule(Mode.ON, allowed=frozenset({"news"})))


def found(look: Look, rule: Rule, book: RuleBook | None = None) -> list[Hit]:
    return [hit for hit in RULES.look(look, book or RuleBook()) if hit.rule is rule]


def fresh(text: str, *entities: Entity) -> list[str]:
    return [hit.category for hit in found(Look(text, entities, is_newcomer=True), Rule.NEWCOMERS)]


def test_forwards_are_left_alone_unless_the_rule_is_on() -> None:
    look = Look("news", forward=Forward.CHAT, forward_from="Spam")
    assert found(look, Rule.FORWARDS) == []
    assert [hit.what for hit in found(look, Rule.FORWARDS, FORWARDS)] == ["Spam"]


@pytest.mark.parametrize(
    ("forward", "origin"), [(Forward.MEMBER, ""), (Forward.CHAT, "News"), (Forward.NOWHERE, "")]
)
def test_an_allowed_channel_and_a_persons_words_may_be_forwarded(forward: Forward, origin: str) -> None:
    assert found(Look("x", forward=forward, forward_from=origin), Rule.FORWARDS, FORWARDS) == []


def test_a_persons_words_count_where_the_community_says_so() -> None:
    book = replace(RuleBook(), forwards=ForwardRule(Mode.ON, from_members=True))
    assert len(found(Look("x", forward=Forward.MEMBER), Rule.FORWARDS, book)) == 1


def test_many_different_people_at_once_are_too_many() -> None:
    book = replace(RuleBook(), mentions=MentionRule(most=3))
    people = (Entity("text_mention", 0, 1, user=5), Entity("text_mention", 2, 3, user=6))
    assert found(Look("@anna @bert", people[:1]), Rule.MENTIONS, book) == []
    assert found(Look("@anna @ANNA @bert @bert ann@example.com"), Rule.MENTIONS, book) == []
    assert [hit.what for hit in found(Look("@anna @bert", people), Rule.MENTIONS, book)] == ["4"]


@pytest.mark.parametrize(
    "text", ["see https://other.example", "t.me/some_channel/5 https://a.example", "other[.]com"]
)
def test_a_newcomers_link_is_shown(text: str) -> None:
    assert fresh(text) == [Kind.LINK]


@pytest.mark.parametrize(
    "text", ["hello all", "https://wiki.example/a", "it was great.bye", "@anna thanks!", "1234567"]
)
def test_a_newcomer_may_talk_and_link_to_what_is_allowed(text: str) -> None:
    assert fresh(text) == []


def test_a_member_of_longer_standing_may_link() -> None:
    assert found(Look("see https://other.example"), Rule.NEWCOMERS) == []


def test_pictures_of_newcomers_are_shown_only_where_wanted() -> None:
    look = Look("", has_media=True, is_newcomer=True)
    assert found(look, Rule.NEWCOMERS) == []
    book = replace(RuleBook(), newcomers=NewcomerRule(media=True))
    assert [hit.category for hit in found(look, Rule.NEWCOMERS, book)] == [Kind.MEDIA]


def test_a_newcomers_forward_is_shown_but_for_the_groups_own() -> None:
    look = Look("x", forward=Forward.MEMBER, is_newcomer=True)
    assert [hit.category for hit in found(look, Rule.NEWCOMERS)] == [Kind.FORWARD]
    own = Look("x", forward=Forward.CHAT, forward_from="Own", is_newcomer=True)
    assert found(own, Rule.NEWCOMERS, RuleBook().with_own("own")) == []


@pytest.mark.parametrize(
    "text",
    [
        "加我微信 abc12345",
        "vx: lucky_88",
        "QQ群：123456789",
        "WhatsApp +4915112345678",
        "write to me @lucky_girl",
        "联系 @lucky_girl",
        "пишите: @lucky_girl",
        "ann@example.com",
        "call 138 1234 5678",
        "电话13812345678",
        "tg➡️lucky77",
    ],
)
def test_a_contact_is_met(text: str) -> None:
    assert contact_in(text) is not None
    assert fresh(text) == [Kind.CONTACT]


@pytest.mark.parametrize(
    "text",
    [
        "我在用微信支付",
        "wechat works fine",
        "我的 QQ 打不开了",
        "@anna 谢谢",
        "2024-01-01 12:00",
        "订单 20240101123456789",
        "line 12345 of the file",
        "telegram desktop",
        "telegram Desktop 5",
        "3.14159265358979",
    ],
)
def test_talk_about_messengers_and_figures_is_no_contact(text: str) -> None:
    assert contact_in(text) is None


def test_what_telegram_marked_as_a_number_is_a_contact() -> None:
    assert fresh("ring 555", Entity("phone_number", 5, 8)) == [Kind.CONTACT]


@pytest.mark.parametrize("rule", list(Rule))
def test_a_rule_that_is_off_says_nothing(rule: Rule) -> None:
    look = Look("@a1bc @b1bc https://evil.com t.me/+AbC hеllo wоrld", forward=Forward.CHAT, is_newcomer=True)
    book = replace(FORWARDS, mentions=MentionRule(most=1))
    every = {hit.rule for hit in RULES.look(look, book)}
    assert every == {Rule.LINKS, Rule.INVITES, Rule.FORWARDS, Rule.MENTIONS, Rule.MIXED, Rule.NEWCOMERS}
    assert {hit.rule for hit in RULES.look(look, book.with_mode(rule, Mode.OFF))} == every - {rule}
    assert {hit.rule for hit in RULES.look(look, book.with_mode(rule, Mode.DRY))} == every


PIECES = st.sampled_from(
    [
        "https://evil.com",
        "evil.com",
        "evil[.]com",
        "evil dot com",
        "ev\u200bil.com",
        "evil。com",
        "t.me/+AbC",
        "tg://join?invite=A",
        "hеllo wоrld",
        "f r e e m o n e y",
        "f-r-e-e-m-o-n-e-y",
        "f.r.e.e.m.o.n.e.y",
        "a\u200bb c\u200bd",
        "🎉" * 30,
        "@anna",
        "好的。",
        "OK, fine.",
        " ",
        "\n",
        "点",
        "простые слова",
        "https://pаypal.com",
        "evil 点 com",
        "ｅｖｉｌ．ｃｏｍ",
        "ＥＶＩＬ.com",
        "𝐟𝐫𝐞𝐞 mоney 𝐦oney",
    ]
)


@given(st.lists(PIECES, max_size=6).map("".join))
def test_the_first_look_lets_nothing_through_that_would_be_a_hit(text: str) -> None:
    hits = RULES.look(Look(text), RuleBook())
    assert RULES.might_matter(text) or not hits
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@pytest.mark.parametrize(
    "text", ["今天天气真不错。你呢？", "See you tomorrow, ok?", "Увидимся завтра!", "哈哈🎉🎉", ""]
)
def test_harmless_talk_needs_no_second_look(text: str) -> None:
    assert not RULES.might_matter(text)
    assert RULES.might_matter(text, newcomer=True)
    assert RULES.might_matter(text, forwarded=True)
    assert RULES.might_matter(text, marked=True)
