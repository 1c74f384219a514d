"""`/codes`: staff fill the pools of codes that giveaways hand out, where no member reads along."""

import re
from itertools import chain
from typing import Any

from bot.actions import giveaway_prize
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.giveaway import POOL_LENGTH
from bot.domain.giveaway_line import read_pool
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from handlers.games import community_meant
from handlers.panel_entry import enter
from handlers.panel_screen import home

AT_ONCE, CODE_LENGTH = 1000, 128
FILLING = "codes"
"""The question which codes a pool gets."""
_ADD = re.compile(r"(?:add|添加|加)\s+(?P<pool>\S+)(?P<codes>.*)", re.IGNORECASE | re.DOTALL)


async def codes(call: Call) -> None:
    """The pools and what is left in them; "add spring" and codes, one a line, fills one."""
    await call.require_staff()
    community = community_meant(call)
    if call.chat_id == community.chat_id:
        raise Refusal("codes-not-here")
    if not call.args:
        await call.answer(await pools(call, community))
        return
    await _fill(call, community, *_read(call.args))


async def written(call: Call, data: dict[str, Any]) -> None:
    """The answer to the panel's question: a pool's name, and its codes below."""
    del data
    community = await enter(call, home(call).id)
    if call.chat_id == community.chat_id:
        raise Refusal("codes-not-here")
    line = call.args if _ADD.fullmatch(call.args) else f"add {call.args}"
    await _fill(call, community, *_read(line))


async def pools(call: Call, community: Community) -> Text:
    """The pools and how many codes are left in each."""
    left = await call.uow.giveaways.pools(community.id)
    lines = tuple(Text("codes-pool", {"pool": name, "codes": count}) for name, count in left.items())
    return Text("codes-pools", {
        "community": community.title, "count": len(lines), "lines": Listing(lines, "lines"),
    })  # fmt: skip


async def _fill(call: Call, community: Community, pool: str, given: list[str]) -> None:
    added, left = await giveaway_prize.add_codes(
        call.uow, call.desk.now, community, call.person.user_id, pool, given
    )
    await call.answer(Text("codes-added", {
        "community": community.title, "pool": pool, "added": added, "known": len(given) - added, "left": left,
    }))  # fmt: skip


def _read(written: str) -> tuple[str, list[str]]:
    """The pool and its codes: one a line, or all in one line with blanks between them."""
    match = _ADD.fullmatch(written)
    if match is None:
        raise Refusal("codes-usage")
    pool = read_pool(match["pool"])
    if pool is None:
        raise Refusal("codes-pool-name", most=POOL_LENGTH)
    first, *more = match["codes"].replace("\0", "").split("\n")
    given = list(dict.fromkeys(each.strip() for each in chain(first.split(), more) if each.strip()))
    if not given:
        raise Refusal("codes-usage")
    if len(given) > AT_ONCE or any(len(each) > CODE_LENGTH for each in given):
        raise Refusal("codes-too-many", most=AT_ONCE, length=CODE_LENGTH)
    return pool, given
