"""`/challenge`: how one stands, and for staff how to start one; *Join*; `/strike` for what is no proof."""

from collections.abc import Iterator

from bot.actions import challenge as subject
from bot.actions import challenge_proof
from bot.actions.challenge import Look
from bot.actions.challenge_notice import how, join_buttons
from bot.actions.game_notice import shortened, when
from bot.desk import Call
from bot.domain.challenge import SIGNUP, Challenge, Plan
from bot.domain.challenge_line import from_template, read_challenge
from bot.domain.community import Community, Member
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from handlers.games import (
    LIFETIME,
    apart,
    ask_again,
    community_meant,
    member_of_row,
    number_in,
    of_row,
    operated_here,
    request_key,
    unknown,
)
from handlers.panel_entry import require_staff_here

_WEEK = 7
_STOPS = ("cancel", "stop", "取消", "停止")


async def challenge(call: Call) -> None:
    """What runs and how one stands; staff start one in a line, or call one off: "cancel 12"."""
    word, _, rest = call.args.partition(" ")
    if not call.args:
        await _show(call)
    elif word.casefold() in _STOPS:
        await _ask(call, rest, sure=False)
    else:
        await call.require_staff()
        community = community_meant(call)
        plan = read_challenge(call.args, community, call.desk.now, call.content.challenges)
        await _start(call, community, plan, request_key(call, "challenge"))


async def press(call: Call) -> None:
    """A button: "show", "new.<template>.<community>", or for a challenge's id "cancel", "off" and "keep"."""
    verb, _, ref = call.args.partition(".")
    if verb in {"", "show"}:
        await _show(call)
    elif verb == "new":
        await _start_offered(call, ref)
    elif verb in {"cancel", "keep"}:
        await _ask(call, ref, sure=verb == "keep")
    elif verb == "off":
        await _cancel(call, ref)
    else:
        raise Refusal("button-too-old")


async def _start_offered(call: Call, ref: str) -> None:
    template, _, number = ref.rpartition(".")
    if template and number.isdecimal():
        community = await of_row(call, number_in(number))
    else:
        await call.require_staff()
        template, community = ref, community_meant(call)
    await start_template(call, community, template)


async def start_template(call: Call, community: Community, template: str) -> None:
    """Staff start a ready-made challenge; the caller's rights are checked before."""
    rules = call.content.challenges
    found = next((each for each in rules.templates if each.id == template), None)
    if found is None:
        raise Refusal("button-too-old")
    plan = from_template(found, community, call.desk.now, rules)
    await _start(call, community, plan, request_key(call, f"challenge-{template}"))


async def _start(call: Call, community: Community, plan: Plan, key: str) -> None:
    by = call.person.user_id
    each = await subject.start(call.uow, call.content, call.desk.now, community, plan, by, key)
    params: dict[str, Param] = {"title": each.title, "begins": when(community, each.begins_at)}
    await call.answer(Text("challenge-started", params), (_cancel_button(each),), LIFETIME)


async def _ask(call: Call, written: str, *, sure: bool) -> None:
    """Call it off? `sure`: no, it goes on."""
    community, number = await _meant(call, written)
    each = await subject.find(call.uow, community, number)
    if sure:
        await call.edit(Text("game-goes-on", {"title": each.title}), (_cancel_button(each),))
    else:
        await ask_again(call, "challenge", number, Text("panel-challenge-sure", {"title": each.title}))


async def _meant(call: Call, written: str) -> tuple[Community, int]:
    """The challenge that staff name by its number."""
    await require_staff_here(call)
    number = number_in(written.strip().lstrip("#"), unknown(call))
    found = await call.uow.challenges.get(number)
    return await of_row(call, found.community_id if found else 0), number


async def _cancel(call: Call, written: str) -> None:
    community, number = await _meant(call, written)
    each = await subject.cancel(call.uow, call.desk.now, community, call.person.user_id, number)
    await call.edit(Text("challenge-cancelled", {"title": each.title}))


async def join(call: Call) -> None:
    """A *Join* button: "<id>" or "<id>.<team>"."""
    number, _, team = call.args.partition(".")
    community, member, each = await _place(call, number)
    told = await subject.join(call.uow, call.desk.now, community, member, each, team)
    call.toast(told, alert=True)


async def drop_out(call: Call) -> None:
    """The button in somebody's own view, while people sign up."""
    community, member, each = await _place(call, call.args)
    call.toast(await subject.drop_out(call.uow, call.desk.now, community, member, each), alert=True)


async def _place(call: Call, written: str) -> tuple[Community, Member, int]:
    """Whom a button is about, and where: the challenge names its community."""
    number = number_in(written)
    found = await call.uow.challenges.get(number)
    return (*await member_of_row(call, found.community_id if found else 0), number)


