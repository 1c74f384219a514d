"""The panel's section for screening: each rule off, only reporting, or on."""

from collections.abc import Sequence

from bot.actions import rules
from bot.actions.findings import rule_named
from bot.actions.words import changes_of
from bot.desk import Call
from bot.domain.outgoing import Button, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.screening import Mode, Rule
from bot.domain.setup import Screen, name_of
from bot.domain.spam import LEAST_HARMLESS, LEAST_SPAM, is_enough
from handlers.panel_screen import back, home, in_rows, way

SCREENING = "screening"


async def section(call: Call, path: Sequence[str]) -> Screen:
    """All rules, one of them, or all after one was switched."""
    match list(path):
        case []:
            return await _all(call)
        case [name] if name in set(Rule):
            return await _one(call, Rule(name))
        case [name, mode]:
            community, by = home(call), call.person.user_id
            await rules.switch(call.uow, call.content, call.desk.now, community, by, name, mode)
            return await _all(call)
    raise Refusal("button-too-old")


async def _all(call: Call) -> Screen:
    community = home(call)
    modes = await rules.modes(call.uow, call.content, community)
    changed, lore = await changes_of(call.uow, community), await call.uow.spam.lore(call.desk.now)
    params: dict[str, Param] = {
        "community": name_of(community), "words": len(changed.words), "confirmed": lore.spam,
        "harmless": lore.harmless, "needed": LEAST_SPAM, "wanted": LEAST_HARMLESS,
        "spam": "ready" if is_enough(lore.spam, lore.harmless) else "learning",
    }  # fmt: skip
    buttons = [
        way(call, Text(f"screening-{mode}", {"rule": rule_named(rule)}), SCREENING, rule)
        for rule, mode in modes.items()
    ]
    return Screen(Text("screening-all", params), (*in_rows(buttons, 2), back(call)))


async def _one(call: Call, rule: Rule) -> Screen:
    now = (await rules.modes(call.uow, call.content, home(call)))[rule]
    params: dict[str, Param] = {
        "rule": rule_named(rule), "about": Text(f"about-{rule}"), "mode": Text(f"screening-mode-{now}"),
    }  # fmt: skip
    buttons = [_choice(call, rule, mode, now) for mode in Mode]
    return Screen(Text("screening-rule", params), (*in_rows(buttons, 1), back(call, SCREENING)))


def _choice(call: Call, rule: Rule, mode: Mode, now: Mode) -> Button:
    label = Text(f"screening-mode-{mode}")
    return way(
        call, Text("screening-chosen", {"mode": label}) if mode is now else label, SCREENING, rule, mode
    )
