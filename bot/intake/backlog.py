"""What a batch itself says before any of it has taken effect: how old it is, and who has just come."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from bot.domain.community import Community
from bot.intake.hear import instant_of
from bot.intake.slim import Update


def oldest(updates: Iterable[Update]) -> datetime | None:
    """When the first of these was said or liked; None where nothing was."""
    carriers = (each.message or each.edited_message or each.message_reaction for each in updates)
    dates = [carrier.date for carrier in carriers if carrier is not None]
    return instant_of(min(dates)) if dates else None


def joined(
    updates: Iterable[Update], communities: Mapping[int, Community]
) -> Iterator[tuple[tuple[int, int], datetime]]:
    """(Community id, user id) of who joins with this batch, and when."""
    for update in updates:
        message, change = update.message, update.chat_member
        if message is not None and message.new_chat_members:
            community, at = communities.get(message.chat.id), message.date
            people = [user.id for user in message.new_chat_members]
        elif change is not None and change.new_chat_member.is_in and not change.old_chat_member.is_in:
            community, at = communities.get(change.chat.id), change.date
            people = [change.new_chat_member.user.id]
        else:
            continue
        if community is not None:
            yield from (((community.id, user), instant_of(at)) for user in people)
