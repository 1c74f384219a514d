"""Levels: points ever earned place somebody on a ladder of names and perks; spending lowers nobody."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.outgoing import Text

TAG_LENGTH = 16
"""The longest tag that Telegram takes."""


@dataclass(frozen=True, slots=True)
class Level:
    """One rung: the points ever earned that it takes, and its perks.

    `discount` is what the shop takes off, in percent; `tag` what stands beside the name, by language.
    """

    points: int = 0
    discount: int = 0
    tag: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LevelRules:
    """The ladder of `content/levels.toml`, ascending; the first rung begins at 0.

    `pack` is the pack that it belongs to, empty for that of all.
    """

    levels: tuple[Level, ...] = (Level(),)
    pack: str = ""

    def name_of(self, number: int) -> Text:
        """What a level is called."""
        return Text(f"level-{self.pack}-{number}-name" if self.pack else f"level-{number}-name")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the level's number (from 1) and name, of how many, the points ever earned.

    `threshold` is what this level takes, `next_threshold` what the next one does (None on the last).
    """

    number: int
    name: Text
    of: int
    earned: int
    threshold: int
    next_threshold: int | None
    discount: int

    @property
    def to_go(self) -> int:
        """Points missing to the next level; 0 on the last."""
        return self.next_threshold - self.earned if self.next_threshold is not None else 0


def number_at(earned: int, rules: LevelRules) -> int:
    """The number of the level, from 1; what is below nothing is the first too."""
    return max(1, bisect_right(rules.levels, earned, key=lambda level: level.points))


def level_at(earned: int, rules: LevelRules) -> Standing:
    """The standing of somebody who has earned so many points in all."""
    number = number_at(earned, rules)
    level, above = rules.levels[number - 1], rules.levels[number : number + 1]
    ahead = above[0].points if above else None
    count = len(rules.levels)
    return Standing(number, rules.name_of(number), count, earned, level.points, ahead, level.discount)


def tag_at(number: int, language: str, rules: LevelRules) -> str:
    """The tag of the highest level up to this one that has any; empty if none has."""
    tags = (level.tag.get(language, "") for level in reversed(rules.levels[:number]))
    return next((tag for tag in tags if tag), "")
