"""Who may be written to in private: everybody who has written, or pressed a button, there."""

from bot.desk import Desk
from bot.intake.slim import Update, User


async def open_contact(desk: Desk, update: Update) -> None:
    """Note whoever this update says is in a private chat with the bot.

    To be called outside the savepoint of acting on it: they are there also if the answer is a no.
    """
    user = _in_private(update)
    if user is not None and not user.is_bot:
        await desk.uow.members.open_contact(user.id, (user.language_code or "")[:8], desk.now)


def _in_private(update: Update) -> User | None:
    message, press = update.message, update.callback_query
    if message is not None and message.chat.type == "private":
        return message.from_
    if press is not None and press.message is not None and press.message.chat.type == "private":
        return press.from_
    return None
