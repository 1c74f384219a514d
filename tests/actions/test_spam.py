"""The spam model learns from what staff decide, on every replica, and says why; on both databases."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.actions import spam
from bot.clock import SetClock
from bot.domain.spam import LEAST_HARMLESS, LEAST_SPAM, MOST_OF_A_KIND, Example, Reason, Verdict
from bot.guard import Guard
from bot.screening.spam import features
from bot.spam_school import DECISIONS, PATIENCE, SpamSchool
from tests.actions.scene import ANN, NOON, Scene
from tests.intake.guards import words

BAD = "加我微信领内部资料 日赚{}元 名额有限"
GOOD = "昨天第{}章看完了，主角的选择让我很意外"


@dataclass(frozen=True)
class Case:
    """What the lessons need of an incident."""

    community_id: int
    message_id: int | None = 7
    user_id: int = ANN
    rule: str = "words"
    category: str = "fraud"


def school(scene: Scene, clock: SetClock | None = None) -> SpamSchool:
    guard = Guard(scene.content, shared=words())
    return SpamSchool(scene.database, guard, clock or SetClock(NOON))


async def learn(scene: Scene, case: Case, text: str | None, *, spam_like: bool) -> bool:
    async with scene.database.begin() as uow:
        return await spam.learn(uow, NOON, case, text, spam=spam_like)


async def teach(scene: Scene, bad: int, good: int, start: int = 0) -> None:
    """So many decisions of each kind, about messages that are all different."""
    async with scene.database.begin() as uow:
        for count, offset, written, is_spam in ((bad, 10_000, BAD, True), (good, 20_000, GOOD, False)):
            for number in range(start, start + count):
                text = written.format("".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:03}"))
                case = Case(scene.community.id, offset + number)
                await spam.learn(uow, NOON, case, text, spam=is_spam)


async def lore(scene: Scene) -> tuple[int, int]:
    async with scene.database.read() as uow:
        known = await uow.spam.lore(NOON)
    return known.spam, known.harmless


async def test_what_was_decided_last_about_a_message_is_what_counts(scene: Scene) -> None:
    case = Case(scene.community.id)
    assert await learn(scene, case, BAD, spam_like=True)
    assert await lore(scene) == (1, 0)
    assert await learn(scene, case, BAD, spam_like=False)
    assert await lore(scene) == (0, 1)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"message_id": None}, BAD), ({}, None), ({}, " ok "), ({"rule": "flood"}, BAD),
        ({"rule": "report"}, BAD), ({"category": "abuse"}, BAD), ({"category": "personal"}, BAD),
    ],
)  # fmt: skip
async def test_nothing_is_learned_from_what_is_no_text_or_no_spam(
    scene: Scene, change: dict[str, Any], text: str | None
) -> None:
    case = replace(Case(scene.community.id), **change)
    assert not await learn(scene, case, text, spam_like=True)
    assert await lore(scene) == (0, 0)


async def test_a_pardoned_insult_is_harmless_letters(scene: Scene) -> None:
    assert await learn(scene, Case(scene.community.id, category="abuse"), "you old goat", spam_like=False)
    assert await lore(scene) == (0, 1)


async def test_the_text_is_not_kept(scene: Scene) -> None:
    await learn(scene, Case(scene.community.id), BAD, spam_like=True)
    async with scene.database.read() as uow:
        [example] = await uow.spam.examples(NOON)
    assert example == Example.of(features(BAD), NOON, spam=True)
    assert "微信".encode() not in example.packed


async def test_the_model_is_silent_until_there_is_enough_and_the_same_on_every_replica(scene: Scene) -> None:
    await teach(scene, LEAST_SPAM - 1, LEAST_HARMLESS)
    one, other = school(scene), school(scene)
    assert await one.look()
    assert not one.guard.spam.ready
    await teach(scene, DECISIONS, 0, start=LEAST_SPAM)
    assert await one.look()
    assert await other.look()
    assert one.guard.spam.ready
    text = BAD.format("八百")
    first, second = one.guard.spam.judge(text), other.guard.spam.judge(text)
    assert first is not None
    assert first == second
    assert one.guard.spam.judge(GOOD.format("三十")) is None


async def test_a_few_decisions_wait_and_many_are_learned_at_once(scene: Scene) -> None:
    clock = SetClock(NOON)
    one = school(scene, clock)
    assert not await one.look(), "nothing is known yet"
    await teach(scene, 1, 1)
    assert await one.look()
    assert not await one.look(), "nothing new"
    await teach(scene, 1, 0, start=5)
    assert not await one.look(), "one more can wait"
    clock.advance(seconds=PATIENCE.total_seconds())
    assert await one.look()
    await teach(scene, DECISIONS, 0, start=100)
    assert await one.look()


async def test_what_somebody_had_erased_is_forgotten_at_the_next_look(scene: Scene) -> None:
    await teach(scene, LEAST_SPAM, LEAST_HARMLESS)
    one = school(scene)
    await one.look()
    assert one.guard.spam.ready
    async with scene.database.begin() as uow:
        await uow.privacy.erase(ANN, NOON)
    assert await lore(scene) == (0, 0)
    assert await one.look()
    assert not one.guard.spam.ready


async def test_old_decisions_go_and_the_newest_are_learned_from(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for number in range(3):
            at = NOON - timedelta(days=200 * number)
            example = Example.of([number], at, spam=True)
            await uow.spam.put(scene.community.id, number, ANN, example)
        assert [each.packed[0] for each in await uow.spam.examples(NOON)] == [0, 1, 2]
        await uow.spam.prune(NOON - timedelta(days=365))
        assert [each.packed[0] for each in await uow.spam.examples(NOON)] == [0, 1]
    assert MOST_OF_A_KIND >= LEAST_SPAM


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("count", [0, 1, 3])
async def test_a_verdict_explains_itself_also_after_it_was_kept(
    scene: Scene, language: str, count: int
) -> None:
    reasons = (Reason("私聊", 0, 2, 1.5), Reason("a0中", 4, 8, 1.0, is_shape=True), Reason("<b>", 9, 12, 0.5))
    verdict = Verdict(0.934, 0.71, reasons[:count], 80, 200)
    told = scene.content.texts.render(language, spam.told(verdict))
    assert told == scene.content.texts.render(language, spam.told_again(spam.kept(verdict)))
    assert all(part in told for part in ("93", "71", "80", "200"))
    assert ("私聊" in told) == (count > 0)
    assert "<b>" not in told
    assert "{" not in told
