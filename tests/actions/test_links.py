"""The domains that a community allows and bans itself; on both databases."""

import pytest
from sqlalchemy import select

from bot.actions import links
from bot.domain.linklist import ALLOW, BAN, GONE, MOST, REMEMBERED, list_of, moved
from bot.domain.refusal import Refusal
from bot.domain.screening import Look
from bot.domain.wordlist import mark_of
from bot.guard import Guard
from bot.screening.rules import Rules
from bot.storage.tables import audit
from bot.storage.word import LINKS
from tests.actions.scene import ANN, NOON, Scene
from tests.intake.guards import words as shipped


async def put(scene: Scene, written: str, to: str) -> links.Moved:
    async with scene.database.begin() as uow:
        return await links.put(uow, NOON, scene.community, ANN, written, to)


async def remove(scene: Scene, written: str) -> links.Moved:
    async with scene.database.begin() as uow:
        return await links.remove(uow, NOON, scene.community, ANN, written)


async def undo(scene: Scene, done: links.Moved) -> links.Moved:
    async with scene.database.begin() as uow:
        way = done.now, done.before
        return await links.take_back(uow, NOON, scene.community, ANN, mark_of(done.name), way)


async def refused(scene: Scene, written: str, to: str) -> str:
    with pytest.raises(Refusal) as refusal:
        await put(scene, written, to)
    return refusal.value.text.key


async def hits(scene: Scene, text: str) -> list[tuple[str, str]]:
    """What the rules say of a message in the batch that follows: category and domain or group."""
    guard = Guard(scene.content, shared=shipped())
    async with scene.database.read() as uow:
        community = await uow.communities.get(scene.community.id)
        await guard.refresh(uow, [community])
    found = Rules(scene.content.screening.lists).look(Look(text), guard.book(community))
    return [(hit.category, hit.what) for hit in found]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("example.com", "example.com"),
        ("https://WWW.Example.com:8080/path?x#y", "example.com"),
        ("a.b.example.com", "a.b.example.com"),
        ("www.com", "www.com"),
        ("evil[.]com", "evil.com"),
        ("例子.中国", "例子.中国"),
        ("t.me/Some_Channel", "t.me/some_channel"),
        ("https://t.me/+AbCdEf", "t.me/+AbCdEf"),
        ("@some_channel", "t.me/some_channel"),
    ],
)
def test_a_domain_is_understood_however_it_is_written(written: str, name: str) -> None:
    assert links.read_name(written) == name


@pytest.mark.parametrize(
    "written", ["", "hello", "a b.example", "one.example two.example", "t.me", "t.me/name/7", "...", "@"]
)
def test_what_is_no_domain_is_refused(written: str) -> None:
    with pytest.raises(Refusal) as refusal:
        links.read_name(written)
    assert refusal.value.text.key == "links-no-domain"


async def test_a_banned_domain_is_a_hit_from_the_next_batch_on(scene: Scene) -> None:
    assert await hits(scene, "see https://shop.example.com/tea") == []
    await put(scene, "example.com", BAN)
    assert await hits(scene, "see https://shop.example.com/tea") == [("banned", "example.com")]


async def test_an_allowed_domain_counts_before_the_lists_of_the_content(scene: Scene) -> None:
    short = "https://bit.ly/tea"
    assert await hits(scene, short) == [("shortener", "bit.ly")]
    await put(scene, "bit.ly", ALLOW)
    assert await hits(scene, short) == []


async def test_an_allowed_group_is_no_invitation(scene: Scene) -> None:
    invitation = "https://t.me/+FriendsOfOurs t.me/friendly_news"
    assert [category for category, _ in await hits(scene, invitation)] == ["invite", "promotion"]
    await put(scene, "https://t.me/+FriendsOfOurs", ALLOW)
    await put(scene, "@friendly_news", ALLOW)
    assert await hits(scene, invitation) == []


async def test_a_change_is_taken_back_to_the_list_it_came_from_once(scene: Scene) -> None:
    await put(scene, "example.com", BAN)
    changed = await put(scene, "example.com", ALLOW)
    assert await hits(scene, "https://example.com") == []
    assert (await undo(scene, changed)).now == BAN
    assert await hits(scene, "https://example.com") == [("banned", "example.com")]
    with pytest.raises(Refusal):
        await undo(scene, changed)
    gone = await remove(scene, "example.com")
    assert await hits(scene, "https://example.com") == []
    await undo(scene, gone)
    assert await hits(scene, "https://example.com") == [("banned", "example.com")]


async def test_what_makes_no_sense_is_refused(scene: Scene) -> None:
    await put(scene, "example.com", BAN)
    assert await refused(scene, "www.example.com", BAN) == "links-already"
    assert await refused(scene, "t.me/name", BAN) == "links-telegram"
    with pytest.raises(Refusal) as refusal:
        await remove(scene, "example.org")
    assert refusal.value.text.key == "links-unknown"


async def test_a_group_has_so_many_domains_and_no_more(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        full = {BAN: [f"{number}.example" for number in range(MOST)]}
        await uow.settings.put(scene.community.id, LINKS, full)
    assert await refused(scene, "one.more.example", ALLOW) == "links-too-many"
    assert (await put(scene, "7.example", ALLOW)).before == BAN


async def test_each_change_is_in_the_audit_log(scene: Scene) -> None:
    done = await put(scene, "example.com", BAN)
    await undo(scene, done)
    await put(scene, "example.com", ALLOW)
    await remove(scene, "example.com")
    async with scene.database.read() as uow:
        rows = (await uow.connection.execute(select(audit).order_by(audit.c.id))).all()
    assert [row.action for row in rows] == ["links-ban", "links-undo", "links-allow", "links-remove"]
    assert {row.details["domain"] for row in rows} == {"example.com"}
    assert all(scene.content.texts.has(f"audit-{row.action}") for row in rows)


def test_a_name_is_on_one_list_and_the_last_that_went_are_remembered() -> None:
    lists = moved(moved({}, "b.example", BAN), "b.example", ALLOW)
    assert (lists, list_of(lists, "b.example")) == ({ALLOW: ["b.example"], BAN: [], GONE: []}, ALLOW)
    for number in range(REMEMBERED + 1):
        lists = moved(lists, str(number), GONE)
    assert (len(lists[GONE]), lists[GONE][0], list_of(lists, "7")) == (REMEMBERED, "1", GONE)
