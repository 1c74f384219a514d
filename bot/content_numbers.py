"""The numbers that a pack changes for its communities: files of its own folder, beside those of all."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from fluent.syntax import ast as ftl

from bot.content_badges import read_badges
from bot.content_challenges import GIVEAWAYS, read_challenges
from bot.content_complaints import read_complaints
from bot.content_gate import read_gate
from bot.content_honours import read_honours
from bot.content_koc import read_koc
from bot.content_ladder import read_ladder
from bot.content_levels import read_levels
from bot.content_rules import CHECKIN, REPORTS, VOTES, read_points, read_rules
from bot.content_screening import read_book
from bot.content_shares import read_shares
from bot.content_shop import read_shop
from bot.content_statistics import read_statistics
from bot.content_texts import LANGUAGES
from bot.content_topics import read_topic_rules
from bot.content_welcome import read_welcome
from bot.content_words import Messages
from bot.domain.checkin import CheckinRules
from bot.domain.giveaway import GiveawayRules
from bot.domain.levels import LevelRules
from bot.domain.report import ReportRules
from bot.domain.shop import ShopRules
from bot.domain.votes import VoteRules
from bot.domain.welcome import WelcomeRules
from bot.problems import Problem, ProblemsError, shown_path, suggestion
from bot.toml_file import PACKS, TomlFile

Rules = TypeVar("Rules")

READERS: Mapping[str, Callable[[Path, Collection[str]], Any]] = {
    "checkin": lambda path, _: read_rules(path, CheckinRules, CHECKIN),
    "points": lambda path, _: read_points(path),
    "topics": lambda path, _: read_topic_rules(path),
    "votes": lambda path, _: read_rules(path, VoteRules, VOTES),
    "giveaways": lambda path, _: read_rules(path, GiveawayRules, GIVEAWAYS),
    "reports": lambda path, _: read_rules(path, ReportRules, REPORTS),
    "complaints": lambda path, texts: read_complaints(path.parent, texts),
    "ladder": lambda path, _: read_ladder(path),
    "gate": lambda path, _: read_gate(path),
    "koc": lambda path, _: read_koc(path),
    "shares": lambda path, _: read_shares(path),
    "statistics": lambda path, _: read_statistics(path),
    "screening": lambda path, _: read_book(path),
}
"""By the name of the file, which is that of the field of `Content` as well; they may name texts."""
WORDED: Mapping[str, Callable[[Path, Collection[str]], tuple[Any, Messages]]] = {
    "levels": lambda path, _: read_levels(path),
    "shop": lambda path, _: read_shop(path, None),
    "challenges": read_challenges,
    "honours": lambda path, _: read_honours(path),
    "badges": lambda path, _: read_badges(path),
}
"""The same of those that bring texts along; they may name packs."""
WELCOME = "welcome"
_FIELDS = {"badges": "merits"}


@dataclass(frozen=True, slots=True)
class Usual:
    """What there is without the packs' folders: keys of texts, packs, texts to be, some of the numbers."""

    texts: Collection[str]
    packs: Collection[str]
    messages: Messages
    levels: LevelRules
    shop: ShopRules
    welcome: WelcomeRules


@dataclass(frozen=True, slots=True)
class Numbers:
    """By pack what its own numbers are, by the field of `Content`, and the texts that they bring along."""

    of: dict[str, dict[str, Any]] = field(default_factory=dict)
    messages: dict[str, list[ftl.Message]] = field(default_factory=lambda: {each: [] for each in LANGUAGES})

    def own(self, name: str, usual: Rules, pack: str) -> Rules:
        """The rules of that name that a pack has, or else the usual ones."""
        own: Rules = self.of.get(pack, {}).get(name, usual)
        return own


