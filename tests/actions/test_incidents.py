"""Incidents on both databases: one for each message, cards in the operators' chat, dry rules, exemptions."""

from datetime import timedelta

import pytest

from bot.actions import incidents as actions
from bot.actions.escalation import forget_evidence
from bot.domain.incident import State
from bot.domain.outgoing import Erase, Place, Whisper
from bot.domain.screening import How, Rule
from tests.actions.peace import (
    MINUTE,
    OPS,
    allow,
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
    told,
)
from tests.actions.scene import ANN, BO, CHEN, GROUP, NOON, Scene


async def test_a_message_is_one_incident_however_often_it_comes_or_is_edited(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(3), hit(2, rule=Rule.LINKS)), found(5, hit(3), edited=True))
    each = await met(scene, found(5, hit(3)), now=NOON + MINUTE)
    assert (each.subject, each.severity, each.rule, each.certain) == ("m:5", 3, "words", True)
    assert len(await told(scene, "incident-card")) == 1
    assert await given(scene) == [("mute", 10)]
    assert await deeds(scene, "erase") == [Erase(GROUP, (5,))]


async def test_an_edit_that_makes_a_guess_certain_is_acted_on_once_in_the_same_incident(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(2, how=How.SPLIT)))
    assert await deeds(scene, "erase") == []
    for _ in range(2):
        each = await met(scene, found(5, hit(3), edited=True), now=NOON + MINUTE)
    assert (each.severity, each.certain, each.erased) == (3, True, True)
    assert await given(scene) == [("mute", 10)]
    assert len(await deeds(scene, "erase")) == 1


async def test_an_edit_that_hides_what_was_certain_changes_nothing(scene: Scene) -> None:
    await hear(scene, found(5, hit(2)))
    each = await met(scene, found(5, hit(2, how=How.SPLIT), edited=True), now=NOON + MINUTE)
    assert each.certain


async def test_what_is_only_found_after_undoing_a_disguise_is_flagged_and_nothing_done(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(5, hit(3, how=How.PINYIN)), found(6, hit(2, flag=True), user=BO))
    assert await given(scene) == []
    assert await deeds(scene, "erase", "mute", "ban") == []
    cards = await told(scene, "incident-card")
    assert [card.silent for card in cards] == [False, True]
    assert [each.state for each in await incidents(scene)] == [State.OPEN, State.OPEN]
    labels = [button.label.key for row in cards[0].buttons for button in row]
    assert labels == [f"button-incident-{each}" for each in ("take", "pardon", "warn", "mute", "ban", "note")]


async def test_a_grave_guess_beside_a_small_certainty_is_told_and_only_the_small_one_counts(
    scene: Scene,
) -> None:
    await operated(scene)
    each = await met(scene, found(5, hit(4, how=How.PINYIN), hit(1, rule=Rule.FLOOD, category="flood")))
    assert (each.severity, each.rule, each.erased) == (4, "words", False)
    assert await given(scene) == [("note", 1)]
    assert await deeds(scene, "erase", "mute") == []


async def test_severity_one_is_only_logged(scene: Scene) -> None:
    await operated(scene)
    each = await met(scene, found(5, hit(1)))
    assert each.state is State.CLOSED
    assert await scene.wanted() == []
    assert await given(scene) == [("note", 1)]


async def test_a_dry_rule_reports_what_it_would_have_done_and_does_nothing(scene: Scene) -> None:
    await operated(scene)
    each = await met(scene, found(5, hit(3), dry=(Rule.WORDS,)))
    assert (each.dry, each.state) == (True, State.CLOSED)
    [card] = await scene.wanted()
    assert "the message deleted, a mute" in rendered(scene, card.text)
    assert card.silent
    assert card.buttons == ()
    assert await given(scene) == []


@pytest.mark.parametrize("status", ["administrator", "creator"])
async def test_moderators_are_left_alone(scene: Scene, status: str) -> None:
    await is_staff(scene, ANN, status)
    await hear(scene, found(5, hit(4)))
    assert await incidents(scene) == []


async def test_trusted_members_and_operators_are_left_alone_and_others_of_the_batch_are_not(
    scene: Scene,
) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, trusted=True)
        await uow.communities.add_operator(OPS, BO)
    await hear(scene, *(found(user, hit(2), user=user) for user in (ANN, BO, CHEN)))
    assert [each.user_id for each in await incidents(scene)] == [CHEN]


