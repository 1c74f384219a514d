"""What staff can do about an incident: the buttons of its card. They name the incident, never a right."""

from collections.abc import Sequence

from bot.domain.community import Community, is_channel
from bot.domain.incident import Incident, State, Verdict
from bot.domain.outgoing import Button, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.sanctions import Kind, Sanction

ACTION, UNDO = "incident", "unsanction"
_SUPERGROUP = 1_000_000_000_000
_DAY, _HOUR = 1440, 60


def buttons_of(
    community: Community, each: Incident, sanctions: Sequence[Sanction], mute_minutes: int
) -> Rows:
    """The rows of a card: what can still be decided, what can be undone, and the way to the message."""
    if each.dry:
        return _link(community, each)
    if each.is_open:
        done = any(one.undone_at is None for one in sanctions)
        return (*_decisions(each, mute_minutes, done=done), *_link(community, each))
    undone = tuple(
        (undo_button(one),) for one in sanctions if one.undone_at is None and one.kind is not Kind.NOTE
    )
    other = "reopen" if each.verdict is Verdict.PARDONED else "pardon"
    return ((_button(other, each),), *undone, (_button("note", each),))


def _decisions(each: Incident, mute_minutes: int, *, done: bool) -> Rows:
    """Two in a row at most: a phone has no room for more. What was done already needs no second warning."""
    first = "take" if each.state is State.OPEN else "over"
    if is_channel(each.user_id):  # neither to be warned nor to be muted
        return (
            (_button(first, each), _button("pardon", each)),
            (_button("agree" if done or each.erased else "delete", each), _button("ban", each)),
            (_button("note", each),),
        )
    mute = _button("mute", each, **minutes_in_words(mute_minutes))
    return (
        (_button(first, each), _button("pardon", each)),
        (_button("agree" if done else "warn", each), mute),
        (_button("ban", each), _button("note", each)),
    )


def undo_button(sanction: Sanction) -> Button:
    """Takes one sanction back."""
    return Button(Text("button-unsanction", {"kind": sanction.kind}), pack_press(UNDO, sanction.id))


def minutes_in_words(minutes: int) -> dict[str, Param]:
    """So many minutes in the largest whole unit, for a text: `number` and `unit`."""
    for unit, size in (("days", _DAY), ("hours", _HOUR)):
        if minutes % size == 0:
            return {"number": minutes // size, "unit": unit}
    return {"number": minutes, "unit": "minutes"}


def _button(deed: str, each: Incident, **params: Param) -> Button:
    return Button(Text(f"button-incident-{deed}", dict(params)), pack_press(ACTION, f"{deed}.{each.id}"))


def _link(community: Community, each: Incident) -> Rows:
    """Only supergroups have addresses for their messages."""
    place = -community.chat_id - _SUPERGROUP
    if (each.message_id or 0) <= 0 or each.erased or place <= 0:  # below 0: of its former chat
        return ()
    return ((Button(Text("button-incident-open"), url=f"https://t.me/c/{place}/{each.message_id}"),),)
