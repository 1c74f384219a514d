"""Every button there is, pressed by those who may not: no row changes, and each press is answered."""

import pytest

from handlers.table import BUTTONS
from tests.attacks.hands import ANN, BO, CHEN
from tests.attacks.presses import (
    IMPOSSIBLE,
    cut_short,
    garbage,
    harm,
    press_all,
    rows,
    shapes,
    whose,
    with_other_numbers,
)
from tests.attacks.town import BANNED, STRANGER, Town
from tests.bad_input.ground import text
from tests.stories.panel_hands import SECOND
from tests.stories.stage import GROUP, OPS, OWNER

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEMBERS = frozenset({
    "appeal", "badges", "checkin", "code", "content", "enter", "forget", "gallery", "gate", "gift", "hello",
    "join", "kocme", "language", "leaderboard", "makeup", "pay", "rank", "remind", "rules", "shop", "topic",
    "unjoin", "voteform",
})  # fmt: skip
"""Buttons for everybody, or for the one member they are shown to. All others are for staff: a new one too,
unless it is added here."""
OTHER = ("0", "1", "2", "3", "17", *IMPOSSIBLE)
INSTANTS = "raid:"
"""Its numbers are instants: staff who change one have chosen another time, as they may."""
BY_RIGHT = ("giveaway", "rung", "ledger_day", "code")
"""Rows that change when a member enters, earns or buys something, as they may."""
NO = ("not-staff", "button-too-old", "button-of-somebody-else", "setup-not-allowed", "gate-over")
"""How a member's press of a staff button is answered."""


def staff(town: Town) -> list[str]:
    """The buttons of staff, as shown, for anybody, and for Chen."""
    shown = [data for data in town.buttons if data.partition(":")[0] not in MEMBERS]
    return [made for data in shown for made in (data, whose(data, ""), whose(data, CHEN))]


async def nothing_happens(
    town: Town, user: int, chat: int, datas: list[str], *, but: tuple[int, ...] = (), **more: int
) -> dict[str, str]:
    """Press them all; the answers."""
    before = await rows(town.stage, but=but, **more)
    answers = await press_all(town, user, datas, chat)
    assert await harm(town.stage) == []
    after = await rows(town.stage, but=but, **more)
    changed = {name for name in before if before[name] != after[name]}
    assert changed - (set(BY_RIGHT) if but else set()) == set()
    return answers


async def test_the_town_has_shown_every_button_there_is(busy: Town) -> None:
    assert set(BUTTONS) - set(busy.shown) == set(), "give them a scene in the town"


async def test_a_member_is_refused_by_every_button_of_staff(busy: Town) -> None:
    refusals = {await text(busy.stage, key) for key in NO}
    answers = await nothing_happens(busy, CHEN, GROUP, staff(busy))
    assert {data: said for data, said in answers.items() if said not in refusals} == {}


async def test_a_button_of_somebody_else_says_so(busy: Town) -> None:
    meant = [data for data in busy.buttons if data.rpartition(":")[2] not in {"", str(BO)}]
    answers = await nothing_happens(busy, BO, GROUP, meant)
    assert set(answers.values()) == {await text(busy.stage, "button-of-somebody-else")}


async def test_with_the_owner_left_out_it_touches_nobody_elses_rows(busy: Town) -> None:
    own = [data for data in busy.buttons if data.partition(":")[0] in MEMBERS]
    datas = [made for data in own for made in (whose(data, ""), whose(data, CHEN))]
    await nothing_happens(busy, CHEN, GROUP, datas, but=(CHEN,))


async def test_cut_short_or_with_other_numbers_it_touches_nobody_elses_rows(busy: Town) -> None:
    datas = [
        made for data in shapes(busy.buttons) for made in (*cut_short(data), *with_other_numbers(data, OTHER))
    ]
    await nothing_happens(busy, CHEN, GROUP, datas, but=(CHEN,))


@pytest.mark.parametrize(("user", "chat"), [(CHEN, GROUP), (CHEN, CHEN), (OWNER, GROUP), (OWNER, OPS)])
async def test_garbage_after_any_action_breaks_nothing(busy: Town, user: int, chat: int) -> None:
    await nothing_happens(busy, user, chat, list(garbage()), but=(user,))


@pytest.mark.parametrize("chat", [GROUP, OPS, OWNER])
async def test_staff_who_name_rows_that_cannot_be_do_nothing(busy: Town, chat: int) -> None:
    named = [data for data in shapes(busy.buttons) if not data.startswith(INSTANTS)]
    datas = [made for data in named for made in with_other_numbers(data, IMPOSSIBLE)]
    await nothing_happens(busy, OWNER, chat, datas, but=(OWNER,))


@pytest.mark.parametrize("user", [STRANGER, BANNED])
async def test_whoever_is_not_or_no_more_in_the_group_does_nothing_from_private(
    busy: Town, user: int
) -> None:
    datas = [made for data in busy.buttons for made in (data, whose(data, ""), whose(data, user))]
    await nothing_happens(busy, user, user, datas, but=(user,))


@pytest.mark.parametrize("chat", [SECOND, ANN])
async def test_staff_of_another_group_do_nothing_in_this_one(busy: Town, chat: int) -> None:
    async with busy.stage.database.read() as uow:
        other = (await uow.communities.by_chats([SECOND]))[SECOND].id
    await nothing_happens(busy, ANN, chat, staff(busy), elsewhere=other)