async def test_an_owner_who_is_an_ordinary_member_is_left_alone_with_or_without_operators(
    scene: Scene,
) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.owned_by({ANN})
    await hear(scene, *(found(user, hit(4), user=user) for user in (ANN, BO)))
    await operated(scene)
    await hear(scene, *(found(10 * user, hit(4), user=user) for user in (ANN, CHEN)))
    assert [each.user_id for each in await incidents(scene)] == [BO, CHEN]


async def test_many_hits_of_one_member_within_a_minute_share_a_card_that_counts_them(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(1, hit(2, flag=True)))
    await cards_stand(scene)
    for message in range(2, 22):
        await hear(scene, found(message, hit(2, flag=True)), now=NOON + MINUTE / 2)
    assert len(await told(scene, "incident-card")) == 1
    assert "and 20 more" in rendered(scene, (await edits(scene))[-1].text)
    await hear(scene, found(30, hit(2, flag=True)), now=NOON + MINUTE)
    assert len(await told(scene, "incident-card")) == 2


async def test_something_graver_gets_a_card_of_its_own_at_once(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, found(1, hit(2, flag=True)))
    await hear(scene, found(2, hit(4, flag=True)))
    assert [card.silent for card in await told(scene, "incident-card")] == [True, False]


async def test_a_hundred_offenders_in_a_batch_are_deleted_in_one_call_and_told_each(scene: Scene) -> None:
    await operated(scene)
    people = range(9000, 9100)
    async with scene.database.begin() as uow:
        await uow.members.set_staff(scene.community.id, dict.fromkeys(people, "member"))
    await hear(scene, *(found(user, hit(2), user=user) for user in people))
    assert len(await incidents(scene)) == 100
    assert [len(act.message_ids) for act in await deeds(scene, "erase")] == [100]
    assert len(await told(scene, "notice-warn")) == 100


async def test_what_people_wrote_is_escaped_and_the_hit_is_marked(scene: Scene) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, name="<a href='x'>Ann</a>")
    await hear(scene, found(5, hit(2, flag=True), text="bad </blockquote><b>words</b> & [x](y)"))
    [card] = await told(scene, "incident-card")
    shown = rendered(scene, card.text)
    assert "<u>bad</u> &lt;/blockquote&gt;&lt;b&gt;words&lt;/b&gt; &amp; [x](y)</blockquote>" in shown
    assert "&lt;a href='x'&gt;Ann&lt;/a&gt;" in shown


async def test_without_the_right_to_delete_the_card_does_not_say_deleted(scene: Scene) -> None:
    await operated(scene)
    await allow(scene, "can_restrict_members")
    await hear(scene, found(5, hit(2)))
    assert await deeds(scene, "erase") == []
    [card] = await told(scene, "incident-card")
    assert "deleted" not in rendered(scene, card.text)
    [notice] = await told(scene, "notice-warn")
    assert "taken down" not in rendered(scene, notice.text)


async def test_without_an_operators_chat_staff_hear_in_secret(scene: Scene) -> None:
    await is_staff(scene, BO)
    await hear(scene, found(5, hit(3, flag=True)))
    [card] = await told(scene, "incident-card")
    assert (card.to, card.secret) == (Whisper(GROUP, BO), True)


async def test_others_open_an_incident_once_for_each_subject(scene: Scene) -> None:
    here = await operated(scene)
    made = []
    for _ in range(2):
        async with scene.database.begin() as uow:
            made.append(
                await actions.open_(
                    uow, scene.content, NOON, here, subject="m:5", user_id=ANN, rule="report", severity=2,
                    message_id=5, evidence="rude",
                )
            )  # fmt: skip
    first, second = made
    assert first is not None
    assert second is None
    [card] = await told(scene, "incident-card")
    assert card.to == Place(OPS)
    assert "reports by members" in rendered(scene, card.text)


async def test_what_the_bot_does_is_in_the_audit_log(scene: Scene) -> None:
    await hear(scene, found(5, hit(3)))
    assert await logged(scene) == [("delete", 0), ("mute", 0)]


async def test_evidence_is_forgotten_after_thirty_days_and_what_nobody_decided_is_closed(
    scene: Scene,
) -> None:
    await hear(scene, found(5, hit(2, flag=True)))
    for days in (29, 31):
        async with scene.database.begin() as uow:
            await forget_evidence(uow, scene.content, NOON + timedelta(days=days))
        [each] = await incidents(scene)
        assert (each.evidence is None, each.state is State.CLOSED) == ((days > 30), (days > 30))
    assert (each.rule, each.category, each.severity) == ("words", "fraud", 2)
