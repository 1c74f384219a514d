"""The stage on which the world is tested."""

import pytest

from tests.sandbox.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()
