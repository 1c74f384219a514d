"""What staff decide about incidents on both databases: taken, pardoned, confirmed, noted; each once."""

import pytest
from sqlalchemy import select

from bot.actions import appeals, verdicts, verdicts_reopened
from bot.actions import incidents as incidents_of
from bot.actions import sanctions as sanctions_of
from bot.domain.community import Person
from bot.domain.incident import State, Verdict
from bot.domain.outgoing import Erase, Mute
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.domain.screening import How
from bot.storage.tables import spam_example
from bot.storage.uow import UnitOfWork
from tests.actions.peace import (
    MINUTE,
    cards_stand,
    deeds,
    edits,
    found,
    given,
    hear,
    hit,
    incidents,
    is_staff,
    logged,
    met,
    operated,
    rendered,
    sanctions,
    told,
)
from tests.actions.scene import ANN, BO, CHEN, GROUP, NOON, Scene

LATER = NOON + MINUTE * 3


async def decide(scene: Scene, deed: str, number: int, by: int = CHEN, words: str = "") -> str:
    """The key of the refusal, if there was one."""
    try:
        async with scene.database.begin() as uow:
            await _decide(scene, uow, deed, number, by, words)
    except Refusal as refusal:
        return refusal.text.key
    return ""


async def _decide(scene: Scene, uow: UnitOfWork, deed: str, number: int, by: int, words: str) -> None:
    content, here = scene.content, scene.community
    match deed:
        case "take":
            await verdicts.take(uow, content, LATER, here, number, by)
        case "over":
            await verdicts.take(uow, content, LATER, here, number, by, over=True)
        case "reopen":
            await verdicts_reopened.reopen(uow, content, LATER, here, number, by)
        case "pardon":
            await verdicts.pardon(uow, content, LATER, here, number, by)
        case "close":
            await verdicts.close(uow, content, LATER, here, number, by)
        case "agree":
            await verdicts.close(uow, content, LATER, here, number, by, Verdict.CONFIRMED)
        case "note":
            await verdicts.note(uow, content, LATER, here, number, by, words)
        case _:
            who = Person(by, "Chen")
            await verdicts.confirm(uow, content, LATER, here, number, who, Kind(deed), seconds=3600)


async def lessons(scene: Scene) -> list[tuple[int, bool]]:
    """What the spam model is to learn from: messages, and whether they are spam."""
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(
            select(spam_example.c.message_id, spam_example.c.spam).order_by(spam_example.c.message_id)
        )
        return [(row.message_id, row.spam) for row in rows]


async def test_taking_it_stops_alarms_and_sets_a_deadline(scene: Scene) -> None:
    each = await met(scene, found(5, hit(4, flag=True)))
    assert await decide(scene, "take", each.id) == ""
    [each] = await incidents(scene)
    assert (each.state, each.owner_id) == (State.TAKEN, CHEN)
    assert each.deadline == each.next_alert_at == LATER + MINUTE * 30
    assert await decide(scene, "take", each.id) == "already-done"
    assert await decide(scene, "take", each.id, by=BO) == "incident-taken"
    assert await decide(scene, "over", each.id, by=BO) == ""
    assert [one.owner_id for one in await incidents(scene)] == [BO]
    assert await decide(scene, "over", each.id, by=BO) == "already-done"


async def test_a_pardon_undoes_all_that_followed_and_teaches_the_model(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(3), text="bad words here"))
    await cards_stand(scene)
    [each] = await incidents(scene)
    assert await decide(scene, "pardon", each.id) == ""
    [each] = await incidents(scene)
    assert (each.state, each.verdict, each.closed_by) == (State.CLOSED, Verdict.PARDONED, CHEN)
    assert (await deeds(scene, "mute"))[-1] == Mute(GROUP, ANN, off=True)
    [sanction] = await sanctions(scene)
    assert sanction.undone_by == CHEN
    assert len(await told(scene, "notice-undone")) == 1
    assert await lessons(scene) == [(5, False)]
    assert "can't be brought back" in rendered(scene, (await edits(scene))[-1].text)
    assert await decide(scene, "pardon", each.id) == "already-done"
    assert [action for action, _ in await logged(scene)] == ["delete", "mute", "undo", "pardon"]


