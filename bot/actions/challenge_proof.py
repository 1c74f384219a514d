"""The daily proofs of challenges: heard in the group without a word, and struck by staff if they are none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import audit
from bot.actions.checkin import whisper_or_private
from bot.content import Content
from bot.domain.challenge import ALIVE, Challenge
from bot.domain.community import Community
from bot.domain.hearing import Heard, Proof
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.storage.challenge_proof import Proved
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Struck:
    """Proofs that do not count any more, all of one message, and whose they were."""

    proofs: list[Proved]
    name: str


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """The proofs of a batch: of those who take part, for the local day in which they were sent."""
    del content, now
    by_community: dict[int, list[Proof]] = defaultdict(list)
    for each in batch.proofs:
        by_community[each.community_id].append(each)
    for community_id, proofs in by_community.items():
        await _note(uow, communities[community_id], proofs)


async def _note(uow: UnitOfWork, community: Community, proofs: Sequence[Proof]) -> None:
    ids = {proof.challenge_id for proof in proofs}
    challenges = {each.id: each for each in await uow.challenges.among(ids)}
    users = sorted({proof.user_id for proof in proofs})
    taking_part = await uow.challenges.entrants_among(community.id, ids, users)
    noted: dict[tuple[int, int, object], Proved] = {}
    for proof in sorted(proofs, key=lambda proof: (proof.at, proof.message_id)):
        day, each = community.day_of(proof.at), challenges.get(proof.challenge_id)
        if each is not None and each.takes(day) and (each.id, proof.user_id) in taking_part:
            made = Proved(community.id, each.id, proof.user_id, day, proof.message_id, proof.at)
            noted.setdefault((each.id, proof.user_id, day), made)
    await uow.challenges.prove(sorted(noted.values(), key=_key))


def _key(proved: Proved) -> tuple[int, int, object]:
    return proved.challenge_id, proved.user_id, proved.local_date


async def catch_up(uow: UnitOfWork, community: Community, batch: Heard, message_id: int) -> None:
    """Note at once what a message of this very batch proves, which is else done at the batch's end."""
    now_ = [
        each for each in batch.proofs if (each.community_id, each.message_id) == (community.id, message_id)
    ]
    if now_:
        await _note(uow, community, now_)


async def strike(uow: UnitOfWork, now: datetime, community: Community, message_id: int, by: int) -> Struck:
    """The day that a message proved does not count; its author is told quietly.

    Refuses with "strike-no-proof", "challenge-over" when that came too late, or "already-done".
    """
    proofs = await _open_proofs(uow, community, message_id)
    if not await uow.challenges.strike(proofs, by, now):
        raise Refusal("already-done")
    user_id = proofs[0].user_id
    await _written_down(uow, now, community, by, "proof-strike", proofs[0])
    each = await _challenge(uow, proofs[0])
    text = Text("strike-told", {"title": each.title, "day": proofs[0].local_date})
    key = f"strike:{community.id}:{message_id}:{int(now.timestamp())}"
    await whisper_or_private(uow, community, user_id, text, now, key=key)
    names = await uow.members.names(community.id, [user_id])
    return Struck(proofs, names.get(user_id, ""))


async def unstrike(uow: UnitOfWork, now: datetime, community: Community, by: int, message_id: int) -> Struck:
    """The day counts after all; refuses as `strike` does."""
    proofs = await _open_proofs(uow, community, message_id)
    if not await uow.challenges.unstrike(proofs):
        raise Refusal("already-done")
    await _written_down(uow, now, community, by, "proof-unstrike", proofs[0])
    names = await uow.members.names(community.id, [proofs[0].user_id])
    return Struck(proofs, names.get(proofs[0].user_id, ""))


async def _written_down(
    uow: UnitOfWork, now: datetime, community: Community, by: int, action: str, proof: Proved
) -> None:
    ref = f"challenge:{proof.challenge_id}"
    await audit.record(uow, community, now, by, action, proof.user_id, ref, day=proof.local_date.isoformat())


async def _open_proofs(uow: UnitOfWork, community: Community, message_id: int) -> list[Proved]:
    proofs = await uow.challenges.proofs_in(community.id, message_id) if message_id else []
    if not proofs:
        raise Refusal("strike-no-proof")
    open_ = [each for each in proofs if (await _challenge(uow, each)).state in ALIVE]
    if not open_:
        raise Refusal("challenge-over", title=(await _challenge(uow, proofs[0])).title)
    return open_


async def _challenge(uow: UnitOfWork, proved: Proved) -> Challenge:
    each = await uow.challenges.get(proved.challenge_id)
    assert each is not None  # noqa: S101 - challenges are never deleted
    return each
