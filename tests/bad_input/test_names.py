"""Names with every kind of Unicode, and the longest message: shown safely, counted once."""

import unicodedata

from sqlalchemy import select

from bot.storage.tables import activity, member
from bot.texts_safety import written_name
from tests.bad_input.ground import unharmed
from tests.bad_input.words import LONGEST, NAMES
from tests.stories.stage import BOT, GROUP, OWNER, Stage

FIRST = 5001
ALLOWED = {"\n"}


def shown(number: int) -> str:
    return written_name(NAMES[number]) or str(FIRST + number)


async def _all_join(stage: Stage) -> None:
    for number, name in enumerate(NAMES):
        await stage.post("users", id=FIRST + number, first_name=name)
    await stage.post(f"chats/{GROUP}/join", users=[FIRST + number for number in range(len(NAMES))])
    await stage.settle()


async def _nothing_hidden(stage: Stage) -> str:
    """All the group reads, in one; no sign in it is invisible or turns the writing around."""
    messages = [each for each in await stage.seen(OWNER) if each["from"]["id"] == BOT]
    text = "\n".join(each["text"] for each in messages)
    bad = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}} - ALLOWED
    assert bad == set()
    for each in messages:
        for entity in each.get("entities") or ():
            assert entity["type"] in {"text_mention", "text_link", "bold"}, entity
    return text


async def test_every_name_is_greeted_as_it_is_written_and_harmless(stage: Stage) -> None:
    await _all_join(stage)
    await stage.pass_time(seconds=90)
    text = await _nothing_hidden(stage)
    assert [shown(number) for number in range(10) if shown(number) not in text] == []
    await unharmed(stage)


async def test_every_name_is_safe_in_awards_leaderboard_and_evening_line(stage: Stage) -> None:
    await _all_join(stage)
    for number in range(len(NAMES)):
        await stage.say(FIRST + number, "签到")
        await stage.say(OWNER, f"/award {FIRST + number} 5 \u202ewhy\u2066 <b>{{ $x }}")
    await stage.settle()
    await stage.say(OWNER, "/rank")
    await stage.pass_time(hours=12.5)
    text = await _nothing_hidden(stage)
    assert text.count("why <b>{ $x }") == len(NAMES)
    assert [shown(number) for number in range(len(NAMES)) if shown(number) not in text] == []
    await unharmed(stage)


def _raw(user: int, name: str, text: str, update_id: int) -> str:
    """A message as no sane encoder writes it; `name` and `text` are JSON without quotes."""
    chat = f'{{"id":{GROUP},"type":"supergroup","title":"Readers"}}'
    person = f'{{"id":{user},"is_bot":false,"first_name":"{name}"}}'
    return (
        f'{{"update_id":{update_id},"message":{{"message_id":{update_id},"date":1772416800,'
        f'"chat":{chat},"from":{person},"text":"{text}"}}}}'
    )


async def test_half_a_sign_or_nul_costs_nobody_their_message(stage: Stage) -> None:
    written = {
        r"a\ud800b": "a\ufffdb", r"\udc00\udc00": "\ufffd\ufffd", r"a\u0000b": "ab", r"\ud83d\ude00": "😀",
        r"\\u0000": r"\u0000", r"\\\ud800": "\\\ufffd",
    }  # fmt: skip
    await stage.post("updates", bot=BOT, next=900_000)
    for number, name in enumerate(written):
        await stage.post("updates", bot=BOT, raw=_raw(FIRST + number, name, name, 900_000 + 2 * number))
        await stage.post("updates", bot=BOT, raw=_raw(FIRST + number, name, "签到", 900_001 + 2 * number))
    await unharmed(stage)
    async with stage.database.read() as uow:
        query = (
            select(member.c.name, activity.c.messages)
            .join(activity, activity.c.user_id == member.c.user_id)
            .where(member.c.user_id >= FIRST)
            .order_by(member.c.user_id)
        )
        rows = (await uow.connection.execute(query)).all()
    assert [tuple(row) for row in rows] == [(kept, 2) for kept in written.values()]


async def test_the_longest_message_counts_once(stage: Stage) -> None:
    for user, sign in ((1001, "长"), (1002, "😀"), (1003, "<"), (1004, "\u0351")):
        length = LONGEST // (len(sign.encode("utf-16-le")) // 2)
        await stage.say(user, "x" + sign * (length - 1))
    await unharmed(stage)
    async with stage.database.read() as uow:
        counted = (await uow.connection.execute(select(activity.c.messages))).scalars().all()
    assert counted == [1, 1, 1, 1]
