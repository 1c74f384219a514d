"""What is for one person's eyes: ephemeral, or in private, or not at all; never before the group."""

from dataclasses import replace

import pytest

from bot.domain.outgoing import Say, Whisper
from tests.delivery.office import ANN, BEN, GROUP, TOKEN, Office, say, whisper


def secret(written: str, user: int = ANN, **to: object) -> Say:
    return replace(whisper(written, user, **to), secret=True)


async def _take_rights(office: Office) -> None:
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin=False, status="member", by=1)


async def _open_private_chat(office: Office, user: int = ANN) -> None:
    await office.control("say", chat=user, bot=TOKEN, user=user, text="/start")


async def group_reads(office: Office) -> list[str]:
    """What the owner, who is not meant, sees of the bot."""
    return await office.seen(1)


async def test_a_secret_is_ephemeral_where_that_is_possible(office: Office) -> None:
    await office.send(secret("code RED"))
    assert await office.seen(ANN) == ["~code RED"]
    assert await group_reads(office) == []
    assert await office.states() == ["sent"]


async def test_where_the_group_takes_no_ephemeral_messages_it_is_said_in_private(office: Office) -> None:
    await _take_rights(office)
    await _open_private_chat(office)
    await office.send(secret("code RED", reply_to=1))
    assert await office.seen(ANN, ANN) == ["code RED"]
    assert await group_reads(office) == []
    assert await office.seen(ANN) == []
    assert await office.states() == ["sent"]
    assert (await office.community()).ephemeral is False


async def test_in_a_group_that_is_known_to_refuse_it_goes_to_private_at_once(office: Office) -> None:
    await _take_rights(office)
    await _open_private_chat(office)
    await office.send(secret("one"))
    await office.send(secret("two"))
    assert await office.seen(ANN, ANN) == ["one", "two"]
    tried = [each for each in await office.requests("sendMessage") if "ephemeral_message_parameters" in each]
    assert len(tried) == 1


async def test_who_never_opened_the_bot_is_told_nothing_rather_than_everybody(office: Office) -> None:
    await _take_rights(office)
    await office.send(secret("code RED"))
    assert await group_reads(office) == []
    assert await office.states() == ["failed"]
    requests = await office.requests("sendMessage")
    assert [each["chat_id"] for each in requests] == [GROUP, ANN]


async def test_who_is_not_in_the_group_is_told_in_private(office: Office) -> None:
    await _open_private_chat(office, BEN)
    await office.send(secret("code RED", BEN))
    assert await office.seen(BEN, BEN) == ["code RED"]
    assert await group_reads(office) == []
    assert (await office.community()).ephemeral is None


async def test_what_is_said_in_private_stays_there(office: Office) -> None:
    await _take_rights(office)
    await _open_private_chat(office)
    await office.send(replace(secret("code RED"), lifetime=60))
    await office.later(61)
    assert await office.seen(ANN, ANN) == ["code RED"]


async def test_a_refusal_in_private_closes_no_door_of_the_group(office: Office) -> None:
    await _take_rights(office)
    await office.send(secret("code RED"))
    await office.send(say("hello"))
    assert await group_reads(office) == ["hello"]
    assert await office.states() == ["failed", "sent"]


@pytest.mark.parametrize("words", ["x" * 5000, "<b>x"])
async def test_long_or_odd_secrets_are_secrets_too(office: Office, words: str) -> None:
    await _take_rights(office)
    await _open_private_chat(office)
    await office.send(secret(words))
    assert await group_reads(office) == []
    assert "".join(await office.seen(ANN, ANN)).replace("\n", "") == words


async def test_a_secret_answer_in_a_private_chat_is_said_there(office: Office) -> None:
    await _open_private_chat(office)
    await office.send(replace(secret("code RED"), to=Whisper(ANN, ANN)))
    assert await office.seen(ANN, ANN) == ["code RED"]
