"""The pictures that go with shipped posts: drawn by us, small, one in each pack."""

import pytest

from bench.post_pictures import PICTURES
from bot.config import SHIPPED_CONTENT
from bot.content import load_content


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_is_drawn_today_and_small(name: str) -> None:
    kept = (SHIPPED_CONTENT / "pictures" / f"{name}.png").read_bytes()
    assert kept == PICTURES[name]().png()
    assert len(kept) < 60_000


def test_each_pack_has_a_post_with_a_picture_and_none_is_left_over() -> None:
    content = load_content(SHIPPED_CONTENT)
    used = [
        {entry.picture for entry in content.calendar(pack).entries if entry.picture} for pack in content.packs
    ]
    assert all(used)
    drawn = {f"pictures/{path.name}" for path in (SHIPPED_CONTENT / "pictures").iterdir()}
    assert set().union(*used) == drawn == {f"pictures/{name}.png" for name in PICTURES}
