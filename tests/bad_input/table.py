"""What somebody may give Steward at a terminal, and what they read: the table behind docs/bad-input.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HUGE = 10**30
TOKEN = "123456:AAbbccddeeffgghhiijj"
Change = str | bytes | None | tuple[str, str]
"""A new file, no file, or (what stands there, what stands there instead)."""


@dataclass(frozen=True)
class Case:
    """`reads` is a part of the one sentence on stderr; `content` changes a copy of the shipped folder."""

    given: str
    reads: str
    code: int = 1
    words: tuple[str, ...] = ("check",)
    toml: str | bytes | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    content: Mapping[str, Change] = field(default_factory=dict)


def _toml(given: str, toml: str | bytes, reads: str) -> Case:
    return Case(given, reads, toml=toml)


def _env(given: str, name: str, value: str, reads: str) -> Case:
    return Case(given, reads, env={f"STEWARD_{name}": value})


def _content(given: str, path: str, change: Change, reads: str) -> Case:
    return Case(given, reads, content={path: change})


def _typed(given: str, words: str, reads: str, code: int = 2) -> Case:
    return Case(given, reads, code, tuple(words.split()))


FILE = (
    _toml("broken TOML", "[telegram\n", "config.toml:1: this is not valid TOML"),
    _toml("a key twice", "[owners]\nids = []\nids = [1]\n", "config.toml:3: this is not valid TOML"),
    _toml("an unfinished text", '[content]\npath = "a\n', "config.toml:2: this is not valid TOML"),
    _toml("no TOML but a picture", b"\x89PNG\r\n\x1a\n\xff\xfe", "config.toml: is not UTF-8 text"),
    _toml("a file full of NUL", b"\0" * 64, "config.toml:1: this is not valid TOML"),
    _toml("brackets without end", "x = " + "[" * 5000, "a nesting that is far too long — shorten it"),
    _toml("a number of 5000 digits", "x = " + "9" * 5000, "config.toml: has a number"),
    _toml("a misspelt section", "[telegarm]\n", "telegarm is not a known key — did you mean `telegram`?"),
    _toml("a misspelt key", "[telegram]\ntokn = 1\n", "config.toml:2: telegram.tokn is not a known key"),
    _toml("a misspelt key behind tabs", "[owners]\n\tid\t=\t[1]\n", "owners.id is not a known key"),
    _toml("a section that is no table", "telegram = 5\n", "config.toml:1: telegram is not a table"),
    _toml("`[communities]` in place of `[[communities]]`", "[communities]\nchat_id = -1\n", "is not a list"),
    _toml("a token that is a number", "[telegram]\ntoken = 5\n", "telegram.token is not text"),
    _toml("a token that is none", '[telegram]\ntoken = "hush"\n', "telegram.token is not a bot token"),
    _toml("another mode", '[telegram]\nmode = "push"\n', "choose 'polling' or 'webhook'"),
    _toml("an address that is none", '[telegram]\napi_server = "x"\n', "api_server is not a web address"),
    _toml("webhook mode without a webhook", '[telegram]\nmode = "webhook"\n', "webhook mode needs it"),
    _toml("a port beyond all ports", "[telegram.webhook]\nport = 65536\n", "give 65535 or less"),
    _toml("a port as a word", '[telegram.webhook]\nport = "http"\n', "port is not a whole number"),
    _toml("a host that is a list", "[telegram.webhook]\nhost = []\n", "webhook.host is not text"),
    _toml("a webhook without https", '[telegram.webhook]\nurl = "http://a.org"\n', "only calls https://"),
    _toml("a secret with blanks", '[telegram.webhook]\nsecret = "a b"\n', "is not a secret Telegram accepts"),
    _toml("another database", '[database]\nurl = "mysql://a/b"\n', "is not a database that Steward can use"),
    _toml("a database without a file", '[database]\nurl = "sqlite://"\n', "database.url names no file"),
    _toml("a file name with NUL", '[database]\nurl = "sqlite:///a\\u0000"\n', "database.url names no file"),
    _toml("a server without a database", '[database]\nurl = "postgresql://a"\n', "names no server and"),
    _toml("`sslmode`", '[database]\nurl = "postgresql://a/b?sslmode=on"\n', "write ?ssl=require"),
    _toml("owners that are no list", "[owners]\nids = true\n", "owners.ids is not a list"),
    _toml("an owner below zero", "[owners]\nids = [-5]\n", "config.toml:2: owners.ids[1] is too small"),
    _toml("an owner no database holds", f"[owners]\nids = [{HUGE}]\n", "owners.ids[1] is too large"),
    _toml("a content folder that is none", '[content]\npath = "no"\n', "which is no folder"),
    _toml("a path with NUL", '[content]\npath = "a\\u0000"\n', "which is no folder"),
    _toml("a path of 5000 letters", f'[content]\npath = "{"x" * 5000}"\n', "longer than the disk takes"),
    _toml("a language we lack", '[defaults]\nlanguage = "fr"\n', "choose 'zh' or 'en'"),
    _toml("no such time zone", '[defaults]\ntimezone = "Asia/Shangai"\n', "did you mean `Asia/Shanghai`?"),
    _toml("a time zone that is a path", '[defaults]\ntimezone = "../../x"\n', "is not a time zone"),
    _toml("the 25th hour", "[defaults]\nrollover_hour = 25\n", "give 23 or less"),
    _toml("half an hour", "[defaults]\nrollover_hour = 4.5\n", "is not a whole number"),
    _toml("a group id above zero", "[[communities]]\nchat_id = 5\n", "is not the id of a group"),
    _toml("a group id too long", f"[[communities]]\nchat_id = -{HUGE}\n", "is not the id of a group"),
    _toml("a group twice", "[[communities]]\nchat_id = -5\n" * 2, "communities[2].chat_id is declared"),
    _toml("its own operators' chat", "[[communities]]\nchat_id = -5\nops_chat_id = -5\n", "community itself"),
    _toml("a kind we lack", '[[communities]]\nchat_id = -5\nkind = "x"\n', "kind is not one of the choices"),
    _toml("a pack we lack", '[[communities]]\nchat_id = -5\npack = "x"\n', "x, which is no content pack"),
    _toml("an endless title", f'[[communities]]\nchat_id = -5\ntitle = "{"x" * 256}"\n', "title is too long"),
)  # fmt: skip

ENVIRONMENT = (
    _env("a word for a number", "OWNERS__IDS", "Olga", "STEWARD_OWNERS__IDS is not a whole number"),
    _env("a bad port", "TELEGRAM__WEBHOOK__PORT", "-1", "STEWARD_TELEGRAM__WEBHOOK__PORT is too small"),
    _env("broken JSON", "COMMUNITIES", "[{]", "environment: STEWARD_COMMUNITIES is not a list"),
    _env("JSON without end", "COMMUNITIES", "[" * 9000, "environment: STEWARD_COMMUNITIES is not a list"),
    _env("one underscore too few", "TELEGRAM_TOKEN", TOKEN, "write it as STEWARD_<SECTION>__<KEY>"),
    _env("no such section", "FOO__BAR", "1", "environment: STEWARD_FOO__BAR is not a known key"),
    _env("half a token", "TELEGRAM__TOKEN", "123456:", "is not a bot token — copy the whole token"),
    _env("an owner no database holds", "OWNERS__IDS", str(HUGE), "STEWARD_OWNERS__IDS is too large"),
)  # fmt: skip

CONTENT = (
    _content("a text left out of one language", "texts/en/common.ftl", ("command-help =", "command-halp ="),
             "command-help is missing in the language en"),
    _content("a placeholder nobody fills", "texts/en/checkin.ftl", ("{ $streak }", "{ $strak }"),
             "in one language only"),
    _content("a brace left open", "texts/zh/common.ftl", ("date-short =", "date-short = { $x\nx ="),
             "texts/zh/common.ftl"),
    _content("a reference into nothing", "texts/zh/x.ftl", "x = { nothing-there }\n",
             "refers to { nothing-there }, which does not exist"),
    _content("mark-up Telegram refuses", "texts/zh/x.ftl", "x = <h1>Hello</h1>\n", "has the tag <h1>"),
    _content("mark-up left open", "texts/zh/x.ftl", "x = <b>Hello\n", "opens <b> and never closes it"),
    _content("a text of 5000 letters", "texts/zh/x.ftl", f"x = {'长' * 5000}\n", "is 5000 characters long"),
    _content("a text twice", "texts/zh/x.ftl", "command-help = twice\n", "is written twice"),
    _content("texts that are no UTF-8", "texts/zh/x.ftl", "签到".encode("gb18030"), "is not UTF-8 text"),
    _content("a file left out", "points.toml", None, "content/points.toml: is not there"),
    _content("rules left out", "rules/en.md", None, "content/rules/en.md: is not there"),
    _content("empty rules", "rules/en.md", " \n", "content/rules/en.md: is empty"),
    _content("a misspelt number", "checkin.toml", ("base =", "bass ="), "did you mean `base`?"),
    _content("a number beyond its range", "checkin.toml", ("base = 10", "base = -10"),
             "give a number from 0 to 10000"),
    _content("a number as text", "points.toml", ("rank_shown = 10", 'rank_shown = "ten"'),
             "rank_shown is not a whole number"),
    _content("the 25th hour", "checkin.toml", ('"21:00"', '"25:00"'), "reminder_at is not a time of day"),
    _content("a rule for ties we lack", "votes.toml", ('ties = "first"', 'ties = "coin"'),
             "ties is not one of the choices — choose 'first' or 'lot'"),
    _content("a challenge without a word", "challenges.toml",
             ('word = { zh = "小确幸", en = "goodthing" }\n', ""), "is missing — add zh = ..."),
    _content("a hashtag that is none", "challenges.toml", ('"goodthing"', '"good thing"'), "is no hashtag"),
    _content("more days needed than there are", "challenges.toml", ("needed = 15", "needed = 22"),
             "give 1 to 21, as many days as there are"),
    _content("a challenge for a pack we lack", "challenges.toml", ('["beauty"]', '["beautyy"]'),
             "names beautyy, which is no pack — did you mean `beauty`?"),
    _content("a proof that is none", "challenges.toml", ('proof = "picture"', 'proof = "word"'),
             "proof is not one of the choices"),
    _content("a challenge without its English name", "challenges.toml", (', en = "A photo a day"', ""),
             "title.en is missing"),
    _content("fewer winners than one", "giveaways.toml", ("winners_at_most = 50", "winners_at_most = 0"),
             "give a number from 1 to 50"),
    _content("a phrase with two meanings", "phrases.toml", ('rank = ["', 'rank = ["签到", "'),
             'has "签到", which already means checkin'),
    _content("a phrase for no command", "phrases.toml", ("checkin =", "chekin ="), "did you mean `checkin`?"),
    _content("a placeholder the greeting lacks", "welcome.toml", ("{members}", "{membres}"),
             "has the unknown placeholder {membres} — did you mean `members`?"),
    _content("codes that are not there", "welcome.toml", ('code_file = ""', 'code_file = "no.txt"'),
             "names no.txt, which is not there"),
    _content("a picture that is not there", "packs/general.toml", ("[title]", 'picture = "no.png"\n[title]'),
             "names no.png, which is not there"),
    _content("a picture that is none", "packs/general.toml", ("[title]", 'picture = "points.toml"\n[title]'),
             "picture is no picture"),
    _content("no general pack", "packs/general.toml", None, "every content has this pack, add it"),
    _content("a pack with a name like no other", "packs/Très chic.toml", "", "packs/Très chic.toml"),
)  # fmt: skip

TYPED = (
    _typed("no such command", "fly", "No such command 'fly'"),
    _typed("no such rows", "inspect everything", "is not one of"),
    _typed("an id that is a word", "inspect members --chat home", "Invalid value for '--chat'"),
    _typed("an id no database holds", f"inspect members --chat -{HUGE}", "Invalid value for '--chat'"),
    _typed("a person no database holds", f"inspect members --user {HUGE}", "Invalid value for '--user'"),
    _typed("a number no database holds", f"inspect dead retry {HUGE}", "Invalid value for 'ID'"),
    _typed("no rows at all", "inspect members --limit 0", "Invalid value for '--limit'"),
    _typed("a draw that is not named", "verify-draw", "name either the published FILE or --giveaway ID"),
    _typed("a draw in no file", "verify-draw no.json", "there is no file no.json", 1),
    _typed("a port beyond all ports", "demo --port 65536", "Invalid value for '--port'"),
    _typed("no day", "demo --days 0", "Invalid value for '--days'"),
    _typed("a configuration that is not there", "check --config no.toml", "no.toml: is not there", 1),
    _typed("a configuration that is a folder", "check --config /", "/: cannot be read: is a directory", 1),
    _typed("`run` without a token", "run", "put the token from @BotFather under [telegram]", 1),
    _typed("`report` before any `run`", "report --chat -5", "there is no database at data/steward.db", 1),
    _typed("`restore` of nothing", "restore no.db", "there is no file no.db", 1),
)  # fmt: skip

TABLES = {
    "config.toml": FILE, "Environment variables": ENVIRONMENT, "The content folder": CONTENT,
    "The command line": TYPED,
}  # fmt: skip
"""By the heading in the page."""
