"""A round of a giveaway's draw as it is published: everything it takes to do it again."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.giveaway_proof import FORMAT, HOW
from bot.storage.giveaway import GiveawayRows


async def paper(rows: GiveawayRows, giveaway_id: int, number: int) -> dict[str, Any] | None:
    """A round as it is published, see docs/giveaways.md; None if there is none."""
    each = await rows.get(giveaway_id)
    made = next((one for one in await rows.rounds(giveaway_id) if one.round == number), None)
    if each is None or made is None:
        return None
    lots = await rows.lots(giveaway_id, number)
    wins = await rows.wins(giveaway_id)
    numbers = {lot.user_id: lot.number for lot in lots}
    return {
        "format": FORMAT, "how": HOW, "giveaway": each.id, "title": each.title,
        "opened_at": _utc(each.opened_at), "closes_at": _utc(each.closes_at), "drawn_at": _utc(made.at),
        "commitment": each.commitment, "seed": made.seed, "round": made.round, "wanted": made.wanted,
        "entered": made.entered,
        "earlier_winners": sorted(win.user_id for win in wins if win.round < number),
        "winners": [
            {"place": win.place, "number": numbers.get(win.user_id, 0), "name": win.name, "id": win.user_id}
            for win in wins
            if win.round == number
        ],
        "entrants": [{"number": lot.number, "name": lot.name, "id": lot.user_id} for lot in lots],
    }  # fmt: skip


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
