import threading
import time

import pytest

from retrieval.presence import SHORT, Presence


def test_somebody_is_there_from_the_first_to_the_last_who_are_within():
    presence = Presence()
    with presence:
        with presence:
            pass
        assert presence.anybody
    assert not presence.anybody


def test_whoever_fails_within_has_left():
    presence = Presence()
    with pytest.raises(ZeroDivisionError), presence:
        1 / 0  # noqa: B018
    assert not presence.anybody


def test_giving_way_lasts_until_nobody_is_within():
    presence, left = Presence(), []
    entered = threading.Event()

    def work() -> None:
        with presence:
            entered.set()
            time.sleep(0.05)
            left.append(True)

    threading.Thread(target=work).start()
    entered.wait()
    presence.give_way(60)
    assert left


def test_giving_way_has_an_end():
    presence = Presence()
    with presence:
        presence.give_way(0.01)
        assert presence.anybody


def answered_beside(presence: Presence, *, long: bool) -> list[str]:
    """Who leaves first: one that came earlier and breathes, and one that comes while it is within."""
    left, entered, both = [], threading.Event(), threading.Event()

    def earlier() -> None:
        with presence:
            end = time.thread_time() + (1.5 * SHORT if long else 0)
            while time.thread_time() < end:
                pass
            entered.set()
            both.wait()
            presence.breathe()
            left.append("earlier")

    def later() -> None:
        entered.wait()
        with presence:
            both.set()
            time.sleep(0.2)
            left.append("later")

    threads = [threading.Thread(target=work) for work in (earlier, later)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return left


def test_a_long_answer_lets_a_question_that_came_later_go_first():
    assert answered_beside(Presence(), long=True) == ["later", "earlier"]


def test_a_short_answer_waits_for_nobody():
    assert answered_beside(Presence(), long=False) == ["earlier", "later"]


def test_whoever_is_alone_or_not_within_does_not_wait():
    presence = Presence()
    presence.breathe()
    with presence:
        presence.breathe()
