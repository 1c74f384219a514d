"""The story by itself: pure, complete, and nobody speaks who is not there."""

from datetime import timedelta
from itertools import chain

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.demo.acts import About, Act, Do
from bot.demo.cast import OPS_CHAT_ID, Group, Words
from bot.demo.director import Script
from bot.demo.plan import DUSK, GATE_ON, HABITS, Plan
from bot.demo.sheet import UNSEEN, Sheet
from bot.demo.show import DEMO_CONTENT
from bot.demo.story import Story, date_of
from bot.domain.calendar import local_day
from bot.domain.commands import COMMANDS, command_in
from bot.screening.complaints import Complaints
from bot.screening.matcher import Matcher

Groups = tuple[Group, ...]


def acts_of(groups: Groups, seed: int = 1, days: int = 28) -> list[Act]:
    story = Story(groups, seed)
    return list(chain.from_iterable(story.day(number) for number in range(1, days + 1)))


def test_the_same_seed_tells_the_same_story_and_another_seed_another(groups: Groups) -> None:
    assert acts_of(groups, 3, 4) == acts_of(groups, 3, 4)
    assert acts_of(groups, 3, 4) != acts_of(groups, 4, 4)


def test_a_day_can_be_told_without_the_days_before(groups: Groups) -> None:
    story = Story(groups, 1)
    story.day(1)
    assert story.day(6) == Story(groups, 1).day(6)


@pytest.mark.parametrize("seed", range(3))
def test_nobody_acts_in_a_group_they_are_not_in(groups: Groups, seed: int) -> None:
    here = {(group.chat_id, person.user_id) for group in groups for person in group.founders}
    here |= {(OPS_CHAT_ID, person.user_id) for group in groups for person in group.moderators}
    for act in acts_of(groups, seed):
        place = act.chat, act.user
        if act.do == Do.JOIN:
            assert place not in here
            here.add(place)
        elif act.do == Do.LEAVE:
            here.remove(place)
        elif act.chat < 0:
            assert place in here, act


def test_everything_referred_to_was_said_before(groups: Groups) -> None:
    said: set[tuple[int, int]] = set()
    for act in acts_of(groups):
        if act.to:
            assert (act.chat, act.to) in said, act
        if act.do in {Do.SAY, Do.PRESS} and not act.unseen:
            said.add((act.chat, act.key))


def test_every_act_belongs_to_its_local_day(groups: Groups) -> None:
    story = Story(groups, 2)
    for group in groups:
        for number in range(1, 29):
            days = {local_day(act.at, group.timezone, 4) for act in story.day_of(group, number)}
            assert days == {date_of(number)}


def test_four_weeks_have_everything_that_happens_in_a_community(groups: Groups) -> None:
    acts = acts_of(groups)
    assert {act.do for act in acts} == set(Do)
    assert {act.about for act in acts} == set(About)
    assert any(act.do == Do.VOTE and not act.text for act in acts), "somebody takes a ballot back"
    assert {"/thanks", "/strike", "/shop", "/panel"} <= {act.text for act in acts}
    assert any(act.photo for act in acts)
    assert any(act.chat > 0 for act in acts)
    assert any(act.text.startswith("/award 1") and act.to for act in acts)
    assert any(act.text.startswith("/makeup 2026-") for act in acts)
    joins = [act.at for act in acts if act.do == Do.JOIN and act.chat == groups[0].chat_id]
    minute = timedelta(minutes=1)
    assert any(sum(at <= other < at + minute for other in joins) >= 5 for at in joins)


def test_who_left_may_come_back(groups: Groups) -> None:
    stays = [stay for seed in range(5) for stay in Plan(groups[0], seed).stays if stay.came.day]
    people = [stay.person for stay in stays if stay.went is None]
    gone = [stay.person for stay in stays if stay.went is not None]
    assert set(people) & set(gone)


def test_the_script_gives_each_act_once_in_order_and_stops_after_its_days(groups: Groups) -> None:
    story = Story(groups, 1)
    script = Script(story, days=2)
    middle, end = story.day(1)[30].at, story.day(4)[-1].at
    told = [*script.until(middle), *script.until(middle), *script.until(end), *script.until(end)]
    both = sorted([*story.day(1), *story.day(2)], key=lambda act: act.at)
    assert told == both


