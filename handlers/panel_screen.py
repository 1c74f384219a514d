"""What all screens of `/panel` share: whose they are, how their buttons are made, where they appear.

A button's ref is a path: the community's id, the section, and what is asked of it.
"""

from collections.abc import Sequence

from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Mention, Place, Rows, Say, Text
from bot.domain.press import pack_press, read_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen

DIGITS = 9
PANEL, MENU, SETTINGS = "panel", "menu", "settings"


def in_ops(call: Call) -> bool:
    """Whether this is an operators' chat: there a panel is everybody's."""
    return call.chat_id in call.desk.ops and call.chat_id not in call.desk.communities


def home(call: Call) -> Community:
    """The community whose panel this is."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    return call.community


def way(call: Call, label: str | Text, *path: str | int) -> Button:
    """A button of this community's panel that leads to a section, or asks something of it."""
    ref = ".".join(map(str, (home(call).id, *path)))
    text = Text(label) if isinstance(label, str) else label
    return Button(text, pack_press(PANEL, ref, 0 if in_ops(call) else call.person.user_id))


def back(call: Call, *path: str | int) -> tuple[Button, ...]:
    """The row that leads back: to the menu, unless told where."""
    return (way(call, "button-back", *(path or (MENU,))),)


def taken_in(call: Call, section: str, rows: Rows, before: str = "") -> Rows:
    """A command's own buttons as those of a section, so that what they lead to stays in the panel.

    `before` is how their refs begin, if that says nothing new.
    """
    return tuple(tuple(_taken_in(call, section, button, before) for button in row) for row in rows)


def _taken_in(call: Call, section: str, button: Button, before: str) -> Button:
    press = read_press(button.data) if button.data else None
    if press is None:
        return button
    return way(call, button.label, section, press.ref.removeprefix(before))


def in_rows(buttons: Sequence[Button], wide: int) -> Rows:
    """So many buttons a row."""
    return tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))


def number_in(written: str) -> int:
    """A row's number out of a button; refuses what no button of ours carries."""
    if not (written.isascii() and written.isdecimal() and len(written) <= DIGITS):
        raise Refusal("button-too-old")
    return int(written)


async def show(call: Call, screen: Screen) -> None:
    """In the pressed message; as an answer to words, in a new one.

    In a group only the caller sees it: where that cannot be, it comes in private, and whom the bot may not
    write to finds a link to where it may.
    """
    if call.press_id and call.args:
        await call.edit(screen.text, screen.buttons, screen.reckon)
        return
    to, hidden = Place(call.chat_id, call.topic), not call.private and not in_ops(call)
    say = Say(
        call.audience if hidden else to, call.language, screen.text, screen.buttons, secret=hidden,
        instead=_invitation(call, to) if hidden else None, reckon=screen.reckon,
    )  # fmt: skip
    await call.uow.outbox.put(say, call.desk.now, community_id=home(call).id)


def _invitation(call: Call, to: Place) -> Say:
    url = f"https://t.me/{call.desk.bot_username}?start={PANEL}-{home(call).id}"
    text = Text("panel-in-private", {"name": Mention(call.person.user_id, call.person.name)})
    button = Button(Text("button-open-private"), url=url)
    return Say(to, call.language, text, ((button,),), lifetime=60, silent=True)
