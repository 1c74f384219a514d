"""What staff commands do to rows: sanctions, their undoing, and what is refused."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.actions import staff
from bot.domain.community import Member, Person
from bot.domain.outgoing import Ban, Erase, Mute, Unban
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.domain.staff_line import Order
from bot.storage.audit_paper import COLUMNS, audit_csv
from bot.storage.tables import audit
from tests.actions.peace import allow, found, hear, hit
from tests.actions.scene import ANN, BO, DAY, GROUP, NOON, Scene
from tests.actions.staffing import BOT, MOD, OWNER, asking, hire

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
OTHER = 777012
"""Another moderator."""


async def member(scene: Scene, user_id: int = ANN) -> Member:
    return await scene.member(user_id)


async def impose(
    scene: Scene, kind: Kind, order: Order, user_id: int = ANN, by: int = MOD, at: datetime = NOON
) -> int:
    """A moderator does it; the sanction's id."""
    target = await member(scene, user_id)
    async with asking(scene, by, at) as call:
        return (await staff.impose(call, scene.community, target, kind, order)).id


async def acts(scene: Scene) -> list[object]:
    """What is to be done in Telegram, without words."""
    return [each for each in await scene.wanted() if isinstance(each, Mute | Ban | Unban | Erase)]


async def actions(scene: Scene) -> list[tuple[str, int]]:
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(audit).order_by(audit.c.id))
        return [(row.action, row.actor_id) for row in rows]


@pytest.mark.parametrize(
    ("kind", "order", "until"),
    [
        (Kind.MUTE, Order(seconds=7200), NOON + 2 * HOUR),
        (Kind.MUTE, Order(), NOON + HOUR),
        (Kind.MUTE, Order(forever=True), None),
        (Kind.BAN, Order(seconds=86400), NOON + DAY),
        (Kind.BAN, Order(), None),
    ],
)
async def test_a_mute_has_the_ladders_first_length_and_a_ban_none_unless_told(
    scene: Scene, kind: Kind, order: Order, until: object
) -> None:
    made = await impose(scene, kind, order)
    async with scene.database.read() as uow:
        found = await uow.sanctions.get(made)
    assert found is not None
    assert (found.until, found.by_id, found.points) == (until, MOD, 0)
    [act] = await acts(scene)
    assert isinstance(act, Mute if kind is Kind.MUTE else Ban)


async def test_a_warning_by_staff_has_the_points_of_the_ladder_and_a_note_none(scene: Scene) -> None:
    warned = await impose(scene, Kind.WARN, Order(reason="spam"))
    noted = await impose(scene, Kind.NOTE, Order(reason="sorry"))
    async with scene.database.read() as uow:
        rows = [await uow.sanctions.get(each) for each in (warned, noted)]
    assert [row.points for row in rows if row] == [scene.content.ladder.staff_warning, 0]
    assert await acts(scene) == []


async def test_warnings_climb_the_ladder_and_no_two_come_within_a_minute(scene: Scene) -> None:
    for minute in range(4):
        await impose(scene, Kind.WARN, Order(), at=NOON + minute * MINUTE)
        with pytest.raises(Refusal, match="staff-told-just-now"):
            await impose(scene, Kind.WARN, Order(), by=OTHER, at=NOON + minute * MINUTE + 59 * SECOND)
    async with scene.database.read() as uow:
        done = (await uow.sanctions.counting([(scene.community.id, ANN)]))[scene.community.id, ANN]
    assert [(each.kind, each.seconds, each.points) for each in done] == [
        ("warn", None, 5), ("mute", 3600, 5), ("mute", 3600, 5), ("mute", 86_400, 5),
    ]  # fmt: skip


async def test_who_was_warned_by_the_bot_just_now_is_not_warned_again(scene: Scene) -> None:
    await hear(scene, found(1, hit(3)))
    with pytest.raises(Refusal, match="staff-told-by-me") as caught:
        await impose(scene, Kind.WARN, Order(), at=NOON + SECOND)
    for language in ("en", "zh"):
        assert "Ann" in scene.content.texts.plain(language, caught.value.text)


async def test_a_warning_does_not_shorten_a_longer_mute_and_notes_keep_nobody_waiting(scene: Scene) -> None:
    await impose(scene, Kind.NOTE, Order(reason="asked nicely"))
    await impose(scene, Kind.WARN, Order())
    await impose(scene, Kind.MUTE, Order(seconds=7200), at=NOON + 2 * MINUTE)
    await impose(scene, Kind.WARN, Order(), at=NOON + 2 * MINUTE)
    assert await acts(scene) == [Mute(GROUP, ANN, (NOON + 2 * HOUR + 2 * MINUTE).isoformat())]
    assert [each for each, _ in await actions(scene)] == ["note", "warn", "mute", "warn"]


