"""Which chats take ephemeral messages, as far as that was learnt. Pure; the lasting part is in the rows."""

from datetime import datetime, timedelta

from bot.domain.outgoing import Paper, Say, Whisper
from bot.storage.parcel import Parcel

FRESH = timedelta(seconds=14)
"""Telegram lets a bot without rights answer within 15 s; one is for the way."""
AGAIN = timedelta(days=1)


def whisper_of(parcel: Parcel) -> Whisper | None:
    """The audience of a parcel for one person in a group."""
    outgoing = parcel.outgoing
    to = outgoing.to if isinstance(outgoing, Say | Paper) else None
    return to if isinstance(to, Whisper) and to.chat_id < 0 else None


def is_fresh(parcel: Parcel, now: datetime) -> bool:
    """Whether what the whisper answers is young enough to open the door for it."""
    to = whisper_of(parcel)
    return to is not None and bool(to.press_id or to.ephemeral_id) and now - parcel.created_at < FRESH


class Doors:
    """Remembers refusals, by chat and by whether the bot answered something fresh ("open door").

    A chat that refuses without an open door (the bot is no administrator) may take answers all the same.
    """

    def __init__(self) -> None:
        self._refused: dict[tuple[int, bool], datetime] = {}

    def may_try(self, chat_id: int, *, known: bool | None, fresh: bool, now: datetime) -> bool:
        """Whether an ephemeral message is worth a try; `known` is what the community's row says."""
        if known is not False:
            return True
        at = self._refused.get((chat_id, fresh))
        if at is None and not fresh:
            self._refused[chat_id, fresh] = now
            return False
        return at is None or now - at >= AGAIN

    def learn(
        self, chat_id: int, *, known: bool | None, took: bool, fresh: bool, now: datetime
    ) -> bool | None:
        """What the community's row should say from now on."""
        if not took:
            self._refused[chat_id, fresh] = now
            return False
        self._refused.pop((chat_id, fresh), None)
        return known if fresh and known is not None else True
