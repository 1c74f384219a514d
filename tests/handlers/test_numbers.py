"""The numbers that a call goes by are those of the community that it is about."""

from dataclasses import replace

from bot.desk import Call, Desk
from bot.storage.database import Database
from handlers.games import member_of_row
from tests.actions.arrivals import CHAT, START, Group, person


async def test_in_private_it_is_the_group_of_the_button_wherever_one_was_last(database: Database) -> None:
    group = Group(database)
    usual = group.content
    own = replace(usual, votes=replace(usual.votes, points=9), usual=usual)
    group.content = replace(usual, variants={"reading": own})
    last, asked = await group.register(), await group.register(2, pack="reading")
    for home in (1, 2):
        await group.join(1, home=home)
    async with database.begin() as uow:
        desk = Desk(uow, group.content, START, 42, "steward_bot", frozenset(), {CHAT: last}, {})
        call = Call(
            desk, "pressed", "", 1, private=True, person=person(1), language="en", sent_at=START,
            community=last, member=await uow.members.get(last.id, 1),
        )  # fmt: skip
        before = call.content.votes.points
        found, member = await member_of_row(call, asked.id)
        assert (found.id, member.community_id) == (asked.id, asked.id)
        assert (before, call.content.votes.points) == (usual.votes.points, 9)
