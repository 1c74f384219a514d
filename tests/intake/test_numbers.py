"""Groups of one batch whose packs have different numbers."""

from dataclasses import replace
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.guard import Guard
from bot.storage.tables import incident, member, stray_ballot
from tests.actions.scene import community_of
from tests.intake.guards import words
from tests.intake.mail import ANN, ELSEWHERE, GROUP, NOON, chose, wrote
from tests.intake.purse import entries
from tests.intake.reception import Reception


async def test_in_one_batch_each_group_has_its_own_numbers(reception: Reception) -> None:
    usual = reception.content
    generous = replace(usual, points=replace(usual.points, message_points=3))
    reception.content = replace(usual, variants={"reading": generous})
    async with reception.database.begin() as uow:
        await community_of(uow, ELSEWHERE, pack="reading")
    later = NOON + timedelta(minutes=1)
    await reception.take(wrote(1), wrote(2, at=later, place=ELSEWHERE), chose(3, "unknown", 0))
    found = {(row.community_id, row.user_id, row.amount) for row in await entries(reception, "message")}
    assert found == {(1, ANN, 1), (2, ANN, 3)}
    assert len(await reception.rows(stray_ballot)) == 1


def stricter(usual: Content, rule: str, **numbers: object) -> Content:
    """With a pack `reading` whose rule of screening has other numbers."""
    book = usual.screening.book
    own = replace(book, **{rule: replace(getattr(book, rule), **numbers)})
    return replace(usual, variants={"reading": replace(usual, screening=replace(usual.screening, book=own))})


async def test_in_one_batch_each_group_has_its_own_idea_of_flooding(reception: Reception) -> None:
    reception.content = stricter(reception.content, "flood", messages=3)
    async with reception.database.begin() as uow:
        await community_of(uow, ELSEWHERE, pack="reading")
    batch = [(place, number) for number in range(1, 5) for place in (GROUP, ELSEWHERE)]
    await reception.take(*(
        wrote(update_id, place=place, number=number, text=f"hello {number}")
        for update_id, (place, number) in enumerate(batch, start=1)
    ))  # fmt: skip
    assert [(row.community_id, row.rule) for row in await reception.rows(incident)] == [(2, "flood")] * 2


async def test_how_long_somebody_is_new_is_the_groups_own(reception: Reception) -> None:
    reception.content = stricter(reception.content, "newcomers", hours=72)
    async with reception.database.begin() as uow:
        await community_of(uow, ELSEWHERE, pack="reading")
    await reception.take(wrote(1), wrote(2, place=ELSEWHERE))
    joined = NOON - timedelta(hours=48)
    async with reception.database.begin() as uow:
        await uow.connection.execute(member.update().values(joined_at=joined))
    link = "see example.org"
    await reception.take(wrote(3, text=link), wrote(4, place=ELSEWHERE, text=link))
    assert [(row.community_id, row.rule) for row in await reception.rows(incident)] == [(2, "newcomers")]


def test_what_a_complaint_sounds_like_is_the_groups_own(reception: Reception) -> None:
    usual = reception.content
    deaf = replace(usual, complaints=replace(usual.complaints, threshold=1000))
    guard = Guard(replace(usual, variants={"reading": deaf}), shared=words())
    said = "还我钱，拒不退款，我要投诉你们到12315"
    general, reading = (
        Community(number, -number, "Group", "interest", "zh", "UTC", 4, None, pack, "active", NOON)
        for number, pack in enumerate(("general", "reading"), start=1)
    )
    assert guard.complaint(said, general).complaint is not None
    assert guard.complaint(said, reading).complaint is None


async def test_a_group_that_takes_another_pack_has_its_rules_at_once(reception: Reception) -> None:
    guard = Guard(stricter(reception.content, "flood", messages=3), shared=words())
    async with reception.database.begin() as uow:
        [community] = (await uow.communities.by_chats([GROUP])).values()
        counts = []
        for pack in ("general", "reading"):
            community = replace(community, pack=pack)
            await guard.refresh(uow, [community])
            counts.append(guard.book(community).flood.messages)
    assert counts == [15, 3]
