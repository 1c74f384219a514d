"""Setting a community up and declaring one: who may, what is chosen, what follows."""

from datetime import timedelta
from typing import Any, TypeVar

import pytest

from bot.actions import registration, sent, setup
from bot.content import Content
from bot.domain.community import Community, Defaults, State
from bot.domain.outgoing import Menu, Say
from bot.domain.refusal import Refusal
from bot.domain.setup import LATER, NONE, resumed, stamp_of
from bot.storage.database import Database
from tests.actions.scene import ANN, BO, CHEN, GROUP, NOON, Scene, community_of

NEW, OPS, OTHER_OPS = -1010, -1900, -1901
OWNERS = frozenset({CHEN})
DEFAULTS = Defaults("zh", "Europe/Rome", 3)
LATE = NOON + timedelta(hours=1)
Wanted = TypeVar("Wanted")


async def begun(database: Database) -> Community:
    async with database.begin() as uow:
        return await setup.begin(uow, DEFAULTS, NOON, NEW)


async def operators(database: Database, *pairs: tuple[int, int]) -> None:
    async with database.begin() as uow:
        for chat_id, user_id in pairs:
            await uow.communities.add_operator(chat_id, user_id)


async def chosen(scene: Scene, community: Community, step: str, value: str) -> Community:
    async with scene.database.begin() as uow:
        await setup.choose(uow, scene.content, NOON, community, ANN, step, value)
    async with scene.database.read() as uow:
        return await uow.communities.get(community.id)


async def refusal(scene: Scene, user_id: int, owners: frozenset[int], community: Community | None) -> str:
    async with scene.database.read() as uow:
        try:
            await setup.allow(uow, owners, user_id, community)
        except Refusal as no:
            return no.text.key
    return ""


def of(wanted: list[Any], kind: type[Wanted]) -> list[Wanted]:
    return [each for each in wanted if isinstance(each, kind)]


async def test_owners_and_operators_may_and_nobody_else(scene: Scene) -> None:
    await operators(scene.database, (OPS, BO))
    assert await refusal(scene, CHEN, OWNERS, None) == ""
    assert await refusal(scene, BO, OWNERS, None) == ""
    assert await refusal(scene, ANN, OWNERS, None) == "setup-not-allowed"
    assert await refusal(scene, ANN, frozenset(), None) == "setup-no-owner"


async def test_a_community_with_an_operators_chat_is_for_those_in_it(scene: Scene) -> None:
    await operators(scene.database, (OPS, BO), (OTHER_OPS, ANN))
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        community = await uow.communities.get(scene.community.id)
    assert await refusal(scene, BO, OWNERS, community) == ""
    assert await refusal(scene, ANN, OWNERS, community) == "setup-not-allowed"
    assert await refusal(scene, CHEN, OWNERS, community) == ""


async def test_a_new_community_has_the_configured_defaults(database: Database) -> None:
    community = await begun(database)
    assert (community.language, community.timezone, community.rollover_hour) == ("zh", "Europe/Rome", 3)
    assert (community.state, community.pack) == (State.SETUP, "general")


async def test_beginning_again_keeps_the_answers_and_voids_the_old_buttons(scene: Scene) -> None:
    first = await begun(scene.database)
    await chosen(scene, first, "kind", "koc")
    again = await begun(scene.database)
    assert again.kind == "koc"
    assert stamp_of(again) != stamp_of(first)


async def test_a_community_at_work_stays_at_work_while_it_is_changed(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        again = await setup.begin(uow, DEFAULTS, LATE, GROUP)
    assert again == scene.community


async def test_a_community_the_bot_had_left_is_at_work_again(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, state=State.LEFT)
        again = await setup.begin(uow, DEFAULTS, LATE, GROUP)
    assert again.state == State.ACTIVE


@pytest.mark.parametrize(
    ("step", "value", "column"),
    [
        ("kind", "support", "kind"),
        ("language", "en", "language"),
        ("zone", "America/New_York", "timezone"),
        ("pack", "general", "pack"),
    ],
)
async def test_each_choice_is_a_column(scene: Scene, step: str, value: str, column: str) -> None:
    community = await begun(scene.database)
    assert getattr(await chosen(scene, community, step, value), column) == value


@pytest.mark.parametrize(
    ("step", "value"),
    [
        ("kind", "gang"),
        ("language", "xx"),
        ("zone", "Mars/Base"),
        ("zone", "europe/berlin"),
        ("pack", "../secret"),
        ("ops", "-1900"),
        ("ops", str(NEW)),
        ("ops", "x"),
        ("state", "active"),
        ("", ""),
    ],
)
async def test_a_forged_choice_changes_nothing(scene: Scene, step: str, value: str) -> None:
    community = await begun(scene.database)
    with pytest.raises(Refusal) as no:
        await chosen(scene, community, step, value)
    assert no.value.text.key == "setup-gone"
    async with scene.database.read() as uow:
        assert await uow.communities.get(community.id) == community


async def test_only_an_operators_chat_one_is_in_can_be_chosen_and_its_topic_comes_with_it(
    scene: Scene,
) -> None:
    await operators(scene.database, (OPS, ANN))
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS, topic_alerts=7)
    community = await chosen(scene, await begun(scene.database), "ops", str(OPS))
    assert (community.ops_chat_id, community.topic_alerts) == (OPS, 7)
    assert await chosen(scene, community, "ops", LATER) == community
    assert (await chosen(scene, community, "ops", NONE)).ops_chat_id is None


