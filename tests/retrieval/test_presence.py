import threading
import time

import pytest

from retrieval.presence import Presence


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
