"""A town: one community in which everything is open at once, so that every button the bot has was shown."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.points import Entry
from bot.domain.press import read_press
from tests.attacks.hands import ANN, BO, CHEN, MOD, Wording, answered, card, pressed, tell
from tests.attacks.honour import HONOUR, wave
from tests.stories import stage as scenery
from tests.stories.door import NEW, come, crowd, knock
from tests.stories.panel_hands import SECOND, again, datas, forge, panel, second_community
from tests.stories.staff_hands import AS_THE_GROUP
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage, staged

BANNED, STRANGER = 6666, 6667
THIRD = -1001000000005
SCAM = "刷单返现，一天三百"
CHEATED = "still no refund, nobody answers"
GOODS = """
[[item]]
id = "mug"
title = { zh = "杯子", en = "A mug" }
text = { zh = "白的。", en = "A white one." }
price = 10
delivery = "manual"
[[item]]
id = "coupon"
title = { zh = "券", en = "Coupon" }
text = { zh = "结账时用。", en = "For the checkout." }
price = 10
delivery = "code"
code_file = "coupons.txt"
"""


@dataclass(slots=True)
class Town:
    """The stage after all that; `shown` has the data of every button, by action."""

    stage: Stage
    shown: dict[str, set[str]]

    @property
    def buttons(self) -> list[str]:
        """The data of them all."""
        return sorted(data for datas_ in self.shown.values() for data in datas_)

    async def under(self, user: int, chat: int) -> dict[str, Any]:
        """A message of the bot in a chat under which somebody can press."""
        seen = await self.stage.seen(user, chat)
        ours = [each for each in seen if each["from"]["id"] == BOT and not each["ephemeral"]]
        return [each for each in ours if each["text"] and not each.get("poll")][-1]


@asynccontextmanager
async def town(
    url: str, folder: Path, patch: pytest.MonkeyPatch, wording: Wording | None = None
) -> AsyncIterator[Town]:
    """A running bot, and everything open."""
    content = folder / "content"
    shutil.copytree(scenery.CONTENT, content)
    (content / "shop.toml").write_text(GOODS, encoding="utf-8")
    (content / "coupons.txt").write_text("SECRET-1\nSECRET-2\n", encoding="utf-8")
    patch.setattr(scenery, "CONTENT", content)
    async with staged(url) as stage:
        words = wording or Wording()
        await _settle_in(stage, words)
        for scene in (_days, _staff, _trouble, wave, _door, _games, _market, *HONOUR, _own, _settings):
            await scene(stage, words)
        yield Town(stage, await every_button(stage))


async def every_button(stage: Stage) -> dict[str, set[str]]:
    """The data of all buttons that were ever sent, by action."""
    shown: dict[str, set[str]] = {}
    for entry in (await stage.get("journal", kind="request"))["entries"]:
        markup = entry["params"].get("reply_markup") or {}
        for row in markup.get("inline_keyboard", ()):
            for button in row:
                press = read_press(button.get("callback_data", ""))
                if press is not None:
                    shown.setdefault(press.action, set()).add(button["callback_data"])
    return shown


async def _settle_in(stage: Stage, words: Wording) -> None:
    for user, name in words.names.items():
        await stage.post("users", id=user, first_name=name, language_code="en")
    await stage.join(MOD, BANNED)
    await stage.post("users", id=STRANGER, first_name="Somebody", language_code="en")
    await stage.post(f"chats/{GROUP}/admin", user=MOD, by=OWNER)
    for user in (ANN, BO, CHEN, MOD, OWNER, BANNED):
        await tell(stage, user, "/start", user)
        await tell(stage, user, "hello there")
    await tell(stage, STRANGER, "/start", STRANGER)
    await tell(stage, OWNER, f"/ban {BANNED} {words.free}")
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        if words.title:
            await uow.communities.change(home.id, title=words.title)
        await uow.welcome.give_code(home.id, "gift", "RED-1", ANN, stage.clock.now())
        for user in (ANN, BO):
            entry, now = Entry(user, 250, "gift", f"town:{user}"), stage.clock.now()
            await uow.ledger.record(home.id, entry, home.day_of(now), now)


async def _days(stage: Stage, words: Wording) -> None:
    """Check-ins with a gap in them, the leaderboard, a newcomer's greeting."""
    del words
    for day in range(5):
        if day != 1:
            await tell(stage, ANN, "/checkin")
        await stage.pass_time(days=1)
    await tell(stage, ANN, "/checkin")
    for line in ("/makeup", "/rank", "/me", "/points", "/language", "/forgetme"):
        await tell(stage, ANN, line)
    await stage.join(2001)
    await stage.pass_time(minutes=2)


