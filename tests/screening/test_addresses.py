"""Where a text has an address, whatever it is written like."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.screening import Entity, How
from bot.screening.addresses import MOST, Address, addresses_in


def only(text: str, *entities: Entity) -> Address:
    (address,) = addresses_in(text, entities)
    return address


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://example.com/a?b=c#d", "example.com"),
        ("HTTP://EXAMPLE.COM", "example.com"),
        ("see example.com, please", "example.com"),
        ("www.example.anything is it", "www.example.anything"),
        ("look at short.link.ly/abc", "short.link.ly"),
        ("http：//a.example.cn/x", "a.example.cn"),
        ("请看example.com好的", "example.com"),
        ("请看https://example.com，谢谢", "example.com"),
        ("https://中国移动.中国/a", "中国移动.中国"),
        ("https://xn--fiqs8s.example", "中国.example"),
        ("https://user:word@example.com", "example.com"),
        ("http://10.0.0.1/x", "10.0.0.1"),
    ],
)
def test_a_link_is_found_with_its_host_as_the_lists_spell_it(text: str, host: str) -> None:
    address = only(text)
    assert (address.host, address.sure, address.how) == (host, True, How.EXACT)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("example[.]com", How.SPLIT),
        ("example (dot) com", How.SPLIT),
        ("example dot com", How.SPLIT),
        ("example 点 com", How.SPLIT),
        ("example . com", How.SPLIT),
        ("example。com", How.SPLIT),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", How.SPLIT),
        ("hxxps://example[.]com/a", How.SPLIT),
        ("exa\u200bmple.com", How.INVISIBLE),
        ("https://\u2062example\u2062.com/\u2062test", How.INVISIBLE),
    ],
)
def test_a_disguised_host_is_read_as_it_is_meant(text: str, how: How) -> None:
    address = only(text)
    assert (address.host, address.sure, address.how) == ("example.com", True, how)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no link here",
        "That was great.bye now",
        "i.ll do it",
        "v1.2.3",
        "e.g. this",
        "3.14",
        "1.2.3.4",
        "ann@example.com",
        "I like the .NET runtime",
        "the dot product",
        "好。OK",
        "8点 go",
        "5点app",
        "...",
        "@ann.b",
    ],
)
def test_plain_talk_has_no_sure_link(text: str) -> None:
    assert [each for each in addresses_in(text) if each.sure] == []


def test_what_telegram_marked_as_a_link_is_sure() -> None:
    text = "go to party.soon"
    assert not only(text).sure
    assert only(text, Entity("url", 6, 16)).sure
    assert only("看 新闻.中国 吧", Entity("url", 2, 7)).host == "新闻.中国"


def test_a_hidden_link_counts_with_where_it_leads_and_what_it_shows() -> None:
    text = "log in at paypal.com today"
    hidden = addresses_in(text, (Entity("text_link", 10, 20, "http://evil.example/x"),))[-1]
    assert (hidden.host, hidden.shown, text[hidden.start : hidden.end]) == (
        "evil.example",
        "paypal.com",
        "paypal.com",
    )


def test_a_hidden_link_to_the_same_house_or_behind_words_shows_nothing_false() -> None:
    same = addresses_in("example.com", (Entity("text_link", 0, 11, "https://www.example.com/a"),))
    words = addresses_in("click here", (Entity("text_link", 0, 10, "https://example.com"),))
    assert {each.shown for each in (*same, *words)} == {""}


def test_port_path_and_userinfo_are_told_apart() -> None:
    address = only("https://good.example@evil.example:8443/a/b now")
    assert (address.user, address.port, address.path) == ("good.example", "8443", "/a/b")
    assert (address.start, address.end) == (0, 42)


def test_places_are_those_of_the_original_text() -> None:
    text = "去 exa\u200bmple[.]com 看看"
    address = only(text)
    assert text[address.start : address.end] == "exa\u200bmple[.]com"


def test_only_so_many_are_looked_at() -> None:
    assert len(addresses_in("a.com " * 600)) == MOST
    assert len(addresses_in("https://a.com " * 290)) == MOST


@given(st.text(alphabet="a.:/@-。点 [dotcmhps\u200bаｃ", max_size=200))
def test_any_text_has_places_within_itself(text: str) -> None:
    for address in addresses_in(text):
        assert 0 <= address.start < address.end <= len(text)
        assert address.host


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a.",
        "a-",
        "a.b@",
        "http://",
        "a . ",
        "a dot ",
        "\u200b",
        "a\u200b",
        "[.]",
        "a[.]",
        "点a",
        ".",
        " ",
        "https://a@",
        "@",
        "://",
        "\u0301",
        "https://a.",
        "a.com:1",
        "xn--.",
        "ａ．",
    ],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def spent(length: int) -> float:
        text = (piece * length)[:length]
        turns = []
        for _ in range(3):
            began = time.process_time()
            addresses_in(text)
            turns.append(time.process_time() - began)
        return min(turns)

    assert spent(8_192) < max(0.02, 20 * spent(1_024))
