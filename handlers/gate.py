"""The gate's buttons and words: of whoever wants in, and of the staff who decide about them. And `/gate`."""

from typing import Any

from bot.actions import gate, gate_outcome, gate_rules
from bot.actions.gate_outcome import NO, UNDO, YES
from bot.actions.gate_question import OPEN as IN_PRIVATE
from bot.actions.gate_question import screen
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.gate import Kind, State, read_question
from bot.domain.outgoing import Button, Listing, Mention, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.knock import Knock
from handlers.checkin import LIFETIME
from handlers.panel_entry import enter, on_offer
from handlers.panel_gate import GATE, state_line
from handlers.panel_gate import section as gate_section
from handlers.panel_screen import home, in_ops, number_in, show
from handlers.setup import OPEN, ask_who

_WORDS = {
    "on": "on", "off": "off", "开": "on", "开启": "on", "打开": "on", "关": "off",
    "关闭": "off", "停": "off", "button": Kind.BUTTON, "按钮": Kind.BUTTON, "sum": Kind.SUM, "算术": Kind.SUM,
    "算数": Kind.SUM, "picture": Kind.PICTURE, "图片": Kind.PICTURE, "图案": Kind.PICTURE, "own": Kind.OWN,
    "问题": Kind.OWN, "自定义": Kind.OWN,
}  # fmt: skip
_ASK = ("ask", "提问", "问")


async def gate_(call: Call) -> None:
    """What the gate does here, to be changed by buttons; or by a word, or a question of the group's own."""
    if not await only_one(call):
        return
    word, _, rest = call.args.partition(" ")
    if not call.args:
        await show(call, await gate_section(call, []))
        return
    if word.casefold() in _ASK:
        await _add_question(call, rest)
        return
    change = _WORDS.get(call.args.strip().casefold())
    if change is None:
        raise Refusal("gate-usage")
    await gate_rules.change_by_word(call.uow, call.content, call.desk.now, home(call), _by(call), change)
    await call.answer(Text("gate-now", {"state": await state_line(call)}), lifetime=LIFETIME)


async def only_one(call: Call) -> bool:
    """Go on for the one community that is meant; False if somebody anonymous was asked who they are.

    Refuses with "gate-which" where it could be one of several.
    """
    await call.require_staff()
    if call.person.anonymous and not call.args:
        await ask_who(call)
        return False
    found = await on_offer(call)
    if len(found) > 1 and (in_ops(call) or found[0] != call.community):
        raise Refusal("gate-which", communities=Listing(tuple(name_of(each) for each in found)))
    await enter(call, found[0].id)
    return True


async def press(call: Call) -> None:
    """An answer by button; or the button of an administrator who asked anonymously."""
    if call.args == OPEN:
        call.args = ""
        await gate_(call)
        return
    community, turn, place = await _meant(call)
    if place == IN_PRIVATE:
        url = f"https://t.me/{call.desk.bot_username}?start={GATE}-{community.id}"
        await call.edit(Text("gate-in-private"), ((Button(Text("button-open-private"), url=url),),))
        return
    knock = await gate.press(
        call.uow, call.content, call.desk.now, community, call.person.user_id, turn, number_in(place)
    )
    call.language = str(knock.question.get("language", call.language))
    await _show_what_came(call, community, knock)


async def started(call: Call) -> None:
    """The link from the group: the question is put in private."""
    community = await _community(call, number_in(call.args.rpartition("-")[2]))
    await gate.ask_again(call.uow, call.content, call.desk.now, community, call.person.user_id, call.chat_id)


async def answered(call: Call, data: dict[str, Any]) -> None:
    """An answer in somebody's own words."""
    del data
    community = home(call)
    knock = await gate.answer(
        call.uow, call.content, call.desk.now, community, call.person.user_id, call.args, call.chat_id
    )
    call.language = str(knock.question.get("language", call.language))
    if knock.state == State.ASKED:
        text, buttons = screen(call.content, community, knock, in_private=True)
        await call.answer(text, buttons)
    else:
        await call.answer(_said(community, knock))


async def decide(call: Call) -> None:
    """Staff let somebody in or not, or take that back."""
    first, _, rest = call.args.partition(".")
    written, _, verb = rest.partition(".")
    community = await enter(call, number_in(first))
    user_id = _user_in(written)
    if verb == UNDO:
        knock = await gate_outcome.undo(call.uow, call.desk.now, community, user_id, call.person.user_id)
        if knock is None:
            raise Refusal("already-done")
        await call.edit(Text("gate-card-undone", {"name": gate_outcome.mention(knock), "by": _name(call)}))
        return
    if verb not in {YES, NO}:
        raise Refusal("button-too-old")
    done = await gate_outcome.decide(
        call.uow, call.content, call.desk.now, community, [user_id], call.person.user_id, yes=verb == YES
    )
    if not done:
        raise Refusal("already-done")
    text = Text(f"gate-card-{verb}", {"name": gate_outcome.mention(done[0]), "by": _name(call)})
    await call.edit(text, ((gate_outcome.undo_button(community, user_id),),))


async def _add_question(call: Call, written: str) -> None:
    question = read_question(written)
    if question is None:
        raise Refusal("gate-ask-usage")
    rules = await gate_rules.add_question(
        call.uow, call.content, call.desk.now, home(call), _by(call), question
    )
    asked = "yes" if rules.on and rules.kind is Kind.OWN else "no"
    params: dict[str, Param] = {"text": question.text, "count": len(rules.questions), "asked": asked}
    await call.answer(Text("gate-ask-added", params), lifetime=LIFETIME)


async def _meant(call: Call) -> tuple[Community, str, str]:
    parts = call.args.split(".")
    if len(parts) != 3:  # noqa: PLR2004 - community, turn, place
        raise Refusal("button-too-old")
    return await _community(call, number_in(parts[0])), parts[1], parts[2]


async def _community(call: Call, community_id: int) -> Community:
    """Whoever is asked need be no member; only who has an open question there gets anywhere with it."""
    if await call.uow.knocks.get(community_id, call.person.user_id) is None:
        raise Refusal("gate-over")
    await call.uow.communities.lock([community_id])
    call.community = await call.uow.communities.get(community_id)
    return call.community


async def _show_what_came(call: Call, community: Community, knock: Knock) -> None:
    if knock.state != State.ASKED:
        await call.edit(_said(community, knock))
        return
    in_private = call.private
    text, buttons = screen(call.content, community, knock, in_private=in_private)
    await call.edit(text, buttons)


def _said(community: Community, knock: Knock) -> Text:
    where, after = str(knock.question.get("where", "")), str(knock.question.get("after", ""))
    params = {"community": name_of(community), "where": where, "after": after}
    return Text(f"gate-{knock.state}", {**params})


def _user_in(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) <= 15):  # noqa: PLR2004
        raise Refusal("button-too-old")
    return int(written)


def _name(call: Call) -> Mention:
    return Mention(0, call.person.name)


def _by(call: Call) -> int:
    return call.person.user_id
