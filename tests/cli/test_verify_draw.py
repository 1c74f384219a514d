"""`steward verify-draw`: what was published, and what is stored, held against the seed."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.community import Person
from bot.domain.giveaway import Prize, Rule, as_json, commitment, draw
from bot.storage.database import Database
from bot.storage.giveaway_draw import Round
from bot.storage.giveaway_paper import paper
from bot.storage.tables import giveaway_win
from tests.cli.community import NOON
from tests.cli.conftest import Steward

SEED = "5e" * 32
PEOPLE = list(range(101, 121))


async def _draw(url: str) -> dict[str, Any]:
    """A giveaway in the configured database, drawn among twenty people; its published list."""
    database = Database(url)
    async with database.begin() as uow:
        community = (await uow.communities.all())[0]
        for user in PEOPLE:
            await uow.members.ensure(community.id, Person(user, f"Name{user}"))
        made = await uow.giveaways.add(community.id, {
            "state": "drawn", "title": "Book", "prize": as_json(Prize("points", 50)), "winners": 3,
            "rule": as_json(Rule()), "seed": SEED, "commitment": commitment(SEED), "made_by": 11,
            "opened_at": NOON - timedelta(days=1), "closes_at": NOON, "drawn_at": NOON,
        })  # fmt: skip
        assert made is not None
        first = Round(1, SEED, 3, len(PEOPLE), NOON)
        await uow.giveaways.record(community.id, made, first, PEOPLE, draw(SEED, 1, PEOPLE, 3))
        found = await paper(uow.giveaways, made, 1)
    await database.close()
    assert found is not None
    return found


@pytest.fixture
def drawn(past: str) -> dict[str, Any]:
    return asyncio.run(_draw(past))


def written(folder: Path, body: object) -> Path:
    file = folder / "draw.json"
    file.write_text(body if isinstance(body, str) else json.dumps(body))
    return file


def test_a_true_list_is_ok_also_without_a_database(steward: Steward, drawn: Any, tmp_path: Path) -> None:
    answer = steward("verify-draw", written(tmp_path, drawn))
    assert (answer.code, answer.err) == (0, "")
    assert "OK: round 1" in answer.out
    assert drawn["commitment"] in answer.out
    assert steward("verify-draw", tmp_path / "draw.json", "--commitment", drawn["commitment"]).code == 0


def test_a_list_that_was_tampered_with_is_not_ok(steward: Steward, drawn: Any, tmp_path: Path) -> None:
    drawn["winners"][0], drawn["winners"][1] = drawn["winners"][1], drawn["winners"][0]
    answer = steward("verify-draw", written(tmp_path, drawn))
    assert (answer.code, answer.out) == (1, "")
    assert "NOT OK: round 1" in answer.err


def test_somebody_whose_lot_cannot_be_known_is_in_no_published_list(
    steward: Steward, drawn: Any, tmp_path: Path
) -> None:
    """The only winner of a forged list; in the database they would be somebody who was forgotten since."""
    drawn["entrants"][0]["id"], drawn["wanted"], drawn["winners"] = -7, 1, [{"place": 1, "id": -7}]
    answer = steward("verify-draw", written(tmp_path, drawn))
    assert (answer.code, answer.out) == (1, "")
    assert "winners have ids that are nobody's: -7" in answer.err


@pytest.mark.usefixtures("drawn")
def test_somebody_forgotten_since_is_no_fault_of_what_is_stored(steward: Steward, past: str) -> None:
    async def forget() -> None:
        database = Database(past)
        async with database.begin() as uow:
            await uow.privacy.erase(draw(SEED, 1, PEOPLE, 3)[0], NOON)
        await database.close()

    asyncio.run(forget())
    answer = steward("verify-draw", "--giveaway", 2)
    assert (answer.code, answer.err) == (0, "")
    assert "1 of them were forgotten since" in answer.out


def test_a_list_for_another_promise_is_not_ok(steward: Steward, drawn: Any, tmp_path: Path) -> None:
    answer = steward("verify-draw", written(tmp_path, drawn), "--commitment", "0" * 64)
    assert answer.code == 1
    assert "the announcement promised 0000" in answer.err


@pytest.mark.usefixtures("drawn")
def test_what_is_stored_is_verified_by_its_number(steward: Steward) -> None:
    answer = steward("verify-draw", "--giveaway", 2)
    assert answer.code == 0
    assert "3 of 20 entrants won" in answer.out


@pytest.mark.usefixtures("drawn")
def test_a_winner_put_into_the_rows_is_found_out(steward: Steward, past: str) -> None:
    async def cheat() -> None:
        database = Database(past)
        async with database.begin() as uow:
            won = set(draw(SEED, 1, PEOPLE, 3))
            other = next(user for user in PEOPLE if user not in won)
            first = giveaway_win.update().where(giveaway_win.c.place == 1)
            await uow.connection.execute(first.values(user_id=other))
        await database.close()

    asyncio.run(cheat())
    answer = steward("verify-draw", "--giveaway", 2)
    assert answer.code == 1
    assert "NOT OK" in answer.err


@pytest.mark.usefixtures("drawn")
def test_the_rows_can_be_inspected(steward: Steward) -> None:
    open_, row = steward("inspect", "giveaways", "--json").json
    assert (open_["state"], open_["seed"]) == ("open", ""), "a seed is secret before its draw"
    assert (row["seed"], row["entered"], row["rounds"]) == (SEED, 0, 1)
    assert row["won"] == draw(SEED, 1, PEOPLE, 3)
    [challenge] = steward("inspect", "challenges", "--json").json
    assert (challenge["entrants"], challenge["result"]) == (1, None)


@pytest.mark.parametrize(
    ("body", "told"),
    [("{", "is not JSON"), ("[]", "is no draw"), ("{}", "this is no draw"), ("[" * 100_000, "is not JSON")],
)
def test_a_file_that_is_something_else_is_named(
    steward: Steward, tmp_path: Path, body: str, told: str
) -> None:
    answer = steward("verify-draw", written(tmp_path, body))
    assert answer.code == 1
    assert told in answer.err


def test_one_of_the_two_must_be_named(steward: Steward, tmp_path: Path) -> None:
    assert steward("verify-draw").code == 2
    assert steward("verify-draw", tmp_path / "x.json", "--giveaway", 1).code == 2
    assert "there is no file" in steward("verify-draw", tmp_path / "x.json").err


@pytest.mark.usefixtures("past")
def test_a_giveaway_without_a_draw_is_named(steward: Steward) -> None:
    answer = steward("verify-draw", "--giveaway", 7)
    assert answer.code == 1
    assert "giveaway 7 has no draw" in answer.err
