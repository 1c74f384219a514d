"""The story: what everybody does on each day. Pure, and the same for the same seed."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.demo import duties, gatherings, peace, praise, rhythm, scenes
from bot.demo.acts import Act
from bot.demo.cast import Group
from bot.demo.plan import Plan
from bot.demo.sheet import Sheet

FIRST_DAY = date(2026, 3, 2)
"""A Monday; on the 28th day London goes over to summer time."""
SCENES = (
    scenes.arrivals, scenes.check_ins, scenes.talks, scenes.remarks, scenes.shares, scenes.questions,
    rhythm.answers, rhythm.discussions, rhythm.echoes, rhythm.theme_votes, gatherings.votes,
    gatherings.challenges, gatherings.giveaways,
    duties.purchases, duties.approvals, duties.glances, duties.alarms,
    peace.visits, peace.troubles, peace.grievances, peace.rounds,
    praise.showings, praise.previews, praise.choices,
)  # fmt: skip
"""Every day has all of them; their order decides only which chance is drawn first."""


class Story:
    """All groups together. Days are numbered from 1; each begins when people get up, by the group's clock."""

    def __init__(self, groups: Sequence[Group], seed: int) -> None:
        self.groups = groups
        self._plans = {group.chat_id: Plan(group, seed) for group in groups}

    def day(self, number: int) -> list[Act]:
        """What happens on one day in all groups, in time's order."""
        acts = [act for group in self.groups for act in self.day_of(group, number)]
        return sorted(acts, key=lambda act: act.at)

    def day_of(self, group: Group, number: int) -> list[Act]:
        """What happens on one local day in one group."""
        sheet = Sheet(group, self._plans[group.chat_id], number, date_of(number))
        for scene in SCENES:
            scene(sheet)
        return sheet.acts


def date_of(number: int) -> date:
    """The date of a day of the story."""
    return FIRST_DAY + timedelta(days=number - 1)
