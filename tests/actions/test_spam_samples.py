"""Ordinary messages of members of long standing teach the spam model what is harmless; on both databases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update

from bot.actions import spam_samples
from bot.domain.community import Person
from bot.domain.hearing import Finding, Found, Heard
from bot.domain.screening import Look
from bot.domain.spam import LEAST_HARMLESS, LEAST_SPAM, SAMPLED_FROM, SAMPLES_A_DAY, Example
from bot.guard import SAMPLE_SECONDS, Guard, Said
from bot.screening.spam import features
from bot.storage.spam_sample import Sample
from bot.storage.tables import activity, member, spam_sample
from tests.actions.peace import found, hear, hit
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene
from tests.actions.test_spam import BAD, GOOD, Case, learn, lore, school, teach
from tests.intake.guards import words

TEXT = "I liked the second chapter best"
LATER = NOON + DAY * 2


async def of_standing(scene: Scene, *users: int) -> None:
    """They have been writing for long enough."""
    async with scene.database.begin() as uow:
        began = NOON.date() - timedelta(days=40)
        await uow.connection.execute(
            update(member).where(member.c.user_id.in_(users)).values(first_day=began)
        )
        await uow.connection.execute(insert(activity), [
            {"community_id": scene.community.id, "local_date": day, "user_id": user, "messages": 20}
            for user in users
            for day in (began, began + DAY, began + 2 * DAY)
        ])  # fmt: skip


def ordinary(scene: Scene, message: int, user: int = ANN, text: str = TEXT) -> Found:
    finding = Finding((), text, ordinary=True)
    return Found(scene.community.id, message, Person(user, f"Name{user}"), NOON, finding)


async def offer(scene: Scene, *messages: Found) -> list[int]:
    """A batch with these; the ids of all messages that are kept by now."""
    here = scene.community
    async with scene.database.begin() as uow:
        heard = Heard(found=list(messages))
        await spam_samples.heard(uow, scene.content, NOON, {here.id: here}, heard)
    return await kept(scene)


async def kept(scene: Scene) -> list[int]:
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(
            select(spam_sample.c.message_id).order_by(spam_sample.c.message_id)
        )
        return list(rows.scalars())


async def harmless_by(scene: Scene, days: float) -> int:
    async with scene.database.read() as uow:
        return (await uow.spam.lore(NOON + DAY * days)).harmless


async def test_only_members_of_long_standing_and_the_trusted_are_taken_as_an_example(scene: Scene) -> None:
    await of_standing(scene, ANN)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, trusted=True)
    batch = ordinary(scene, 5), ordinary(scene, 6, BO), ordinary(scene, 7, CHEN), ordinary(scene, 8, 999)
    assert await offer(scene, *batch) == [5, 6]


async def test_a_member_gives_one_example_a_day_and_a_batch_twice_the_same(scene: Scene) -> None:
    await of_standing(scene, ANN)
    assert await offer(scene, ordinary(scene, 5)) == [5]
    assert await offer(scene, ordinary(scene, 5), ordinary(scene, 6)) == [5]


async def test_a_day_has_a_bound(scene: Scene) -> None:
    await of_standing(scene, ANN)
    async with scene.database.begin() as uow:
        rows = [Sample(scene.community.id, 100 + n, 5000 + n, b"", NOON) for n in range(SAMPLES_A_DAY)]
        await uow.spam_samples.keep(rows)
    assert 5 not in await offer(scene, ordinary(scene, 5))


async def test_it_is_harmless_after_a_day_without_a_word_of_it_being_kept(scene: Scene) -> None:
    await of_standing(scene, ANN)
    await offer(scene, ordinary(scene, 5))
    assert [await harmless_by(scene, days) for days in (0, 0.9, 1)] == [0, 0, 1]
    async with scene.database.read() as uow:
        [example] = await uow.spam.examples(LATER)
    assert example == Example.of(features(TEXT), NOON, spam=False)


async def test_what_was_reported_or_whose_author_was_flagged_is_no_example(scene: Scene) -> None:
    await of_standing(scene, ANN, BO, CHEN)
    await offer(scene, ordinary(scene, 5), ordinary(scene, 6, BO), ordinary(scene, 7, CHEN))
    assert await harmless_by(scene, 1) == 3
    await hear(scene, found(90, hit(2, flag=True), user=BO))
    assert await harmless_by(scene, 1) == 2
    await learn(scene, replace(Case(scene.community.id), message_id=5), TEXT, spam_like=True)
    assert await harmless_by(scene, 1) == 1


async def test_what_was_confirmed_as_spam_stays_spam_where_somebody_quotes_it(scene: Scene) -> None:
    await of_standing(scene, ANN)
    await learn(scene, Case(scene.community.id), BAD, spam_like=True)
    await offer(scene, ordinary(scene, 9, text=BAD))
    async with scene.database.read() as uow:
        assert [each.spam for each in await uow.spam.examples(LATER)] == [True]


async def test_they_go_with_their_author_and_after_a_month(scene: Scene) -> None:
    await of_standing(scene, ANN, BO)
    await offer(scene, ordinary(scene, 5), ordinary(scene, 6, BO))
    async with scene.database.begin() as uow:
        await uow.privacy.erase(ANN, NOON)
    assert await kept(scene) == [6]
    async with scene.database.begin() as uow:
        await uow.spam_samples.prune(NOON + timedelta(seconds=1))
    assert await kept(scene) == []


async def test_the_model_speaks_without_a_single_pardon(scene: Scene) -> None:
    await teach(scene, LEAST_SPAM, 0)
    digits = "零一二三四五六七八九"
    async with scene.database.begin() as uow:
        for n in range(LEAST_HARMLESS):
            text = GOOD.format("".join(digits[int(digit)] for digit in f"{n:03}"))
            example = Example.of(features(text), NOON, spam=False)
            row = Sample(scene.community.id, n, 5000 + n, example.packed, NOON - DAY)
            await uow.spam_samples.keep([row])
    assert await lore(scene) == (LEAST_SPAM, LEAST_HARMLESS)
    one = school(scene)
    await one.look()
    assert one.guard.spam.judge(BAD.format("八百")) is not None


async def test_nothing_is_sampled_until_there_is_spam_to_compare_with(scene: Scene) -> None:
    one = school(scene)
    await teach(scene, SAMPLED_FROM - 1, 0)
    await one.look()
    assert not one.guard.sampling
    await teach(scene, 1, 0, start=900)
    await one.look()
    assert one.guard.sampling


async def test_the_guard_picks_one_a_minute_out_of_what_it_finds_nothing_in(scene: Scene) -> None:
    guard = Guard(scene.content, shared=words())
    async with scene.database.read() as uow:
        await guard.refresh(uow, [scene.community])
    seen: list[str] = []

    def picked(seconds: float, text: str = TEXT, **more: Any) -> bool:
        at, text = NOON + timedelta(seconds=seconds), text * (1 + len(seen))
        seen.append(text)
        finding = guard.look(Said(text, ANN, at, lambda: Look(text), **more), scene.community)
        return finding is not None and finding.ordinary

    assert not picked(0)
    guard.sampling = True
    assert not any(
        (
            picked(0, edited=True),
            picked(0, newcomer=True),
            guard.look(Said("ok", BO, NOON, lambda: Look("ok")), scene.community),
        )
    )
    assert picked(1)
    assert not picked(SAMPLE_SECONDS)
    assert picked(SAMPLE_SECONDS + 1)
