"""What staff may write after the commands of the rhythm, and what they read: the table behind the page."""

from dataclasses import dataclass

LONG = "x" * 129


@dataclass(frozen=True, slots=True)
class Line:
    """`reads` is a part of the English answer, whose text is `key`; where: group, private or ops.

    `under`: it is a reply to something said by "member", by "self" or by the "bot".
    """

    given: str
    written: str
    key: str
    reads: str
    where: str = "group"
    under: str = ""


_POLL = "/vote Tea or coffee? | Tea | Coffee"
_READ, _BOOK = "/challenge Read a little", "/giveaway A book"

LINES = (
    Line("one option is no choice", "/vote Tea? | Green", "vote-too-few-options", "at least two options"),
    Line("thirteen options", f"/vote Which? {'| a'.join(map(str, range(14)))}", "vote-too-many-options",
         "room for 12 options"),
    Line("an option twice", "/vote Tea? | Green | green", "vote-option-twice", "“green”"),
    Line("an option of 129 letters", f"/vote Tea? | Green | {LONG}", "vote-option-too-long", "too long for"),
    Line("a question of 301 letters", f"/vote {'x' * 301} | A | B", "vote-question-too-long", "within 300"),
    Line("a flag that is none", f"{_POLL} --fast", "vote-unknown-flag", "I don't know --fast"),
    Line("a time that is none", f"{_POLL} --until soonish", "vote-until-usage", "“soonish” as a time"),
    Line("a time that does not exist", f"{_POLL} --until 2026-02-30 25:61", "vote-until-usage", "as a time"),
    Line("a moment", f"{_POLL} --until 1m", "vote-too-short", "at least 5 minutes"),
    Line("an eternity", f"{_POLL} --until 99999d", "vote-too-long", "30 days at most"),
    Line("something no vote decides", f"{_POLL} --decides weather", "vote-unknown-purpose", "three things"),
    Line("a vote that is not there", "/vote close 99", "vote-not-open", "Vote 99 isn't open"),
    Line("a challenge without a proof", f"{_READ} | 3 days", "challenge-usage", "In place of the hashtag"),
    Line("a challenge of no days", f"{_READ} | 0 days | #read", "challenge-days", "1 to 60 days"),
    Line("a word for a number of days", f"{_READ} | often | #read", "challenge-part-unclear", "“often”"),
    Line("more days needed than there are", f"{_READ} | 7 days | #read --need 8", "challenge-need", "1 to 7"),
    Line("points below zero", f"{_READ} | #read --points -5", "challenge-points", "0 to 1000"),
    Line("one team", f"{_READ} | #read --teams Red", "challenge-teams", "two to 6 different teams"),
    Line("two teams of one name", f"{_READ} | #read --teams Red, red", "challenge-teams", "different teams"),
    Line("a day that is none", f"{_READ} | #read --start someday", "challenge-start-unclear", "“someday”"),
    Line("a day long gone", f"{_READ} | #read --start 2020-01-01", "challenge-start-range", "earliest"),
    Line("a title of 129 letters", f"/challenge {LONG} | #read", "challenge-title-too-long", "within 100"),
    Line("a phrase of 129 letters", f"{_READ} | phrase {LONG}", "challenge-word-too-long", "within 64"),
    Line("a flag of another command", f"{_READ} | #read --hidden", "game-unknown-flag", "--hidden"),
    Line("a challenge that is not there", "/challenge cancel 99", "game-unknown", "no such number"),
    Line("/strike under nothing", "/strike", "strike-usage", "Reply with /strike"),
    Line("/strike under plain talk", "/strike", "strike-no-proof", "isn't the proof", under="member"),
    Line("a giveaway without a prize", "/giveaway Mug", "giveaway-usage", "Like this: /giveaway"),
    Line("no winners", f"{_BOOK} | a book | 0 winners", "giveaway-winners", "1 to 50 winners"),
    Line("a fortune", f"{_BOOK} | 5000 points", "giveaway-points", "1 to 1000 points"),
    Line("a pool with a name like no other", f"{_BOOK} | codes Été!", "codes-pool-name", "small letters a-z"),
    Line("a pool without codes", f"{_BOOK} | codes spring", "giveaway-too-few-codes", "has 0 codes"),
    Line("a level that is none", f"{_BOOK} | a book --level 99", "giveaway-no-such-level", "levels."),
    Line("a condition beyond a lifetime", f"{_BOOK} | a book --days 99999", "giveaway-condition", "--days"),
    Line("a draw at once", f"{_BOOK} | a book --until 1m", "giveaway-until-range", "5 minutes to 30 days"),
    Line("a draw one day", f"{_BOOK} | a book --until some day", "giveaway-until-unclear", "“some day”"),
    Line("a redraw of nothing", "/giveaway redraw", "giveaway-redraw-usage", "/giveaway redraw 12"),
    Line("a redraw of what is not there", "/giveaway redraw 99", "game-unknown", "no such number"),
    Line("codes before the group", "/codes add spring A-1", "codes-not-here", "in private", under="member"),
    Line("a pool and nothing in it", "/codes add spring", "codes-usage", "/codes add", "private"),
    Line("a code of 129 letters", f"/codes add spring {LONG}", "codes-too-many", "within 128", "private"),
    Line("a question of 301 letters for all", f"/topic {'x' * 301}", "topic-too-long", "yours has 301"),
    Line("a schedule for tomorrow", "/schedule tomorrow", "schedule-usage", "Write just /schedule", "ops"),
    Line("a forum topic with an endless name", f"/schedule topic {LONG}", "post-topic-name", "at most 32"),
    Line("/thanks under nothing", "/thanks", "thanks-usage", "reply to their message"),
    Line("thanks to oneself", "/thanks", "thanks-not-yourself", "yourself", under="self"),
    Line("thanks to a bot", "/thanks", "thanks-not-to-bots", "the people here", under="bot"),
)  # fmt: skip

STAFF_ONLY = (
    "/challenge Read | #read", "/challenge cancel 1", "/strike", "/giveaway Mug | a mug",
    "/giveaway redraw 1", "/votes", "/vote close 1", "/topic Who likes tea?", "/panel", "/settings",
    "/schedule", "/schedule pause", "/warn @ann", "/mute @ann 2h", "/unmute @ann", "/ban @ann", "/unban @ann",
    "/kick @ann", "/del", "/note @ann x", "/record @ann", "/trust @ann", "/untrust @ann", "/audit",
)  # fmt: skip
"""What members read "not-staff" after."""