async def test_confirming_a_guess_deletes_it_does_the_deed_and_gives_its_points(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(2, how=How.SPLIT), text="b a d words"))
    await cards_stand(scene)
    [each] = await incidents(scene)
    assert await decide(scene, "mute", each.id) == ""
    assert await deeds(scene, "erase") == [Erase(GROUP, (5,))]
    assert await given(scene) == [("mute", 5)]
    [sanction] = await sanctions(scene)
    assert (sanction.by_id, sanction.incident_id) == (CHEN, each.id)
    assert await lessons(scene) == [(5, True)]
    assert await decide(scene, "ban", each.id) == "incident-closed"
    assert await decide(scene, "take", each.id) == "incident-closed"
    card = (await edits(scene))[-1]
    keys = [button.label.key for row in card.buttons for button in row]
    assert keys == ["button-incident-pardon", "button-unsanction", "button-incident-note"]


async def test_what_was_confirmed_can_still_be_pardoned_and_the_model_learns_that(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(2, how=How.SPLIT), text="b a d words"))
    await cards_stand(scene)
    [each] = await incidents(scene)
    await decide(scene, "ban", each.id)
    assert await lessons(scene) == [(5, True)]
    assert await decide(scene, "pardon", each.id, by=BO) == ""
    assert await lessons(scene) == [(5, False)]
    assert [one.undone_by for one in await sanctions(scene)] == [BO]


async def test_a_pardon_taken_back_is_as_if_it_had_not_been(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(3), text="bad words here"))
    await cards_stand(scene)
    [before] = await incidents(scene)
    assert await decide(scene, "reopen", before.id) == "incident-not-pardoned"
    await decide(scene, "pardon", before.id)
    assert await decide(scene, "reopen", before.id, by=BO) == ""
    [each] = await incidents(scene)
    assert (each.state, each.verdict, each.closed_at) == (State.OPEN, Verdict.NONE, None)
    assert each.deadline == each.next_alert_at == LATER + MINUTE * 120
    [sanction] = await sanctions(scene)
    assert (sanction.undone_at, sanction.undone_by) == (None, None)
    assert (await deeds(scene, "mute"))[-1] == Mute(GROUP, ANN, NOON.replace(hour=5).isoformat())
    assert len(await told(scene, "notice-mute")) == 2
    assert await lessons(scene) == []
    assert [action for action, _ in await logged(scene)][-2:] == ["redo", "reopen"]
    keys = [button.label.key for row in (await edits(scene))[-1].buttons for button in row]
    assert {"button-incident-take", "button-incident-agree"} <= set(keys)
    assert await decide(scene, "reopen", before.id) == "incident-not-pardoned"


async def test_a_pardon_taken_back_leaves_what_was_lifted_before_it_or_granted(scene: Scene) -> None:
    each = await met(scene, found(5, hit(2)))
    await decide(scene, "ban", each.id)
    warning, ban = await sanctions(scene)
    async with scene.database.begin() as uow:
        await sanctions_of.undo(uow, scene.content, NOON, scene.community, warning.id, BO)
        await uow.appeals.add(scene.community.id, ban.id, ANN, "please", NOON)
    await decide(scene, "pardon", each.id)
    async with scene.database.begin() as uow:
        await appeals.sweep(uow, scene.content, LATER)
    assert await decide(scene, "reopen", each.id) == ""
    assert [one.undone_at is None for one in await sanctions(scene)] == [False, False]


async def test_confirming_what_the_bot_has_punished_gives_no_points_again(scene: Scene) -> None:
    each = await met(scene, found(5, hit(2)))
    assert await decide(scene, "ban", each.id) == ""
    assert await given(scene) == [("warn", 5), ("ban", 0)]


async def test_agreeing_with_what_the_bot_did_confirms_it_and_adds_nothing(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(2), text="bad words"))
    await hear(scene, found(6, hit(2, flag=True), text="more bad words"))
    await cards_stand(scene)
    first = (await incidents(scene))[0]
    assert await decide(scene, "agree", first.id) == ""
    assert {(each.state, each.verdict) for each in await incidents(scene)} == {
        (State.CLOSED, Verdict.CONFIRMED)
    }
    assert await given(scene) == [("warn", 5)]
    assert (await deeds(scene, "erase"))[-1] == Erase(GROUP, (6,)), "what stood on the same card goes too"
    assert [spam for _, spam in await lessons(scene)] == [True, True]
    assert await decide(scene, "agree", first.id) == "incident-closed"


async def test_what_was_acted_on_is_agreed_with_and_what_was_not_is_warned_for(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(2), user=ANN), found(6, hit(2, flag=True), user=BO))
    offered = [
        {button.label.key for row in card.buttons for button in row}
        & {"button-incident-agree", "button-incident-warn"}
        for card in await told(scene, "incident-card")
    ]
    assert offered == [{"button-incident-agree"}, {"button-incident-warn"}]


