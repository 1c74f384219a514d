"""The stage: people, chats and acts of the story in the sandbox, over its control API."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from aiohttp import ClientError, ClientSession

from bot.demo.acts import CHECK_IN, Act, Do

CAUGHT_UP_SECONDS = 60.0
_GLANCE = 0.003
_AT_ONCE = 80
"""Orders in one call: what they bring must fit into one getUpdates."""
_LOOK_BACK = 60
"""How many messages back somebody looks for a button."""
_INVITES = "https://t.me/+"
_PATIENCE = 5
"""Real seconds in which a press must have its answer before time goes on."""

Order = dict[str, Any]


class StageError(Exception):
    """The demo cannot go on; the sentence says why."""


class Stage:
    """Drives the sandbox at `url`. `refused` collects what could not happen as the story has it."""

    def __init__(self, http: ClientSession, url: str, bot_id: int) -> None:
        self._http = http
        self._url = url
        self._bot_id = bot_id
        self._messages: dict[tuple[int, int], int] = {}
        self._unseen: dict[tuple[int, int], int] = {}
        self._orders: list[tuple[Order, Act | None]] = []
        self._followed: set[int] = set()
        self.refused: list[str] = []

    async def post(self, path: str, **body: Any) -> Any:  # noqa: ANN401 - any JSON
        """One control call; raises StageError when it is refused."""
        return await self._ask("POST", path, json=body)

    async def get(self, path: str, **query: Any) -> Any:  # noqa: ANN401 - any JSON
        """One look; raises StageError when it is refused."""
        return await self._ask("GET", path, params={name: str(value) for name, value in query.items()})

    async def _ask(self, verb: str, path: str, **more: Any) -> Any:  # noqa: ANN401 - any JSON
        try:
            async with self._http.request(verb, f"{self._url}/sandbox/{path}", **more) as response:
                answer = await response.json()
                status = response.status
        except (ClientError, TimeoutError) as error:
            raise StageError(f"the sandbox does not answer: {error!r}") from error
        if status >= 400:  # noqa: PLR2004 - HTTP's border between success and error
            raise StageError(f"the sandbox refuses {path}: {answer.get('error')}")
        return answer

    async def perform(self, acts: Sequence[Act], until: datetime | None = None) -> None:
        """Let people act, in order, and the bot hear it all.

        With `until` the clock moves to each act's time, and in the end there.
        """
        for act in acts:
            if until is not None:
                self._order({"path": "clock", "set": int(act.at.timestamp())})
            unknown = act.to and (act.chat, act.to) not in self._messages
            if unknown or len(self._orders) >= _AT_ONCE:
                await self._flush()
            if act.do == Do.PRESS and not act.about:
                await self._flush()
                await self._press(act)
            elif act.do == Do.FOLLOW:
                await self._flush()
                await self._follow(act)
            elif (order := self._order_of(act)) is not None:
                self._order(order, act)
        if until is not None:
            self._order({"path": "clock", "set": int(until.timestamp())})
        await self._flush()

    async def caught_up(self) -> None:
        """Wait until the bot has taken everything; raises StageError if it does not."""
        try:
            async with asyncio.timeout(CAUGHT_UP_SECONDS):
                while await self._pending():  # noqa: ASYNC110 - the queue is another process's
                    await asyncio.sleep(_GLANCE)
        except TimeoutError:
            raise StageError("the bot does not take its updates") from None

    async def _pending(self) -> int:
        bots = (await self.get("pending"))["bots"]
        return int(bots[str(self._bot_id)]["pending"])

    def _order(self, order: Order, act: Act | None = None) -> None:
        self._orders.append((order, act))

    async def _flush(self) -> None:
        """Have the orders carried out and taken by the bot, so that it always gets the same in one batch."""
        if not self._orders:
            return
        orders, self._orders = self._orders, []
        answer = await self.post("batch", do=[order for order, _ in orders])
        for (_, act), result in zip(orders, answer["results"], strict=True):
            if act is None:
                continue
            if "error" in result:
                self.refused.append(f"{act.do} at {act.at:%m-%d %H:%M}: {result['error']}")
            elif act.do == Do.SAY:
                self._messages[act.chat, act.key] = result["message_id"]
        await self.caught_up()

    def _order_of(self, act: Act) -> Order | None:
        """What the sandbox is to be told; None for what refers to a message that was never written."""
        if unseen := self._unseen.get((act.chat, act.to), 0):
            said = {"text": act.text, "reply_to_ephemeral": unseen}
            return {"path": act.do.value, "chat": act.chat, "user": act.user, **said}
        message = act.message or self._messages.get((act.chat, act.to), 0)
        if act.do == Do.WAIT or (not message and (act.to or act.about)):
            return None
        if act.do in {Do.JOIN, Do.LEAVE}:
            return {"path": f"chats/{act.chat}/{act.do}", "user": act.user}
        return {"path": act.do.value, "chat": act.chat, "user": act.user, **_details(act, message)}

    async def _press(self, act: Act) -> None:
        """Press the newest button of that action; without one in sight, type the command unseen."""
        found = await self.get("messages", chat=act.chat, limit=_LOOK_BACK, **{"as": act.user})
        for message in reversed(found["messages"]):
            if act.among not in (message["text"] or message["caption"] or ""):
                continue
            for button in (each for row in message["buttons"] for each in row):
                if fnmatchcase(button["data"] or "", f"{act.text}:*"):
                    self._messages[act.chat, act.key] = message["message_id"]
                    where = "ephemeral" if message["ephemeral"] else "message"
                    number = message["ephemeral_message_id" if message["ephemeral"] else "message_id"]
                    if message["ephemeral"]:
                        self._unseen[act.chat, act.key] = number
                    order = {"path": "press", "chat": act.chat, "user": act.user, "data": button["data"]}
                    self._order(order | {where: number}, act)
                    return
        if act.text == CHECK_IN:
            order = {"path": "say", "chat": act.chat, "user": act.user, "text": "/checkin"}
            self._order(order | {"ephemeral": "auto"})

    async def _follow(self, act: Act) -> None:
        """Go in by the newest invite link in sight, once; who sees none stays where they are."""
        if act.user in self._followed:
            return
        found = await self.get("messages", chat=act.chat, limit=_LOOK_BACK, **{"as": act.user})
        for message in reversed(found["messages"]):
            for button in (each for row in message["buttons"] for each in row):
                if (button["url"] or "").startswith(_INVITES):
                    self._followed.add(act.user)
                    self._order(
                        {"path": f"chats/{act.text}/join", "user": act.user, "link": button["url"]}, act
                    )
                    return


def _details(act: Act, message: int) -> Order:
    """What an order has besides who does what where; `message` is the one that it is about."""
    if act.do == Do.REACT:
        return {"message": message, "emoji": [act.text]}
    if act.do == Do.VOTE:
        return {"message": message, "options": [int(number) for number in act.text.split(",") if number]}
    if act.do == Do.PRESS:
        return {"message": message, "wait": _PATIENCE} | ({"button": act.text} if act.text else {})
    body: Order = {"photo": True, "caption": act.text} if act.photo else {"text": act.text}
    body |= {"reply_to": message} if message else {}
    return body | ({"ephemeral": "auto"} if act.unseen else {})
