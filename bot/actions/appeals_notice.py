"""What staff read of appeals: the card with its buttons, the queue, the reminder."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.registration import tell_operators
from bot.actions.sanctions_notice import moment, until, why
from bot.domain.appeal import WON
from bot.domain.community import QUEUE, Community, Person
from bot.domain.outgoing import Button, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.sanctions import BOT, Sanction
from bot.storage.appeal import Appeal
from bot.storage.uow import UnitOfWork

ACTION = "appeals"
"""The action of the buttons under a card, and after a dot the appeal's id.

`grant`, `refuse`, `show`; after all `relent`, or `revoke`, which asks, and `revoked`; `back` does nothing.
"""


async def card(
    uow: UnitOfWork, community: Community, appeal: Appeal, sanction: Sanction
) -> tuple[Text, Rows]:
    """An appeal as staff see it, with who had imposed what it is against, and the buttons that decide it."""
    names = await uow.members.names(community.id, [appeal.user_id, sanction.by_id])
    incident = await uow.incidents.get(sanction.incident_id) if sanction.incident_id is not None else None
    params: dict[str, Param] = {
        "appeal": appeal.id, "community": community.title,
        "name": Mention(appeal.user_id, names.get(appeal.user_id, "")), "kind": str(sanction.kind),
        "at": moment(community, sanction.at), "until": until(community, sanction),
        "why": why(sanction, incident.rule if incident else ""), "by": who(sanction.by_id, names),
        "told": "yes" if sanction.reason or incident is not None else "no",
        "words": appeal.evidence or "…", "quote": (incident.evidence or "") if incident else "",
        "quoted": "yes" if incident is not None and incident.evidence else "no",
        "by_hand": "no" if sanction.by_id == BOT else "yes",
    }  # fmt: skip
    return Text("appeal-card", params), card_buttons(appeal.id)


def who(user_id: int, names: dict[int, str]) -> Param:
    """Who imposed something."""
    return Mention(0, names.get(user_id, "") or str(user_id)) if user_id != BOT else Text("appeal-by-bot")


def card_buttons(appeal_id: int) -> Rows:
    """Granted, or not."""
    return (
        (
            Button(Text("button-appeal-grant"), pack_press(ACTION, f"grant.{appeal_id}")),
            Button(Text("button-appeal-refuse"), pack_press(ACTION, f"refuse.{appeal_id}")),
        ),
    )


async def decided_card(
    uow: UnitOfWork, community: Community, appeal: Appeal, by: Person
) -> tuple[Text, Rows]:
    """What is left of the card, and the way back."""
    names = await uow.members.names(community.id, [appeal.user_id])
    params: dict[str, Param] = {
        "appeal": appeal.id, "name": Mention(appeal.user_id, names.get(appeal.user_id, "")),
        "state": appeal.state,
        "by": Mention(0, by.name) if by.user_id != BOT else Text("appeal-by-nobody"),
    }  # fmt: skip
    if appeal.state == WON and by.user_id == BOT:
        return Text("appeal-card-decided", params), ()
    other = "revoke" if appeal.state == WON else "relent"
    return Text("appeal-card-decided", params), ((_button(other, other, appeal),),)


def ask_sure(appeal: Appeal) -> tuple[Text, Rows]:
    """Whether what was undone is really to hold again."""
    text = Text("appeal-revoke-sure", {"appeal": appeal.id})
    return text, ((_button("revoke", "revoked", appeal),), (_button("back", "back", appeal),))


def _button(label: str, deed: str, appeal: Appeal) -> Button:
    key = "button-back" if label == "back" else f"button-appeal-{label}"
    return Button(Text(key), pack_press(ACTION, f"{deed}.{appeal.id}"))


async def remind(uow: UnitOfWork, now: datetime, community: Community, waiting: Sequence[Appeal]) -> None:
    """Staff hear of appeals that have waited too long."""
    names = await uow.members.names(community.id, [each.user_id for each in waiting])
    oldest = min(waiting, key=lambda each: each.at)
    hours = int((now - oldest.at).total_seconds() // 3600)
    params: dict[str, Param] = {
        "community": community.title, "count": len(waiting), "hours": hours,
        "name": Mention(oldest.user_id, names.get(oldest.user_id, "")),
    }  # fmt: skip
    rows = tuple(queue_row(each, names) for each in waiting[:8])
    key = f"appeals:{community.id}:{now:%Y%m%d%H%M%S}"
    text = Text("appeal-alarm", params)
    await tell_operators(uow, community, text, now, key=key, buttons=rows, important=True, topic=QUEUE)


def queue_row(appeal: Appeal, names: dict[int, str]) -> tuple[Button, ...]:
    """A button that shows one of the queue."""
    label = Text("button-appeal-show", {"appeal": appeal.id, "name": names.get(appeal.user_id, "")})
    return (Button(label, pack_press(ACTION, f"show.{appeal.id}")),)
