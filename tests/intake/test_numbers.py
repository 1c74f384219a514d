"""Groups of one batch whose packs have different numbers."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.tables import stray_ballot
from tests.actions.scene import community_of
from tests.intake.mail import ANN, ELSEWHERE, NOON, chose, wrote
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
