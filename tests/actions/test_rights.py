"""What follows from Telegram's answer about the bot's rights and the administrators."""

from typing import Any

import pytest
from sqlalchemy import update

from bot.actions import own_names, rights, tags
from bot.domain.community import Community, State
from bot.domain.outgoing import Listing, Place, Probe, Say, Tag, Text
from bot.domain.rights import NEEDED, TAGS
from bot.domain.screening_rules import RuleBook
from bot.domain.settings import FORUM
from bot.storage.parcel import Parcel, Sent
from bot.storage.tables import outbox
from tests.actions.scene import ANN, BO, GROUP, NOON, Scene

OPS = -1900
ALL = [right for right in NEEDED if right.startswith("can_")]
ASKED = Say(Place(GROUP), "en", Text("setup-rights", {"community": "Readers"}))


@pytest.fixture
async def operated(scene: Scene) -> Scene:
    """The community has an operators' chat."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
    return scene


async def answer(
    scene: Scene,
    status: str,
    granted: list[str],
    *,
    then: Say | None = None,
    check: bool = False,
    **data: Any,
) -> Community:
    """Telegram answers a probe."""
    parcel = Parcel(
        id=1, community_id=scene.community.id, chat_id=GROUP, lane=1, kind="probe",
        outgoing=Probe(GROUP, then), repeat=True, on_sent="", attempts=1, created_at=NOON,
    )  # fmt: skip
    act = rights.checked if check else rights.probed
    async with scene.database.begin() as uow:
        await act(uow, scene.content, NOON, parcel, Sent(data={"status": status, "rights": granted, **data}))
    async with scene.database.read() as uow:
        return await uow.communities.get(scene.community.id)


async def told(scene: Scene) -> list[tuple[int, str]]:
    """Where and what was said."""
    return [(each.to.chat_id, each.text.key) for each in await scene.wanted() if isinstance(each, Say)]


async def test_operators_hear_once_what_a_community_lacks_from_the_start(operated: Scene) -> None:
    for _ in range(3):
        await answer(operated, "member", [])
    assert await told(operated) == [(OPS, "setup-rights")]


async def test_whether_the_group_is_a_forum_is_kept(operated: Scene) -> None:
    for is_forum in (True, False):
        await answer(operated, "administrator", ALL, is_forum=is_forum)
        async with operated.database.read() as uow:
            assert await uow.settings.get(operated.community.id, FORUM, default=False) is is_forum


async def test_nothing_is_said_while_all_is_well(operated: Scene) -> None:
    for _ in range(2):
        await answer(operated, "administrator", ALL)
    assert await told(operated) == []


async def test_a_lost_right_is_told_once(operated: Scene) -> None:
    await answer(operated, "administrator", ALL)
    for _ in range(2):
        await answer(operated, "administrator", ALL[1:])
    assert await told(operated) == [(OPS, "setup-rights-lost")]


async def test_losing_the_topics_is_no_news_where_there_are_none(operated: Scene) -> None:
    await answer(operated, "administrator", ALL)
    await answer(operated, "administrator", ALL[:-1], is_forum=False)
    assert await told(operated) == []
    await answer(operated, "administrator", ALL, is_forum=True)
    await answer(operated, "administrator", ALL[:-1], is_forum=True)
    assert await told(operated) == [(OPS, "setup-rights-lost")]


async def test_whoever_grants_a_right_hears_what_is_still_missing(operated: Scene) -> None:
    await answer(operated, "administrator", ALL)
    await answer(operated, "administrator", ALL[:-2], then=ASKED)
    assert await told(operated) == [(OPS, "setup-rights-lost")]
    await answer(operated, "administrator", ALL[:-1], then=ASKED, is_forum=True)
    assert (await told(operated))[1:] == [(GROUP, "setup-rights")]
    said = (await operated.wanted())[-1].text.params["rights"]
    assert said.params == {"count": 1, "rights": Listing((Text("right-manage-topics"),), "lines")}


async def test_whoever_asks_is_answered_each_time(scene: Scene) -> None:
    for granted in (ALL, ALL, []):
        await answer(scene, "administrator", granted, then=ASKED, check=True)
    said = [each.text.params["rights"].key for each in await scene.wanted()]
    assert said == ["setup-rights-fine", "setup-rights-fine", "setup-rights-missing"]


async def test_a_community_in_setup_is_not_reported_before_its_dialogue_ends(operated: Scene) -> None:
    async with operated.database.begin() as uow:
        await uow.communities.change(operated.community.id, state=State.SETUP)
    await answer(operated, "member", [])
    assert await told(operated) == []


async def test_whether_ephemeral_messages_are_taken_is_learnt_anew_when_the_status_changes(
    scene: Scene,
) -> None:
    await answer(scene, "administrator", ALL)
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ephemeral=True)
    assert (await answer(scene, "administrator", [])).ephemeral is True
    assert (await answer(scene, "member", [])).ephemeral is None


async def test_the_title_and_the_administrators_are_learnt(scene: Scene) -> None:
    people = [
        {"user_id": ANN, "name": "Ann", "username": "ann_x", "status": "creator"},
        {"user_id": 5, "name": "N\0ew", "username": "new", "status": "administrator"},
    ]
    found = await answer(scene, "administrator", ALL, title="Book\0 club", administrators=people)
    assert found.title == "Book club"
    async with scene.database.read() as uow:
        staff = [await uow.members.get(found.id, user_id) for user_id in (ANN, 5, BO)]
    assert [(each.name, each.is_staff) for each in staff if each] == [
        ("Ann", True), ("New", True), ("Bo <b>", False),
    ]  # fmt: skip
    await answer(scene, "administrator", ALL, administrators=[])
    assert not (await scene.member(ANN)).is_staff


async def names(scene: Scene) -> tuple[str, ...]:
    async with scene.database.read() as uow:
        found = await uow.words.changes([scene.community.id])
    return found[scene.community.id].names if found else ()


async def test_what_the_group_is_called_is_learnt_and_holds_from_the_next_batch_on(scene: Scene) -> None:
    before = await answer(scene, "administrator", ALL)
    found = await answer(scene, "administrator", ALL, names=["readers", "+AbCdEf"], linked_names=["news"])
    again = await answer(scene, "administrator", ALL, names=["readers", "+AbCdEf"], linked_names=["news"])
    assert await names(scene) == ("+AbCdEf", "news", "readers")
    assert (found.revision, again.revision) == (before.revision + 1, before.revision + 1)
    await answer(scene, "administrator", ALL)
    assert await names(scene) == ("+AbCdEf", "news", "readers"), "nothing was told of them this time"
    await answer(scene, "administrator", ALL, names=["readers"])
    assert await names(scene) == ("readers",)


async def test_a_link_that_somebody_came_by_is_the_groups_own(scene: Scene) -> None:
    for link in ("https://t.me/+Spring24", "https://t.me/+Spring24", "nonsense"):
        async with scene.database.begin() as uow:
            await own_names.came_by(uow, scene.community, link)
    found = await answer(scene, "administrator", ALL, names=["readers"])
    assert await names(scene) == ("readers", "+Spring24")
    assert found.revision == scene.community.revision + 2


async def test_an_answer_from_inside_wakes_a_community_that_counted_as_left(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, state=State.LEFT)
    assert (await answer(scene, "left", [])).state == State.LEFT
    assert (await answer(scene, "member", [])).state == State.ACTIVE


async def test_the_question_survives_its_trip_through_the_outbox(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await rights.check(uow, scene.community, ASKED, NOON)
    assert await scene.wanted() == [Probe(GROUP, ASKED)]


async def test_of_a_link_that_screening_knows_nothing_is_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a raid hundreds come by the same link, in one batch."""
    link, book = "https://t.me/+AbCdEf123", RuleBook().with_own("+AbCdEf123")
    async with scene.database.begin() as uow:
        await own_names.came_by(uow, scene.community, link)
        monkeypatch.setattr(uow.settings, "get", None)
        await own_names.came_by(uow, scene.community, link, book)
        with pytest.raises(TypeError):
            await own_names.came_by(uow, scene.community, f"{link}4", book)


async def test_tags_that_were_refused_are_made_good_once_the_right_is_there(scene: Scene) -> None:
    lacking = [right for right in ALL if right != TAGS]
    async with scene.database.begin() as uow:
        for user in (ANN, BO):
            await tags.wear(uow, NOON, scene.community, user, "Reader", "honour", None)
        await tags.take_back(uow, NOON, scene.community, BO, "honour")
        await uow.connection.execute(update(outbox).values(state="failed"))
    await answer(scene, "administrator", lacking)
    before = len(await scene.wanted())
    for granted in (ALL, ALL):
        await answer(scene, "administrator", granted)
    made_good = [act for act in (await scene.wanted())[before:] if isinstance(act, Tag)]
    assert made_good == [Tag(GROUP, ANN, "Reader"), Tag(GROUP, BO, "")]
