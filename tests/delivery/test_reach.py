"""Forwarding a message into another chat, and making a link into a group: what is asked, what learnt."""

from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.outgoing_reach import Forward, Invite
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork
from tests.delivery.office import ANN, GROUP, OPS, TOKEN, Office


async def learn(office: Office) -> list[Sent]:
    """What `on_sent="learn"` is told."""
    found: list[Sent] = []

    async def note(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, sent: Sent) -> None:
        del uow, content, now, parcel
        found.append(sent)

    office.on_sent["learn"] = note
    return found


async def test_a_message_is_shown_in_another_chat_and_a_gone_one_holds_nothing_up(
    office: Office,
) -> None:
    await office.control("say", chat=GROUP, user=ANN, text="my scarf")
    shown = (await office.look("messages", chat=GROUP))["messages"][-1]
    await office.send(Forward(OPS, GROUP, shown["message_id"]), Forward(OPS, GROUP, 9999))
    assert await office.seen(1, OPS) == ["my scarf"]
    assert set(await office.states()) <= {"sent", "failed"}


async def test_a_link_lets_so_many_in_until_then_and_comes_back(office: Office) -> None:
    found = await learn(office)
    until = (office.clock.now() + timedelta(days=7)).isoformat()
    await office.send(Invite(GROUP, "K" * 40, 1, until), on_sent="learn")
    [sent] = found
    assert str(sent.data["link"]).startswith("https://t.me/+")
    [asked] = await office.requests("createChatInviteLink")
    assert (len(asked["name"]), asked["member_limit"]) == (32, 1)
    assert asked["expire_date"]


async def test_without_the_right_to_invite_there_is_no_link(office: Office) -> None:
    await office.control("say", chat=GROUP, user=1, text="hello")
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin={"can_delete_messages": True}, by=1)
    await office.send(Invite(GROUP))
    await office.delivery.drain()
    assert (await office.states())[0] == "failed"
    assert await office.seen(1, OPS) == ["In Club I lack can_invite_users"]