async def test_a_warning_that_would_mute_needs_the_right_to(scene: Scene) -> None:
    await allow(scene, "can_delete_messages")
    await impose(scene, Kind.WARN, Order())
    with pytest.raises(Refusal, match="staff-lacks-right"):
        await impose(scene, Kind.WARN, Order(), at=NOON + HOUR)
    assert [each for each, _ in await actions(scene)] == ["warn"]


async def test_nothing_is_done_to_those_whom_nobody_may_touch(scene: Scene) -> None:
    await hire(scene)
    await hire(scene, 777011, "Kim")
    async with scene.database.begin() as uow:
        for user in (OWNER, BOT, 1087968824, 136817688, 777000):
            await uow.members.ensure(scene.community.id, Person(user, "x"))
    for user, key in (
        (777011, "staff-is-staff"), (OWNER, "staff-is-staff"), (BOT, "staff-not-me"),
        (MOD, "staff-not-yourself"), (1087968824, "staff-not-a-person"), (136817688, "staff-not-a-person"),
        (777000, "staff-not-a-person"),
    ):  # fmt: skip
        for kind in Kind:
            with pytest.raises(Refusal, match=key):
                await impose(scene, kind, Order(reason="x"), user)
    assert (await acts(scene), await actions(scene)) == ([], [])


async def test_an_operator_who_is_no_administrator_is_staff_as_well(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-55)
        await uow.communities.add_operator(-55, ANN)
        scene.community = await uow.communities.get(scene.community.id)
    with pytest.raises(Refusal, match="staff-is-staff"):
        await impose(scene, Kind.MUTE, Order())


async def test_who_has_left_can_be_banned_and_noted_but_not_warned_or_removed(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, left_at=NOON, status="left")
    for kind in (Kind.WARN, Kind.KICK):
        with pytest.raises(Refusal, match="staff-has-left"):
            await impose(scene, kind, Order())
    await impose(scene, Kind.BAN, Order())
    await impose(scene, Kind.NOTE, Order(reason="came for the gift"))
    assert [each for each, _ in await actions(scene)] == ["ban", "note"]


async def test_an_undo_works_once_within_its_hours_and_in_its_own_community(scene: Scene) -> None:
    made = await impose(scene, Kind.MUTE, Order(seconds=7 * 86400))
    async with asking(scene, at=NOON + timedelta(hours=24, seconds=1)) as call:
        with pytest.raises(Refusal, match="staff-undo-too-late"):
            await staff.undo(call, scene.community, made, hours=staff.UNDO_HOURS)
    async with asking(scene, at=NOON + DAY) as call:
        with pytest.raises(Refusal, match="button-too-old"):
            await staff.undo(call, scene.community, made + 1)
        await staff.undo(call, scene.community, made, hours=staff.UNDO_HOURS)
    async with asking(scene, at=NOON + DAY) as call:
        with pytest.raises(Refusal, match="already-done"):
            await staff.undo(call, scene.community, made)
    assert [type(act) for act in await acts(scene)] == [Mute, Mute]
    assert [each for each, _ in await actions(scene)] == ["mute", "undo"]


async def test_unmuting_ends_all_mutes_and_undoing_that_brings_the_longest_back_for_what_is_left(
    scene: Scene,
) -> None:
    await impose(scene, Kind.MUTE, Order(seconds=3600))
    longer = await impose(scene, Kind.MUTE, Order(seconds=4 * 3600, reason="spam"))
    ann = await member(scene)
    async with asking(scene, at=NOON + HOUR / 2) as call:
        ended = await staff.lift(call, scene.community, ann, Kind.MUTE)
        assert ended is not None
        assert ended.id == longer
    async with asking(scene, at=NOON + HOUR) as call:
        back = await staff.again(call, scene.community, longer)
        assert (back.until, back.reason) == (NOON + 4 * HOUR, "spam")
        with pytest.raises(Refusal, match="already-done"):
            await staff.again(call, scene.community, longer)


