"""Every table. Uniqueness lives here: each effect has a natural key.

`community_id` is on every table of a community; those about the wire (`seen_update`, `dead_update`,
`stray_ballot`), about people beyond any (`contact`, `operator`, `owner`, `forgotten`) and `secret` are the
bot's. Retention stands beside.
"""

from bot.storage.tables.alarms import alarm, headcount
from bot.storage.tables.days import activity, activity_hour, checkin, movement, newcomer_task
from bot.storage.tables.games import (
    challenge,
    entrant,
    giveaway,
    giveaway_draw,
    giveaway_entry,
    giveaway_lot,
    giveaway_win,
    proof,
)
from bot.storage.tables.honours import honour, nominee
from bot.storage.tables.imports import imported, live_since
from bot.storage.tables.koc import koc, koc_note, koc_step, share
from bot.storage.tables.peace import (
    appeal,
    audit,
    complaint,
    grumble,
    incident,
    knock,
    measure,
    report,
    sanction,
    spam_example,
    spam_sample,
    word,
)
from bot.storage.tables.people import (
    community,
    contact,
    dialogue,
    forgotten,
    former_chat,
    gift_mark,
    member,
    operator,
    owner,
    secret,
    setting,
)
from bot.storage.tables.points import badge, code, ledger, ledger_day, level, purchase, rung, standing, tag
from bot.storage.tables.posts import answer, decision, post, response
from bot.storage.tables.schema import metadata
from bot.storage.tables.talk import reaction, spoken
from bot.storage.tables.votes import ballot, stray_ballot, vote
from bot.storage.tables.wire import dead_update, job_run, outbox, seen_update

__all__ = [
    "activity",
    "activity_hour",
    "alarm",
    "answer",
    "appeal",
    "audit",
    "badge",
    "ballot",
    "challenge",
    "checkin",
    "code",
    "community",
    "complaint",
    "contact",
    "dead_update",
    "decision",
    "dialogue",
    "entrant",
    "forgotten",
    "former_chat",
    "gift_mark",
    "giveaway",
    "giveaway_draw",
    "giveaway_entry",
    "giveaway_lot",
    "giveaway_win",
    "grumble",
    "headcount",
    "honour",
    "imported",
    "incident",
    "job_run",
    "knock",
    "koc",
    "koc_note",
    "koc_step",
    "ledger",
    "ledger_day",
    "level",
    "live_since",
    "measure",
    "member",
    "metadata",
    "movement",
    "newcomer_task",
    "nominee",
    "operator",
    "outbox",
    "owner",
    "post",
    "proof",
    "purchase",
    "reaction",
    "report",
    "response",
    "rung",
    "sanction",
    "secret",
    "seen_update",
    "setting",
    "share",
    "spam_example",
    "spam_sample",
    "spoken",
    "standing",
    "stray_ballot",
    "tag",
    "vote",
    "word",
]
