"""Presses of buttons on their way to a bot and back."""

from dataclasses import dataclass

from sandbox.chats import Chat, Json

ANSWER_WITHIN = 60
EPHEMERAL_WITHIN = 15
JOIN_ANSWER_WITHIN = 10
DOOR_OPEN = 300


@dataclass(slots=True)
class CallbackQuery:
    """One press: who, where, on which message, when (Unix seconds), and the bot's answer."""

    id: str
    bot_id: int
    user_id: int
    chat: Chat
    message_id: int
    ephemeral_id: int
    at: int
    answer: Json | None = None
