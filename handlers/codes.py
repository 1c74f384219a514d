"""`/codes`: staff fill the pools of codes that giveaways hand out, where no member reads along."""

import re
from itertools import chain

from bot.actions import giveaway_prize
from bot.desk import Call
from bot.domain.giveaway import POOL_LENGTH
from bot.domain.giveaway_line import read_pool
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from handlers.games import community_meant

AT_ONCE, CODE_LENGTH = 1000, 128
_ADD = re.compile(r"(?:add|添加|加)\s+(?P<pool>\S+)(?P<codes>.*)", re.IGNORECASE | re.DOTALL)


async def codes(call: Call) -> None:
    """The pools and what is left in them; "add spring" and codes, one a line, fills one."""
    await call.require_staff()
    community = community_meant(call)
    if call.chat_id == community.chat_id:
        raise Refusal("codes-not-here")
    if not call.args:
        pools = await call.uow.giveaways.pools(community.id)
        lines = tuple(Text("codes-pool", {"pool": name, "codes": left}) for name, left in pools.items())
        text = Text("codes-pools", {
            "community": community.title, "count": len(lines), "lines": Listing(lines, "lines"),
        })  # fmt: skip
        await call.answer(text)
        return
    pool, given = _read(call.args)
    added, left = await giveaway_prize.add_codes(call.uow, call.desk.now, community, pool, given)
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