async def _staff(stage: Stage, words: Wording) -> None:
    """Staff award, warn, note, trust and look things up."""
    await tell(stage, OWNER, f"/award {BO} 20 {words.free}")
    for line in ("warn", "mute", "unmute", "note", "trust", "untrust"):
        await tell(stage, OWNER, f"/{line} {CHEN} {'2h ' if line == 'mute' else ''}{words.free}")
    for line in (f"/record {CHEN}", "/audit", f"/audit {CHEN}", "/duty", "/duty on", "/calm", "/appeals"):
        await tell(stage, OWNER, line, OPS)
    for line in (f"/record {CHEN}", f"/points {BO}"):
        await tell(stage, OWNER, line)
    await tell(stage, OWNER, f"/points {ANN}", OPS)
    await tell(stage, OWNER, "/stats", OPS)
    await tell(stage, OWNER, f"/words add {words.word} | severity=2 flag", OPS)
    await tell(stage, OWNER, "/words list", OPS)
    await tell(stage, OWNER, "/links ban evil.example", OPS)
    await tell(stage, BO, f"you want {words.word}, dear all")


async def _trouble(stage: Stage, words: Wording) -> None:
    """Incidents of each kind, an appeal, reports, complaints, a crisis."""
    await tell(stage, CHEN, SCAM)
    await tell(stage, BO, f"大家看 刷*单*返*现 哦 {words.free}")
    await pressed(stage, OWNER, await card(stage, "incident:note"), "incident:note", OPS)
    await answered(stage, OWNER, "What should be noted", words.free, OPS)
    await pressed(stage, OWNER, await card(stage, "incident:take"), "incident:take", OPS)
    await pressed(stage, OWNER, await card(stage, "incident:mute"), "incident:mute", OPS)
    await pressed(stage, OWNER, await card(stage, "unsanction"), "unsanction", OPS)
    await pressed(stage, OWNER, await card(stage, "incident:pardon"), "incident:pardon", OPS)
    await tell(stage, CHEN, f"/appeal {words.free}", CHEN)
    await pressed(stage, OWNER, await card(stage, "appeals:refuse"), "appeals:refuse", OPS)
    await tell(stage, OWNER, f"/unmute {CHEN}")
    bad = await stage.say(BO, f"nobody likes you all {words.free}")
    await stage.settle()
    for user in (ANN, 2001):
        await tell(stage, user, f"/report {words.free}", reply_to=bad["message_id"])
    await tell(stage, ANN, f"/feedback {words.free}", ephemeral=True)
    crowd_ = list(range(6001, 6008))
    await stage.join(*crowd_)
    for user in crowd_:
        await tell(stage, user, f"{CHEATED} {words.free}")
    await stage.pass_time(minutes=1)
    await stage.pass_time(minutes=1)
    await tell(stage, OWNER, "/cases", OPS)
    await tell(stage, OWNER, "/case 1", OPS)
    await pressed(stage, OWNER, await card(stage, "case:solve"), "case:solve.1:", OPS)
    await answered(stage, OWNER, "What was done", words.free, OPS)


async def _door(stage: Stage, words: Wording) -> None:
    """Somebody at the gate who is asked, one who waits for staff, a raid, a night."""
    await tell(stage, OWNER, "/gate button", OPS)
    await knock(stage, NEW)
    await tell(stage, OWNER, f"/gate ask {words.free}?", OPS)
    await tell(stage, OWNER, "/gate own", OPS)
    await stage.post("users", id=NEW + 1, first_name=words.names.get(ANN, "Nora"), language_code="en")
    await knock(stage, NEW + 1)
    await stage.say(NEW + 1, f"because {words.free}", chat=NEW + 1, bot=BOT)
    await stage.settle()
    await tell(stage, OWNER, "/gate off", OPS)
    await tell(stage, OWNER, "/raid 5/60", OPS)
    await crowd(stage, range(7001, 7013))
    await come(stage, range(7001, 7013))
    await stage.pass_time(seconds=3)
    await pressed(stage, OWNER, await card(stage, "raid:ban"), "raid:ban", OPS)
    await tell(stage, OWNER, "/night 09:00-11:00", OPS)
    await stage.pass_time(minutes=1)
    await tell(stage, OWNER, "/night off", OPS)
    await pressed(stage, OWNER, await card(stage, "night:"), "night:", OPS)


