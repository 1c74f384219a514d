"""What four weeks of the demo must show of merit, by the rows of `steward inspect`."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from bot.demo.cast import LOUNGE_ID, Group
from bot.demo.story import FIRST_DAY
from tests.demo.conftest import Played

Row = dict[str, Any]
REST = timedelta(days=28)


def of(group: Group, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["chat_id"] == group.chat_id]


def check_past(group: Group, played: Played) -> None:
    """Eight weeks were there before, with no points handed out for them."""
    before = [row for row in of(group, played.rows("activity")) if row["local_date"] < str(FIRST_DAY)]
    assert len({row["local_date"] for row in before}) == 56
    assert {row["user_id"] for row in before} == {person.user_id for person in group.founders}
    assert all(row["local_date"] >= str(FIRST_DAY) for row in of(group, played.rows("ledger")))
    assert f"{sum(row['messages'] for row in before)} messages of {len(group.founders)} people" in played.out


def check_shares(group: Group, played: Played) -> None:
    """All that was shown was decided as those on duty had it, paid once, and the best came into galleries."""
    shares = of(group, played.rows("shares"))
    told = [(group.named(each.who).user_id, each.then, each.reason) for each in group.showings]
    assert [(row["user_id"], row["state"], row["reason"]) for row in shares] == told
    worth = {"approved": 10, "featured": 30, "declined": 0}
    paid: Counter[int] = Counter()
    for entry in of(group, played.rows("ledger")):
        if entry["kind"] == "share":
            paid[entry["user_id"]] += entry["amount"]
    due: Counter[int] = Counter()
    for row in shares:
        due[row["user_id"]] += worth[row["state"]]
    assert +due == paid
    galleries = [row for row in of(group, played.rows("posts")) if row["kind"] == "gallery"]
    shown = {row["id"] for row in shares if row["post_id"]}
    assert galleries
    assert {row["post_id"] for row in shares if row["post_id"]} == {row["id"] for row in galleries}
    assert not shown & {row["id"] for row in shares if row["state"] == "declined"}


def check_honours(group: Group, played: Played) -> None:
    """Each Monday has its titles; nobody wins by rule twice within four weeks; staff and the clock decide."""
    found = of(group, played.rows("honours"))
    given = [row for row in found if row["state"] == "announced"]
    by_rule = [row for row in given if row["how"] != "vote"]
    assert {row["how"] for row in found} >= {"rule", "vote"}
    won: dict[int, list[date]] = defaultdict(list)
    for row in given:
        won[row["user_id"]].append(date.fromisoformat(row["last_day"]))
    for row in by_rule:
        day = date.fromisoformat(row["last_day"])
        assert [each for each in won[row["user_id"]] if day - REST < each < day] == [], "they rest"
    early = [row for row in by_rule if row["decided_by"]]
    assert {row["last_day"] for row in early} == {
        str(FIRST_DAY + timedelta(days=each.day - 2)) for each in group.previews
    }
    assert {row["decided_by"] for row in early} == {group.moderators[-1].user_id}
    assert any(not row["decided_by"] for row in by_rule), "the clock decides too"
    paid = Counter(e["user_id"] for e in of(group, played.rows("ledger")) if e["kind"] == "title")
    assert paid == Counter(row["user_id"] for row in by_rule if row["rule"]["points"])


def check_badges(group: Group, played: Played) -> None:
    """Each once; those for what was before the bot came are dated back."""
    found = of(group, played.rows("badges"))
    assert len({(row["user_id"], row["badge"], row["ref"]) for row in found}) == len(found)
    kinds = {row["badge"] for row in found}
    assert {"checkins-7", "streak-7", "appreciated-5", "honours-1", "messages-100", "koc"} <= kinds
    assert any(row["at"] < str(FIRST_DAY) for row in found if row["badge"] == "messages-100")


def check_path(group: Group, played: Played) -> None:
    """Somebody meets the rule by figures that rows bear out, is invited, accepts, and becomes a KOC."""
    found = of(group, played.rows("koc"))
    [first] = [row for row in found if row["state"] == "koc"]
    assert first["in_charge"] == group.moderators[-1].user_id
    figures = first["figures"]
    assert figures["present"] >= 30
    assert figures["people"] >= 8
    assert figures["appreciated"] >= 10
    assert first["proposed_on"] == "2026-03-16"
    steps = [row for row in of(group, played.rows("audit")) if row["target_id"] == first["user_id"]]
    path = [row["action"].removeprefix("koc-") for row in steps if row["action"].startswith("koc-")]
    assert path == ["propose", "invite", "accept", "note", "appoint"]


def check_summaries(group: Group, played: Played) -> None:
    """One each evening and each Monday; that each had its picture is in the verdict of the demo itself."""
    jobs = Counter(row["job"] for row in of(group, played.rows("jobs")))
    # it begins at four on Monday in Shanghai, and ends at four of the fifth in London
    wanted = (28, 5) if group.timezone == "Asia/Shanghai" else (29, 4)
    assert (jobs["summary_day"], jobs["summary_week"]) == wanted
    picture = played.csv.with_suffix(f".{group.language}.png").read_bytes()
    assert picture.startswith(b"\x89PNG")


def check_door(group: Group, played: Played) -> None:
    """Whoever became a KOC went through the door of the KOC group, and nobody else did."""
    found = of(group, played.rows("koc"))
    served = {row["user_id"] for row in found if row["state"] in {"koc", "trainee"}}
    people = {person.user_id for person in group.people}
    lounge = [row for row in played.rows("members") if row["chat_id"] == LOUNGE_ID]
    inside = {row["user_id"] for row in lounge if row["joined_at"]}
    assert served
    assert inside & people == served
    came = [row for row in played.rows("movements") if row["chat_id"] == LOUNGE_ID]
    assert {row["kind"] for row in came} == {"join"}
    [talk] = of(group, played.rows("talks"))
    assert talk["user_id"] in served
    assert talk["by_id"] == group.moderators[-1].user_id


def check_alarm(group: Group, played: Played) -> None:
    """A group that outgrows itself is told of once, seen to by those on duty, and over when some leave."""
    found = of(group, played.rows("alarms"))
    if group.language == "en":
        assert found == []
        return
    [alarm] = found
    assert (alarm["cause"], alarm["done"]) == ("second", True)
    assert alarm["raised_on"] < alarm["cleared_on"]
    deeds = [row for row in of(group, played.rows("audit")) if row["ref"] == f"alarm:{alarm['id']}"]
    assert [row["action"] for row in deeds] == ["alarm-second", "alarm-done", "alarm-clear"]
    assert deeds[1]["actor_id"] == group.moderators[-1].user_id


def check_discussions(group: Group, played: Played) -> None:
    """Each of the last weeks has discussions, in the small group too."""
    for week in (2, 3, 4):
        to = FIRST_DAY + timedelta(days=7 * week - 1)
        [row] = of(group, played.rows("measures", "--to", str(to)))
        assert row["discussions"] >= 2, to
