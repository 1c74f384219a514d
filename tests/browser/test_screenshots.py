"""The script that takes the pictures for the documentation."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.browser.stage import DESKTOP, PHONE, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SCRIPT = Path(__file__).parents[2] / "bench" / "screenshots.py"


def sizes(folder: Path) -> dict[str, int]:
    """Width in pixels of each picture in a folder, by name."""
    found = sorted(folder.iterdir())
    return {file.name: int.from_bytes(file.read_bytes()[16:20]) for file in found}


async def test_four_pictures_are_made_of_a_running_sandbox(stage: Stage, tmp_path: Path) -> None:
    await stage.post("Good morning")
    run = await asyncio.create_subprocess_exec(sys.executable, SCRIPT, stage.url, tmp_path)
    assert await run.wait() == 0
    desktop, phone = DESKTOP["width"], PHONE["width"]
    assert sizes(tmp_path) == {
        "desktop.en.png": desktop,
        "desktop.zh.png": desktop,
        "phone.en.png": phone,
        "phone.zh.png": phone,
    }
