"""The ladder's rungs on both databases, a minute between warnings, staff's own deeds, and undoing each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import sanctions as actions
from bot.domain.outgoing import Ban, Mute, Place, Unban, Whisper
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind, Rung, Sanction
from bot.domain.screening import Rule
from tests.actions.peace import (
    MINUTE,
    deeds,
    found,
    given,
    hear,
    hit,
    is_staff,
    logged,
    operated,
    rendered,
    sanctions,
    told,
)
from tests.actions.scene import ANN, BO, CHEN, DAY, GROUP, NOON, Scene

STAFF = CHEN


async def impose(scene: Scene, kind: Kind, user: int = ANN, by: int = STAFF, **more: object) -> Sanction:
    target = await scene.member(user)
    async with scene.database.begin() as uow:
        return await actions.impose(
            uow,
            scene.content,
            more.pop("now", NOON),  # type: ignore[arg-type]
            scene.community,
            target,
            kind,
            by=by,
            **more,  # type: ignore[arg-type]
        )


async def undo(scene: Scene, sanction: Sanction, by: int = STAFF) -> str:
    """The key of the refusal, if there was one."""
    try:
        async with scene.database.begin() as uow:
            await actions.undo(uow, scene.content, NOON + MINUTE, scene.community, sanction.id, by)
    except Refusal as refusal:
        return refusal.text.key
    return ""


async def test_each_rung_follows_from_the_points_so_far(scene: Scene) -> None:
    for number in range(8):
        await hear(scene, found(number, hit(2)), now=NOON + MINUTE * 2 * number)
    assert [kind for kind, _ in await given(scene)] == [
        "warn", "mute", "mute", "mute", "mute", "mute", "mute", "ban",
    ]  # fmt: skip
    lasting = [each.seconds for each in await sanctions(scene)]
    assert lasting == [None, 3600, 3600, 86_400, 86_400, 86_400, 86_400, None]
    [banned] = await deeds(scene, "ban")
    assert banned == Ban(GROUP, ANN)


async def test_points_fade_by_one_a_day_before_the_next_are_added(scene: Scene) -> None:
    await hear(scene, found(1, hit(2)))
    await hear(scene, found(2, hit(2)), now=NOON + DAY)
    await hear(scene, found(3, hit(2)), now=NOON + DAY * 40)
    assert [kind for kind, _ in await given(scene)] == ["warn", "warn", "warn"]
    async with scene.database.read() as uow:
        left = await actions.standing(uow, scene.content, scene.community.id, ANN, NOON + DAY * 41)
        assert left == 4
        assert len(await uow.sanctions.of(scene.community.id, ANN)) == 3


async def test_within_a_minute_of_a_warning_messages_go_but_nothing_climbs(scene: Scene) -> None:
    await hear(scene, found(1, hit(2)), found(2, hit(2)))
    await hear(scene, found(3, hit(2)), now=NOON + timedelta(seconds=59))
    assert await given(scene) == [("warn", 5)]
    assert [act.message_ids for act in await deeds(scene, "erase")] == [(1, 2), (3,)]
    await hear(scene, found(4, hit(2)), now=NOON + timedelta(seconds=60))
    assert await given(scene) == [("warn", 5), ("mute", 5)]


async def test_within_a_minute_of_a_warning_what_is_graver_still_climbs(scene: Scene) -> None:
    await hear(scene, found(1, hit(2)))
    await hear(scene, found(2, hit(4)), now=NOON + timedelta(seconds=20))
    await hear(scene, found(3, hit(4)), found(4, hit(3)), now=NOON + timedelta(seconds=30))
    assert await given(scene) == [("warn", 5), ("mute", 20)]


async def test_two_warnings_are_a_minute_apart_however_grave_the_second_is(scene: Scene) -> None:
    scene.content = replace(scene.content, ladder=replace(scene.content.ladder, rungs=(Rung(1, Kind.WARN),)))
    await hear(scene, found(1, hit(2)))
    await hear(scene, found(2, hit(4)), now=NOON + timedelta(seconds=59))
    assert await given(scene) == [("warn", 5)]


@pytest.mark.parametrize("batches", [1, 4])
async def test_what_was_written_hours_apart_climbs_though_it_is_heard_together(
    scene: Scene, batches: int
) -> None:
    late = [found(number, hit(2), at=NOON + timedelta(hours=2 * number)) for number in range(4)]
    for number in range(batches):
        await hear(scene, *late[number::batches], now=NOON + timedelta(hours=9))
    assert await given(scene) == [("warn", 5), ("mute", 5), ("mute", 5), ("mute", 5)]
    assert [each.at for each in await sanctions(scene)] == [each.at for each in late]
    assert (await deeds(scene, "mute"))[-1] == Mute(GROUP, ANN, (NOON + DAY + timedelta(hours=9)).isoformat())


async def test_what_was_written_at_once_does_not_climb_though_it_is_heard_hours_apart(scene: Scene) -> None:
    await hear(scene, found(1, hit(2), at=NOON), now=NOON + timedelta(hours=1))
    await hear(scene, found(2, hit(2), at=NOON + MINUTE / 2), now=NOON + timedelta(hours=3))
    assert await given(scene) == [("warn", 5)]


async def test_points_count_from_the_day_on_which_it_was_written(scene: Scene) -> None:
    await hear(scene, found(1, hit(2), at=NOON), now=NOON + DAY * 2)
    async with scene.database.read() as uow:
        assert await actions.standing(uow, scene.content, scene.community.id, ANN, NOON + DAY * 2) == 3


async def test_an_edit_counts_as_written_when_it_is_heard(scene: Scene) -> None:
    await hear(scene, found(1, hit(2), at=NOON, edited=True), now=NOON + DAY)
    assert [each.at for each in await sanctions(scene)] == [NOON + DAY]


async def test_who_is_banned_in_a_batch_is_not_banned_again_by_the_rest_of_it(scene: Scene) -> None:
    late = [found(number, hit(4), at=NOON + timedelta(hours=number)) for number in range(5)]
    await hear(scene, *late, now=NOON + timedelta(hours=9))
    assert await given(scene) == [("mute", 20), ("ban", 20)]


async def test_a_message_from_before_a_longer_mute_does_not_shorten_it(scene: Scene) -> None:
    await hear(scene, found(1, hit(2)))
    await impose(scene, Kind.MUTE, seconds=7 * 86_400, now=NOON + MINUTE * 5)
    await hear(scene, found(2, hit(2), at=NOON + MINUTE * 3), now=NOON + MINUTE * 6)
    assert await given(scene) == [("warn", 5), ("mute", 0), ("warn", 5)]
    assert len(await deeds(scene, "mute")) == 1


async def test_flooding_that_goes_on_after_the_warning_is_muted_once(scene: Scene) -> None:
    flood = hit(2, rule=Rule.FLOOD, category="flood")
    early = [found(number, flood, at=NOON + timedelta(seconds=number)) for number in range(5)]
    await hear(scene, *early, now=NOON + timedelta(seconds=5))
    assert await given(scene) == [("warn", 5)]
    later = [found(number, flood, at=NOON + timedelta(seconds=number)) for number in range(5, 60)]
    await hear(scene, *later, now=NOON + MINUTE)
    assert await given(scene) == [("warn", 5), ("mute", 5)]


async def test_small_things_add_up_to_a_warning(scene: Scene) -> None:
    await hear(scene, *(found(number, hit(1)) for number in range(5)))
    assert await given(scene) == [("note", 1)] * 4 + [("warn", 1)]


async def test_severity_four_is_muted_for_a_day_at_once(scene: Scene) -> None:
    await hear(scene, found(1, hit(4)))
    [mute] = await deeds(scene, "mute")
    assert mute == Mute(GROUP, ANN, (NOON + DAY).isoformat())


async def test_the_member_hears_what_why_until_when_and_how_to_object_before_it_is_done(
    scene: Scene,
) -> None:
    await hear(scene, found(1, hit(3)))
    wanted = [type(act).__name__ for act in await scene.wanted()]
    assert wanted[:3] == ["Erase", "Say", "Mute"]
    [notice] = await told(scene, "notice-mute")
    assert notice.to == Whisper(GROUP, ANN)
    shown = rendered(scene, notice.text)
    assert "something that isn't allowed here" in shown
    assert "13:00" in shown
    [[button]] = notice.buttons
    [sanction] = await sanctions(scene)
    assert button.data == f"appeal:{sanction.id}:{ANN}"


async def test_who_is_banned_hears_it_in_private_if_they_have_opened_the_bot(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await impose(scene, Kind.BAN, reason="selling fakes")
    [notice] = await told(scene, "notice-ban")
    assert notice.to == Place(ANN)
    assert "selling fakes" in rendered(scene, notice.text)


@pytest.mark.parametrize(
    ("kind", "act", "relief"),
    [
        (Kind.MUTE, Mute(GROUP, ANN, (NOON + DAY).isoformat()), Mute(GROUP, ANN, off=True)),
        (Kind.BAN, Ban(GROUP, ANN, (NOON + DAY).isoformat()), Unban(GROUP, ANN)),
        (Kind.KICK, Unban(GROUP, ANN, kick=True), None),
        (Kind.WARN, None, None),
        (Kind.NOTE, None, None),
    ],
)
async def test_everything_can_be_done_by_staff_and_undone_once(
    scene: Scene, kind: Kind, act: object, relief: object
) -> None:
    made = await impose(scene, kind, seconds=86_400, points=5)
    assert await deeds(scene, "mute", "ban", "unban") == ([act] if act else [])
    assert await undo(scene, made) == ""
    assert await undo(scene, made) == "already-done"
    assert (await deeds(scene, "mute", "ban", "unban"))[1 if act else 0 :] == ([relief] if relief else [])
    async with scene.database.read() as uow:
        assert await actions.standing(uow, scene.content, scene.community.id, ANN, NOON) == 0
        [kept] = await uow.sanctions.of(scene.community.id, ANN)
    assert (kept.undone_by, kept.points) == (STAFF, 5)
    assert await logged(scene) == [(kind.value, STAFF), ("undo", STAFF)]


async def test_undoing_one_of_two_mutes_leaves_the_other_in_force(scene: Scene) -> None:
    first = await impose(scene, Kind.MUTE, seconds=7200)
    second = await impose(scene, Kind.MUTE, seconds=None)
    assert await undo(scene, second) == ""
    assert (await deeds(scene, "mute"))[-1] == Mute(GROUP, ANN, (NOON + timedelta(hours=2)).isoformat())
    assert await undo(scene, first) == ""
    assert (await deeds(scene, "mute"))[-1] == Mute(GROUP, ANN, off=True)


async def test_what_is_over_needs_no_undoing_in_telegram(scene: Scene) -> None:
    made = await impose(scene, Kind.MUTE, seconds=30)
    async with scene.database.begin() as uow:
        await actions.undo(uow, scene.content, NOON + DAY, scene.community, made.id, STAFF)
    assert len(await deeds(scene, "mute")) == 1


@pytest.mark.parametrize("status", ["administrator", "creator"])
async def test_nobody_acts_on_a_moderator_or_the_owner(scene: Scene, status: str) -> None:
    await is_staff(scene, BO, status)
    with pytest.raises(Refusal, match="sanction-not-staff"):
        await impose(scene, Kind.MUTE, BO)
    assert await scene.wanted() == []


async def test_nobody_acts_on_operators_owners_of_the_instance_or_themselves(scene: Scene) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.communities.add_operator(-900, BO)
    with pytest.raises(Refusal, match="sanction-not-staff"):
        await impose(scene, Kind.BAN, BO)
    with pytest.raises(Refusal, match="sanction-not-staff"):
        await impose(scene, Kind.BAN, ANN, owners={ANN})
    with pytest.raises(Refusal, match="sanction-not-yourself"):
        await impose(scene, Kind.BAN, STAFF)


async def test_a_sanction_of_another_community_cannot_be_undone_from_here(scene: Scene) -> None:
    made = await impose(scene, Kind.WARN)
    elsewhere = replace(scene.community, id=scene.community.id + 1)
    async with scene.database.begin() as uow:
        with pytest.raises(Refusal, match="button-too-old"):
            await actions.undo(uow, scene.content, NOON, elsewhere, made.id, STAFF)


async def test_a_note_tells_nobody(scene: Scene) -> None:
    await impose(scene, Kind.NOTE, reason="  asked\n twice ")
    assert await scene.wanted() == []
    assert [each.reason for each in await sanctions(scene)] == ["asked twice"]