async def _games(stage: Stage, words: Wording) -> None:
    """A vote, a proposal, a vote half made; a challenge, a struck proof; a giveaway; a question."""
    await tell(stage, OWNER, f"/vote {words.free}? | {words.free} | Coffee --until 8h")
    await tell(stage, OWNER, "/votes")
    await tell(stage, BO, f"/vote {words.free}? | Yes | {words.free} --until 8h")
    await tell(stage, CHEN, "/vote")
    await tell(stage, CHEN, f"/vote {words.free}")
    await tell(stage, OWNER, "/challenge Read | 2 days | #reading --need 1 --teams Red, Blue")
    await tell(stage, OWNER, f"/challenge {words.free} | 7 days | #walk --start tomorrow")
    await tell(stage, OWNER, "/challenge")
    await pressed(stage, ANN, await card(stage, "join:1", GROUP, ANN), "join:1")
    await pressed(stage, ANN, await card(stage, "join:2", GROUP, ANN), "join:2")
    await tell(stage, ANN, "/challenge")
    await tell(stage, OWNER, f"/giveaway {words.free} | 5 points | 1 winner --until 8h")
    await pressed(stage, ANN, await card(stage, "enter:", GROUP, ANN), "enter:")
    await stage.pass_time(days=1)
    await tell(stage, ANN, "#walk to the lake")
    proof = await stage.say(ANN, "#reading today")
    await stage.settle()
    await tell(stage, OWNER, "/strike", reply_to=proof["message_id"])
    await tell(stage, OWNER, f"/giveaway {words.free} | {words.free} | 1 winner --until 8h")
    await tell(stage, OWNER, "/giveaway")
    await tell(stage, OWNER, f"/topic {words.free}?", OPS)
    await tell(stage, OWNER, "/topic")
    await tell(stage, ANN, "/topic")


async def _market(stage: Stage, words: Wording) -> None:
    """An order that waits, one that is being refused, a code that was bought."""
    for item in ("mug", "coupon", "mug"):
        await tell(stage, ANN, "/shop")
        await pressed(stage, ANN, await stage.last(ANN), f"shop:{item}")
        await pressed(stage, ANN, await stage.last(ANN), f"pay:{item}")
    await tell(stage, ANN, "/orders")
    await tell(stage, OWNER, "/orders", OPS)
    await pressed(stage, OWNER, await card(stage, "order:refuse"), "order:refuse", OPS)
    await answered(stage, OWNER, "", words.free, OPS)


async def _own(stage: Stage, words: Wording) -> None:
    """Whoever speaks as the group is asked who they are."""
    del words
    await stage.post(f"chats/{GROUP}/admin", user=MOD, anonymous=True, by=OWNER)
    for line in ("/panel", "/settings", "/schedule", "/setup", "/gate", "/night", "/raid"):
        await stage.say(MOD, line, **AS_THE_GROUP)
        await stage.settle()
    await stage.post(f"chats/{GROUP}/admin", user=MOD, anonymous=False, by=OWNER)


async def _whole_week(stage: Stage) -> None:
    """Every post of the week goes out now, with what is under it."""
    start = await panel(stage, OWNER, OPS, "/schedule")
    for data in datas(start):
        if ".view." in data:
            await forge(stage, OWNER, start, data, OPS)
            await forge(stage, OWNER, start, data.replace(".view.", ".run."), OPS)


_CLOSER = (".proposals", ".codes", ".stock", ".proofs.", ".again.")
"""What the sections of the panel have behind buttons that only ask or show."""


async def _look_closer(stage: Stage, start: dict[str, Any]) -> None:
    """What the section that is shown has behind such buttons, and behind those for everybody there."""
    for data in datas(await again(stage, OWNER, start, OPS)):
        if any(part in data for part in _CLOSER):
            await forge(stage, OWNER, start, data, OPS)
            for deeper in datas(await again(stage, OWNER, start, OPS)):
                if deeper.endswith(".all:"):
                    await forge(stage, OWNER, start, deeper, OPS)


async def _settings(stage: Stage, words: Wording) -> None:
    """The panel, two screens deep; the set-up; another group, and a chat that could be its operators'."""
    start = await panel(stage, OWNER, OPS)
    for data in datas(start):
        await forge(stage, OWNER, start, data, OPS)
        for deeper in datas(await again(stage, OWNER, start, OPS)):
            if data.removesuffix(":") in deeper and deeper.count(".") == data.count(".") + 1:
                await forge(stage, OWNER, start, deeper, OPS) if ".settings." in deeper else None
        await _look_closer(stage, start)
    await _whole_week(stage)
    await tell(stage, OWNER, "/setup")
    await second_community(stage, ops=None)
    await tell(stage, OWNER, "/compare", OWNER)
    await stage.post("chats", id=THIRD, type="supergroup", title=words.title or "Team", owner=OWNER)
    await stage.post(f"chats/{THIRD}/bot", bot=BOT, by=OWNER, admin=True)
    await tell(stage, OWNER, "/ops", THIRD)
    await tell(stage, OWNER, f"/giveaway A book | {words.free} | 1 winner --until 8h", SECOND)
