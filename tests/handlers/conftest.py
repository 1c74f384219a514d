"""What the tests of the members' door share."""

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content


@pytest.fixture(scope="session")
def content() -> Content:
    """The content as it ships."""
    return load_content(SHIPPED_CONTENT)
