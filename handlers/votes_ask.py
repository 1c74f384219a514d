"""What `/vote` in one line and step by step have in common: which community, and asking it."""

from bot.actions import votes, votes_proposal
from bot.actions.votes import when
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.domain.votes import Draft


async def ask(call: Call, community: Community, draft: Draft, key: str) -> Text:
    """Open it for staff, lay it before them for everybody else; returns what to say."""
    topic = call.topic if call.chat_id == community.chat_id else None
    args = call.uow, call.content, call.desk.now, community
    if await call.is_staff():
        number = await votes.open_vote(*args, draft, call.person.user_id, key, topic)
        return Text("vote-opening", {"vote": number, "until": when(community, draft.closes_at)})
    call.at_home  # noqa: B018 - refuses those who are no members
    await votes_proposal.propose(*args, call.person, draft, key, topic)
    return Text("vote-proposal-sent")


def request_key(call: Call) -> str:
    """Names this request, so that hearing it twice asks once."""
    number = call.message_id or call.ephemeral_id or call.press_id[-20:]
    return f"vote:{call.chat_id}:{number}:{int(call.sent_at.timestamp())}"


def community_meant(call: Call) -> Community:
    """The community that this is about; refuses where it could be one of several."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    operated = call.desk.ops.get(call.chat_id, [])
    if not call.chosen and call.chat_id != call.community.chat_id and len(operated) > 1:
        raise Refusal("vote-which", communities=Listing(tuple(name_of(each) for each in operated)))
    return call.community
