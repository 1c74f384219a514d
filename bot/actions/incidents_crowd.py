"""One card for many: what a raid or a wave of copies brings at once must not flood the operators.

Each incident stays one of its own, with its evidence: a crowd's card names them, decides for all that are
still open, and shows them one by one to whoever wants to look.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from bot.actions.escalation_duty import duty_line
from bot.actions.findings import rule_named
from bot.actions.incidents_buttons import minutes_in_words
from bot.actions.incidents_notice import post
from bot.actions.registration import tell_operators
from bot.actions.sanctions_notice import moment
from bot.content import Content
from bot.domain.community import Community
from bot.domain.incident import ALARMED, EXCERPT, GATHERED, Incident, Verdict, excerpt, pardonable
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.sanctions import Kind
from bot.storage.uow import UnitOfWork

ACTION = "crowd"
KINDS: Mapping[str, Kind] = {"warn": Kind.WARN, "mute": Kind.MUTE, "ban": Kind.BAN}
DEEDS = ("agree", *KINDS, "pardon")
"""What can be done about all: what the bot did was right and is enough; something more; it was nothing."""
_NAMED, _NAME = 40, 24
"""Members that a card names, and characters of a name: a message has room for no more."""


async def post_crowd(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, crowd: Sequence[Incident]
) -> None:
    """Tell the operators of all of these at once, as loudly as the gravest asks."""
    grave = max(each.severity for each in crowd) >= ALARMED and not crowd[0].dry
    text, buttons = await crowd_card(uow, content, community, crowd)
    key = f"crowd:{crowd[0].id}:{crowd[-1].id}:{crowd[0].rule}"
    await tell_operators(
        uow, community, text, now, key=key, buttons=buttons, silent=not grave, important=True
    )


async def show_next(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, crowd: Sequence[Incident]
) -> int:
    """A card of its own for the next few that are open; how many these are."""
    waiting = [each for each in crowd if (each.is_open or each.dry) and each.notice_id is None][:GATHERED]
    await post(uow, content, now, {community.id: community}, waiting)
    return len(waiting)


async def crowd_card(
    uow: UnitOfWork, content: Content, community: Community, crowd: Sequence[Incident]
) -> tuple[Text, Rows]:
    """How they stand now, and what can be done about those that are open."""
    lines: list[Param] = [
        Text("crowd-head", {
            "count": len(crowd), "severity": max(each.severity for each in crowd),
            "rule": rule_named(crowd[0].rule), "community": community.title,
            "dry": "yes" if crowd[0].dry else "no",
        }),
        *await _people(uow, community, crowd),
        *_quote(crowd),
        *await _deeds(uow, crowd),
        *await _standing(uow, community, crowd),
    ]  # fmt: skip
    return Text("crowd-card", {"lines": Listing(tuple(lines), "lines")}), _buttons(content, crowd)


def ask_sure(content: Content, crowd: Sequence[Incident], deed: str) -> tuple[Text, Rows]:
    """The question whether it is really meant for all of them."""
    count = len(pardonable(crowd)) if deed == "pardon" else sum(each.is_open for each in crowd)
    text = Text("crowd-sure", {"deed": deed, "count": count, **_length(content)})
    yes = _button(content, "yes", crowd, f"do-{deed}", count=count)
    return text, ((yes,), (Button(Text("button-back"), _data("show", crowd)),))


async def _people(uow: UnitOfWork, community: Community, crowd: Sequence[Incident]) -> Collection[Text]:
    shown = crowd[:_NAMED]
    names = {each.user_id: each.channel[0] for each in shown}
    names |= await uow.members.names(community.id, names)
    lines = [
        Text("crowd-line", {
            "number": each.id, "name": Mention(each.user_id, names[each.user_id][:_NAME]),
            "state": each.verdict or each.state,
        })
        for each in shown
    ]  # fmt: skip
    if len(crowd) > _NAMED:
        lines.append(Text("crowd-more", {"count": len(crowd) - _NAMED}))
    return lines


def _quote(crowd: Sequence[Incident]) -> Iterator[Text]:
    written = next((each.evidence for each in crowd if each.evidence), None)
    if written:
        yield Text("incident-quote", {"before": excerpt(written, (), EXCERPT)[0]})


async def _deeds(uow: UnitOfWork, crowd: Sequence[Incident]) -> Collection[Text]:
    erased = sum(each.erased for each in crowd)
    done = await uow.sanctions.of_incidents([each.id for each in crowd])
    kinds = Counter(one.kind.value for some in done.values() for one in some if one.undone_at is None)
    lines = [Text("crowd-erased", {"count": erased})] if erased else []
    return [*lines, *(Text("crowd-done", {"kind": kind, "count": kinds[kind]}) for kind in sorted(kinds))]


async def _standing(uow: UnitOfWork, community: Community, crowd: Sequence[Incident]) -> Collection[Text]:
    waiting = [each for each in crowd if each.is_open]
    if not waiting:
        return [] if crowd[0].dry else [Text("crowd-decided", _verdicts(crowd))]
    dues = [each.deadline for each in waiting if each.deadline]
    due = moment(community, min(dues)) if dues else ""
    lines = [Text("crowd-open", {"count": len(waiting), "until": due, "due": "yes" if due else "no"})]
    if max(each.severity for each in waiting) >= ALARMED:
        lines.append(await duty_line(uow, community))
    return lines


def _verdicts(crowd: Sequence[Incident]) -> dict[str, Param]:
    counts = Counter(each.verdict for each in crowd)
    return {"confirmed": counts[Verdict.CONFIRMED], "pardoned": counts[Verdict.PARDONED]}


def _buttons(content: Content, crowd: Sequence[Incident]) -> Rows:
    left = sum((each.is_open or each.dry) and each.notice_id is None for each in crowd)
    each_alone = ((_button(content, "next", crowd, "next", count=min(left, GATHERED)),),) if left else ()
    agree, warn, mute, ban, pardon = (_button(content, deed, crowd, deed) for deed in DEEDS)
    if not any(each.is_open for each in crowd):
        return (*each_alone, (pardon,)) if pardonable(crowd) else each_alone
    acted = all(each.certain for each in crowd if each.is_open)  # the bot has done what the ladder says
    return (*each_alone, (agree if acted else warn, mute), (ban, pardon))


def _button(content: Content, label: str, crowd: Sequence[Incident], deed: str, **params: Param) -> Button:
    return Button(Text(f"button-crowd-{label}", {**params, **_length(content)}), _data(deed, crowd))


def _length(content: Content) -> dict[str, Param]:
    return minutes_in_words(content.ladder.mute_minutes)


def _data(deed: str, crowd: Sequence[Incident]) -> str:
    return pack_press(ACTION, f"{deed}.{crowd[0].id}.{crowd[-1].id}")
