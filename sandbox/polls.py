"""Polls: questions, ballots, counts. Who may vote is decided in `people_votes`."""

from dataclasses import dataclass, field

from sandbox.chats import Chat, Json

LARGEST_OPEN = 2_628_000
SHORTEST_OPEN = 5
MOST_OPTIONS = 12


@dataclass(slots=True)
class Poll:
    """A poll; `settings` are the fields of its wire form which never change.

    `votes` maps a voter to the chosen positions, in order; `dressing` are fields that only the
    poll inside a message has; `hidden` keeps the counts from voters until the poll closes.
    """

    id: str
    chat: Chat
    message_id: int
    bot_id: int
    settings: Json
    options: list[Json]
    close_date: int = 0
    dressing: Json = field(default_factory=dict)
    hidden: bool = False
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def anonymous(self) -> bool:
        """Whether nobody is told who voted what."""
        return bool(self.settings["is_anonymous"])

    def counts(self) -> list[int]:
        """Voters of each option."""
        totals = [0] * len(self.options)
        for choice in self.votes.values():
            for position in choice:
                totals[position] += 1
        return totals

    def wire(self) -> Json:
        """The Poll object as it stands."""
        options = [
            {**option, "voter_count": count}
            for option, count in zip(self.options, self.counts(), strict=True)
        ]
        return {
            **self.settings,
            "id": self.id,
            "options": options,
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
        }

    def answer(self, user: Json) -> Json:
        """The PollAnswer of one voter; empty lists when the vote was taken back."""
        chosen = self.votes.get(user["id"], [])
        return {
            "poll_id": self.id,
            "user": user,
            "option_ids": list(chosen),
            "option_persistent_ids": [self.options[i]["persistent_id"] for i in chosen],
        }
