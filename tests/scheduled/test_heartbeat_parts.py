"""Work too long for one transaction: a part at a time, everything else in between, once in the end."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.actions.in_parts import Part
from bot.content import Content
from bot.domain.community import Community
from bot.storage.uow import UnitOfWork
from scheduled.heartbeat import PARTS_A_TICK
from scheduled.job import Sweep
from tests.scheduled.conftest import SLOT, Stage


@dataclass
class Long:
    """So many parts; each notes its number."""

    parts: int
    done: list[int] = field(default_factory=list)
    fails_at: int = -1

    async def start(
        self, uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime, /, *,
        number: int = 0,
    ) -> Part | None:  # fmt: skip
        del uow, content, now, community, slot
        if number == self.fails_at:
            self.fails_at = -1
            raise ValueError(number)
        self.done.append(number)
        return partial(self.start, number=number + 1) if number + 1 < self.parts else None


async def test_the_parts_come_first_and_the_slot_is_taken_after_them(stage: Stage) -> None:
    community, long = await stage.community(), Long(3)
    heartbeat = stage.heartbeat(replace(stage.job(), before=long.start))
    await stage.at(heartbeat, SLOT)
    await stage.at(heartbeat, SLOT + timedelta(seconds=1))
    assert long.done == [0, 1, 2]
    assert stage.diary.acted == [(community.id, SLOT)]
    assert await stage.states() == ["done"]


async def test_a_long_work_lets_everything_else_have_its_turn(stage: Stage) -> None:
    await stage.community()
    swept: list[int] = []
    long = Long(2 * PARTS_A_TICK + 1)

    async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
        del uow, content, now
        swept.append(len(long.done))

    heartbeat = stage.heartbeat(
        replace(stage.job(), before=long.start), sweeps=[Sweep("broom", timedelta(seconds=1), sweep)]
    )
    for second in range(3):
        assert stage.diary.acted == []
        await stage.at(heartbeat, SLOT + timedelta(seconds=second))
    assert swept == [PARTS_A_TICK, 2 * PARTS_A_TICK, 2 * PARTS_A_TICK + 1]
    assert len(stage.diary.acted) == 1


async def test_a_part_that_fails_is_tried_again_without_those_before_it(stage: Stage) -> None:
    await stage.community()
    long = Long(3, fails_at=1)
    heartbeat = stage.heartbeat(replace(stage.job(), before=long.start))
    for second in range(8):
        await stage.at(heartbeat, SLOT + timedelta(seconds=second))
    assert long.done == [0, 1, 2]
    assert len(stage.diary.acted) == 1


async def test_the_next_slot_begins_from_the_beginning(stage: Stage) -> None:
    await stage.community()
    long = Long(2)
    heartbeat = stage.heartbeat(replace(stage.job(), before=long.start))
    await stage.at(heartbeat, SLOT)
    await stage.at(heartbeat, SLOT + timedelta(days=1))
    assert long.done == [0, 1, 0, 1]
