"""What the town has of honours, badges, shares and the KOC path, and a wave that is one card."""

from datetime import date, timedelta
from typing import Any

from bot.actions.honours_notice import preview
from bot.domain.honours import ANNOUNCED, HELD, Figures, Nominee, rule_as_row
from tests.attacks.alarms import alarms
from tests.attacks.hands import ANN, BO, CHEN, Wording, answered, card, pressed, tell
from tests.stories.panel_hands import datas, forge
from tests.stories.stage import GROUP, OPS, OWNER, Stage

WAVE = range(5001, 5008)
PERIOD, GIVEN = "week-2026-02-23", (7,)


async def wave(stage: Stage, words: Wording) -> None:
    """Seven people write the same at once; of their one card, every question is opened."""
    await stage.join(*WAVE)
    await stage.settle()
    await stage.end()
    for number, user in enumerate(WAVE):
        await stage.say(user, f"大家看 刷*单*返*现 哦 {words.free} {'一二三四五六七'[number]}")
    await stage.restart(minutes=1)
    await _opened(stage, await card(stage, "crowd:"), ("crowd:ban", "crowd:show", "crowd:pardon"))


async def shares(stage: Stage, words: Wording) -> None:
    """One that waits, one that is featured, one that is being declined."""
    for user in (ANN, BO, CHEN):
        await tell(stage, user, f"{words.free} #share")
    await pressed(stage, OWNER, await card(stage, "share:2"), "share:2.featured", OPS)
    await pressed(stage, OWNER, await card(stage, "share:3"), "share:3.declined", OPS)
    await answered(stage, OWNER, "", words.free, OPS)
    for user, chat in ((OWNER, OPS), (ANN, GROUP)):
        await tell(stage, user, "/share", chat)
        await tell(stage, user, "/gallery", chat)


async def badges(stage: Stage, words: Wording) -> None:
    """Both screens."""
    del words
    await tell(stage, ANN, "/badges")
    await pressed(stage, ANN, await stage.last(ANN), "badges:all")


async def honours(stage: Stage, words: Wording) -> None:
    """Two titles to be decided, for one there is somebody next in line, and one that can be taken back."""
    del words
    now, first, week = stage.clock.now(), date(2026, 2, 23), timedelta(days=7)
    content = stage.app.content
    async with stage.database.begin() as uow:
        home = (await uow.communities.by_chats([GROUP]))[GROUP]
        for title, people in zip(content.honours.titles, ((ANN, BO), (CHEN,), GIVEN), strict=False):
            made = await uow.honours.add(home.id, {
                "title": title.id, "period": PERIOD, "first_day": first, "last_day": first + 6 * week / 7,
                "state": HELD if people != GIVEN else ANNOUNCED, "user_id": people[0],
                "rule": rule_as_row(title, content.honours.rules),
                "elected_at": now, "announce_at": now + week, "until": now + 2 * week,
                "announced_at": now if people == GIVEN else None,
            })  # fmt: skip
            assert made is not None
            figures = Figures(people=5, days=5, replies=9)
            line = [Nominee(user, place + 1, 5, figures) for place, user in enumerate(people)]
            await uow.honours.line_up(home.id, made, line)
        await preview(uow, content, now, home, PERIOD)
    stage.app.delivery.wake()
    await stage.settle()
    shown = await card(stage, "honour:undo.")
    await _opened(stage, shown, ("honour:undo.", "honour:keep.", "honour:skip.2"))
    await tell(stage, OWNER, "/honours", OPS)


async def koc(stage: Stage, words: Wording) -> None:
    """Ann is invited, Bo in reserve and a KOC of earlier days, Chen asked; notes and pay of each kind."""
    for user, move in ((ANN, "invite"), (BO, "invite"), (CHEN, "reserve")):
        await tell(stage, OWNER, f"/koc {user}", OPS)
        await pressed(stage, OWNER, await card(stage, f"koc:1.{move}.{user}"), f"koc:1.{move}.{user}", OPS)
    await tell(stage, BO, "/koc")
    await pressed(stage, BO, await card(stage, "kocme:1.yes", GROUP, BO), "kocme:1.yes")
    await tell(stage, OWNER, f"/koc {BO}", OPS)
    person = await card(stage, f"koc:1.appoint.{BO}")
    await pressed(stage, OWNER, person, f"koc:1.appoint.{BO}", OPS)
    await tell(stage, OWNER, f"/koc {BO}", OPS)
    person = await card(stage, f"koc:1.call.{BO}")
    await _opened(stage, person, ("koc:1.call.", "koc:1.open.", "koc:1.hand.", "koc:1.open.", "koc:1.note."))
    await answered(stage, OWNER, "", words.free, OPS)
    await tell(stage, OWNER, f"/koc pay {BO} 20 {words.free}", OPS)
    await tell(stage, OWNER, "/koc", OPS)


async def _opened(stage: Stage, message: dict[str, Any], starts: tuple[str, ...]) -> None:
    """Press the buttons of one message one after the other, each as it is shown by then."""
    for start in starts:
        shown = [each for each in await stage.seen(OWNER, OPS) if each["message_id"] == message["message_id"]]
        found = [data for data in datas(shown[0]) if data.startswith(start)]
        assert found, f"{start} is not among {datas(shown[0])}"
        await forge(stage, OWNER, shown[0], found[0], OPS)


HONOUR = (shares, badges, honours, koc, alarms)
"""The scenes of the part of honour, in their order."""
