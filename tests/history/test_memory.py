"""Memory does not grow with the file."""

import pytest

from bench.importing import measure


@pytest.mark.slow
def test_a_file_ten_times_as_large_needs_no_more_memory() -> None:
    small, large = measure(6_000, 500), measure(60_000, 500)
    assert large.megabytes > 9 * small.megabytes
    assert large.messages > 9 * small.messages
    assert large.peak < small.peak + 25
