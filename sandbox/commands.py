"""Which commands a bot has registered for whom, and which of them are typed unseen."""

from sandbox.chats import Bot, Chat, Json, Member
from sandbox.entities import command_of


def scope_key(kind: str, chat_id: int = 0, user_id: int = 0) -> str:
    """The name under which the commands of one scope are kept."""
    return f"{kind}:{chat_id}:{user_id}"


def scopes(chat: Chat, member: Member) -> list[str]:
    """The scopes that apply to somebody in a chat, the narrowest first, as documented."""
    if chat.kind == "private":
        return [
            scope_key("chat", chat.id),
            scope_key("all_private_chats"),
            scope_key("default"),
        ]
    found = [scope_key("chat_member", chat.id, member.user_id)]
    if member.governs:
        found.append(scope_key("chat_administrators", chat.id))
    found.append(scope_key("chat", chat.id))
    if member.governs:
        found.append(scope_key("all_chat_administrators"))
    return [*found, scope_key("all_group_chats"), scope_key("default")]


def menu(bot: Bot, chat: Chat, member: Member, language: str) -> list[Json]:
    """The commands a bot offers somebody in a chat, in their language if it has them."""
    for scope in scopes(chat, member):
        for spoken in (language[:2], ""):
            if (scope, spoken) in bot.commands:
                return bot.commands[scope, spoken]
    return []


def ephemeral_bot(chat: Chat, member: Member, language: str, text: str) -> Bot | None:
    """The bot for which the text is a command the group does not see, or None."""
    command = command_of(text) if chat.is_group else None
    if command is None:
        return None
    name, addressed = command
    for bot in chat.bots:
        if addressed and addressed != str(bot.wire["username"]).lower():
            continue
        offered = menu(bot, chat, member, language)
        if any(c["command"] == name and c.get("is_ephemeral") for c in offered):
            return bot
    return None
