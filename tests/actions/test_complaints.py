"""Cases on both databases: how they come about, what their members hear, who does what, when they climb."""

from datetime import timedelta

import pytest

from bot.actions import complaints, complaints_notice, complaints_steps
from bot.domain.complaint import Grade
from bot.domain.outgoing import Edit, Place, Whisper
from bot.domain.refusal import Refusal
from tests.actions.displeasure import (
    BROKEN,
    CHEATED,
    OLGA,
    OTTO,
    PLAIN,
    cases,
    deeds,
    hear,
    pass_to,
    said,
    stand,
    step,
    told,
    words,
)
from tests.actions.peace import OPS, operated
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def test_a_complaint_is_a_case_once_however_often_it_comes_or_is_edited(scene: Scene) -> None:
    await operated(scene)
    first = said(scene, 5, BROKEN)
    await hear(scene, first, first)
    await hear(scene, first, said(scene, 5, CHEATED, edited=True), now=NOON + MINUTE)
    [case] = await cases(scene)
    assert (case.number, case.grade, case.state, case.attention) == (1, Grade.PRODUCT, "open", 2)
    assert case.evidence == BROKEN
    assert case.deadline == NOON + 8 * HOUR
    [card] = await told(scene, "complaint-card", OPS)
    assert card.silent
    assert await deeds(scene) == ["case-open"]


async def test_cases_are_numbered_in_their_order_and_one_member_has_one_a_day(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN), said(scene, 6, BROKEN, BO), said(scene, 7, CHEATED))
    await hear(scene, said(scene, 8, BROKEN, BO), said(scene, 9, BROKEN, CHEN), now=NOON + HOUR)
    await hear(scene, said(scene, 10, BROKEN, BO), now=NOON + DAY)
    found = await cases(scene)
    assert [(each.number, each.user_id) for each in found] == [(1, ANN), (2, BO), (3, CHEN), (4, BO)]
    assert found[0].grade is Grade.DISPUTE
    assert found[0].evidence == f"{BROKEN}\n{CHEATED}"
    assert found[1].evidence == f"{BROKEN}\n{BROKEN}"


async def test_a_graver_word_makes_a_graver_case_and_a_louder_card(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 5, BROKEN))
    await stand(scene)
    await hear(scene, said(scene, 6, CHEATED), now=NOON + MINUTE)
    [case] = await cases(scene)
    assert (case.grade, case.attention, case.deadline) == (Grade.DISPUTE, 3, NOON + 2 * HOUR)
    assert [card.silent for card in await told(scene, "complaint-card", OPS)] == [True, False]


async def test_the_first_word_of_understanding_is_said_once_a_day(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN))
    [word] = await told(scene, "complaint-understand-product")
    assert word.to == Whisper(scene.community.chat_id, ANN, 5)
    [case] = await cases(scene)
    await step(scene, complaints_steps.take, case, OLGA)
    [case] = await cases(scene)
    await step(scene, complaints_steps.solve, case, OLGA, "A new one is coming.")
    await hear(scene, said(scene, 6, CHEATED), now=NOON + HOUR)
    assert [each.number for each in await cases(scene)] == [1, 2]
    assert len(await told(scene, "complaint-understand")) == 1


async def test_who_is_not_surely_complaining_hears_of_it_when_somebody_takes_the_case(scene: Scene) -> None:
    await hear(scene, said(scene, 5, PLAIN))
    [case] = await cases(scene)
    assert not case.soothed
    assert await told(scene, "complaint-understand") == []
    case = await step(scene, complaints_steps.take, case, OLGA)
    assert case.soothed
    heard = [each.text.key for each in await told(scene, "complaint-") if each.to.chat_id != OPS]
    assert [key for key in heard if "understand" in key or "promise" in key] == [
        "complaint-understand-dispute",
        "complaint-promise",
    ]


async def test_who_opened_the_bot_is_told_in_private(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await hear(scene, said(scene, 5, BROKEN))
    [word] = await told(scene, "complaint-understand")
    assert word.to == Place(ANN)


async def test_what_staff_say_in_the_talk_is_no_complaint(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, status="administrator")
    await hear(scene, said(scene, 5, BROKEN), said(scene, 6, BROKEN, BO))
    assert [each.user_id for each in await cases(scene)] == [BO]


@pytest.mark.parametrize(("mode", "told_of"), [("off", 0), ("dry", 1)])
async def test_recognition_can_be_tried_out_or_left_off(scene: Scene, mode: str, told_of: int) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, complaints.SETTING, mode)
    await hear(scene, said(scene, 5, BROKEN), said(scene, 6, CHEATED))
    assert await cases(scene) == []
    assert len(await told(scene, "complaint-dry", OPS)) == told_of
    assert len(await told(scene, "complaint-")) == told_of


