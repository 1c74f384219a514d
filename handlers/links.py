"""`/links`: the domains that a community allows or bans, changed and listed by its staff."""

from collections.abc import Awaitable, Callable, Mapping

from bot.actions import links as listing
from bot.actions import rules
from bot.desk import Call
from bot.domain.linklist import ALLOW, BAN, GONE
from bot.domain.outgoing import Button, Listing, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.screening import Rule
from bot.domain.screening_rules import TELEGRAM
from bot.domain.setup import name_of
from bot.domain.wordlist import mark_of, page_of
from handlers.only_one import the_one
from handlers.panel_entry import enter
from handlers.panel_screen import home, in_ops, number_in
from handlers.words import STAY

_BUTTON = "links"
_LISTS = (ALLOW, BAN, GONE)

Ask = Callable[[Call, str], Awaitable[None]]


async def links(call: Call) -> None:
    """`/links allow|ban|remove DOMAIN`; alone it lists them and says how."""
    await the_one(call)
    name, _, rest = call.args.partition(" ")
    if not name:
        await call.answer(*await _page(call, 1), STAY)
        return
    await _ASKED.get(name.casefold(), _list)(call, rest.strip())


async def press(call: Call) -> None:
    """Another page (`list.<page>.<community>`), or a change taken back.

    That is `undo.<on>.<to>.<mark>.<community>`: the list it is on now, and the one it came from.
    """
    match call.args.split("."):
        case ["list", page, community]:
            await enter(call, number_in(community))
            await call.edit(*await _page(call, number_in(page)))
        case ["undo", on, to, mark, community] if on in _LISTS and to in _LISTS:
            await enter(call, number_in(community))
            done = await listing.take_back(
                call.uow, call.desk.now, home(call), call.person.user_id, mark, (on, to)
            )
            await call.edit(Text("links-undone", {"name": done.name, "list": done.now}))
        case _:
            raise Refusal("button-too-old")


async def _allow(call: Call, rest: str) -> None:
    await _put(call, rest, ALLOW)


async def _ban(call: Call, rest: str) -> None:
    await _put(call, rest, BAN)


async def _put(call: Call, rest: str, to: str) -> None:
    done = await listing.put(call.uow, call.desk.now, home(call), call.person.user_id, rest, to)
    modes = await rules.modes(call.uow, call.content, home(call))
    params: dict[str, Param] = {
        "name": done.name, "mode": str(modes[Rule.LINKS]),
        "kind": "group" if done.name.startswith(TELEGRAM) else "site",
    }  # fmt: skip
    await call.answer(Text(f"links-put-{to}", params), _undo(call, done), STAY)


async def _remove(call: Call, rest: str) -> None:
    done = await listing.remove(call.uow, call.desk.now, home(call), call.person.user_id, rest)
    await call.answer(Text("links-removed", {"name": done.name}), _undo(call, done), STAY)


async def _list(call: Call, rest: str) -> None:
    page = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) <= len("999") else 1
    await call.answer(*await _page(call, page), STAY)


async def _page(call: Call, wanted: int) -> tuple[Text, Rows]:
    lists, community = await listing.lists_of(call.uow, home(call)), name_of(home(call))
    found = [(each, name) for each in (ALLOW, BAN) for name in lists.get(each, ())]
    if not found:
        return Text("links-list-none", {"community": community}), ()
    shown, page, pages = page_of(found, wanted)
    lines = tuple(Text(f"links-line-{each}", {"name": name}) for each, name in shown)
    params: dict[str, Param] = {
        "community": community, "count": len(found), "page": page, "pages": pages,
        "lines": Listing(lines, "lines"),
    }  # fmt: skip
    there = (("button-words-before", page - 1), ("button-words-after", page + 1))
    row = tuple(_button(call, label, f"list.{to}") for label, to in there if 1 <= to <= pages)
    return Text("links-list", params), (row,) if row else ()


def _undo(call: Call, done: listing.Moved) -> Rows:
    return ((_button(call, "button-undo", f"undo.{done.now}.{done.before}.{mark_of(done.name)}"),),)


def _button(call: Call, label: str, what: str) -> Button:
    owner = 0 if in_ops(call) or call.person.anonymous else call.person.user_id
    return Button(Text(label), pack_press(_BUTTON, f"{what}.{home(call).id}", owner))


_ASKED: Mapping[str, Ask] = {
    "allow": _allow, "ban": _ban, "remove": _remove, "list": _list,
    "放行": _allow, "允许": _allow, "禁": _ban, "禁止": _ban, "删": _remove, "去掉": _remove, "列表": _list,
}  # fmt: skip
