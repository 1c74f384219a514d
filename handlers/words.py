"""`/words`: the words that are looked for in a community, changed and tried by its staff."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from bot.actions import words as listing
from bot.actions.findings import category_named, how_named, what_named
from bot.desk import Call
from bot.domain.outgoing import Button, Listing, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.screening import Hit, Mode
from bot.domain.setup import name_of
from bot.domain.wordlist import ADD, ALLOW, SHORT, mark_of, page_of
from bot.guard import Guard
from bot.screening.lexicon import OPTIONS
from bot.storage.word import WordChange
from handlers.only_one import the_one
from handlers.panel_entry import enter
from handlers.panel_screen import home, in_ops, number_in

STAY = 300
"""Seconds that an answer about words stays where it could not be made ephemeral."""
MOST_HITS, MOST_SHOWN = 20, 60
_BUTTON = "words"

Ask = Callable[[Call, str], Awaitable[None]]


async def words(call: Call) -> None:
    """`/words add|remove|allow|list|test ...`; alone it says how."""
    await the_one(call)
    name, _, rest = call.args.replace("\n", " \n", 1).partition(" ")
    await _ASKED.get(name.casefold(), _usage)(call, rest.strip())


async def press(call: Call) -> None:
    """Another page (`list.<page>.<community>`), or a change taken back (`undo.<mark>.<community>`)."""
    what, mark, community = _parts(call.args)
    await enter(call, number_in(community))
    if what == "list":
        await call.edit(*await _page(call, number_in(mark)))
        return
    word = await listing.take_back(call.uow, call.desk.now, home(call), call.person.user_id, mark)
    await call.edit(Text("words-forgotten", {"word": word}))


def _parts(ref: str) -> tuple[str, str, str]:
    parts = ref.split(".")
    if len(parts) != 3 or parts[0] not in {"list", "undo"}:  # noqa: PLR2004 - what, which, where
        raise Refusal("button-too-old")
    return parts[0], parts[1], parts[2]


async def _usage(call: Call, rest: str) -> None:
    del rest
    params: dict[str, Param] = {"community": name_of(home(call)), "options": ", ".join(OPTIONS)}
    await call.answer(Text("words-usage", params), lifetime=STAY)


async def _add(call: Call, rest: str) -> None:
    if not rest:
        await _usage(call, rest)
        return
    done = await listing.add(call.uow, call.desk.now, home(call), call.person.user_id, rest)
    if len(done.words) == 1 and not done.left_out:
        [word] = done.words
        acts = "flag" if word.flag else "ladder"
        text = Text("words-added", {"word": word.text, "severity": word.severity, "acts": acts})
        await call.answer(text, _undo(call, word.key), STAY)
        if len(word.key) < SHORT:
            await call.answer(Text("words-common", {"word": word.text}), lifetime=STAY)
        return
    lines = [Text("words-left-out", {"word": line[:MOST_SHOWN], "why": listing.why(fault)})
             for line, fault in done.left_out[:MOST_HITS]]  # fmt: skip
    params: dict[str, Param] = {
        "count": len(done.words), "left": len(done.left_out), "lines": Listing(tuple(lines)),
    }  # fmt: skip
    await call.answer(Text("words-added-many", params), lifetime=STAY)


async def _remove(call: Call, rest: str) -> None:
    if not rest:
        await _usage(call, rest)
        return
    word, was = await listing.remove(
        call.uow, _guard(call), call.desk.now, home(call), call.person.user_id, rest
    )
    key = "words-forgotten" if was == ALLOW else "words-removed"
    await call.answer(Text(key, {"word": word.text}), () if was else _undo(call, word.key), STAY)


async def _allow(call: Call, rest: str) -> None:
    if not rest:
        await _usage(call, rest)
        return
    word = await listing.allow(call.uow, call.desk.now, home(call), call.person.user_id, rest)
    await call.answer(Text("words-allowed", {"word": word.text}), _undo(call, word.key), STAY)


async def _list(call: Call, rest: str) -> None:
    page = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) <= len("999") else 1
    await call.answer(*await _page(call, page), STAY)


async def _test(call: Call, rest: str) -> None:
    if not rest:
        raise Refusal("words-nothing-to-test")
    hits, mode = await listing.test(call.uow, _guard(call), home(call), rest)
    if not hits:
        await call.answer(Text("words-test-clean"), lifetime=STAY)
        return
    lines = [_hit(call, hit, rest, mode) for hit in hits[:MOST_HITS]]
    params: dict[str, Param] = {"count": len(hits), "lines": Listing(tuple(lines), "lines")}
    await call.answer(Text("words-test", params), lifetime=STAY)


def _hit(call: Call, hit: Hit, text: str, mode: Mode) -> Text:
    acts = str(mode) if mode is not Mode.ON else "certain" if hit.certain else "shown"
    return Text("words-test-line", {
        "found": text[hit.start : hit.end][:MOST_SHOWN], "word": what_named(hit),
        "category": category_named(call.content, hit.rule, hit.category), "severity": hit.severity,
        "how": how_named(hit.how), "acts": acts,
    })  # fmt: skip


def _guard(call: Call) -> Guard:
    guard = call.desk.guard
    if guard is None:
        raise LookupError("a desk without a guard")
    return guard


async def _page(call: Call, wanted: int) -> tuple[Text, Rows]:
    changed = (await listing.changes_of(call.uow, home(call))).words
    found = sorted(changed, key=lambda each: (each.list, each.key))
    community = name_of(home(call))
    if not found:
        shipped = len(_guard(call).lexicon.words)
        return Text("words-list-none", {"community": community, "shipped": shipped}), ()
    shown, page, pages = page_of(found, wanted)
    params: dict[str, Param] = {
        "community": community, "count": len(found), "page": page, "pages": pages,
        "lines": Listing(tuple(_lines(shown)), "lines"),
    }  # fmt: skip
    return Text("words-list", params), _turning(call, page, pages)


def _lines(shown: Sequence[WordChange]) -> Iterator[Text]:
    for each in shown:
        params: dict[str, Param] = {"word": each.word}
        if each.list == ADD:
            params |= {"severity": each.severity, "options": each.options or "none"}
        yield Text(f"words-line-{each.list}", params)


def _turning(call: Call, page: int, pages: int) -> Rows:
    there = (("button-words-before", page - 1), ("button-words-after", page + 1))
    row = tuple(_button(call, label, f"list.{to}") for label, to in there if 1 <= to <= pages)
    return (row,) if row else ()


def _undo(call: Call, key: str) -> Rows:
    return ((_button(call, "button-undo", f"undo.{mark_of(key)}"),),)


def _button(call: Call, label: str, what: str) -> Button:
    owner = 0 if in_ops(call) or call.person.anonymous else call.person.user_id
    return Button(Text(label), pack_press(_BUTTON, f"{what}.{home(call).id}", owner))


_ASKED: Mapping[str, Ask] = {
    "add": _add, "remove": _remove, "allow": _allow, "list": _list, "test": _test,
    "加": _add, "增加": _add, "删": _remove, "去掉": _remove, "放行": _allow, "列表": _list, "试": _test,
}  # fmt: skip
