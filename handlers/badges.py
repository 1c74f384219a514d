"""`/badges`: one's own and how far the next ones are; all there are and how many people have them."""

from bot.actions import badges as subject
from bot.actions.badges import Case
from bot.desk import Call
from bot.domain.badges import badge_name
from bot.domain.community import Community
from bot.domain.outgoing import Button, Listing, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from handlers.games import LIFETIME

BADGES, ALL, OWN = "badges", "all", "own"
_OWN_SHOWN, _NEXT_SHOWN, _BAR = 20, 6, 8


async def badges(call: Call) -> None:
    """One's own, with what comes next; "all" shows all."""
    everything = call.args.casefold() in {ALL, "全部"}
    await call.answer(await _screen(call, ALL if everything else OWN), _turn(call, everything=everything),
                      LIFETIME)  # fmt: skip


async def press(call: Call) -> None:
    """The other of the two."""
    if call.args not in {ALL, OWN}:
        raise Refusal("button-too-old")
    await call.edit(await _screen(call, call.args), _turn(call, everything=call.args == ALL))


async def _screen(call: Call, which: str) -> Text:
    community, member = call.at_home
    today = community.day_of(call.sent_at)
    found = await subject.case(call.uow, call.content, community, member, today)
    return _all(call, found) if which == ALL else _own(community, found)


def _own(community: Community, found: Case) -> Text:
    lines = tuple(
        Text("badges-have", {"badge": badge_name(each.badge), "day": community.day_of(each.at)})
        for each in found.mine[:_OWN_SHOWN]
    )
    ahead = tuple(
        Text("badges-next", {
            "badge": merit.name, "bar": bar(have, merit.at_least), "have": have, "needed": merit.at_least,
        })
        for merit, have in found.ahead[:_NEXT_SHOWN]
    )  # fmt: skip
    return Text("badges-own", {
        "count": len(found.mine), "lines": Listing(lines, "lines"), "ahead": len(ahead),
        "next": Listing(ahead, "lines"),
    })  # fmt: skip


def bar(have: int, needed: int) -> str:
    """How far somebody is, in eight boxes."""
    done = _BAR * min(have, needed) // max(needed, 1)
    return "▰" * done + "▱" * (_BAR - done)


def _all(call: Call, found: Case) -> Text:
    mine = {each.badge for each in found.mine}
    lines = tuple(
        Text("badges-all-line", {
            "badge": each.name, "mine": "yes" if each.id in mine else "no",
            "people": found.holders.get(each.id, 0),
        })
        for each in call.content.merits.merits
    )  # fmt: skip
    return Text("badges-all", {"lines": Listing(lines, "lines")})


def _turn(call: Call, *, everything: bool) -> Rows:
    other = OWN if everything else ALL
    data = pack_press(BADGES, other, call.person.user_id)
    return ((Button(Text(f"button-badges-{other}"), data),),)
