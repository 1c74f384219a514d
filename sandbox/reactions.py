"""Which emoji can be reactions, and how they are written."""

from sandbox.chats import Json
from sandbox.errors import Refused

_ALL = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡
🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
EMOJI = frozenset(_ALL.split())
_EMOJI_LOOK = "\ufe0f"  # asks for the coloured picture; Telegram writes reactions without it


def known_emoji(emoji: str) -> str | None:
    """The reaction as Telegram writes it, or None when it is none."""
    plain = emoji.replace(_EMOJI_LOOK, "")
    return plain if plain in EMOJI else None


def as_reactions(emoji: list[str]) -> list[Json]:
    """ReactionTypes for what a person picked; `Refused` for what cannot be picked."""
    found = []
    for one in emoji:
        plain = known_emoji(one)
        if plain is None:
            raise Refused(f"{one} is not a reaction")
        found.append({"type": "emoji", "emoji": plain})
    return found