async def test_feedback_is_always_a_case_and_is_answered_only_unseen(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        case = await complaints.open_case(
            uow, scene.content, NOON, scene.community, await scene.member(BO), "The tea was cold.", None
        )
    assert (case.grade, case.source, case.soothed) == (Grade.GENERAL, "feedback", True)
    await step(scene, complaints_steps.take, case, OLGA)
    [promise] = await told(scene, "complaint-promise")
    assert promise.secret


async def test_of_two_who_take_a_case_one_has_it_and_the_other_may_take_it_over(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN))
    [case] = await cases(scene)
    await step(scene, complaints_steps.take, case, OLGA)
    with pytest.raises(Refusal, match="case-not-open"):
        await step(scene, complaints_steps.take, case, OTTO)
    with pytest.raises(Refusal, match="case-yours"):
        await step(scene, complaints_steps.take, (await cases(scene))[0], OLGA, over=True)
    taken = await step(scene, complaints_steps.take, case, OTTO, over=True)
    assert taken.owner_id == OTTO.user_id
    assert len(await told(scene, "complaint-promise")) == 2


async def test_each_climb_is_told_once_and_a_long_absence_once(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 5, BROKEN))
    for now in (8 * HOUR - MINUTE, 8 * HOUR, 8 * HOUR + MINUTE, 11 * HOUR, 12 * HOUR, 13 * HOUR):
        await pass_to(scene, NOON + now)
    assert [each.attention for each in await cases(scene)] == [4]
    late = await told(scene, "complaint-overdue", OPS)
    assert [words(each).params["attention"] for each in late] == [3, 4]
    assert len(await told(scene, "complaint-late")) == 1
    await hear(scene, said(scene, 6, BROKEN, BO), now=NOON + 14 * HOUR)
    await pass_to(scene, NOON + 3 * DAY)
    await pass_to(scene, NOON + 4 * DAY)
    assert [each.attention for each in await cases(scene)] == [4, 4]
    assert len(await told(scene, "complaint-overdue", OPS)) == 3


async def test_whoever_takes_an_overdue_case_has_half_its_time_and_is_held_to_it(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 5, CHEATED))
    await pass_to(scene, NOON + 3 * HOUR)
    [case] = await cases(scene)
    taken = await step(scene, complaints_steps.take, case, OLGA, now=NOON + 3 * HOUR)
    assert taken.deadline == NOON + 4 * HOUR
    await pass_to(scene, NOON + 4 * HOUR)
    await pass_to(scene, NOON + 5 * HOUR)
    assert len(await told(scene, "complaint-overdue", OPS)) == 2
    assert len(await told(scene, "complaint-late")) == 2


async def test_not_content_opens_it_again_with_more_attention_and_a_time_of_its_own(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 5, BROKEN))
    await stand(scene)
    [case] = await cases(scene)
    solved = await step(scene, complaints_steps.solve, case, OLGA, "Sent\nagain.", now=NOON + HOUR)
    assert (solved.solution, solved.owner_id) == ("Sent again.", OLGA.user_id)
    later = NOON + 2 * DAY
    again = await step(scene, complaints_steps.is_not_content, solved, now=later)
    assert (again.state, again.owner_id, again.attention) == ("open", None, 3)
    assert (again.deadline, again.solved_at) == (later + 8 * HOUR, None)
    with pytest.raises(Refusal, match="button-too-old"):
        await step(scene, complaints_steps.is_content, solved, now=later)
    assert len(await told(scene, "complaint-card", OPS)) == 2


async def test_a_solved_case_without_an_answer_is_closed_after_three_days(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN))
    [case] = await cases(scene)
    await step(scene, complaints_steps.solve, case, OLGA, "Done.")
    await pass_to(scene, NOON + 72 * HOUR - MINUTE)
    assert [each.state for each in await cases(scene)] == ["solved"]
    await pass_to(scene, NOON + 72 * HOUR)
    [case] = await cases(scene)
    assert (case.state, case.satisfied, case.next_climb_at) == ("closed", None, None)
    assert (await deeds(scene))[-1] == "case-close"


