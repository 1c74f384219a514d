"""What operators read of people on the KOC path, always with the figures behind a name."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.koc import CANDIDATE, INVITE, KEEP, PASS, Figures, KocRules, Standing, meets, merit
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.storage.uow import UnitOfWork

PRESS, MINE = "koc", "kocme"
"""The actions of the operators' buttons (community, verb, person, where it was pressed) and of one's own."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody's figures, and what is asked of them."""

    found: Figures
    rules: KocRules


def way(community: Community, label: Text, verb: str, user_id: int = 0, more: str = "") -> Button:
    """A button about somebody; `more` is what else its handler has to know."""
    return Button(label, pack_press(PRESS, f"{community.id}.{verb}.{user_id}.{more}"))


def figures(who: Who) -> Text:
    """Somebody's figures against what the rule asks for."""
    found, rules = who.found, who.rules
    return Text("koc-figures", {
        "present": found.present, "days": rules.days, "needed": rules.present,
        "people": found.people, "people_needed": rules.people,
        "appreciated": found.appreciated, "appreciated_needed": rules.appreciated_days,
        "sanctions": found.sanctions, "meets": "yes" if meets(found, rules) else "no",
    })  # fmt: skip


def opened(community: Community, user_id: int, *, undo: bool = False) -> Rows:
    """The button that leads to somebody's screen, and with `undo` the one that takes their last step back."""
    row = [way(community, Text("button-koc-open"), "open", user_id)]
    if undo:
        row.append(way(community, Text("button-undo"), "undo", user_id))
    return (tuple(row),)


async def tell(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, what: str, key: str,
    buttons: Rows = (), who: Who | None = None, **more: Param,
) -> None:  # fmt: skip
    """Tell the operators something about somebody, once for each `key`; calls who is in charge by name."""
    found = await uow.koc.get(community.id, user_id)
    in_charge = found.in_charge if found is not None else None
    names = await uow.members.names(community.id, [user_id, in_charge or 0])
    params: dict[str, Param] = {
        "community": community.title, "name": Mention(max(0, user_id), names.get(user_id, "")),
        "charged": "yes" if in_charge else "no",
        "by": Mention(in_charge, names.get(in_charge, "")) if in_charge else "",
        "figures": figures(who) if who is not None else "",
    }  # fmt: skip
    text, full = Text(what, params | more), f"koc:{community.id}:{user_id}:{key}"
    await tell_operators(uow, community, text, now, key=full, buttons=buttons, important=True)


async def proposal(uow: UnitOfWork, content: Content, community: Community, day: date) -> tuple[Text, Rows]:
    """Who was proposed on a day, with figures; buttons for those about whom nothing is decided yet."""
    people = sorted(
        await uow.koc.proposed(community.id, day),
        key=lambda each: (*(-part for part in merit(Figures.of(each.figures))), each.user_id),
    )
    names = await uow.members.names(community.id, [each.user_id for each in people])
    lines = tuple(
        Text("koc-proposed", {
            "name": Mention(max(0, each.user_id), names.get(each.user_id, "")), "state": each.state,
            "figures": figures(Who(Figures.of(each.figures), content.koc)),
        })
        for each in people
    )  # fmt: skip
    since, until = content.koc.window(day)
    text = Text("koc-proposal", {
        "community": community.title, "count": len(people), "since": since, "until": until,
        "lines": Listing(lines, "lines"), "open": sum(each.state == CANDIDATE for each in people),
    })  # fmt: skip
    rows = (_choices(community, each, names, day) for each in people if each.state == CANDIDATE)
    return text, tuple(row for some in rows for row in some)


def _choices(community: Community, each: Standing, names: dict[int, str], day: date) -> Rows:
    name, where = names.get(each.user_id, "") or str(each.user_id), f"p{day:%Y%m%d}"
    invite = Text("button-koc-invite-named", {"name": name})
    return (
        (way(community, invite, INVITE, each.user_id, where),),
        (
            way(community, Text("button-koc-reserve"), KEEP, each.user_id, where),
            way(community, Text("button-koc-pass"), PASS, each.user_id, where),
        ),
    )
