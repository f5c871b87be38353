import threading
import time
from collections.abc import Callable

import pytest

from retrieval.presence import SHARE, SHORT, Presence


def work(seconds: float) -> None:
    """Take so much of the processor."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def left_first(presence: Presence, earlier: Callable[[], None]) -> list[str]:
    """Who leaves first: one that has done its work and breathes, and one that comes while it is within."""
    left: list[str] = []
    entered, both = threading.Event(), threading.Event()

    def comes_earlier() -> None:
        earlier()
        entered.set()
        both.wait()
        presence.breathe()
        left.append("earlier")

    def comes_later() -> None:
        entered.wait()
        with presence:
            both.set()
            time.sleep(0.2)
            left.append("later")

    threads = [threading.Thread(target=presence(comes_earlier)), threading.Thread(target=comes_later)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return left


def test_who_has_had_much_of_the_processor_lets_go_first_who_has_had_little():
    assert left_first(Presence(), lambda: work(1.5 * SHORT)) == ["later", "earlier"]


def test_who_has_had_little_waits_for_nobody():
    assert left_first(Presence(), lambda: None) == ["earlier", "later"]


def test_what_was_had_within_another_stay_of_the_same_thread_counts():
    presence = Presence()
    assert left_first(presence, presence(lambda: work(1.5 * SHORT))) == ["later", "earlier"]


def test_who_is_behind_lets_everybody_go_first_from_the_start():
    presence, left = Presence(), []
    within = threading.Event()

    @presence
    def answer() -> None:
        within.set()
        time.sleep(0.1)
        left.append("answer")

    thread = threading.Thread(target=answer)
    with presence.behind():
        time.sleep(0.05)  # what one may wait is a multiple of the time that one has been within
        thread.start()
        within.wait()
        presence.breathe()
        left.append("reload")
    thread.join()
    assert left == ["answer", "reload"]


def test_nobody_waits_for_who_is_behind():
    presence = Presence()
    within, done = threading.Event(), threading.Event()

    @presence.behind()
    def reload() -> None:
        within.set()
        done.wait()

    thread = threading.Thread(target=reload)
    thread.start()
    within.wait()
    with presence:
        work(1.5 * SHORT)
        begun = time.monotonic()
        presence.breathe()
        assert time.monotonic() - begun < SHORT
    done.set()
    thread.join()


def test_who_waits_goes_on_in_the_end_whoever_else_is_there():
    presence = Presence()
    within, done = threading.Event(), threading.Event()

    @presence
    def stay() -> None:
        within.set()
        done.wait()

    thread = threading.Thread(target=stay)
    with presence:
        begun = time.monotonic()
        work(1.5 * SHORT)
        worked = time.monotonic() - begun
        thread.start()
        within.wait()
        presence.breathe()
        assert SHARE * worked < time.monotonic() - begun < 3 * SHARE * worked
    done.set()
    thread.join()


def test_whoever_fails_within_has_left():
    presence = Presence()
    with pytest.raises(ZeroDivisionError), presence:
        1 / 0  # noqa: B018
    with presence:
        work(1.5 * SHORT)
        begun = time.monotonic()
        presence.breathe()
        assert time.monotonic() - begun < SHORT


def test_whoever_is_not_within_does_not_wait():
    presence = Presence()
    with presence:
        outsider = threading.Thread(target=presence.breathe)
        outsider.start()
        outsider.join(10)
        assert not outsider.is_alive()
