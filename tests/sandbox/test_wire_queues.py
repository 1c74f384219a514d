import pytest

from sandbox.clock import Clock
from sandbox.queues import Item, UpdateQueue, lane_of

KINDS = ("message", "callback_query", "chat_member", "message_reaction", "poll")
MESSAGE = {"chat": {"id": 1}}


@pytest.fixture
def clock() -> Clock:
    return Clock("manual", 1_000_000)


@pytest.fixture
def queue(clock: Clock) -> UpdateQueue:
    return UpdateQueue(clock, 1, KINDS)


def push(queue: UpdateQueue, count: int = 1) -> list[Item]:
    return [queue.push("message", MESSAGE, b"{}") for _ in range(count)]


def test_an_update_stays_until_the_bot_confirms_it(queue: UpdateQueue) -> None:
    first, second = push(queue, 2)
    assert queue.take(100) == queue.take(100) == [first, second]
    queue.confirm_before(second.update_id)
    assert queue.take(100) == [second]


def test_a_limit_takes_the_oldest(queue: UpdateQueue) -> None:
    items = push(queue, 3)
    assert queue.take(2) == items[:2]


def test_keeping_the_last_forgets_the_earlier_ones(queue: UpdateQueue) -> None:
    items = push(queue, 5)
    queue.keep_last(2)
    assert queue.take(100) == items[3:]


def test_an_update_dies_after_a_day_and_a_press_after_150_seconds(queue: UpdateQueue, clock: Clock) -> None:
    message = push(queue)[0]
    press = queue.push("callback_query", {"from": {"id": 7}}, b"{}")
    clock.advance(149)
    assert queue.take(100) == [message, press]
    clock.advance(1)
    assert queue.take(100) == [message]
    clock.advance(24 * 3600)
    assert queue.waiting() == []


def test_by_default_members_and_reactions_are_not_sent(queue: UpdateQueue) -> None:
    assert "message" in queue.allowed
    assert not {"chat_member", "message_reaction"} & queue.allowed
    assert queue.allowed_list is None


def test_unknown_kinds_are_skipped_and_none_left_means_the_default(queue: UpdateQueue) -> None:
    queue.allow(["CHAT_MEMBER", "nonsense"])
    assert queue.allowed_list == ["chat_member"]
    queue.allow(["nonsense"])
    assert queue.allowed_list is None


def test_a_repeat_comes_once_even_for_a_confirmed_update(queue: UpdateQueue) -> None:
    old, new = push(queue, 2)
    queue.confirm_before(new.update_id)
    queue.repeat(old.update_id)
    queue.confirm_before(new.update_id)
    assert queue.take(100) == [old, new]
    assert queue.take(100) == [new]


def test_a_forgotten_update_cannot_be_repeated(queue: UpdateQueue) -> None:
    with pytest.raises(LookupError):
        queue.repeat(5)


def test_anything_can_be_queued_under_a_number_of_its_own(queue: UpdateQueue) -> None:
    item = queue.push_raw(lambda number: b"broken %d" % number, 12)
    assert queue.take(1) == [item]
    assert item.body == b"broken 12"
    queue.confirm_before(13)
    assert not queue.has_waiting()


def test_numbers_can_start_anew(queue: UpdateQueue) -> None:
    queue.number_from(100)
    assert [item.update_id for item in push(queue, 2)] == [100, 101]


def test_a_chats_messages_and_a_persons_presses_travel_apart() -> None:
    press = {"from": {"id": 7}}
    member = {"chat": {"id": 1}, "from": {"id": 2}, "new_chat_member": {"user": {"id": 7}}}
    assert lane_of("message", MESSAGE) == lane_of("edited_message", MESSAGE)
    assert lane_of("callback_query", press) != lane_of("chat_member", member)
    assert lane_of("chat_join_request", press) == lane_of("chat_member", member)
    assert lane_of("poll", {"id": "9"}) == lane_of("poll_answer", {"poll_id": "9"})