async def test_a_dismissed_case_can_be_taken_up_again(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN), said(scene, 6, BROKEN, BO))
    mine, other = await cases(scene)
    closed = await step(scene, complaints_steps.dismiss, mine, OLGA)
    assert len(await told(scene, "complaint-remark")) == 1
    again = await step(scene, complaints_steps.take_up_again, closed, OTTO, now=NOON + DAY)
    assert (again.state, again.deadline) == ("open", NOON + DAY + 8 * HOUR)
    with pytest.raises(Refusal, match="case-not-closed"):
        await step(scene, complaints_steps.take_up_again, again, OLGA)
    assert await told(scene, "complaint-again") == []
    solved = await step(scene, complaints_steps.solve, other, OLGA, "Done.")
    with pytest.raises(Refusal, match="case-not-open"):
        await step(scene, complaints_steps.dismiss, solved, OLGA)


async def test_staff_can_open_a_solved_case_again_with_a_fresh_deadline(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN))
    [case] = await cases(scene)
    solved = await step(scene, complaints_steps.solve, case, OLGA, "Done.")
    async with scene.database.read() as uow:
        _, buttons = await complaints_notice.card(uow, scene.community, solved)
    assert [each.data for row in buttons for each in row] == [f"case:again.{case.id}:"]
    again = await step(scene, complaints_steps.take_up_again, solved, OTTO, now=NOON + DAY)
    assert (again.state, again.deadline, again.solved_at) == ("open", NOON + DAY + 8 * HOUR, None)
    assert len(await told(scene, "complaint-again")) == 1
    with pytest.raises(Refusal, match="button-too-old"):
        await step(scene, complaints_steps.is_content, again)
    second = await step(scene, complaints_steps.solve, again, OLGA, "Really done.")
    content = await step(scene, complaints_steps.is_content, second)
    assert (content.state, content.satisfied) == ("closed", True)
    third = await step(scene, complaints_steps.take_up_again, content, OTTO, now=NOON + 2 * DAY)
    assert (third.state, third.satisfied) == ("open", None)


async def test_another_grade_has_the_time_of_that_grade(scene: Scene) -> None:
    await hear(scene, said(scene, 5, CHEATED))
    [case] = await cases(scene)
    milder = await step(scene, complaints_steps.regrade, case, OLGA, Grade.GENERAL, now=NOON + HOUR)
    assert (milder.deadline, milder.attention) == (NOON + 24 * HOUR, 2)
    assert milder.next_climb_at == milder.deadline


async def test_an_answer_has_a_length(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN))
    [case] = await cases(scene)
    with pytest.raises(Refusal, match="case-answer-too-long"):
        await step(scene, complaints_steps.solve, case, OLGA, "x" * 501)


async def test_a_card_that_arrives_late_is_brought_up_to_date(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 5, BROKEN))
    [case] = await cases(scene)
    await step(scene, complaints_steps.take, case, OLGA)
    await stand(scene, 77)
    [edit] = [each for each in await scene.wanted() if isinstance(each, Edit)]
    assert (edit.chat_id, edit.message_id) == (OPS, 77)
    assert edit.buttons[0][0].data == f"case:over.{case.id}:"
    await hear(scene, said(scene, 6, BROKEN, BO))
    await stand(scene, 78)
    assert len([each for each in await scene.wanted() if isinstance(each, Edit)]) == 1


async def test_what_is_added_is_kept_even_where_room_is_scarce(scene: Scene) -> None:
    await hear(scene, said(scene, 5, BROKEN + " x" * 900))
    [case] = await cases(scene)
    async with scene.database.begin() as uow:
        await complaints_steps.say_more(uow, NOON, scene.community, case, "y" * 2000)
        await complaints_steps.say_more(uow, NOON, scene.community, case, "and the lid")
    [case] = await cases(scene)
    assert case.evidence is not None
    assert len(case.evidence) <= complaints.EVIDENCE
    assert case.evidence.startswith(BROKEN)
    assert case.evidence.endswith("and the lid")


async def test_who_goes_on_and_on_does_not_flood_the_operators(scene: Scene) -> None:
    await operated(scene)
    await hear(scene, said(scene, 1, BROKEN))
    await stand(scene)
    for number in range(2, 100):
        await hear(scene, said(scene, number, BROKEN))
    edits = [each for each in await scene.wanted() if isinstance(each, Edit)]
    assert 0 < len(edits) < 40
    assert len(await told(scene, "complaint-card", OPS)) == 1


async def test_what_operators_and_owners_write_is_no_complaint(scene: Scene) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.communities.add_operator(OPS, ANN)
        await uow.communities.owned_by({BO})
    await hear(scene, *(said(scene, user, BROKEN, user) for user in (ANN, BO, CHEN)))
    assert [each.user_id for each in await cases(scene)] == [CHEN]
