"""The greeting's buttons: what whoever presses them sees, and nobody else."""

from collections.abc import Awaitable, Callable

import pytest

from bot.desk import Call, Desk, Toast
from bot.domain.refusal import Refusal
from bot.storage.database import Database
from handlers import welcome
from tests.actions.arrivals import CHAT, DAY, MINUTE, SECOND, START, Group, person


@pytest.fixture
async def group(database: Database) -> Group:
    made = Group(database)
    await made.register()
    return made


async def press(
    group: Group, act: Callable[[Call], Awaitable[None]], user: int = 1, *, days: int = 0,
    language: str = "en",
) -> tuple[str, bool]:  # fmt: skip
    """What the toast says, and whether it is a box to close."""
    now = START + days * DAY + MINUTE
    member = await group.member(user)
    async with group.database.begin() as uow:
        homes = {CHAT: group.community}
        desk = Desk(uow, group.content, now, 42, "steward_bot", frozenset(), homes, {})
        call = Call(
            desk, "pressed", "", CHAT, private=False, person=person(user), language=language, sent_at=now,
            community=group.community, member=member, press_id="p1",
        )  # fmt: skip
        await act(call)
    [toast] = desk.toasts
    assert toast == Toast("p1", language, toast.text, toast.alert)
    assert toast.text is not None
    return group.content.texts.plain(language, toast.text), toast.alert


async def test_a_newcomer_who_presses_hello_learns_what_the_first_message_earns(group: Group) -> None:
    await group.join(1)
    text, alert = await press(group, welcome.hello)
    assert "5 points" in text
    assert not alert
    assert await group.tasks(1) == set()
    assert await group.said() == []


async def test_a_newcomer_who_has_said_hello_learns_what_comes_next(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + SECOND)
    text, _ = await press(group, welcome.hello)
    assert "check in for the first time, react to somebody's message" in text


async def test_everybody_else_who_presses_hello_is_greeted_by_name(group: Group) -> None:
    await group.join(1)
    text, _ = await press(group, welcome.hello, days=7)
    assert "Name1" in text


async def test_no_toast_is_longer_than_telegram_shows(group: Group) -> None:
    await group.join(1)
    group.rules(task_points=dict.fromkeys(group.content.welcome.task_points, 10000))
    for language in ("zh", "en"):
        assert len((await press(group, welcome.hello, language=language))[0]) <= 200
    await group.speak(1, at=START + SECOND)
    for language in ("zh", "en"):
        assert len((await press(group, welcome.hello, language=language))[0]) <= 200


async def test_the_gift_button_shows_the_code_in_a_box(group: Group) -> None:
    group.rules(codes=("RED",))
    await group.join(1)
    await group.sweep(START + MINUTE)
    assert await press(group, welcome.gift) == ("🎁 Your code: RED", True)


async def test_who_has_no_code_is_refused_kindly(group: Group) -> None:
    await group.join(1)
    with pytest.raises(Refusal) as refused:
        await press(group, welcome.gift)
    assert refused.value.text.key == "welcome-no-code"
