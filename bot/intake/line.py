"""Telegram's Bot API as far as intake needs it: without aiogram, whose import takes seconds."""

from collections.abc import Mapping

import aiohttp
import msgspec
from msgspec import Raw, Struct

from bot.intake.mending import UNREADABLE

SECONDS = 15.0
UNHEARD = (aiohttp.ClientError, TimeoutError, OSError, *UNREADABLE)
"""Nothing came, or nothing that can be read."""


class Parameters(Struct):
    """What Telegram adds to an error."""

    retry_after: int = 0


class Answer(Struct):
    """The envelope of an answer, with what is in it still raw."""

    ok: bool = False
    result: Raw = Raw()
    error_code: int = 0
    description: str = ""
    parameters: Parameters | None = None


class NotOkError(Exception):
    """Telegram answered, and the answer is no; `code` is 401 for a token it does not know."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code


_decoder = msgspec.json.Decoder(Answer)


class Line:
    """One bot's line to Telegram. Its address holds the token: it is a secret and never logged."""

    def __init__(self, session: aiohttp.ClientSession, api_server: str, token: str) -> None:
        self._session = session
        self._base = f"{api_server.rstrip('/')}/bot{token}"

    async def post(self, method: str, params: Mapping[str, object], seconds: float = SECONDS) -> bytes:
        """The body of the answer, whatever it says. Raises one of `UNHEARD`."""
        limit = aiohttp.ClientTimeout(total=seconds)
        async with self._session.post(f"{self._base}/{method}", json=params, timeout=limit) as response:
            return await response.read()

    async def ask(self, method: str, params: Mapping[str, object]) -> bytes:
        """The result, as JSON. Raises one of `UNHEARD`, or NotOkError."""
        answer = _decoder.decode(await self.post(method, params))
        if not answer.ok:
            raise NotOkError(answer.error_code, answer.description)
        return bytes(answer.result)
