"""`/audit`: everything that staff or the bot decided, by pages and as a file."""

from collections.abc import Mapping

from bot.actions.sanctions_notice import moment
from bot.desk import Call
from bot.domain.outgoing import Button, Listing, Paper, Param, Place, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.storage.audit import Deed
from handlers.audit_told import told
from handlers.games import number_in
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import in_ops
from handlers.staff_scene import card_of, disclose, home, names_of, read, require_a_reader

AUDIT, CSV = "audit", "csv"
"""The action of the buttons, and of the last of them; the ref is a community, a person and what to show."""
PAGE = 20


async def audit(call: Call) -> None:
    """The newest lines of the audit log, all of them or those about or by one person."""
    require_a_reader(call)
    communities, user_id = await on_offer(call), 0
    if call.args or await card_of(call) is not None or (call.target is not None and not call.target.bot):
        member, _ = await read(call)
        user_id = member.user_id
    elif len(communities) > 1:
        names = tuple(name_of(each) for each in communities)
        raise Refusal("staff-which", communities=Listing(names))
    else:
        await enter(call, communities[0].id)
    await disclose(call, await _page(call, user_id))


async def press(call: Call) -> None:
    """Another page of it, or all as a file."""
    first, _, rest = call.args.partition(".")
    who, _, what = rest.partition(".")
    await enter(call, number_in(first))
    user_id = number_in(who)
    if what == CSV:
        await _send_file(call, user_id)
    else:
        await disclose(call, await _page(call, user_id, number_in(what)))


async def _page(call: Call, user_id: int, before: int = 0) -> Screen:
    community = home(call)
    deeds = await call.uow.audit.latest(
        community.id, before=before or None, user_id=user_id or None, limit=PAGE + 1
    )
    more, deeds = len(deeds) > PAGE, deeds[:PAGE]
    ids = {each.actor_id for each in deeds} | {each.target_id for each in deeds if each.target_id is not None}
    names = await names_of(call, ids)
    lines = tuple(_deed(call, each, names) for each in deeds)
    text = Text("audit-page" if lines else "audit-empty", {
        "community": name_of(community), "lines": Listing(lines, "lines"),
    })  # fmt: skip
    oldest = deeds[-1].id if more else 0
    return Screen(text, _turns(call, user_id, oldest, first=not before) if lines or before else ())


def _turns(call: Call, user_id: int, oldest: int, *, first: bool) -> Rows:
    def turn(label: str, where: str | int) -> Button:
        return Button(Text(label), pack_press(AUDIT, f"{home(call).id}.{user_id}.{where}"))

    newest = () if first else (turn("button-newest", 0),)
    older = (turn("button-older", oldest),) if oldest else ()
    return tuple(row for row in ((*newest, *older), (turn("button-csv", CSV),)) if row)


def _deed(call: Call, deed: Deed, names: Mapping[int, Param]) -> Text:
    key = f"audit-{deed.action}"
    known = call.content.texts.has(key)
    reason = told(call.content, deed)
    return Text("audit-line", {
        "when": moment(home(call), deed.at), "actor": names[deed.actor_id],
        "what": Text(key) if known else deed.action,
        "target": names[deed.target_id] if deed.target_id is not None else "",
        "about": "somebody" if deed.target_id is not None else "nobody",
        "reason": Text("record-reason", {"reason": reason}) if reason else "",
    })  # fmt: skip


async def _send_file(call: Call, user_id: int) -> None:
    """In the operators' chat or in private; whoever asks in the group gets it in private."""
    community, place = home(call), Place(call.chat_id, call.topic)
    if not call.private and not in_ops(call):
        place = Place(call.person.user_id)
        if not await call.uow.members.open_contacts([call.person.user_id]):
            raise Refusal("audit-open-private")
        call.toast(Text("audit-csv-sent"))
    args: dict[str, Param] = {"community": community.id, "user": user_id}
    caption = Text("audit-csv", {"community": name_of(community)})
    paper = Paper(place, call.language, AUDIT, args, caption)
    await call.uow.outbox.put(paper, call.desk.now, community_id=community.id)
