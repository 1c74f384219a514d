"""Content: the folder that a community manager edits becomes typed, checked objects.

Every mistake is found at once and named by file, line or key, with the mend. Imports neither aiogram nor
sqlalchemy, so that `steward check` starts fast.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from fluent.syntax import ast as ftl

from bot.content_badges import read_badges
from bot.content_calendar import Calendars, read_calendars
from bot.content_challenges import GIVEAWAYS, read_challenges
from bot.content_complaints import read_complaints
from bot.content_gate import read_gate
from bot.content_honours import read_honours
from bot.content_koc import read_koc
from bot.content_ladder import read_ladder
from bot.content_levels import read_levels
from bot.content_lexicon import Stamp, read_lexicon, stamp_of
from bot.content_numbers import Numbers, Usual, read_numbers
from bot.content_packs import Pack, read_pack, read_rules_text
from bot.content_phrases import read_phrases
from bot.content_rules import CHECKIN, REPORTS, VOTES, Ranges, Rules, read_points, read_rules
from bot.content_screening import Screening, read_screening
from bot.content_shares import read_shares
from bot.content_shop import read_shop
from bot.content_statistics import read_statistics
from bot.content_texts import LANGUAGES, Entries, read_texts, resource
from bot.content_topics import Topics, pack_problems, read_topic_rules, read_topics, theme_problems
from bot.content_welcome import read_welcome
from bot.content_words import Messages
from bot.domain.badges import MeritRules
from bot.domain.calendar_entry import Calendar
from bot.domain.challenge import ChallengeRules
from bot.domain.checkin import CheckinRules
from bot.domain.commands import COMMANDS
from bot.domain.community import Community
from bot.domain.complaint import ComplaintRules
from bot.domain.gate import GateRules
from bot.domain.giveaway import GiveawayRules
from bot.domain.honours import HonourRules
from bot.domain.koc import KocRules
from bot.domain.levels import LevelRules
from bot.domain.points import PointsRules
from bot.domain.report import ReportRules
from bot.domain.sanctions import LadderRules
from bot.domain.shares import ShareRules
from bot.domain.shop import ShopRules
from bot.domain.statistics import StatisticsRules
from bot.domain.topics import Prompt, TopicRules
from bot.domain.votes import VoteRules
from bot.domain.welcome import WelcomeRules
from bot.problems import Problem, ProblemsError, shown_path
from bot.screening.lexicon import Lexicon
from bot.texts import Texts

DEFAULT_PACK = "general"
_NEEDED = ("list-separator", "date-short", *(f"command-{name}" for name in COMMANDS))
"""Texts without which Steward cannot speak at all."""

Read = TypeVar("Read")


class ContentError(ProblemsError):
    """The content cannot be used."""


@dataclass(frozen=True, slots=True)
class Content:
    """All of `content/`. `variants` are the packs that change numbers, each as the whole content (see `of`).

    In these `usual` is the content without such changes.

    `phrases` maps a phrase's key (see `bot.domain.commands`) to its command; `rules` are the group's
    rules by language as Telegram HTML; `packs` go by name and always have "general"; `prompts` are the
    questions of each pack and `calendars` its weekly posts, both by the pack's name. Pictures are named by
    their path in `folder`. `words_seen` is how the folder of the words looked before they were read.
    """

    texts: Texts
    checkin: CheckinRules
    points: PointsRules
    welcome: WelcomeRules
    levels: LevelRules
    shop: ShopRules
    topics: TopicRules
    votes: VoteRules
    challenges: ChallengeRules
    complaints: ComplaintRules
    phrases: Mapping[str, str]
    rules: Mapping[str, str]
    packs: Mapping[str, Pack]
    prompts: Mapping[str, tuple[Prompt, ...]]
    calendars: Mapping[str, Calendar]
    giveaways: GiveawayRules = field(default_factory=GiveawayRules)
    reports: ReportRules = field(default_factory=ReportRules)
    screening: Screening = field(default_factory=Screening)
    words: Lexicon = field(default_factory=Lexicon)
    ladder: LadderRules = field(default_factory=LadderRules)
    gate: GateRules = field(default_factory=GateRules)
    shares: ShareRules = field(default_factory=ShareRules)
    koc: KocRules = field(default_factory=KocRules)
    honours: HonourRules = field(default_factory=HonourRules)
    merits: MeritRules = field(default_factory=MeritRules)
    statistics: StatisticsRules = field(default_factory=StatisticsRules)
    folder: Path = Path()
    words_seen: Stamp = ()
    variants: Mapping[str, "Content"] = field(default_factory=dict)
    usual: "Content | None" = field(default=None, compare=False, repr=False)

    def of(self, community: Community) -> "Content":
        """With the numbers of the community's pack, whichever pack's these are."""
        usual = self.usual or self
        return usual.variants.get(community.pack, usual)

    def pack(self, name: str) -> Pack:
        """The pack of that name; the general one when it is not there (any more)."""
        return self.packs.get(name, self.packs[DEFAULT_PACK])

    def prompts_of(self, pack: str) -> tuple[Prompt, ...]:
        """The questions of the pack of that name, or of the general one."""
        return self.prompts[self.pack(pack).name]

    def calendar(self, pack: str) -> Calendar:
        """The weekly posts of the pack of that name, or of the general one."""
        return self.calendars[self.pack(pack).name]


def load_content(path: Path) -> Content:
    """Read and check the content folder; raises ContentError with all that is wrong."""
    found = _Findings()
    entries = found.take(read_texts(path / "texts"))
    found.problems += _lacking(entries, path / "texts")
    welcome = found.take(read_welcome(path))
    rules = {name: found.take(read_rules_text(path / "rules" / f"{name}.md")) for name in LANGUAGES}
    packs, messages = _packs(path, welcome.greeting, rules, found)
    topic_rules, topics, calendars = _rhythm(path, packs, found)
    levels, shop, challenges, names = _rewards(path, welcome, packs, found)
    honours, merits, more = _merits(path, found)
    _add(messages, topics.messages, calendars.messages, *names, *more)
    usual = Usual(entries["zh"], packs, messages, levels, shop, welcome)
    numbers = found.take(read_numbers(path, usual))
    found.problems += pack_problems(path, packs, topics, partial(numbers.own, "topics", topic_rules))
    _add(messages, numbers.messages)
    content = Content(
        texts=Texts({language: resource(entries[language], messages[language]) for language in LANGUAGES}),
        checkin=found.rules(path / "checkin.toml", CheckinRules, CHECKIN),
        points=found.of(lambda: read_points(path / "points.toml"), PointsRules()),
        welcome=welcome,
        levels=levels,
        shop=shop,
        topics=topic_rules,
        votes=found.rules(path / "votes.toml", VoteRules, VOTES),
        challenges=challenges,
        complaints=found.of(lambda: read_complaints(path, entries["zh"]), ComplaintRules()),
        phrases=found.of(lambda: read_phrases(path / "phrases.toml"), {}),
        rules=rules,
        packs=packs,
        prompts={name: topics.of(pack) for name, pack in packs.items()},
        calendars={name: calendars.of(pack.calendar) for name, pack in packs.items()},
        honours=honours,
        merits=merits,
        folder=path,
    )
    content = _with_variants(_further(path, found, content), numbers)
    if found.problems:
        raise ContentError(found.problems)
    return content


def _further(path: Path, found: "_Findings", content: Content) -> Content:
    """With the rules that bring no texts of their own."""
    return replace(
        content,
        giveaways=found.rules(path / "giveaways.toml", GiveawayRules, GIVEAWAYS),
        reports=found.rules(path / "reports.toml", ReportRules, REPORTS),
        screening=found.of(lambda: read_screening(path), Screening()),
        words_seen=stamp_of(path / "words"),
        words=found.take(read_lexicon(path / "words")),
        ladder=found.of(lambda: read_ladder(path / "ladder.toml"), LadderRules()),
        gate=found.of(lambda: read_gate(path / "gate.toml"), GateRules()),
        koc=found.of(lambda: read_koc(path / "koc.toml"), KocRules()),
        shares=found.of(lambda: read_shares(path / "shares.toml"), ShareRules()),
        statistics=found.of(lambda: read_statistics(path / "statistics.toml"), StatisticsRules()),
    )


def _with_variants(content: Content, numbers: Numbers) -> Content:
    """With the packs that change numbers; the lists of domains are the same for all."""
    variants: dict[str, Content] = {}
    usual = replace(content, variants=variants)
    for pack, own in numbers.of.items():
        book = own.pop("screening", content.screening.book)
        screening = replace(content.screening, book=book)
        variants[pack] = replace(content, **own, screening=screening, usual=usual)
    return usual


def _add(messages: Mapping[str, list[ftl.Message]], *more: Messages) -> None:
    for texts in more:
        for language, further in texts.items():
            messages[language] += further


def _rhythm(
    path: Path, packs: Mapping[str, Pack], found: "_Findings"
) -> tuple[TopicRules, Topics, Calendars]:
    """The questions and the calendars, and when questions are asked."""
    rules = found.of(lambda: read_topic_rules(path / "topics.toml"), TopicRules())
    topics = found.take(read_topics(path / "topics"))
    calendars = found.take(read_calendars(path, {pack.calendar for pack in packs.values()}))
    found.problems += theme_problems(topics, packs.values(), _themes(packs, calendars))
    return rules, topics, calendars


def _rewards(
    path: Path, welcome: WelcomeRules, packs: Mapping[str, Pack], found: "_Findings"
) -> tuple[LevelRules, ShopRules, ChallengeRules, list[Messages]]:
    """Levels, shop and challenges, and the texts that they bring along."""
    unnamed: tuple[LevelRules, Messages] = (LevelRules(()), {})
    levels, names = found.of(partial(read_levels, path / "levels.toml"), unnamed)
    unsold: tuple[ShopRules, Messages] = (ShopRules(), {})
    count = len(levels.levels) or None
    shop, goods = found.of(partial(read_shop, path / "shop.toml", count, welcome.code_file), unsold)
    untried: tuple[ChallengeRules, Messages] = (ChallengeRules(), {})
    challenges, badges = found.of(partial(read_challenges, path / "challenges.toml", packs), untried)
    return levels, shop, challenges, [names, goods, badges]


def _merits(path: Path, found: "_Findings") -> tuple[HonourRules, MeritRules, list[Messages]]:
    """Honours and badges, and the texts that they bring along."""
    unhonoured: tuple[HonourRules, Messages] = (HonourRules(), {})
    honours, titles = found.of(partial(read_honours, path / "honours.toml"), unhonoured)
    unmarked: tuple[MeritRules, Messages] = (MeritRules(), {})
    merits, badges = found.of(partial(read_badges, path / "badges.toml"), unmarked)
    return honours, merits, [titles, badges]


def _themes(packs: Mapping[str, Pack], calendars: Calendars) -> dict[str, list[str]]:
    """The names of each pack's weeks."""
    return {name: [week.name for week in calendars.of(pack.calendar).weeks] for name, pack in packs.items()}


