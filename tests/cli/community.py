"""A small community with a past, for the tests of the commands that read it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from bot.domain.checkin import FREEZE, NORMAL
from bot.domain.community import Community, Person
from bot.domain.hearing import Answer, Heard, Reacted
from bot.domain.outgoing import Place, Say, Text
from bot.domain.points import Entry
from bot.domain.votes import Draft
from bot.storage.ballot import Line
from bot.storage.challenge_proof import Proved
from bot.storage.checkin import Day
from bot.storage.database import Database
from bot.storage.tables import (
    appeal,
    complaint,
    honour,
    knock,
    koc,
    koc_note,
    koc_step,
    measure,
    nominee,
    report,
    share,
)
from bot.storage.uow import UnitOfWork
from bot.storage.update import Dead

GROUP, FORMER, OTHER = -1001, -77, -1002
WANG, LI = 11, 22
TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
"""12:00 in Shanghai."""
DAY = timedelta(days=1)


async def _community(uow: UnitOfWork, chat_id: int, title: str) -> Community:
    return await uow.communities.register(
        {
            "chat_id": chat_id,
            "title": title,
            "kind": "interest",
            "language": "zh",
            "timezone": "Asia/Shanghai",
            "rollover_hour": 4,
            "pack": "general",
            "state": "active",
            "registered_at": NOON - 9 * DAY,
        }
    )


async def _people(uow: UnitOfWork, community: Community) -> None:
    for person in (Person(WANG, "王\x1b[31m芳", "fang"), Person(LI, "Li")):
        await uow.members.ensure(community.id, person)
        await uow.welcome.move(community.id, person.user_id, "join", NOON - DAY, TODAY - DAY, greet=False)
    await uow.members.change(community.id, LI, left_at=NOON)
    await uow.welcome.move(community.id, LI, "leave", NOON, TODAY, greet=False)


async def _checkins(uow: UnitOfWork, community: Community) -> None:
    days = [(3, NORMAL), (2, NORMAL), (1, FREEZE), (0, NORMAL)]
    for back, kind in days:
        await uow.checkins.add(community.id, Day(WANG, TODAY - back * DAY, kind, 10), NOON - back * DAY)
    for key, kind, amount in (("a", "checkin", 30), ("b", "award", 12), ("c", "makeup", -10)):
        entry = Entry(WANG, amount, kind, key, "好的")
        await uow.ledger.record(community.id, entry, TODAY, NOON)


async def _talk(uow: UnitOfWork, community: Community) -> None:
    heard = Heard()
    for _ in range(3):
        heard.message(community, Person(WANG, "王\x1b[31m芳", "fang"), NOON, media=False, reply=True)
    await uow.activity.flush(heard)


async def _order(uow: UnitOfWork, community: Community) -> None:
    await uow.shop.add({
        "community_id": community.id, "user_id": WANG, "item": "mug", "key": "k", "unit": 1, "price": 90,
        "state": "open", "local_date": community.day_of(NOON), "at": NOON,
    })  # fmt: skip


async def _votes(uow: UnitOfWork, community: Community) -> None:
    draft = Draft("下周读什么？", ("人物", "地方"), NOON + DAY)
    vote_id = await uow.votes.make(
        community.id, draft, NOON, state="open", asked_by=LI, key="a", ties="first"
    )
    assert vote_id is not None
    lines = [((0,), ""), ((1,), ""), ((0,), "late")]
    await uow.ballots.write(Line(community.id, vote_id, WANG, chosen, why, NOON) for chosen, why in lines)


async def _posts(uow: UnitOfWork, community: Community) -> None:
    post_id = await uow.posts.reserve(community.id, "calendar", "mon", NOON, TODAY, "sent", NOON)
    assert post_id is not None
    await uow.posts.change(post_id, message_id=88, sent_at=NOON)
    await uow.talk.answer([Answer(community.id, post_id, user, 90 + user, NOON) for user in (WANG, LI, LI)])
    await uow.talk.respond([(Reacted(community.id, 88, WANG, 1, 0, NOON), post_id)])


async def _games(uow: UnitOfWork, community: Community) -> None:
    made = {"made_by": LI, "key": "a"}
    challenge_id = await uow.challenges.add(community.id, {
        **made, "state": "running", "title": "读书", "proof": "hashtag", "word": "读", "days": 2, "needed": 1,
        "teams": [], "starts_on": TODAY, "ends_on": TODAY + DAY, "begins_at": NOON, "ends_at": NOON + 2 * DAY,
        "at": NOON,
    })  # fmt: skip
    challenge = await uow.challenges.get(challenge_id or 0)
    assert challenge is not None
    await uow.challenges.enter(challenge, WANG, None, NOON)
    await uow.challenges.prove([Proved(community.id, challenge.id, WANG, TODAY, 95, NOON)])
    await uow.giveaways.add(community.id, {
        **made, "state": "open", "title": "书", "prize": {"kind": "points", "amount": 5}, "winners": 1,
        "rule": {}, "seed": "5e" * 32, "commitment": "c0" * 32, "opened_at": NOON, "closes_at": NOON + DAY,
    })  # fmt: skip


async def _peace(uow: UnitOfWork, community: Community) -> None:
    """An incident with all that can follow from one, and a case."""
    here = {"community_id": community.id, "user_id": WANG}
    [each] = await uow.incidents.open([{
        **here, "subject": "m:7", "message_id": 7, "rule": "words", "certain": True, "dry": False,
        "severity": 3, "reasons": [], "span": [0, 2], "evidence": "刷单", "state": "open", "at": NOON,
    }])  # fmt: skip
    [made] = await uow.sanctions.add([{
        **here, "kind": "mute", "points": 10, "seconds": 3600, "until": NOON + DAY, "reason": "", "by_id": LI,
        "incident_id": each.id, "at": NOON,
    }])  # fmt: skip
    await uow.audit.add([{
        "community_id": community.id, "at": NOON, "actor_id": LI, "action": "mute", "target_id": WANG,
        "ref": f"sanction:{made.id}", "details": {"points": 10},
    }])  # fmt: skip
    other = {
        report: {**here, "message_id": 7, "reporter_id": LI, "at": NOON},
        appeal: {**here, "sanction_id": made.id, "state": "open", "at": NOON},
        complaint: {
            **here, "number": 1, "source": "talk", "grade": "product", "state": "open", "attention": 2,
            "opened_at": NOON, "runs_from": NOON, "deadline": NOON + DAY,
        },
        knock: {**here, "state": "passed", "kind": "sum", "asked_at": NOON},
        measure: {"community_id": community.id, "name": "raid", "since": NOON, "by_id": 0},
        share: {
            **here, "message_id": 8, "shared_by": WANG, "state": "waiting", "local_date": TODAY, "at": NOON,
        },
        honour: {
            **here, "id": 1, "title": "active-star", "period": "2026-W46", "first_day": TODAY - 12 * DAY,
            "last_day": TODAY - 6 * DAY, "state": "announced", "elected_at": NOON, "announce_at": NOON,
            "announced_at": NOON,
        },
        nominee: {**here, "honour_id": 1, "place": 1, "score": 5, "figures": {"people": 5}},
        koc: {**here, "state": "reserve", "since": TODAY},
        koc_step: {**here, "move": "reserve", "state": "candidate", "by_id": LI, "at": NOON},
        koc_note: {**here, "by_id": LI, "text": "likes tea", "local_date": TODAY, "at": NOON, "key": "1"},
    }  # fmt: skip
    for table, row in other.items():
        await uow.connection.execute(insert(table).values(row))
    await uow.badges.grant(community.id, [WANG], "checkins-7", "", NOON)
    await uow.jobs.claim(community.id, "summary_day", NOON - timedelta(hours=14), "done", NOON)
    await uow.alarms.raise_(community.id, "second", TODAY, NOON)
    await uow.alarms.count(community.id, TODAY, 1, NOON + timedelta(hours=11))


async def fill(database: Database) -> None:
    """Two communities, of which the first has all kinds of rows and a former chat id."""
    async with database.begin() as uow:
        community = await _community(uow, FORMER, "读书会")
        await uow.communities.migrate(FORMER, GROUP, NOON)
        other = await _community(uow, OTHER, "Other")
        await uow.members.ensure(other.id, Person(WANG, "Fang"))
        await _people(uow, community)
        await _checkins(uow, community)
        await _talk(uow, community)
        await _votes(uow, community)
        await _order(uow, community)
        await _posts(uow, community)
        await _games(uow, community)
        await _peace(uow, community)
        say = Say(Place(GROUP), "zh", Text("hello"))
        await uow.outbox.put(say, NOON, community_id=community.id)
        await uow.jobs.claim(community.id, "evening", NOON, "done", NOON)
        await uow.updates.bury(5, Dead(900, FORMER, b"{}", "Traceback\nValueError: no"), NOON)
