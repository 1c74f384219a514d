"""What the bot can do, what the group asks of people, and what each may choose for themselves."""

from bot.actions import options
from bot.desk import Call
from bot.domain.appeal import LINK
from bot.domain.commands import COMMANDS, FOR_OPERATORS
from bot.domain.community import Member
from bot.domain.outgoing import Button, Listing, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.menu import STAFF_ONLY
from handlers.appeal import started as appeal_started
from handlers.checkin import LIFETIME
from handlers.gate import started as gate_started
from handlers.panel import started as panel_started
from handlers.panel_gate import GATE
from handlers.panel_screen import PANEL, in_ops
from handlers.privacy import my_data

_LANGUAGES = {
    "zh": ("zh", "cn", "中文", "汉语", "chinese"),
    "en": ("en", "英文", "英语", "english"),
    "": ("auto", "自动", "默认", "default"),
}


async def help_(call: Call) -> None:
    """What the caller can ask for here; in private also what the bot is and how a group gets it."""
    staff = call.community is not None and await call.is_staff()
    lines = tuple(
        Text("help-line", {"command": name, "what": Text(f"command-{name}")})
        for name in COMMANDS
        if (name in FOR_OPERATORS if in_ops(call) else staff or name not in STAFF_ONLY)
    )
    key = "help-private" if call.private else "help-ops" if in_ops(call) else "help-group"
    buttons = _invitation(call) if call.private else ()
    await call.answer(Text(key, {"lines": Listing(lines, "lines")}), buttons, LIFETIME)


async def start(call: Call) -> None:
    """The first word in private; a link may ask for something by it."""
    if call.args.startswith(LINK):
        await appeal_started(call)
        return
    asked = {"mydata": my_data, PANEL: panel_started, GATE: gate_started}.get(
        call.args.partition("-")[0], help_
    )
    await asked(call)


async def rules(call: Call) -> None:
    """The rules of the caller's community."""
    pack = call.content.pack(call.community.pack if call.community else "")
    await call.answer(Text(pack.rules), lifetime=5 * LIFETIME)


async def language(call: Call) -> None:
    """Choose a language by word, or be offered the choice."""
    if call.args:
        await _choose(call, call.args)
        return
    owner = call.person.user_id
    choices = [(Text(f"language-name-{code}"), code) for code in call.content.texts.languages]
    choices.append((Text("button-language-auto"), "auto"))
    buttons = tuple((Button(label, pack_press("language", code, owner)),) for label, code in choices)
    await call.answer(Text("language-which"), buttons, LIFETIME)


async def language_chosen(call: Call) -> None:
    """A button of that offer."""
    await _choose(call, call.args)


async def quiet(call: Call) -> None:
    """No more reminders, or reminders again."""
    now_quiet = await options.toggle_quiet(call.uow, await _memberships(call))
    await call.answer(Text("quiet-on") if now_quiet else Text("quiet-off"))


async def _choose(call: Call, written: str) -> None:
    word = written.strip().casefold()
    code = next((code for code, words in _LANGUAGES.items() if word in words), None)
    if code is None:
        raise Refusal("language-usage")
    community, _ = call.at_home
    await options.choose_language(call.uow, await _memberships(call), code)
    call.language = code or community.language
    text = Text("language-chosen" if code else "language-auto")
    await (call.edit(text) if call.press_id else call.answer(text))


async def _memberships(call: Call) -> list[Member]:
    """In a group the one there, in private all of them."""
    _, member = call.at_home
    return await call.uow.members.of_user(call.person.user_id) if call.private else [member]


def _invitation(call: Call) -> Rows:
    url = f"https://t.me/{call.desk.bot_username}?startgroup=true"
    return ((Button(Text("button-add-to-group"), url=url),),)
