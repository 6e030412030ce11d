"""One slot, newest wins."""

import threading

from rnn_viz.engine.mailbox import Mailbox


def test_the_newest_value_replaces_an_unread_one() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.is_empty
    assert box.take() is None
    box.put(1)
    box.put(2)
    assert not box.is_empty
    assert box.take() == 2
    assert box.is_empty
    assert box.take() is None


def test_waiting_ends_at_once_where_there_is_something() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(7)
    assert box.wait(60) == 7
    assert box.wait(0) is None


def test_a_value_that_comes_later_ends_the_waiting() -> None:
    box: Mailbox[int] = Mailbox()
    got: list[int | None] = []
    waiter = threading.Thread(target=lambda: got.append(box.wait(60)))
    waiter.start()
    box.put(3)
    waiter.join(5)
    assert got == [3]


def test_a_slow_reader_sees_rising_numbers_and_the_last() -> None:
    box: Mailbox[int] = Mailbox()
    last = 20_000

    def write() -> None:
        for number in range(1, last + 1):
            box.put(number)

    writer = threading.Thread(target=write)
    writer.start()
    seen = [0]
    while seen[-1] != last:
        value = box.wait(5)
        assert value is not None
        assert value > seen[-1]
        seen.append(value)
    writer.join()
    assert box.is_empty


def test_who_waits_is_let_go_when_it_is_closed() -> None:
    box: Mailbox[int] = Mailbox()
    got: list[int | None] = []
    waiter = threading.Thread(target=lambda: got.append(box.wait()))
    waiter.start()
    box.close()
    waiter.join(60)
    assert got == [None]
    assert box.wait() is None, "nobody waits any more"
    box.put(7)
    assert box.wait() == 7


def test_who_waits_can_be_woken_without_a_value() -> None:
    box: Mailbox[int] = Mailbox()
    got: list[int | None] = []
    waiter = threading.Thread(target=lambda: got.append(box.wait()))
    waiter.start()
    box.wake()
    waiter.join(5)
    assert got == [None]
    box.wake()
    assert box.wait() is None, "who waits next is woken if nobody did"
    box.put(3)
    assert box.wait() == 3
    assert box.wait(0) is None


def test_looking_leaves_it_there_and_what_is_put_back_is_not_newer() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.peek() is None
    box.put(1)
    assert (box.peek(), box.peek()) == (1, 1)
    taken = box.take()
    assert taken == 1
    box.put_back(taken)
    assert box.take() == 1
    box.put(2)
    box.put_back(1)
    assert box.take() == 2
