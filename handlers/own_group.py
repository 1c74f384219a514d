"""A member's button in private belongs to the group it was shown for, wherever they were active since."""

from bot.desk import Call
from bot.domain.community import Community, Member
from bot.domain.refusal import Refusal
from handlers.games import member_of_row

_MARK = "@"
_DIGITS = 9


def marked(call: Call, ref: str, community: Community) -> str:
    """What a button refers to; in private with the community, as a chat with the bot may be about several."""
    return f"{ref}{_MARK}{community.id}" if call.private else ref


async def meant(call: Call) -> tuple[str, Community, Member]:
    """What the pressed button refers to, its community, and the caller's row there.

    Refuses those who are no members of it (any more).
    """
    ref, mark, number = call.args.partition(_MARK)
    if not mark:
        return (ref, *call.at_home)
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS):
        raise Refusal("button-too-old")
    return (ref, *await member_of_row(call, int(number)))