async def test_a_shorter_mute_or_ban_leaves_the_longer_one_in_force(scene: Scene) -> None:
    for kind, act in ((Kind.MUTE, Mute), (Kind.BAN, Ban)):
        longer = await impose(scene, kind, Order(seconds=86_400))
        await impose(scene, kind, Order(seconds=3600), at=NOON + MINUTE)
        end = (NOON + DAY).isoformat()
        assert [getattr(each, "until", "") for each in await acts(scene) if type(each) is act] == [end, end]
        async with asking(scene, at=NOON + 2 * MINUTE) as call:
            await staff.undo(call, scene.community, longer)
        assert getattr((await acts(scene))[-1], "until", "") == (NOON + HOUR + MINUTE).isoformat()


async def test_what_would_be_over_by_now_does_not_come_back(scene: Scene) -> None:
    made = await impose(scene, Kind.MUTE, Order(seconds=3600))
    ann = await member(scene)
    async with asking(scene) as call:
        await staff.lift(call, scene.community, ann, Kind.MUTE)
    async with asking(scene, at=NOON + HOUR) as call:
        with pytest.raises(Refusal, match="staff-over-by-now"):
            await staff.again(call, scene.community, made)
    async with asking(scene, at=NOON + 2 * DAY) as call:
        with pytest.raises(Refusal, match="staff-undo-too-late"):
            await staff.again(call, scene.community, made)


async def test_what_somebody_did_in_telegram_itself_is_ended_too(scene: Scene) -> None:
    ann = await member(scene)
    async with asking(scene) as call:
        assert await staff.lift(call, scene.community, ann, Kind.MUTE) is None
        assert await staff.lift(call, scene.community, ann, Kind.BAN) is None
    assert await acts(scene) == [Mute(GROUP, ANN, off=True), Unban(GROUP, ANN)]
    assert await actions(scene) == [("unmute", MOD), ("unban", MOD)]


async def test_without_the_right_nothing_is_written_down_and_unknown_rights_are_tried(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, rights=["administrator", "can_delete_messages"])
    with pytest.raises(Refusal, match="staff-lacks-right"):
        await impose(scene, Kind.MUTE, Order())
    assert await actions(scene) == []
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, rights=[])
    await impose(scene, Kind.MUTE, Order())
    assert [each for each, _ in await actions(scene)] == ["mute"]


async def test_a_message_is_deleted_with_the_command_unless_staff_or_a_channel_wrote_it(scene: Scene) -> None:
    await hire(scene)
    async with asking(scene, by=OWNER) as call:
        await staff.erase(call, scene.community, 7, Person(ANN, "Ann"), 8)
        await staff.erase(call, scene.community, 9, Person(136817688, "Ads", bot=True))
        for author in (
            Person(MOD, "Mo"),
            Person(777000, "News", bot=True),
            Person(1087968824, "G", bot=True),
        ):
            with pytest.raises(Refusal, match="staff-del-not-theirs"):
                await staff.erase(call, scene.community, 10, author)
    assert await acts(scene) == [Erase(GROUP, (7, 8)), Erase(GROUP, (9,))]
    assert await actions(scene) == [("del", OWNER), ("del", OWNER)]


async def test_trust_is_set_once_and_taken_back_once(scene: Scene) -> None:
    for on in (True, False):
        target = await member(scene)
        async with asking(scene) as call:
            await staff.trust(call, scene.community, target, on=on)
        assert (await member(scene)).trusted is on
        async with asking(scene) as call:
            with pytest.raises(Refusal):
                await staff.trust(call, scene.community, await member(scene), on=on)
    assert [each for each, _ in await actions(scene)] == ["trust", "untrust"]


async def test_the_file_has_all_lines_and_no_formula(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, name='=HYPERLINK("http://x")')
    await impose(scene, Kind.WARN, Order(reason="=1+1"), BO)
    await impose(scene, Kind.NOTE, Order(reason='quotes " and, commas\nand lines'))
    async with scene.database.read() as uow:
        made = await audit_csv(uow, scene.community.id, None)
        one = await audit_csv(uow, scene.community.id, ANN)
    table = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    assert tuple(table[0]) == COLUMNS
    assert [row["action"] for row in table] == ["warn", "note"]
    assert table[0]["target"].startswith("'=HYPERLINK")
    assert (table[0]["at"], table[0]["local_time"]) == ("2026-11-02T04:00:00Z", "2026-11-02 12:00:00")
    assert "quotes" in table[1]["details"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values())
    assert len(list(csv.DictReader(io.StringIO(one.decode("utf-8-sig"))))) == 1