class _Findings:
    """Goes on reading after a mistake, so that all of them are told at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def of(self, read: Callable[[], Read], otherwise: Read) -> Read:
        """What was read, or something to go on with."""
        try:
            return read()
        except ProblemsError as error:
            self.problems += error.problems
            return otherwise

    def rules(self, path: Path, kind: type[Rules], ranges: Ranges) -> Rules:
        """The numbers of a feature, or their defaults to go on with."""
        return self.of(lambda: read_rules(path, kind, ranges), kind())

    def take(self, result: tuple[Read, list[Problem]]) -> Read:
        """What was read, from a reader that tells its problems beside it."""
        value, problems = result
        self.problems += problems
        return value


def _lacking(texts: Mapping[str, Entries], folder: Path) -> Iterator[Problem]:
    """Texts that no language has; those that only one lacks are told by `read_texts`."""
    for key in _NEEDED:
        if not any(key in entries for entries in texts.values()):
            what, fix = "is missing", "add it to common.ftl of every language"
            yield Problem(shown_path(folder), 0, key, what, fix)


def _packs(
    path: Path, greeting: Mapping[str, str], rules: Mapping[str, str], found: _Findings
) -> tuple[dict[str, Pack], dict[str, list[ftl.Message]]]:
    packs: dict[str, Pack] = {}
    messages: dict[str, list[ftl.Message]] = {language: [] for language in LANGUAGES}
    for file in sorted((path / "packs").glob("*.toml")):
        nothing: tuple[Pack, dict[str, list[ftl.Message]]] = (Pack(""), {})
        pack, texts = found.of(partial(read_pack, file, path, greeting, rules), nothing)
        packs[file.stem] = pack
        for language, more in texts.items():
            messages[language] += more
    if DEFAULT_PACK not in packs:
        name = shown_path(path / "packs" / f"{DEFAULT_PACK}.toml")
        found.problems.append(Problem(name, 0, "", "is not there", "every content has this pack, add it"))
    return packs, messages
