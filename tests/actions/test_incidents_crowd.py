"""More than a few incidents of one rule in a batch share a card; each stays one. On both databases."""

from datetime import timedelta

import pytest

from bot.actions import verdicts
from bot.actions.escalation import sweep
from bot.actions.incidents_crowd import ask_sure, crowd_card, post_crowd, show_next
from bot.domain.community import Person
from bot.domain.incident import GATHERED, Incident, State, Verdict
from bot.domain.outgoing import Say
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.domain.screening import How, Rule
from tests.actions.peace import (
    MINUTE,
    OPS,
    allow,
    cards_stand,
    deeds,
    found,
    given,
    hear,
    hit,
    incidents,
    is_staff,
    logged,
    operated,
    rendered,
    told,
)
from tests.actions.scene import CHEN, NOON, Scene

MANY = GATHERED + 2
LATER = NOON + MINUTE * 3


async def wave(scene: Scene, count: int = MANY, severity: int = 3, *, first: int = 9000) -> list[Incident]:
    """So many members write something that may be bad, in one batch."""
    people = range(first, first + count)
    async with scene.database.begin() as uow:
        for user in people:
            await uow.members.ensure(scene.community.id, Person(user, f"Name{user}"))
    guess = hit(severity, how=How.SPLIT)
    await hear(scene, *(found(user, guess, user=user, text=f"bad {user}") for user in people))
    return await incidents(scene)


async def decide(scene: Scene, kind: Kind | None, by: int = CHEN) -> None:
    """Somebody presses a button for all."""
    crowd, who = await incidents(scene), Person(by, "Chen")
    async with scene.database.begin() as uow:
        args = (uow, scene.content, LATER, scene.community, crowd)
        if kind is None:
            await verdicts.pardon_all(*args, by)
        else:
            await verdicts.confirm_all(*args, who, kind, seconds=3600)


async def test_a_few_have_a_card_each(scene: Scene) -> None:
    await operated(scene)
    await wave(scene, GATHERED)
    assert len(await told(scene, "incident-card")) == GATHERED
    assert await told(scene, "crowd-card") == []


async def test_a_hundred_share_a_card_that_names_them_and_none_loses_its_evidence(scene: Scene) -> None:
    await operated(scene)
    crowd = await wave(scene, 100)
    assert await told(scene, "incident-card") == []
    [card] = await told(scene, "crowd-card")
    assert not card.silent
    shown = rendered(scene, card.text)
    assert "100 incidents at once" in shown
    assert "Name9000" in shown
    assert "and 60 more" in shown
    assert len(shown) < 8000  # mark-up and links; the words alone are far below 4096
    assert [each.evidence for each in crowd] == [f"bad {user}" for user in range(9000, 9100)]
    assert all(each.state is State.OPEN and each.card_id == each.id for each in crowd)


async def test_another_rule_a_trial_run_and_another_batch_have_cards_of_their_own(scene: Scene) -> None:
    await operated(scene)
    guess = hit(2, flag=True)
    dry = hit(2, rule=Rule.INVITES, flag=True)
    alike = [found(n, guess, user=n) for n in range(9000, 9000 + MANY)]
    trial = [found(n, dry, user=n, dry=(Rule.INVITES,)) for n in range(9100, 9100 + MANY)]
    await hear(scene, *alike, *trial, found(1, hit(2, rule=Rule.LINKS, flag=True)))
    await hear(scene, found(2, guess, user=CHEN), now=NOON + MINUTE)
    cards = await told(scene, "crowd-card")
    assert [card.text.params["lines"].items[0].params["dry"] for card in cards] == ["no", "yes"]  # type: ignore[union-attr]
    assert len(await told(scene, "incident-card")) == 2
    assert all(card.silent for card in cards)


