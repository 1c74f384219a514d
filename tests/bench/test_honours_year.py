"""A simulated group, a quarter of a year long: friends, cliques and spammers never win, quiet helpers do."""

from pathlib import Path

from bench.honours import CLIQUES, FRIENDS, HELPERS, SPAMMERS, lived


async def test_titles_go_to_helpers_and_every_grant_is_borne_out(tmp_path: Path) -> None:
    year = await lived(f"sqlite+aiosqlite:///{tmp_path / 'year.db'}", members=200, weeks=11)
    won = year.winners
    assert [won[user] for user in (*FRIENDS, *CLIQUES[0], *CLIQUES[1], *SPAMMERS) if won[user]] == []
    assert sum(won[user] for user in HELPERS) >= 11
    assert year.shortest_rest > 28
    assert {each.period for each in year.nobody if each.title == "helping-hand"} == {"2026-W11"}
    assert year.faults == []
    assert year.badges > 0
