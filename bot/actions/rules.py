"""The modes of the rules of screening: off, only reporting, or on, in each community."""

from collections.abc import Mapping
from datetime import datetime

from bot.actions import audit
from bot.content import Content
from bot.domain.community import Community
from bot.domain.refusal import Refusal
from bot.domain.screening import Mode, Rule
from bot.storage.uow import UnitOfWork
from bot.storage.word import RULES


async def modes(uow: UnitOfWork, content: Content, community: Community) -> Mapping[Rule, Mode]:
    """What a community wants of each rule, in their order."""
    switched = await uow.settings.get(community.id, RULES, {})
    book = content.screening.book
    return {rule: _mode(switched.get(rule)) or book.mode(rule) for rule in Rule}


def _mode(written: object) -> Mode | None:
    return Mode(str(written)) if written in set(Mode) else None


async def switch(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, name: str, mode: str
) -> None:
    """From the next batch on, on every replica. Refuses with "button-too-old" what there is not."""
    if name not in set(Rule) or mode not in set(Mode):
        raise Refusal("button-too-old")
    before = (await modes(uow, content, community))[Rule(name)]
    if before == mode:
        return
    switched = dict(await uow.settings.get(community.id, RULES, {}))
    switched[name] = mode
    if mode == content.screening.book.mode(Rule(name)):
        del switched[name]
    await uow.settings.put(community.id, RULES, switched or None)
    await uow.words.touch(community.id)
    await audit.record(
        uow, community, now, by, "rule-mode", ref=f"rule:{name}", rule=name, before=before, mode=mode
    )
