"""A group's own links stay, strangers' go: what the bot learns about the group it is in."""

from sandbox.links import new_link
from tests.stories.stage import BOT, GROUP, OWNER, Stage
from tests.stories.test_ladder import given

ANN, BO, CHEN = 1002, 1003, 1004
CHANNEL = -1001000000009
FOREIGN = "come over: https://t.me/+ForeignSecret1234"


async def gone(stage: Stage, user: int, text: str) -> bool:
    """Whether what somebody writes is deleted."""
    message = await stage.say(user, text)
    await stage.settle()
    return message["message_id"] not in [each["message_id"] for each in await stage.seen(OWNER)]


async def test_the_groups_own_invite_links_stay_and_a_strangers_goes(stage: Stage) -> None:
    chat = stage.box.world.chats[GROUP]
    own = next(link.url for link in chat.links.values() if link.creator == BOT)
    olgas = new_link(stage.box.world, chat, OWNER, primary=True).url
    assert not await gone(stage, ANN, f"bring a friend: {own}")
    await stage.post("users", id=1010, first_name="Nina")
    await stage.post(f"chats/{GROUP}/join", user=1010, link=olgas)
    await stage.settle()
    assert not await gone(stage, BO, f"bring a friend: {olgas}")
    assert await given(stage) == []
    assert await gone(stage, CHEN, FOREIGN)
    assert await given(stage)


async def test_the_linked_channel_and_the_groups_name_are_no_promotion(stage: Stage) -> None:
    promotion = "read t.me/reader_news, and tell people of t.me/reader_club"
    channel = {"id": CHANNEL, "type": "channel", "title": "News", "username": "reader_news", "owner": OWNER}
    await stage.post("chats", **channel)
    await stage.post(f"chats/{CHANNEL}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.post("chats/link", chat=GROUP, channel=CHANNEL)
    world = stage.box.world
    world.chats[GROUP].wire = {**world.chats[GROUP].wire, "username": "reader_club"}
    async with stage.database.read() as uow:
        [home] = [each for each in await uow.communities.all() if each.chat_id == GROUP]
    guard = stage.app.school.guard
    await stage.say(ANN, "good morning")
    await stage.settle()
    before = guard.book(home).invites.allowed
    await stage.pass_time(hours=6)
    await stage.say(ANN, promotion)
    await stage.settle()
    assert guard.book(home).invites.allowed - before == {"reader_news", "reader_club", str(CHANNEL)}
    async with stage.database.read() as uow:
        assert await uow.incidents.waiting(home.id, 9) == []
