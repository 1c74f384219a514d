"""Forged buttons: every press is answered, and none does what its sender may not do."""

from bot.actions import registration
from bot.domain.press import pack_press
from bot.domain.setup import stamp_of
from tests.bad_input.ground import rows, text, unharmed
from tests.bad_input.words import DATA
from tests.stories.stage import BOT, GROUP, OWNER, START, Stage

ANN, BO, OTHER = 1002, 1003, -1001000000003


async def forge(stage: Stage, user: int, data: str, chat: int = GROUP) -> str:
    """Press a button that is not there, under the last message that all see; returns the toast."""
    message = [each["message_id"] for each in await stage.seen(user, chat) if each["message_id"]][-1]
    pressed = await stage.post("forge", chat=chat, user=user, data=data, message=message, wait=10)
    assert pressed["answer"] is not None, f"{data!r} was never answered"
    return str(pressed["answer"]["text"] or "")


async def _second_community(stage: Stage) -> None:
    await stage.post("chats", id=OTHER, type="supergroup", title="Others", owner=OWNER, members=[ANN, BO])
    await stage.post(f"chats/{OTHER}/bot", bot=BOT, by=OWNER, admin=True)
    values = {
        "chat_id": OTHER,
        "kind": "interest",
        "language": "en",
        "timezone": "UTC",
        "rollover_hour": 4,
        "pack": "general",
    }
    async with stage.database.begin() as uow:
        await registration.declare(uow, START, values)
    stage.app.delivery.wake()
    await stage.say(OWNER, "hello", OTHER)
    await stage.settle()


async def _award(stage: Stage) -> int:
    await stage.say(BO, "hello")
    await stage.say(OWNER, "/award @bo 20 for testing")
    await stage.settle()
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
        [line] = await uow.ledger.last(community.id, BO, 1)
    return line.id


async def test_data_no_button_has_changes_nothing_and_is_answered(stage: Stage) -> None:
    await stage.say(ANN, "hello")
    await stage.say(OWNER, "/award @ann 20 something to see")
    await stage.settle()
    before = await rows(stage)
    for data in DATA:
        await forge(stage, ANN, data)
    await unharmed(stage)
    assert await rows(stage) == before


async def test_data_no_button_has_is_answered_in_private_too(stage: Stage) -> None:
    await stage.say(BO, "/start", BO)
    await stage.settle()
    before = await rows(stage)
    for data in DATA[::3]:
        await forge(stage, BO, data, BO)
    await unharmed(stage)
    assert await rows(stage) == before


async def test_what_only_staff_may_do_a_member_may_not_do_by_button(stage: Stage) -> None:
    number = await _award(stage)
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
    before = await rows(stage)
    orders = (f"{stamp_of(community)}.{order}" for order in ("kind.koc", "ops.none", "go.done", "go.close"))
    datas = (pack_press("undo", number), "ops:1:", *(f"setup:{order}:" for order in orders))
    for data in datas:
        assert await forge(stage, ANN, data) != ""
    await unharmed(stage)
    assert await rows(stage) == before


async def test_another_communitys_rows_are_out_of_reach(stage: Stage) -> None:
    number = await _award(stage)
    await _second_community(stage)
    async with stage.database.read() as uow:
        community = (await uow.communities.by_chats([GROUP]))[GROUP]
    before = await rows(stage)
    await forge(stage, OWNER, pack_press("undo", number), OTHER)
    await forge(stage, OWNER, f"setup:{stamp_of(community)}x.kind.koc:", OTHER)
    await unharmed(stage)
    assert await rows(stage) == before


async def test_a_button_of_somebody_else_does_nothing(stage: Stage) -> None:
    await stage.say(OWNER, "/rules")
    await stage.say(ANN, "hello")
    await stage.say(OWNER, "/award @ann 5 a message to press under")
    await stage.settle()
    before = await rows(stage)
    told = await text(stage, "button-of-somebody-else")
    for data in (
        "rank:all",
        "language:en",
        "remind:on",
        "makeup:2026-03-01",
        "checkin:",
        "forget:1772416800",
    ):
        assert await forge(stage, ANN, f"{data}:{OWNER}") == told
    await unharmed(stage)
    assert await rows(stage) == before
