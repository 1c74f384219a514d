"""What the control API can make persons do: one table of acts by path, and how a body is read.

An act takes the world and keyword arguments named like the body's keys, and answers JSON. What is
impossible raises `Refused` with one plain sentence.
"""

import inspect
from collections.abc import Callable
from typing import Any

from sandbox import people_chats, people_members, people_polls, people_press, people_say
from sandbox.chats import Json
from sandbox.errors import Refused
from sandbox.people_press import answer_of
from sandbox.rights import CONTENT_PERMISSION
from sandbox.world import World

__all__ = ["ACTIONS", "act", "answer_of"]

Act = Callable[..., Json]

ACTIONS: dict[str, Act] = {
    "bots": people_chats.add_bot,
    "users": people_chats.add_user,
    "chats": people_chats.add_chat,
    "chats/bot": people_chats.seat_bot,
    "chats/admin": people_members.admin,
    "chats/join": people_members.join,
    "chats/leave": people_members.leave,
    "chats/request": people_members.request,
    "chats/approve": people_members.approve,
    "chats/decline": people_members.decline,
    "chats/kick": people_members.kick,
    "chats/ban": people_members.ban,
    "chats/unban": people_members.unban,
    "chats/restrict": people_members.restrict,
    "chats/migrate": people_chats.migrate,
    "chats/topics": people_chats.topic,
    "chats/title": people_chats.title,
    "chats/pin": people_chats.pin_message,
    "chats/link": people_chats.link_channel,
    "say": people_say.say,
    "edit": people_say.edit,
    "delete": people_say.delete,
    "post": people_say.post,
    "press": people_press.press,
    "forge": people_press.forge,
    "vote": people_polls.vote,
    "close_poll": people_polls.close_poll,
    "react": people_press.react,
    "block": people_chats.block,
    "seen": people_chats.seen,
}
CONTENT = frozenset((*CONTENT_PERMISSION, "caption")) - {"text", "rich_message"}
# Keys of a body that Python does not take as names of arguments.
_NAMES = {"as": "as_", "id": "id_", "type": "type_"}


def _keys(function: Act) -> tuple[frozenset[str], frozenset[str], bool]:
    """The keys an act needs, those it knows, and whether it takes content besides."""
    needed, known, loose = set(), set(), False
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            loose = True
        elif parameter.kind is parameter.KEYWORD_ONLY:
            known.add(name)
            if parameter.default is parameter.empty:
                needed.add(name)
    return frozenset(needed), frozenset(known), loose


_SHAPES = {path: _keys(function) for path, function in ACTIONS.items()}


def act(world: World, path: str, body: Json) -> Any:  # noqa: ANN401 - whatever JSON the act answers
    """Do what a control call asks for; `Refused` for an unknown path, key, or impossible act."""
    function = ACTIONS.get(path)
    if function is None:
        raise Refused(f"there is no act called {path}")
    arguments = {_NAMES.get(key, key): value for key, value in body.items()}
    needed, known, loose = _SHAPES[path]
    if not needed <= arguments.keys():
        raise Refused(f"{path} needs {', '.join(sorted(needed - arguments.keys()))}")
    strange = arguments.keys() - known
    if strange and not (loose and strange <= _LOOSE.get(path, CONTENT)):
        raise Refused(f"{path} does not know {', '.join(sorted(strange))}")
    return function(world, **arguments)


_LOOSE = {"post": frozenset(CONTENT | _SHAPES["say"][1])}
