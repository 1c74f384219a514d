"""What members choose for themselves: language, quiet, the evening reminder."""

from collections.abc import Sequence

from bot.domain.community import Member
from bot.storage.uow import UnitOfWork


async def choose_language(uow: UnitOfWork, memberships: Sequence[Member], language: str) -> None:
    """Speak `language` to the member; an empty one: as their community does."""
    for member in memberships:
        await uow.members.change(member.community_id, member.user_id, language=language)


async def toggle_quiet(uow: UnitOfWork, memberships: Sequence[Member]) -> bool:
    """Stop all reminders, or let them come again if none came; returns whether it is quiet now."""
    quiet = not all(member.quiet for member in memberships)
    for member in memberships:
        await uow.members.change(member.community_id, member.user_id, quiet=quiet)
    return quiet


async def set_reminder(uow: UnitOfWork, member: Member, *, wanted: bool) -> None:
    """Remind the member in the evening of a streak that would end, or stop that.

    Whoever asks to be reminded has no wish for quiet any more.
    """
    quiet = member.quiet and not wanted
    await uow.members.change(member.community_id, member.user_id, reminder=wanted, quiet=quiet)