def read_numbers(path: Path, usual: Usual) -> tuple[Numbers, list[Problem]]:
    """What the folders of all packs say, `path` being the content folder, and what is wrong with it."""
    found, problems = Numbers(), list[Problem]()
    said = {
        (language, each.id.name): each for language, some in usual.messages.items() for each in some
    }  # fmt: skip
    for folder in sorted(each for each in (path / PACKS).glob("*") if each.is_dir()):
        found.of[folder.name] = dict[str, Any]()
        if folder.name not in usual.packs:
            what, fix = "is the folder of a pack that is not there", suggestion(folder.name, usual.packs)
            problems.append(Problem(shown_path(folder), 0, "", what, fix))
        for file in sorted(folder.glob("*.toml")):
            try:
                value, messages = _read(file, usual)
            except ProblemsError as error:
                problems += error.problems
                continue
            found.of[folder.name][_FIELDS.get(file.stem, file.stem)] = value
            problems += _add(found, said, file, messages)
        problems += _odd_levels(folder, usual, found.of[folder.name])
    return found, [*problems, *_shared_codes(path, usual, found)]


def _read(file: Path, usual: Usual) -> tuple[Any, Messages]:
    if file.stem == WELCOME:
        return _read_welcome(file, usual), {}
    if file.stem in WORDED:
        return WORDED[file.stem](file, usual.packs)
    if file.stem in READERS:
        return READERS[file.stem](file, usual.texts), {}
    what, known = "is a file that a pack cannot have", (*READERS, *WORDED, WELCOME)
    raise ProblemsError([Problem(shown_path(file), 0, "", what, suggestion(file.stem, known))])


def _read_welcome(file: Path, usual: Usual) -> WelcomeRules:
    rules, problems = read_welcome(file.parent)
    if not problems and rules.greeting != usual.welcome.greeting:
        fix = f"write it into {PACKS}/{file.parent.name}.toml, where a pack's words are"
        problems.append(TomlFile.read(file).problem(("greeting",), "does not belong here", fix))
    if problems:
        raise ProblemsError(problems)
    return rules


def _add(
    found: Numbers, said: dict[tuple[str, str], ftl.Message], file: Path, messages: Messages
) -> Iterator[Problem]:
    """Take texts up, unless there are others with the same key: what was granted or sold has one name."""
    other: dict[str, None] = {}
    for language, some in messages.items():
        for each in some:
            known = said.setdefault((language, each.id.name), each)
            if known is each:
                found.messages[language].append(each)
            elif not known.equals(each):
                other[each.id.name] = None
    for key in other:
        what = "says it in other words than another file with the same id"
        yield Problem(shown_path(file), 0, key, what, "keep the words, or give it an id of its own")


def _odd_levels(folder: Path, usual: Usual, own: Mapping[str, Any]) -> Iterator[Problem]:
    """Goods that take a level which this pack does not have."""
    levels, shop = own.get("levels", usual.levels), own.get("shop", usual.shop)
    file = folder / ("shop.toml" if "shop" in own else "levels.toml")
    count = len(levels.levels)
    for item in shop.items if own and count else ():
        if item.min_level > count:
            what = f"{item.id} of the shop takes level {item.min_level}, and there are {count} levels here"
            fix = "change one of the two: a pack can have both files of its own"
            yield Problem(shown_path(file), 0, "", what, fix)


def _shared_codes(path: Path, usual: Usual, found: Numbers) -> Iterator[Problem]:
    """Codes that are given away under two names, so that two people would get them."""
    gifts = [usual.welcome, *(own[WELCOME] for own in found.of.values() if WELCOME in own)]
    pools = {code: WELCOME for each in gifts for code in each.codes}
    own_shops = [(path / PACKS / pack, own["shop"]) for pack, own in found.of.items() if "shop" in own]
    for folder, shop in ((path, usual.shop), *own_shops):
        for item in shop.items:
            if any(pools.setdefault(code, item.pool) != item.pool for code in item.codes):
                what = f"{item.id} has codes that are given away elsewhere too"
                file = shown_path(folder / "shop.toml")
                yield Problem(file, 0, "", what, "give each pool a file of its own")
