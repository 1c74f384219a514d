"""What a community changes about its words holds at once, on every replica; on both databases."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from bot.actions import rules, words
from bot.clock import SetClock
from bot.content import Content
from bot.desk import Desk
from bot.domain.community import Community
from bot.domain.hearing import Finding
from bot.domain.refusal import Refusal
from bot.domain.screening import Mode, Rule
from bot.domain.wordlist import LINES, MOST, OWN, mark_of
from bot.guard import Guard, Said
from bot.intake.batch import Identity, Intake
from bot.intake.hear import Ear
from bot.intake.slim import Update
from bot.storage.tables import audit
from bot.storage.word import WordChange
from tests.actions.scene import ANN, GROUP, NOON, Scene
from tests.intake.guards import words as shipped
from tests.intake.mail import BOT, wrote

SCAM = "刷单返利"


async def add(scene: Scene, lines: str) -> words.Added:
    async with scene.database.begin() as uow:
        return await words.add(uow, NOON, scene.community, ANN, lines)


async def remove(scene: Scene, text: str) -> str:
    async with scene.database.begin() as uow:
        guard = Guard(scene.content, shared=shipped())
        done = await words.remove(uow, guard, NOON, scene.community, ANN, text)
    return done[1]


async def allow(scene: Scene, text: str) -> None:
    async with scene.database.begin() as uow:
        await words.allow(uow, NOON, scene.community, ANN, text)


async def hits(scene: Scene, text: str) -> list[tuple[str, str, int, bool]]:
    """What a guard that has just been started finds: word, category, severity, whether it is certain."""
    async with scene.database.read() as uow:
        community = await uow.communities.get(scene.community.id)
        found, _ = await words.test(uow, Guard(scene.content, shared=shipped()), community, text)
    return [(hit.what, hit.category, hit.severity, hit.certain) for hit in found]


async def changes(scene: Scene) -> list[tuple[str, str]]:
    async with scene.database.read() as uow:
        found = await words.changes_of(uow, scene.community)
    return [(each.list, each.word) for each in found.words]


async def test_an_added_word_is_found_as_its_options_say(scene: Scene) -> None:
    await add(scene, "cheap followers | severity=3 flag\n低价涨粉")
    assert await hits(scene, "get CHEAP  followers here") == [("cheap followers", OWN, 3, False)]
    assert await hits(scene, "来低价涨粉吧") == [("低价涨粉", OWN, 2, True)]
    assert await hits(scene, "来低.价.涨.粉吧") == [("低价涨粉", OWN, 2, False)]


async def test_adding_a_word_again_replaces_what_it_was(scene: Scene) -> None:
    await add(scene, "cheap followers | severity=3 flag")
    await add(scene, "Cheap Followers | severity=4")
    assert await hits(scene, "cheap followers") == [("Cheap Followers", OWN, 4, True)]


async def test_a_shipped_word_is_taken_away_and_put_back(scene: Scene) -> None:
    before = await hits(scene, SCAM)
    assert before
    assert await remove(scene, SCAM) == ""
    assert await hits(scene, SCAM) == []
    await add(scene, SCAM)
    assert await hits(scene, SCAM) == before
    assert await changes(scene) == []


async def test_ones_own_word_is_gone_when_it_is_removed(scene: Scene) -> None:
    await add(scene, "cheap followers")
    assert await remove(scene, "CHEAP followers") == "add"
    assert await hits(scene, "cheap followers") == []


async def test_a_shipped_word_that_was_made_graver_can_be_taken_away_altogether(scene: Scene) -> None:
    await add(scene, f"{SCAM} | severity=4")
    await remove(scene, SCAM)
    assert await hits(scene, SCAM) == []


async def test_inside_an_allowed_phrase_nothing_is_a_hit(scene: Scene) -> None:
    await allow(scene, f"我写的小说{SCAM}")
    assert await hits(scene, f"我写的小说{SCAM}出版了") == []
    assert await hits(scene, SCAM)
    assert await remove(scene, f"我写的小说{SCAM}") == "allow"
    assert await hits(scene, f"我写的小说{SCAM}出版了")


async def test_what_is_not_looked_for_cannot_be_taken_away(scene: Scene) -> None:
    for text, key in (("nobody says that", "words-unknown"), (f"来{SCAM}吗", "words-inside-only")):
        with pytest.raises(Refusal) as refused:
            await remove(scene, text)
        assert refused.value.text.key == key


async def test_a_change_is_taken_back_by_its_button_once(scene: Scene) -> None:
    await add(scene, "cheap followers")
    async with scene.database.begin() as uow:
        mark = mark_of("cheap followers")
        assert await words.take_back(uow, NOON, scene.community, ANN, mark) == "cheap followers"
        with pytest.raises(Refusal):
            await words.take_back(uow, NOON, scene.community, ANN, mark)
    assert await hits(scene, "cheap followers") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("a" * 101, "long"), ("\ufb2d" * 40, "long"), ("!!! ---", "empty"), ("x y | severity=9", "severity"),
        ("x y | loud", "option"), ("x y | severity=", "severity"),
    ],
)  # fmt: skip
async def test_a_line_that_is_no_word_is_refused_with_the_reason(scene: Scene, line: str, kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        await add(scene, line)
    assert refused.value.text.key == "words-fault"
    for language in ("en", "zh"):
        told = scene.content.texts.plain(language, refused.value.text)
        assert scene.content.texts.has(f"words-fault-{kind}")
        assert "{" not in told


async def test_of_several_lines_the_good_ones_are_added(scene: Scene) -> None:
    done = await add(scene, "one thing\n\n???\nanother thing | flag\n")
    assert [word.text for word in done.words] == ["one thing", "another thing"]
    assert [(line, fault.kind) for line, fault in done.left_out] == [("???", "empty")]


async def test_a_community_has_its_bounds(scene: Scene) -> None:
    with pytest.raises(Refusal) as refused:
        await add(scene, "\n".join(f"word {n}" for n in range(LINES + 1)))
    assert refused.value.text.key == "words-too-many-lines"
    async with scene.database.begin() as uow:
        for number in range(MOST):
            change = WordChange(f"word {number}", f"word {number}", "add", OWN)
            await uow.words.put(scene.community.id, change, ANN, NOON)
    for change_ in (add(scene, "one more"), allow(scene, "one more")):
        with pytest.raises(Refusal) as refused:
            await change_
        assert refused.value.text.key == "words-too-many"
    await add(scene, "word 7 | severity=4")


async def test_every_change_is_in_the_audit_log(scene: Scene) -> None:
    await add(scene, "cheap followers")
    await remove(scene, SCAM)
    await allow(scene, "a phrase")
    async with scene.database.begin() as uow:
        await rules.switch(uow, scene.content, NOON, scene.community, ANN, "links", "dry")
    async with scene.database.read() as uow:
        rows = (await uow.connection.execute(select(audit).order_by(audit.c.id))).all()
    actions = ["words-add", "words-remove", "words-allow", "rule-mode"]
    assert [(row.action, row.actor_id) for row in rows] == [(action, ANN) for action in actions]
    assert all(scene.content.texts.has(f"audit-{action}") for action in [*actions, "words-undo"])
    assert rows[-1].details == {"rule": "links", "before": "on", "mode": "dry"}


async def test_a_rule_is_switched_and_back_to_the_default_leaves_nothing(scene: Scene) -> None:
    async def switched(name: str, mode: str) -> Mode:
        async with scene.database.begin() as uow:
            await rules.switch(uow, scene.content, NOON, scene.community, ANN, name, mode)
            return (await rules.modes(uow, scene.content, scene.community))[Rule.FORWARDS]

    assert await switched("forwards", "on") is Mode.ON
    assert await switched("forwards", "off") is Mode.OFF
    async with scene.database.read() as uow:
        assert await uow.settings.get(scene.community.id, "rules") is None
    for name, mode in (("forwards", "loud"), ("nothing", "on")):
        with pytest.raises(Refusal):
            await switched(name, mode)


class Noting(Guard):
    """Remembers which words it found."""

    def __init__(self, content: Content) -> None:
        super().__init__(content, shared=shipped())
        self.found: list[str] = []

    def look(self, said: Said, community: Community) -> Finding | None:
        finding = super().look(said, community)
        hits = finding.hits if finding else ()
        self.found += [hit.what for hit in hits if hit.rule is Rule.WORDS]
        return None


@dataclass
class Replica:
    """One of several processes on one database: an intake that goes on running, with its own guard."""

    scene: Scene
    number: int
    guard: Noting = field(init=False)

    def __post_init__(self) -> None:
        self.guard = Noting(self.scene.content)
        who = Identity(BOT, "steward_bot", frozenset())
        ear = Ear(frozenset(), {}, who.username, self.guard)
        clock = SetClock(NOON)
        self.intake = Intake(
            self.scene.database, self.scene.content, clock, who, ear, _nothing, lambda _: None
        )

    async def hears(self, text: str) -> list[str]:
        """What it finds in a message that comes now."""
        self.number += 1
        self.guard.found.clear()
        await self.intake.take([wrote(self.number, ANN, NOON, place=GROUP, text=text)])
        return list(self.guard.found)


async def _nothing(desk: Desk, update: Update, raw: bytes) -> None:
    del desk, update, raw


async def test_a_change_holds_from_the_next_batch_on_for_every_replica(scene: Scene) -> None:
    one, other = Replica(scene, 1000), Replica(scene, 2000)
    for replica in (one, other):
        assert await replica.hears("get cheap followers") == []
    await add(scene, "cheap followers")
    for replica in (one, other):
        assert await replica.hears("get cheap followers") == ["cheap followers"]
    async with scene.database.begin() as uow:
        await rules.switch(uow, scene.content, NOON, scene.community, ANN, "words", "off")
    for replica in (one, other):
        assert await replica.hears("get cheap followers") == []


async def test_what_one_community_changes_is_nothing_to_another(scene: Scene) -> None:
    replica = Replica(scene, 3000)
    async with scene.database.begin() as uow:
        values: dict[str, object] = {
            "chat_id": -2002, "title": "Others", "kind": "interest", "language": "en", "timezone": "UTC",
            "rollover_hour": 4, "pack": "general", "state": "active", "registered_at": NOON,
        }  # fmt: skip
        other = await uow.communities.register(values)
        await words.add(uow, NOON, other, ANN, "cheap followers")
    assert await replica.hears("get cheap followers") == []