async def test_they_can_be_looked_at_one_by_one_until_none_is_left(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    for times in (GATHERED, MANY - GATHERED, 0):
        crowd = await incidents(scene)
        async with scene.database.begin() as uow:
            assert await show_next(uow, scene.content, LATER, scene.community, crowd) == times
        await cards_stand(scene)
    assert len(await told(scene, "incident-card")) == MANY


@pytest.mark.parametrize("kind", [Kind.WARN, Kind.MUTE, Kind.BAN])
async def test_what_is_decided_for_all_is_done_to_each_once(scene: Scene, kind: Kind) -> None:
    await operated(scene)
    await wave(scene)
    await decide(scene, kind)
    assert await given(scene) == [(kind, 10)] * MANY
    [erased] = await deeds(scene, "erase")
    assert len(erased.message_ids) == MANY
    assert {(each.state, each.verdict) for each in await incidents(scene)} == {
        (State.CLOSED, Verdict.CONFIRMED)
    }
    assert (await logged(scene)).count(("confirm", CHEN)) == MANY
    with pytest.raises(Refusal, match="already-done"):
        await decide(scene, kind)


async def test_what_was_decided_alone_stays_as_it_was_decided(scene: Scene) -> None:
    await operated(scene)
    first, *_ = await wave(scene)
    async with scene.database.begin() as uow:
        await verdicts.pardon(uow, scene.content, LATER, scene.community, first.id, CHEN)
    await decide(scene, Kind.BAN)
    assert len(await given(scene)) == MANY - 1
    assert [each.verdict for each in await incidents(scene)][:2] == [Verdict.PARDONED, Verdict.CONFIRMED]


async def test_a_pardon_for_all_takes_back_what_the_bot_has_done(scene: Scene) -> None:
    await operated(scene)
    people = range(9000, 9000 + MANY)
    async with scene.database.begin() as uow:
        for user in people:
            await uow.members.ensure(scene.community.id, Person(user, f"Name{user}"))
    await hear(scene, *(found(user, hit(3), user=user) for user in people))
    [card] = await told(scene, "crowd-card")
    assert f"Muted: {MANY}" in rendered(scene, card.text)
    assert card.buttons[1][0].label.key == "button-crowd-agree"
    await decide(scene, None)
    assert [act.off for act in await deeds(scene, "mute")] == [False] * MANY + [True] * MANY


async def test_what_the_bot_did_can_be_agreed_with_for_all_and_nothing_is_added(scene: Scene) -> None:
    await operated(scene)
    people = range(9000, 9000 + MANY)
    async with scene.database.begin() as uow:
        for user in people:
            await uow.members.ensure(scene.community.id, Person(user, f"Name{user}"))
    await hear(scene, *(found(user, hit(2), user=user) for user in people))
    async with scene.database.begin() as uow:
        crowd = await uow.incidents.crowd(1, 99)
        await verdicts.agree_all(uow, scene.content, LATER, scene.community, crowd, CHEN)
    assert await given(scene) == [("warn", 5)] * MANY
    assert {each.verdict for each in await incidents(scene)} == {Verdict.CONFIRMED}


async def test_what_was_decided_for_all_can_be_pardoned_for_all(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    await decide(scene, Kind.BAN)
    asked, _ = ask_sure(scene.content, await incidents(scene), "pardon")
    assert f"all {MANY} of these nothing" in rendered(scene, asked)
    await decide(scene, None)
    assert {each.verdict for each in await incidents(scene)} == {Verdict.PARDONED}
    with pytest.raises(Refusal, match="already-done"):
        await decide(scene, None)


async def test_staff_among_them_are_left_out_and_whoever_decides_is_too(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    await is_staff(scene, 9000)
    await decide(scene, Kind.BAN, by=9001)
    assert len(await given(scene)) == MANY - 2


async def test_where_the_bot_may_not_delete_nothing_is_called_deleted(scene: Scene) -> None:
    await operated(scene)
    await allow(scene, "can_restrict_members")
    await wave(scene)
    await decide(scene, Kind.WARN)
    assert await deeds(scene, "erase") == []
    assert not any(each.erased for each in await incidents(scene))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_card_says_how_all_of_them_stand(scene: Scene, language: str) -> None:
    await operated(scene)
    await wave(scene)

    async def card() -> tuple[str, list[str]]:
        async with scene.database.read() as uow:
            text, rows = await crowd_card(uow, scene.content, scene.community, await incidents(scene))
        return rendered(scene, text, language), [each.label.key for row in rows for each in row]

    before, buttons = await card()
    assert buttons == [f"button-crowd-{each}" for each in ("next", "warn", "mute", "ban", "pardon")]
    await decide(scene, Kind.BAN)
    after, buttons = await card()
    assert buttons == ["button-crowd-pardon"]
    assert before.count("•") == after.count("✔️") - 1 == MANY
    assert "{" not in before + after


async def test_a_card_that_is_told_again_is_told_once(scene: Scene) -> None:
    await operated(scene)
    crowd = await wave(scene)
    async with scene.database.begin() as uow:
        await post_crowd(uow, scene.content, NOON, scene.community, crowd)
    assert len(await told(scene, "crowd-card")) == 1


async def test_the_gravest_alarm_the_owners_once_for_all_of_them_each_time(scene: Scene) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.communities.owned_by({1001})
        await uow.members.open_contact(1001, "en", NOON)
    await wave(scene, severity=4)
    for minutes in (0, 0, scene.content.ladder.alert_minutes):
        async with scene.database.begin() as uow:
            await sweep(uow, scene.content, NOON + timedelta(minutes=minutes))
    alarms = [each for each in await told(scene, "incidents-alarm") if isinstance(each, Say)]
    assert [each.to.chat_id for each in alarms] == [1001, OPS, 1001]
    assert f"nobody has taken {MANY} grave incidents" in rendered(scene, alarms[0].text)
