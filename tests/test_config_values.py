"""What single settings may not be, each with its place and its mend."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load_settings
from tests.test_config import problems


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "token", ["１２３:abc", "1:a/../b", "1:a?b", "1:a#b", "1:密码", "1:", ":a", "1:a%2e"]
)
def test_a_token_that_would_lead_elsewhere_is_none(token: str) -> None:
    [problem] = problems(f'[telegram]\ntoken = "{token}"\n')
    assert (problem.line, problem.what) == (2, "is not a bot token")


@pytest.mark.parametrize("rest", ["/?token=1", "/#top"])
def test_a_servers_address_ends_with_its_path(rest: str) -> None:
    [problem] = problems(f'[telegram]\napi_server = "http://localhost:8081/x{rest}"\n')
    assert problem.key == "telegram.api_server"


@pytest.mark.parametrize(
    "written",
    [
        "[defaults]\nrollover_hour = true\n",
        "[owners]\nids = [5, true]\n",
        "[telegram]\nwebhook.port = false\n",
    ],
)
def test_true_is_no_number(written: str) -> None:
    [problem] = problems(written)
    assert (problem.line, problem.what) == (2, "is not a whole number")


def test_a_file_whose_links_lead_in_a_circle_cannot_be_read(tmp_path: Path) -> None:
    circle = tmp_path / "config.toml"
    circle.symlink_to(circle)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(circle, {})
