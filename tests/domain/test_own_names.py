"""What a community is called in Telegram, and the links that lead into it."""

import pytest

from bot.domain.own_names import MOST, SEEN, TOLD, all_names, link_name, with_seen, with_told


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://t.me/+AbCdEf123", "+AbCdEf123"),
        ("https://t.me/joinchat/AbCdEf123", "+AbCdEf123"),
        ("t.me/+AbCdEf12…", "+AbCdEf12…"),
        ("https://t.me/+AbCdEf12...", "+AbCdEf12…"),
        ("https://t.me/+Ab…", ""),
        ("https://t.me/…", ""),
        ("https://evil.example/+AbCdEf123", ""),
        ("", ""),
    ],
)
def test_the_secret_of_an_invite_link_is_its_name(link: str, name: str) -> None:
    assert link_name(link) == name


def test_what_telegram_tells_anew_replaces_what_it_told_and_leaves_what_was_seen() -> None:
    known = with_seen(with_told({}, ["old", "old"]), "+seen")
    assert with_told(known, ["new"]) == {TOLD: ["new"], SEEN: ["+seen"]}
    assert all_names(known) == ("old", "+seen")


def test_only_the_last_links_are_kept_and_each_once() -> None:
    known: dict[str, list[str]] = {}
    for number in range(MOST + 1):
        known = with_seen(known, f"+{number}")
    known = with_seen(known, "+7")
    assert (len(known[SEEN]), known[SEEN][0], known[SEEN][-1]) == (MOST, "+1", "+7")