async def strike(call: Call) -> None:
    """Staff reply to a message with this: it is no proof of the day."""
    await call.require_staff()
    community = community_meant(call)
    if call.chat_id != community.chat_id:
        raise Refusal("only-in-group")
    if not call.reply_to:
        raise Refusal("strike-usage")
    await challenge_proof.catch_up(call.uow, community, call.desk.heard, call.reply_to)
    struck = await challenge_proof.strike(
        call.uow, call.desk.now, community, call.reply_to, call.person.user_id
    )
    text = Text("strike-done", {"name": Mention(0, struck.name), "day": struck.proofs[0].local_date})
    undo = Button(Text("button-undo"), pack_press("unstrike", call.reply_to))
    await call.answer(text, ((undo,),), LIFETIME)


async def unstrike(call: Call) -> None:
    """It was a proof after all."""
    await call.require_staff()
    community = community_meant(call)
    struck = await challenge_proof.unstrike(
        call.uow, call.desk.now, community, call.person.user_id, number_in(call.args)
    )
    day = struck.proofs[0].local_date
    await call.edit(Text("strike-undone", {"name": Mention(0, struck.name), "day": day}))


async def _show(call: Call) -> None:
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    staff = await call.is_staff()
    if not staff:
        call.at_home  # noqa: B018 - refuses those who are no members
    parts: list[Text] = []
    rows: list[tuple[Button, ...]] = []
    for community in operated_here(call):
        for look in await subject.looks(
            call.uow, community, call.person.user_id, community.day_of(call.sent_at)
        ):
            parts.append(standing(call, community, look))
            rows += _own_buttons(call, look, staff=staff)
    if staff and len(operated_here(call)) == 1:
        rows += _template_buttons(call, call.community)
    text = Text("challenge-list", {
        "count": len(parts), "lines": apart(parts), "staff": "yes" if staff else "no",
    })  # fmt: skip
    await call.answer(text, tuple(rows), LIFETIME)


def standing(call: Call, community: Community, look: Look) -> Text:
    """One challenge as the caller sees it."""
    each = look.challenge
    return Text("challenge-standing", {
        "number": each.id, "title": each.title, "state": each.state, "starts": each.starts_on,
        "ends": each.ends_on, "lines": Listing(tuple(_lines(call, community, look)), "lines"),
    })  # fmt: skip


def _lines(call: Call, community: Community, look: Look) -> Iterator[Param]:
    each, own = look.challenge, look.own
    yield how(each)
    yield Text("challenge-goal", {"needed": each.needed, "days": each.days, "points": each.points})
    yield Text("challenge-people", {"people": len(look.places)})
    if each.state == SIGNUP:
        yield Text("challenge-until", {"until": when(community, each.begins_at)})
        if own is not None:
            team = each.teams[own.team] if own.team is not None and own.team < len(each.teams) else ""
            yield Text("challenge-you-are-in", {"team": team, "teams": len(each.teams)})
        return
    if own is not None:
        yield _grid(call, look.days)
        yield Text("challenge-own", {"done": own.days, "needed": each.needed, "place": look.place or 0})
    yield from _board(call, look)


def _board(call: Call, look: Look) -> Iterator[Text]:
    top = tuple(
        Text("challenge-place", {"place": place, "name": Mention(0, one.name), "done": one.days})
        for place, one in look.places
        if one.days
    )
    if top:
        yield Text("challenge-top", {"names": shortened(top, call.content.challenges.names_shown)})
    for team in look.teams:
        mean = f"{float(team.mean or 0):.1f}"
        name = look.challenge.teams[team.number]
        yield Text(
            "challenge-result-team", {"name": name, "mean": mean, "people": team.members, "wins": "no"}
        )


def _grid(call: Call, days: list[str]) -> str:
    """The days as marks, a week a line."""
    marks = [call.content.texts.plain(call.language, Text(f"challenge-mark-{day}")) for day in days]
    return "\n".join("".join(marks[at : at + _WEEK]) for at in range(0, len(marks), _WEEK))


def _own_buttons(call: Call, look: Look, *, staff: bool) -> Rows:
    each = look.challenge
    rows: list[tuple[Button, ...]] = []
    if each.state == SIGNUP and call.member is not None and call.member.community_id == each.community_id:
        if look.own is None:
            rows += join_buttons(each, named=True)
        else:
            out = pack_press("unjoin", each.id, call.person.user_id)
            rows.append((Button(Text("challenge-button-out", {"title": each.title}), out),))
    return (*rows, _cancel_button(each)) if staff else tuple(rows)


def _cancel_button(each: Challenge) -> tuple[Button, ...]:
    data = pack_press("challenge", f"cancel.{each.id}")
    return (Button(Text("challenge-button-cancel", {"title": each.title}), data),)


def _template_buttons(call: Call, community: Community) -> Rows:
    return tuple(
        (
            Button(
                Text("challenge-button-start", {"title": each.title.get(call.language, each.id)}),
                pack_press("challenge", f"new.{each.id}.{community.id}"),
            ),
        )
        for each in call.desk.content.of(community).challenges.offered(community.pack)
    )
