"""A polling booth for the tests of votes: open one, let people vote, let the clock run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.actions import votes, votes_result
from bot.content import Content
from bot.domain.community import Person
from bot.domain.hearing import Ballot, Heard, StrayBallot
from bot.domain.outgoing import Poll, Say
from bot.domain.vote import Vote
from bot.domain.votes import Wish
from bot.intake.follow import FOLLOWERS
from bot.storage.parcel import Parcel, Sent
from tests.actions.scene import NOON, Scene

HOUR = timedelta(hours=1)
TEA = Wish("Tea or coffee?", ("Tea", "Coffee", "Milk"), "2h")
STAFF = 5001


def with_rules(scene: Scene, **rules: Any) -> Content:
    """The content with other numbers for votes."""
    return replace(scene.content, votes=replace(scene.content.votes, **rules))


@dataclass
class Booth:
    """One vote; `at` is when the last thing happened."""

    scene: Scene
    content: Content
    vote_id: int = 0
    at: datetime = NOON

    async def open(self, wish: Wish = TEA, *, key: str = "k", sent: bool = True) -> int:
        """Ask, and let the poll arrive unless told otherwise."""
        async with self.scene.database.begin() as uow:
            draft = await votes.draft(uow, self.content, self.scene.community, wish, self.at)
            self.vote_id = await votes.open_vote(
                uow, self.content, self.at, self.scene.community, draft, STAFF, key
            )
        if sent:
            await self.arrive()
        return self.vote_id

    async def arrive(self, message_id: int = 70) -> None:
        """Telegram has the poll; a minute has gone by afterwards."""
        poll = [each for each in await self.scene.wanted() if isinstance(each, Poll)][-1]
        community, key = self.scene.community, votes.poll_key(self.vote_id)
        parcel = Parcel(
            1, community.id, community.chat_id, 2, "poll", poll, repeat=True, on_sent="vote_opened",
            attempts=1, created_at=self.at, key=key,
        )  # fmt: skip
        async with self.scene.database.begin() as uow:
            sent = Sent(message_id, data={"poll_id": f"p{self.vote_id}"})
            await votes.opened(uow, self.content, self.at, parcel, sent)
        self.at += timedelta(minutes=1)

    async def cast(self, *ballots: tuple[int, Sequence[int]]) -> None:
        """One batch of (person, options), in order."""
        community = self.scene.community
        heard = Heard()
        for user, options in ballots:
            person = Person(user, f"Voter {user}")
            heard.person(community, person, community.day_of(self.at))
            heard.ballots.append(Ballot(community.id, self.vote_id, person, tuple(options), self.at))
        await self.hear(heard)

    async def stray(self, poll_id: str, *ballots: tuple[int, Sequence[int]]) -> None:
        """The same, for a poll that nobody knows as yet."""
        strays = [
            StrayBallot(poll_id, Person(user, f"V{user}"), tuple(chosen), self.at) for user, chosen in ballots
        ]
        await self.hear(Heard(strays=strays))

    async def hear(self, heard: Heard) -> None:
        """A batch of intake."""
        community = self.scene.community
        async with self.scene.database.begin() as uow:
            await uow.communities.lock([community.id])
            await uow.activity.flush(heard)
            for follow in FOLLOWERS:
                await follow(uow, self.content, self.at, {community.id: community}, heard)
            await uow.ledger.settle(self.at)
        self.at += timedelta(seconds=1)

    async def sweep(self, **later: float) -> None:
        """The clock looks, some time later."""
        self.at += timedelta(**later)
        async with self.scene.database.begin() as uow:
            await votes_result.sweep(uow, self.content, self.at)

    async def finish(self) -> Vote:
        """The time is over, the last ballots are in, the vote is counted."""
        await self.sweep(hours=3)
        await self.sweep(seconds=6)
        return await self.vote()

    async def vote(self) -> Vote:
        """What a second look says of it."""
        async with self.scene.database.read() as uow:
            found = await uow.votes.get(self.vote_id)
        assert found is not None
        return found

    async def said(self, key: str) -> list[Say]:
        """What is said with this text."""
        return [each for each in await self.scene.wanted() if isinstance(each, Say) and each.text.key == key]

    async def journal(self) -> list[tuple[int, tuple[int, ...], bool]]:
        """The lines as they stand."""
        async with self.scene.database.read() as uow:
            return [
                (each.user_id, each.options, each.counted) for each in await uow.ballots.journal(self.vote_id)
            ]
