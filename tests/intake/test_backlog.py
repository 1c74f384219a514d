"""What a batch says of itself: how old it is, and who comes with it."""

from datetime import timedelta

import pytest

from bot.domain.community import Community
from bot.intake.backlog import joined, oldest
from bot.intake.slim import decode
from bot.storage.tables import incident
from tests.intake.mail import ANN, BO, GROUP, NOON, Json, chat, message, person, reacted, said, update, wrote
from tests.intake.reception import Reception

HOME = Community(3, GROUP, "Readers", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOON)
AT = int(NOON.timestamp())


def changed(before: str, after: str) -> Json:
    return {
        "chat_member": {
            "chat": chat(GROUP), "from": person(BO), "date": AT,
            "old_chat_member": {"status": before, "user": person(ANN)},
            "new_chat_member": {"status": after, "user": person(ANN)},
        }
    }  # fmt: skip


CAME = {"message": message(new_chat_members=[person(ANN), person(BO)])}


@pytest.mark.parametrize(
    ("event", "people"),
    [
        (CAME, {ANN, BO}),
        (changed("left", "member"), {ANN}),
        (changed("kicked", "member"), {ANN}),
        (changed("member", "left"), set()),
        (changed("member", "administrator"), set()),
        ({"message": message()}, set()),
        ({"message": message(place=-9, new_chat_members=[person(ANN)])}, set()),
    ],
)
def test_who_comes_is_known_before_it_takes_effect(event: Json, people: set[int]) -> None:
    found = dict(joined([decode(update(1, **event))], {GROUP: HOME}))
    assert found == {(3, user): NOON for user in people}


def test_the_oldest_word_or_reaction_is_found() -> None:
    early, late = NOON - timedelta(hours=2), NOON - timedelta(hours=1)
    batch = [wrote(1, at=late), reacted(2, 1, at=early), update(3)]
    assert oldest(map(decode, batch)) == early
    assert oldest([decode(update(3))]) is None


async def test_who_joins_and_writes_at_once_is_a_newcomer(reception: Reception) -> None:
    await reception.take(update(1, **changed("left", "member")), said(2, "写信给我 someone@example.org"))
    [found] = await reception.rows(incident)
    assert "newcomers" in str(found)
