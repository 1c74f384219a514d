"""Messages that somebody writes as a channel, over the real wire: screened, deleted, the channel banned."""

from typing import Any

from sqlalchemy import select

from bot.storage.tables import member, sanction
from tests.bad_input.ground import unharmed
from tests.stories.stage import GROUP, OPS, OWNER, Stage
from tests.stories.test_ladder import ANN, CHEN, SCAM, cards, found, say

ADS, OWN, FRIEND = -1001000000071, -1001000000072, -1001000000073
MAYBE = "大家看 刷*单*返*现 哦"


async def channel(stage: Stage, chat: int, title: str, username: str = "") -> None:
    """A channel in whose name its owner can write."""
    await stage.post("chats", id=chat, type="channel", title=title, username=username or None, owner=CHEN)


async def write(stage: Stage, written: str, as_: int = ADS, **more: Any) -> dict[str, Any]:
    """Somebody writes in the group as a channel."""
    return await say(stage, CHEN, written, **{"as": as_}, **more)


async def there(stage: Stage, written: str) -> bool:
    """Whether a message still stands in the group."""
    return any(each["text"] == written for each in await stage.seen(ANN))


async def test_a_channels_advertisement_goes_and_the_channel_can_be_banned(stage: Stage) -> None:
    await channel(stage, ADS, "Easy <b>Money</b>", "easy_money")
    await write(stage, SCAM)
    assert not await there(stage, SCAM)
    [card] = await cards(stage)
    assert "Easy <b>Money</b> @easy_money" in card["text"]
    assert "a channel" in card["text"]
    offered = [each["text"] for row in card["buttons"] for each in row]
    assert not any("warn" in each or "Mute" in each for each in offered)
    assert "banned" not in str(await stage.press(OWNER, card, "incident:ban", OPS)).lower()
    refused = await stage.http.post(
        f"{stage.url}/sandbox/say", json={"chat": GROUP, "user": CHEN, "text": "again", "as": ADS}
    )
    assert refused.status == 400
    assert await found(stage) == [(3, "closed", "confirmed")]
    [card] = await cards(stage)
    await stage.press(OWNER, card, "unsanction", OPS)
    await write(stage, "hello again")
    assert await there(stage, "hello again")
    await unharmed(stage)


async def test_a_channel_is_no_member(stage: Stage) -> None:
    await channel(stage, ADS, "Easy Money")
    await write(stage, SCAM)
    await write(stage, "你们的客服太差了，我要投诉，退款！")
    [card] = await cards(stage)
    await stage.press(OWNER, card, "incident:ban", OPS)
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(select(member.c.user_id).where(member.c.user_id < 0))
        assert rows.all() == []
        given = await uow.connection.execute(select(sanction.c.kind, sanction.c.user_id, sanction.c.points))
        assert given.all() == [("ban", ADS, 0)]
    assert not any("📮" in each for each in await stage.heard(OWNER, OPS))


async def test_a_wave_of_channels_is_banned_from_one_card(stage: Stage) -> None:
    wave = range(ADS - 20, ADS - 14)
    for number in wave:
        await channel(stage, number, f"Ads {number}")
    orders = [{"path": "say", "chat": GROUP, "user": CHEN, "text": SCAM, "as": each} for each in wave]
    await stage.post("batch", do=orders)
    await stage.settle()
    card = await stage.last(OWNER, OPS)
    assert "Ads -100" in card["text"]
    await stage.press(OWNER, card, "crowd:ban", OPS)
    await stage.press(OWNER, await stage.last(OWNER, OPS), "crowd:do-ban", OPS)
    async with stage.database.read() as uow:
        banned = await uow.connection.execute(select(sanction.c.user_id))
        assert sorted(banned.scalars()) == sorted(wave)
    await unharmed(stage)


async def test_a_guess_about_a_channel_is_for_staff_to_judge(stage: Stage) -> None:
    await channel(stage, ADS, "Easy Money")
    await write(stage, MAYBE)
    assert await there(stage, MAYBE)
    [card] = await cards(stage)
    await stage.press(OWNER, card, "incident:delete", OPS)
    assert not await there(stage, MAYBE)
    assert await found(stage) == [(3, "closed", "confirmed")]


async def test_what_a_channel_makes_of_its_message_is_screened(stage: Stage) -> None:
    await channel(stage, ADS, "Easy Money")
    message = await write(stage, "good morning")
    await stage.post("edit", chat=GROUP, user=CHEN, message=message["message_id"], text=SCAM)
    await stage.settle()
    assert not await there(stage, SCAM)


async def test_the_groups_own_channel_and_friends_may_write(stage: Stage) -> None:
    await channel(stage, OWN, "Readers' news")
    await channel(stage, FRIEND, "Friends", "good_friends")
    await stage.post("chats/link", chat=GROUP, channel=OWN)
    await stage.say(OWNER, "/links allow @good_friends", OPS)
    await stage.pass_time(hours=7)
    for each in (OWN, FRIEND):
        await write(stage, SCAM, each)
    await say(stage, OWNER, SCAM, GROUP, **{"as": "anonymous"})
    assert await found(stage) == []
