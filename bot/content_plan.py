"""What a group gets by plan besides its calendar's posts: when each comes, and which key of a file says so.

The clock, `steward schedule` and `steward check` all ask here, so they cannot differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content import Content
from bot.domain.schedule import Daily, Weekly
from bot.domain.settings import EVENING, THEME_VOTE
from bot.domain.shares import GALLERY
from bot.domain.topics import TOPIC, WRAPUP
from bot.domain.votes import NAMED_WEEKS, THEME_DAY
from bot.toml_file import Location


@dataclass(frozen=True, slots=True)
class Regular:
    """One of them. `about` is what `steward check` calls it, `file` is one of the content folder."""

    kind: str
    rule: Daily | Weekly
    about: str
    file: str
    key: Location


def regulars(content: Content, pack: str) -> tuple[Regular, ...]:
    """All that a group with this pack may get; whether there is anything to say is seen when it is due."""
    return tuple(_regulars(content, pack))


def rules_of(content: Content, pack: str, kind: str) -> tuple[Daily | Weekly, ...]:
    """When one kind of them comes; never where it cannot."""
    return tuple(each.rule for each in regulars(content, pack) if each.kind == kind)


def _regulars(content: Content, pack: str) -> Iterator[Regular]:
    topics, shares = content.topics, content.shares
    for place, at in enumerate(topics.times):
        yield Regular(TOPIC, Daily(at), "the day's question", "topics.toml", ("times", place))
    yield Regular(WRAPUP, Daily(topics.wrapup_at), "the wrap-up", "topics.toml", ("wrapup_at",))
    yield Regular(
        EVENING, Daily(content.checkin.evening_at), "the evening line", "checkin.toml", ("evening_at",)
    )
    if len(content.calendar(pack).weeks) >= NAMED_WEEKS:
        rule = Weekly(THEME_DAY, content.votes.theme_at)
        yield Regular(THEME_VOTE, rule, "the vote on the week's theme", "votes.toml", ("theme_at",))
    yield Regular(GALLERY, Weekly(shares.weekday, shares.at), "the gallery", "shares.toml", ("at",))