def test_the_words_of_a_check_in_are_words_the_bot_knows(groups: Groups) -> None:
    phrases = load_content(SHIPPED_CONTENT).phrases
    for group in groups:
        assert {command_in(phrases, text) for text in group.lines["checkin"]} == {"checkin"}
        asked = {command_in(phrases, text) for text in group.lines["ask"] if text[0] != "/"}
        assert None not in asked


def test_chatter_is_no_command(groups: Groups) -> None:
    phrases = load_content(SHIPPED_CONTENT).phrases
    for group in groups:
        kinds = set(group.lines) - {"checkin", "ask", "mistake"}
        lines = [text for kind in kinds for text in group.lines[kind]]
        lines += [text for talk in group.talks for text in (talk.opening, *talk.replies)]
        lines += [text for chorus in group.posts.values() for text in chorus.lines]
        lines += [text for contest in group.challenges for text in (*contest.proofs, contest.feeble) if text]
        assert [text for text in lines if text[0] == "/" or command_in(phrases, text)] == []


def test_everybody_has_a_part_an_id_and_a_name_of_their_own(groups: Groups) -> None:
    people = [person for group in groups for person in group.people]
    assert {person.part for person in people} <= set(HABITS)
    for taken in ("user_id", "name", "username"):
        assert len({getattr(person, taken) for person in people}) == len(people)


def test_every_contest_is_proved_by_what_people_say(groups: Groups) -> None:
    templates = {each.id: each for each in load_content(SHIPPED_CONTENT).challenges.templates}
    for group in groups:
        for contest in group.challenges:
            tag = templates[contest.template].word[group.language] if contest.template else ""
            assert contest.photo or all(f"#{tag}" in line for line in (*contest.proofs, contest.feeble))


def test_who_buys_and_who_is_honoured_is_there_from_the_first_day(groups: Groups) -> None:
    for group in groups:
        names = {name for person in group.founders for name in (person.name, f"@{person.username}")}
        honoured = {each for vote in group.votes for each in vote.options if each[0] == "@"}
        assert {each.buyer for each in group.purchases} | honoured <= names


def test_strangers_belong_to_nobody_and_are_named_like_nobody(groups: Groups) -> None:
    people = [person for group in groups for person in (*group.people, *group.strangers)]
    for taken in ("user_id", "name", "username"):
        assert len({getattr(person, taken) for person in people}) == len(people)
    for group in groups:
        for number in range(1, 29):
            sheet = Sheet(group, Plan(group, 1), number, date_of(number))
            assert not {*group.strangers} & {*sheet.here(DUSK)}, "chance never makes them speak"


def test_who_comes_through_the_gate_answers_it_unless_silent(groups: Groups) -> None:
    for group in groups:
        gated = any(each.line == GATE_ON for each in group.rounds)
        silent = [group.named(each.name.partition(" @")[0]).user_id for each in group.visits if each.silent]
        acts = [act for number in range(1, 29) for act in Story([group], 1).day(number)]
        asked = [act for act in acts if act.do == Do.JOIN and act.awaited]
        pressed = [act.user for act in acts if act.do == Do.PRESS and act.text == "gate"]
        assert [act.user for act in asked if act.user not in silent] == pressed
        assert bool(asked) == gated


def test_what_is_meant_as_trouble_comes_from_strangers_and_is_seen_as_such(groups: Groups) -> None:
    """By people, if it is only reported or only for them to judge."""
    matcher = Matcher.of(load_content(SHIPPED_CONTENT).words)
    for group in groups:
        for each in group.troubles:
            certain = [hit for line in each.lines for hit in matcher.find(line) if hit.certain]
            assert not certain or group.named(each.who) in group.strangers
            assert not (each.reasons or each.command) or not certain


def test_a_complaint_is_one_and_no_talk_is(groups: Groups) -> None:
    complaints = Complaints(load_content(SHIPPED_CONTENT).complaints)
    for group in groups:
        spoken = [each.line for each in group.grievances if each.line[0] != "/"]
        assert all(complaints.read(line) for line in spoken)
        talk = [text for kind in group.lines.values() for text in kind]
        talk += [text for talk in group.talks for text in (talk.opening, *talk.replies)]
        assert [text for text in talk if complaints.read(text)] == []


def test_commands_typed_unseen_exist() -> None:
    assert {command[1:] for command in UNSEEN} <= set(COMMANDS)


def test_the_terminal_speaks_both_languages() -> None:
    zh, en = (Words(DEMO_CONTENT, language) for language in ("zh", "en"))
    assert len(zh.row("heading")) == len(en.row("heading"))
    assert zh("bye") != en("bye")