async def test_finishing_puts_it_to_work_from_now_on_and_only_once(scene: Scene) -> None:
    await operators(scene.database, (OPS, ANN))
    community = await chosen(scene, await begun(scene.database), "ops", str(OPS))
    for at in (LATE, LATE + timedelta(hours=1)):
        async with scene.database.begin() as uow:
            await setup.finish(uow, at, await uow.communities.get(community.id), ANN)
    async with scene.database.read() as uow:
        found = await uow.communities.get(community.id)
    assert (found.state, found.registered_at) == (State.ACTIVE, LATE)
    wanted = await scene.wanted()
    assert of(wanted, Menu) == [Menu(NEW, "zh"), Menu(NEW, "zh", staff=True)]
    assert [say.text.key for say in of(wanted, Say)] == ["setup-ops-told"]


async def test_a_new_language_brings_a_new_menu(scene: Scene) -> None:
    await chosen(scene, scene.community, "language", "zh")
    assert of(await scene.wanted(), Menu) == [Menu(GROUP, "zh"), Menu(GROUP, "zh", staff=True)]


async def test_a_zone_that_does_not_exist_is_refused_with_one_that_does() -> None:
    assert setup.zone_of("rome") == "Europe/Rome"
    with pytest.raises(Refusal) as no:
        setup.zone_of("Asia/Shangai")
    assert no.value.text.params == {"zone": "Asia/Shangai", "close": "Asia/Shanghai"}
    with pytest.raises(Refusal) as no:
        setup.zone_of("x" * 4000)
    assert no.value.text.params["zone"] == "x" * 64


async def test_people_choose_among_the_operators_chats_they_are_in(scene: Scene, content: Content) -> None:
    await operators(scene.database, (OPS, ANN), (OTHER_OPS, BO))
    async with scene.database.read() as uow:
        choices = await setup.choices(uow, content, ANN)
    assert list(choices.ops) == [OPS]
    assert choices.packs["general"] == "pack-general-title"


async def test_a_declared_community_is_at_work_at_once_with_its_menu(scene: Scene) -> None:
    values: dict[str, object] = {
        "chat_id": NEW, "kind": "koc", "language": "en", "timezone": "UTC", "rollover_hour": 0,
        "ops_chat_id": OPS, "pack": "general",
    }  # fmt: skip
    await begun(scene.database)
    for language in ("en", "en", "zh"):
        async with scene.database.begin() as uow:
            made = await registration.declare(uow, LATE, values | {"language": language})
    assert (made.state, made.kind, made.language, made.registered_at) == ("active", "koc", "zh", LATE)
    assert of(await scene.wanted(), Menu) == [
        Menu(NEW, "en"), Menu(NEW, "en", staff=True), Menu(NEW, "zh"), Menu(NEW, "zh", staff=True),
    ]  # fmt: skip


async def test_what_was_set_in_chat_outlives_a_restart_until_the_configuration_says_something_new(
    scene: Scene,
) -> None:
    values: dict[str, object] = {
        "chat_id": NEW, "kind": "koc", "language": "en", "timezone": "UTC", "rollover_hour": 0,
        "ops_chat_id": None, "pack": "general",
    }  # fmt: skip
    async with scene.database.begin() as uow:
        made = await registration.declare(uow, LATE, values)
        await uow.communities.change(made.id, timezone="Asia/Tokyo", rollover_hour=6, ops_chat_id=OPS)
    async with scene.database.begin() as uow:
        again = await registration.declare(uow, LATE, values)
        assert (again.timezone, again.rollover_hour, again.ops_chat_id) == ("Asia/Tokyo", 6, OPS)
        changed = await registration.declare(uow, LATE, values | {"timezone": "Europe/Rome"})
        assert (changed.timezone, changed.rollover_hour, changed.ops_chat_id) == ("Europe/Rome", 6, OPS)


async def test_a_group_that_moves_during_setup_goes_on_with_a_new_message(scene: Scene) -> None:
    community = await begun(scene.database)
    async with scene.database.begin() as uow:
        await sent.moved(uow, LATE, NEW, -1011)
        moved = await uow.communities.get(community.id)
    assert moved.chat_id == -1011
    said = of(await scene.wanted(), Say)
    assert [(say.to.chat_id, say.text, say.buttons) for say in said] == [
        (-1011, resumed(moved).text, resumed(moved).buttons)
    ]


async def test_a_group_at_work_that_moves_gets_its_menu_again(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await sent.moved(uow, LATE, GROUP, -1012)
    assert of(await scene.wanted(), Menu) == [Menu(-1012, "en"), Menu(-1012, "en", staff=True)]


async def test_being_thrown_out_during_setup_does_not_skip_the_setup(scene: Scene) -> None:
    community = await begun(scene.database)
    async with scene.database.begin() as uow:
        await sent.expelled(uow, LATE, NEW, "kicked")
    async with scene.database.read() as uow:
        assert (await uow.communities.get(community.id)).state == State.SETUP


async def test_an_operators_chat_without_a_community_is_known_as_such(scene: Scene) -> None:
    await operators(scene.database, (OPS, ANN))
    async with scene.database.begin() as uow:
        await community_of(uow, -1013, ops_chat_id=OTHER_OPS)
        homes, ops = await uow.communities.around({GROUP, OPS, OTHER_OPS, -5})
    assert list(homes) == [GROUP]
    assert (ops[OPS], [each.chat_id for each in ops[OTHER_OPS]]) == ([], [-1013])
    assert -5 not in ops
