"""Who is next: order within a chat, none between chats, a bounded number at once."""

import asyncio

import pytest
from telegram import Bot, Update

from bot.updates.gate import Gate
from bot.updates.turns import CROWD, Turns, one_speaks, set_back, unhurried

BOT = Bot("1:token")


def update(number: int, chat: int) -> Update:
    message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}}
    return Update.de_json({"update_id": number, "message": message}, BOT)


class Book:
    """Writes down what became of each update."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int]] = []
        self.held = 0

    async def begin(self, number: int) -> None:
        self.lines.append(("begin", number))

    async def done(self, number: int) -> None:
        self.lines.append(("done", number))

    async def set_back(self, number: int) -> None:
        self.lines.append(("set back", number))

    def leave(self, number: int) -> None:
        self.lines.append(("leave", number))


@pytest.fixture
def book() -> Book:
    return Book()


async def test_within_a_chat_one_comes_after_the_other_and_another_chat_does_not_wait(book):
    turns, slow = Turns(book), asyncio.Event()
    first = asyncio.create_task(turns.process_update(update(1, chat=7), slow.wait()))
    second = asyncio.create_task(turns.process_update(update(2, chat=7), asyncio.sleep(0)))
    await asyncio.wait_for(turns.process_update(update(3, chat=8), asyncio.sleep(0)), 5)
    assert book.lines == [("begin", 1), ("begin", 3), ("done", 3)]
    slow.set()
    await asyncio.gather(first, second)
    assert book.lines[3:] == [("done", 1), ("begin", 2), ("done", 2)]


async def test_a_chat_with_many_updates_takes_one_place_and_leaves_the_others_to_the_rest(book):
    turns, slow = Turns(book, at_once=2), asyncio.Event()
    busy = [asyncio.create_task(turns.process_update(update(number, chat=7), slow.wait())) for number in range(1, 11)]
    await asyncio.wait_for(turns.process_update(update(11, chat=8), asyncio.sleep(0)), 5)
    assert book.lines[-1] == ("done", 11)
    slow.set()
    await asyncio.gather(*busy)


async def test_no_more_than_so_many_are_handled_at_once(book):
    turns, slow = Turns(book, at_once=3), asyncio.Event()
    all_of_them = [asyncio.create_task(turns.process_update(update(number, chat=number), slow.wait())) for number in range(1, 9)]
    await asyncio.sleep(0.05)
    assert turns.under_way == 3
    slow.set()
    await asyncio.gather(*all_of_them)
    assert [number for what, number in book.lines if what == "begin"] == list(range(1, 9))


async def test_nothing_is_kept_of_a_chat_that_is_quiet_again(book):
    turns = Turns(book)
    await asyncio.gather(*(turns.process_update(update(number, chat=number % 5), asyncio.sleep(0)) for number in range(1, 101)))
    assert turns._last == {}


async def test_the_next_does_not_wait_for_what_takes_its_time(book):
    turns, slow = Turns(book), asyncio.Event()

    @unhurried
    async def reading() -> None:
        await slow.wait()

    first = asyncio.create_task(turns.process_update(update(1, chat=7), reading()))
    await asyncio.wait_for(turns.process_update(update(2, chat=7), asyncio.sleep(0)), 5)
    assert book.lines[-1] == ("done", 2)
    slow.set()
    await first
    assert book.lines[-1] == ("done", 1)
    assert turns._last == {}


@pytest.fixture
def answering():
    """Updates of several chats that are all answered at once: how many answers were on their way at the same time, at most."""

    async def most(turns, seconds: float) -> int:
        on_their_way, peak = 0, 0

        async def answer() -> None:
            nonlocal on_their_way, peak
            await one_speaks()
            on_their_way += 1
            peak = max(peak, on_their_way)
            await asyncio.sleep(seconds)
            on_their_way -= 1

        await asyncio.gather(*(turns.process_update(update(number, chat=number), answer()) for number in range(1, 6)))
        return peak

    return most


async def test_one_answer_at_a_time_is_on_its_way_so_that_a_crash_repeats_one_at_most(book, answering):
    assert await answering(Turns(book), 0.01) == 1


async def test_an_answer_that_stalls_keeps_the_others_waiting_for_a_moment_only(book, answering):
    assert await answering(Turns(book, gate=Gate(longest=0.1)), 1) == 5


async def test_in_a_crowd_answers_go_out_beside_each_other(book, answering):
    book.held = CROWD + 1
    assert await answering(Turns(book), 0.01) == 5


async def test_what_the_network_failed_is_set_back(book):
    async def failing() -> None:
        set_back()

    await Turns(book).process_update(update(1, chat=7), failing())
    assert book.lines == [("begin", 1), ("set back", 1)]


async def test_at_the_end_what_is_under_way_is_finished_and_nothing_is_begun(book):
    turns, slow = Turns(book), asyncio.Event()
    tasks = [asyncio.create_task(turns.process_update(update(number, chat=7), slow.wait())) for number in (1, 2)]
    await asyncio.sleep(0.05)
    closing = asyncio.create_task(turns.close(grace=5))
    await asyncio.sleep(0.05)
    slow.set()
    await asyncio.gather(closing, *tasks)
    assert book.lines == [("begin", 1), ("done", 1), ("leave", 2)]


async def test_at_the_end_what_takes_too_long_is_broken_off_and_not_done(book):
    turns = Turns(book)
    task = asyncio.create_task(turns.process_update(update(1, chat=7), asyncio.Event().wait()))
    await asyncio.sleep(0.05)
    await turns.close(grace=0.05)
    await asyncio.wait({task})
    assert book.lines == [("begin", 1), ("leave", 1)]
