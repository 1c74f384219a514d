"""Configuration: every mistake is named with its place and mend, and no secret ever shows."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT, ConfigError, Settings, load_settings
from bot.problems import Problem

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(text: str, env: Mapping[str, str] | None = None) -> Settings:
    path = Path("config.toml")
    path.write_text(text, encoding="utf-8")
    return load_settings(path, env or {})


def problems(text: str, env: Mapping[str, str] | None = None) -> list[Problem]:
    with pytest.raises(ConfigError) as caught:
        load(text, env)
    return caught.value.problems


def test_nothing_configured_gives_the_documented_defaults() -> None:
    settings = load_settings(None, {})
    assert settings.telegram.api_server == "https://api.telegram.org"
    assert settings.telegram.mode == "polling"
    assert settings.telegram.webhook.port == 8080
    assert settings.database.url.get_secret_value() == "sqlite+aiosqlite:///data/steward.db"
    assert settings.defaults.model_dump() == {
        "language": "zh",
        "timezone": "Asia/Shanghai",
        "rollover_hour": 4,
    }
    assert settings.content.path == SHIPPED_CONTENT
    assert settings.communities == ()


def test_the_example_file_is_right_and_says_the_defaults() -> None:
    assert load_settings(EXAMPLE, {}).defaults == Settings().defaults
    uncommented = "\n".join(
        line.removeprefix("# ")
        for line in EXAMPLE.read_text(encoding="utf-8").splitlines()
        if not line.startswith('# url = "postgresql') and _is_toml(line.removeprefix("# "))
    )
    settings = load(uncommented.replace('path = "content"', ""))
    assert settings.communities[0].title == "Book club"
    assert settings.telegram.webhook.host == "127.0.0.1"


def _is_toml(line: str) -> bool:
    return line.startswith("[") or " = " in line.split("#", 1)[0]


def test_config_toml_of_the_working_directory_is_found_without_a_path() -> None:
    Path("config.toml").write_text('[defaults]\nlanguage = "en"\n', encoding="utf-8")
    assert load_settings(None, {}).defaults.language == "en"


def test_a_given_file_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml: is not there"):
        load_settings(Path("nowhere.toml"), {})


def test_all_problems_come_at_once_each_with_its_line() -> None:
    found = problems(
        "[telegram]\n"
        'tokn = "1:a"\n'
        'mode = "poling"\n'
        "webhook.port = 99999\n"
        "[defaults]\n"
        'timezone = "Asia/Shangai"\n'
        "rollover_hour = 24\n"
        "[[communities]]\n"
        "chat_id = -5\n"
        "[[communities]]\n"
        'kind = "club"\n'
    )
    assert [(problem.line, problem.key) for problem in found] == [
        (2, "telegram.tokn"),
        (3, "telegram.mode"),
        (4, "telegram.webhook.port"),
        (6, "defaults.timezone"),
        (7, "defaults.rollover_hour"),
        (10, "communities[2].chat_id"),
        (11, "communities[2].kind"),
    ]


def test_a_problem_reads_as_file_line_mistake_and_mend() -> None:
    [unknown] = problems('[telegram]\ntokn = "1:a"\n')
    assert str(unknown) == "config.toml:2: telegram.tokn is not a known key — did you mean `token`?"
    [zone] = problems('[defaults]\ntimezone = "Asia/Shangai"\n')
    assert zone.fix == "did you mean `Asia/Shanghai`?"


def test_broken_toml_is_named_by_its_line() -> None:
    [problem] = problems('[telegram]\nmode = "polling"\n[defaults\n')
    assert (problem.line, problem.what.startswith("this is not valid TOML")) == (3, True)


def test_a_file_that_is_not_utf_8_is_a_problem() -> None:
    Path("config.toml").write_bytes(b'[defaults]\nlanguage = "\xff"\n')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(Path("config.toml"), {})


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("STEWARD_TELEGRAM__TOKEN", "1:env", "telegram.token"),
        ("STEWARD_TELEGRAM__WEBHOOK__URL", "https://x.org/hook", "telegram.webhook.url"),
        ("STEWARD_DEFAULTS__ROLLOVER_HOUR", "0", "defaults.rollover_hour"),
        ("STEWARD_OWNERS__IDS", "[1, 2]", "owners.ids"),
        ("STEWARD_OWNERS__IDS", "1,2", "owners.ids"),
    ],
)
def test_the_environment_wins_over_the_file(name: str, value: str, place: str) -> None:
    file = (
        '[telegram]\ntoken = "1:file"\nwebhook.url = "https://file.org"\n'
        "[defaults]\nrollover_hour = 5\n[owners]\nids = [9]\n"
    )
    got: object = load(file, {name: value})
    for part in place.split("."):
        got = getattr(got, part)
    shown = got.get_secret_value() if hasattr(got, "get_secret_value") else got
    assert shown == {"owners.ids": (1, 2), "defaults.rollover_hour": 0}.get(place, value)


def test_communities_can_come_from_the_environment_as_json_or_toml() -> None:
    for value in ('[{"chat_id": -7}]', "[{chat_id = -7}]"):
        assert load("", {"STEWARD_COMMUNITIES": value}).communities[0].chat_id == -7


def test_bot_token_is_the_token_unless_the_longer_name_is_set() -> None:
    assert load("", {"BOT_TOKEN": "1:a"}).require_token() == "1:a"
    both = {"BOT_TOKEN": "1:a", "STEWARD_TELEGRAM__TOKEN": "1:b"}
    assert load("", both).require_token() == "1:b"


def test_an_empty_variable_counts_as_not_set() -> None:
    settings = load('[telegram]\ntoken = "1:file"\n', {"BOT_TOKEN": "", "STEWARD_OWNERS__IDS": " "})
    assert settings.require_token() == "1:file"


def test_a_wrong_variable_is_named_instead_of_the_file() -> None:
    found = problems("", {"STEWARD_DEFAULTS__ROLLOVER_HOUR": "late", "STEWARD_TELEGRAM_TOKEN": "1:a"})
    assert [(problem.file, problem.key) for problem in found] == [
        ("environment", "STEWARD_DEFAULTS__ROLLOVER_HOUR"),
        ("environment", "STEWARD_TELEGRAM_TOKEN"),
    ]
    assert "STEWARD_TELEGRAM__TOKEN" in found[1].fix


def test_variables_of_other_programs_are_left_alone() -> None:
    load("", {"STEWARD_HOME": "/x", "TELEGRAM__TOKEN": "1:a", "PATH": "/bin"})


def test_a_missing_token_is_told_only_when_it_is_needed() -> None:
    settings = load("")
    with pytest.raises(ConfigError, match="BOT_TOKEN"):
        settings.require_token()


SECRETS = {
    "STEWARD_TELEGRAM__TOKEN": "123:hunter2",
    "STEWARD_TELEGRAM__WEBHOOK__SECRET": "hunter2",
    "STEWARD_DATABASE__URL": "postgresql://me:hunter2@host/db",
}


def test_secrets_show_in_no_representation() -> None:
    settings = load("", SECRETS)
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    "wrong",
    [
        '[telegram]\ntoken = "hunter2"\n',
        '[telegram]\ntoken = ["hunter2"]\n',
        '[telegram]\nwebhook.secret = "hunter2 hunter2"\n',
        '[database]\nurl = "mysql://me:hunter2@host/db"\n',
        '[database]\nurl = "postgresql://me:hunter2@host"\n',
        '[database]\nurl = "postgresql://me:hunter2@[host/db"\n',
        '[database]\nurl = "postgresql://me:hunter2@host/db\n',
    ],
)
def test_secrets_show_in_no_error(wrong: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(wrong)
    chain = (caught.value, caught.value.__cause__)
    assert "hunter2" not in "".join(map(repr, chain)) + str(caught.value)


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:////abs/x.db", "sqlite+aiosqlite:////abs/x.db"),
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql+asyncpg://u:p%40@h:5432/d?ssl=1", "postgresql+asyncpg://u:p%40@h:5432/d?ssl=1"),
    ],
)
def test_database_urls_get_their_driver(written: str, used: str) -> None:
    assert load(f'[database]\nurl = "{written}"\n').database.url.get_secret_value() == used


@pytest.mark.parametrize(
    "url", ["x.db", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://h/d", "postgresql://h"]
)
def test_other_databases_are_refused_with_an_example(url: str) -> None:
    [problem] = problems(f'[database]\nurl = "{url}"\n')
    assert "+aiosqlite:///" in problem.fix or "+asyncpg://" in problem.fix


def test_webhook_mode_needs_its_address_and_its_secret() -> None:
    found = problems('[telegram]\nmode = "webhook"\n')
    assert [problem.key for problem in found] == ["telegram.webhook.secret", "telegram.webhook.url"]


def webhook(url: str) -> str:
    return f'[telegram]\nmode = "webhook"\nwebhook.url = "{url}"\nwebhook.secret = "s"\n'


@pytest.mark.parametrize("url", ["https://x.org/hook", "http://127.0.0.1:99/hook"])
def test_a_webhook_is_https_or_on_this_machine(url: str) -> None:
    assert load(webhook(url)).telegram.webhook.url == url


@pytest.mark.parametrize("url", ["http://x.org/hook", "x.org", "https://x.org:port/"])
def test_other_webhook_addresses_are_refused(url: str) -> None:
    [problem] = problems(webhook(url))
    assert problem.key == "telegram.webhook.url"


def test_a_community_inherits_what_it_leaves_out_even_hour_zero() -> None:
    settings = load(
        '[defaults]\nlanguage = "en"\nrollover_hour = 0\n'
        '[[communities]]\nchat_id = -5\ntimezone = "Europe/Berlin"\n'
    )
    [community] = settings.communities
    assert (community.language, community.rollover_hour) == ("en", 0)
    assert (community.timezone, community.kind, community.pack) == ("Europe/Berlin", "interest", "general")


def test_a_chat_declared_twice_is_named_at_the_second_place() -> None:
    [problem] = problems("[[communities]]\nchat_id = -5\n[[communities]]\nchat_id = -5\n")
    assert (problem.line, problem.key) == (4, "communities[2].chat_id")


def test_a_community_cannot_be_its_own_operators_chat() -> None:
    [problem] = problems("[[communities]]\nchat_id = -5\nops_chat_id = -5\n")
    assert problem.key == "communities[1].ops_chat_id"


def test_a_relative_content_path_counts_from_the_file_not_from_here(tmp_path: Path) -> None:
    (tmp_path / "etc" / "words").mkdir(parents=True)
    file = tmp_path / "etc" / "config.toml"
    file.write_text('[content]\npath = "words"\n', encoding="utf-8")
    assert load_settings(Path("etc/config.toml"), {}).content.path == tmp_path / "etc" / "words"


def test_content_beside_the_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    assert load("").content.path == SHIPPED_CONTENT
    (tmp_path / "content").mkdir()
    assert load("").content.path == tmp_path / "content"


def test_a_content_path_that_leads_nowhere_is_a_problem() -> None:
    [problem] = problems('[content]\npath = "nowhere"\n')
    assert (problem.line, problem.key) == (2, "content.path")
