"""The screens of `/setup`, and what their buttons carry."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.community import KINDS, Community, State
from bot.domain.outgoing import Button, Text
from bot.domain.press import pack_press, read_press
from bot.domain.setup import (
    DONE,
    GO,
    OPS,
    STEPS,
    ZONE,
    Choices,
    Order,
    Screen,
    after,
    answer,
    panel,
    read_order,
    resumed,
    stamp_of,
    step_screen,
    summary,
)
from bot.domain.zones import ZONES

NEW = Community(
    1, -5, "Readers", "interest", "zh", "Asia/Shanghai", 4, None, "general", State.SETUP,
    datetime(2026, 11, 2, tzinfo=UTC),
)  # fmt: skip
AT_WORK = replace(NEW, state=State.ACTIVE, ops_chat_id=-1009871234)
CHOICES = Choices(("zh", "en"), {"general": "pack-general-title"}, (-1009871234,))


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(SHIPPED_CONTENT)


def orders(screen: Screen) -> list[Order]:
    presses = [read_press(button.data or "") for row in screen.buttons for button in row]
    return [read_order(press.ref) for press in presses if press]


def screens(community: Community) -> list[Screen]:
    steps = [step_screen(step, community, CHOICES) for step in STEPS]
    return [*steps, panel(community, CHOICES), resumed(community)]


def labels(screen: Screen) -> list[Button]:
    return [button for row in screen.buttons for button in row]


def test_there_are_five_steps_one_after_the_other() -> None:
    assert len(STEPS) == 5
    assert [after(step) for step in STEPS] == [*STEPS[1:], DONE]


@pytest.mark.parametrize(("step", "values"), [("kind", KINDS), ("language", ("zh", "en")), ("zone", ZONES)])
def test_each_choice_has_a_button(step: str, values: tuple[str, ...]) -> None:
    offered = [order.value for order in orders(step_screen(step, NEW, CHOICES)) if order.verb == step]
    assert offered == list(values)


def test_the_present_choice_is_marked_and_no_other() -> None:
    for step in ("kind", "language", "zone", "pack"):
        marked = [button.label for button in labels(step_screen(step, NEW, CHOICES))]
        assert [label.key for label in marked].count("setup-chosen") == 1


def test_every_step_can_be_skipped_and_all_but_the_first_go_back() -> None:
    ways = [
        [order.value for order in orders(step_screen(step, NEW, CHOICES)) if order.verb == GO]
        for step in STEPS
    ]
    assert ways == [["language"], ["kind", "zone"], ["language", "ops"], ["zone", "pack"], ["ops", DONE]]


def test_a_community_at_work_goes_back_from_each_step_to_its_panel() -> None:
    for step in STEPS:
        ways = [order.value for order in orders(step_screen(step, AT_WORK, CHOICES)) if order.verb == GO]
        assert ways == ["panel"]


def test_the_operators_chat_is_offered_without_saying_whose_it_is() -> None:
    one = step_screen(OPS, NEW, CHOICES)
    assert labels(one)[0].label == Text("setup-ops-ours")
    several = step_screen(OPS, NEW, replace(CHOICES, ops=(-1009871234, -1009875678)))
    assert [button.label.params for button in labels(several)[:2]] == [{"end": "1234"}, {"end": "5678"}]


def test_the_stamp_changes_with_every_dialogue() -> None:
    later = replace(NEW, registered_at=NEW.registered_at + timedelta(seconds=1))
    assert stamp_of(later) != stamp_of(NEW)
    assert {order.stamp for screen in screens(NEW) for order in orders(screen)} == {stamp_of(NEW)}


@pytest.mark.parametrize("ref", ["", "x", "a.b", "...", "a.b.c.d"])
def test_a_forged_reference_is_read_without_complaint(ref: str) -> None:
    assert isinstance(read_order(ref), Order)


def test_the_longest_zone_fits_into_a_button() -> None:
    longest = max(available_timezones(), key=len)
    pack_press("setup", f"{stamp_of(NEW)}.{ZONE}.{longest}")
    step_screen(ZONE, replace(NEW, timezone=longest), CHOICES)


def test_a_pack_that_is_gone_is_shown_by_its_name() -> None:
    assert answer("pack", replace(NEW, pack="winter"), CHOICES) == "winter"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("community", [NEW, AT_WORK, replace(NEW, timezone="Europe/Rome")])
def test_every_screen_has_its_words(
    content: Content, caplog: pytest.LogCaptureFixture, community: Community, language: str
) -> None:
    for kind in KINDS:
        content.texts.render(language, summary(replace(community, kind=kind), CHOICES))
    for screen in screens(community):
        content.texts.render(language, screen.text)
        for button in labels(screen):
            assert content.texts.plain(language, button.label)
    assert caplog.records == []


def test_a_first_dialogue_counts_its_steps(content: Content) -> None:
    said = content.texts.render("en", step_screen("zone", NEW, CHOICES).text)
    assert "3 of 5" in said
    assert "of 5" not in content.texts.render("en", step_screen("zone", AT_WORK, CHOICES).text)