async def test_a_verdict_holds_for_all_that_a_card_counts(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, *(found(number, hit(2, flag=True), text=f"bad words {number}") for number in (1, 2, 3)))
    first = (await incidents(scene))[0]
    assert await decide(scene, "warn", first.id) == ""
    assert {each.verdict for each in await incidents(scene)} == {Verdict.CONFIRMED}
    assert await deeds(scene, "erase") == [Erase(GROUP, (1, 2, 3))]
    assert await given(scene) == [("warn", 5)]
    assert [message for message, _ in await lessons(scene)] == [1, 2, 3]


async def test_who_was_warned_a_moment_ago_is_not_warned_again(scene: Scene) -> None:
    await operated(scene)
    for number in (1, 2):
        await hear(scene, found(number, hit(2, flag=True)), now=NOON + MINUTE * number)
    for each in await incidents(scene):
        assert await decide(scene, "warn", each.id) == ""
    assert await given(scene) == [("warn", 5), ("note", 5)]


async def test_a_confirmed_incident_can_still_be_pardoned_by_undoing(scene: Scene) -> None:
    each = await met(scene, found(5, hit(2, flag=True), text="bad words"))
    await decide(scene, "ban", each.id)
    assert await decide(scene, "pardon", each.id) == ""
    assert [str(type(act).__name__) for act in await deeds(scene, "ban", "unban")] == ["Ban", "Unban"]
    assert await lessons(scene) == [(5, False)]


async def test_who_became_staff_meanwhile_is_no_longer_acted_on(scene: Scene) -> None:
    await hear(scene, found(5, hit(2, flag=True)))
    await is_staff(scene, ANN)
    [each] = await incidents(scene)
    assert await decide(scene, "ban", each.id) == "sanction-not-staff"
    assert await given(scene) == []
    assert (await incidents(scene))[0].state is State.OPEN


async def test_notes_add_up_to_five_hundred_characters(scene: Scene) -> None:
    each = await met(scene, found(5, hit(2, flag=True)))
    assert await decide(scene, "note", each.id, words="seen  before") == ""
    assert await decide(scene, "note", each.id, words="again") == ""
    assert (await incidents(scene))[0].note == "seen before\nagain"
    assert await decide(scene, "note", each.id, words="x" * 500) == "incident-note-too-long"


async def test_closing_without_a_verdict_teaches_nothing(scene: Scene) -> None:
    each = await met(scene, found(5, hit(2, flag=True), text="bad words"))
    assert await decide(scene, "close", each.id) == ""
    assert await decide(scene, "close", each.id) == "incident-closed"
    assert await lessons(scene) == []


@pytest.mark.parametrize("deed", ["take", "pardon", "ban", "close", "note"])
async def test_an_incident_that_is_not_there_is_unknown(scene: Scene, deed: str) -> None:
    assert await decide(scene, deed, 99) == "incident-unknown"


async def test_who_was_forgotten_is_no_longer_named_and_nothing_is_done_to_nobody(scene: Scene) -> None:
    await hear(scene, found(5, hit(3)))
    async with scene.database.begin() as uow:
        here = scene.community
        await uow.settings.put(here.id, "duty", [ANN, BO])
        case = {
            "subject": f"name:{ANN}:2026-11-02", "user_id": ANN, "rule": "names", "severity": 2,
            "evidence": "Ann", "what": "Ann",
        }  # fmt: skip
        await incidents_of.open_(uow, scene.content, NOON, here, **case)  # type: ignore[arg-type]
        await uow.privacy.erase(ANN, NOON)
        assert await uow.settings.get(here.id, "duty") == [BO]
    message, name = await incidents(scene)
    assert (message.subject, message.evidence, message.user_id) == ("m:5", None, -1)
    assert (name.subject, name.what) == (f"forgotten:{name.id}", "")
    [sanction] = await sanctions(scene)
    before = len(await deeds(scene, "mute"))
    assert await decide(scene, "pardon", message.id) == ""
    assert sanction.user_id == -1
    assert len(await deeds(scene, "mute")) == before


async def test_a_card_says_what_happened_while_it_was_on_its_way(scene: Scene) -> None:
    await operated(scene)
    each = await met(scene, found(5, hit(2, flag=True)))
    await decide(scene, "pardon", each.id)
    assert await edits(scene) == []
    await cards_stand(scene)
    [edit] = await edits(scene)
    assert "Pardoned" in rendered(scene, edit.text)
    assert edit.message_id == 100
