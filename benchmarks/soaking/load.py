"""Many questions at once: from a thousand chats, and in one group."""

import asyncio
from pathlib import Path

from bot.sandbox.floods import Windows
from bot.sandbox.sandbox import Sandbox
from soaking.newsroom import SHIPS, Questions, Row, newsroom, people


async def load(place: Path, waiting: int, rounds: int = 3) -> Row:
    """Let updates wait for a bot that is away, and see how fast it answers, and what that costs in memory, round after round."""
    rates, costs, memory, left = [], [], [], 0
    loop = asyncio.get_running_loop()
    async with newsroom(place) as room:
        users = people(room, waiting)
        for turn in range(rounds):
            asking = Questions(room)
            for number, user in enumerate(users):
                asking.ask(user, number % len(SHIPS))
            before = room.said()
            if turn == 0:
                await room.start()
            begun, spent = loop.time(), room.processor_time()
            await room.settled(lambda: room.said() >= before + waiting, 120)  # noqa: B023  # awaited at once
            rates.append(waiting / (loop.time() - begun))
            costs.append((room.processor_time() - spent) / waiting * 1000)
            await asking.all_answered()
            left += len(asking.open)
            memory.append(room.memory())
        await room.stop()
    rate = min(rates)
    grown = memory[-1] - memory[0]
    measured = f"{rate:.0f} a second ({', '.join(f'{each:.0f}' for each in rates)}), {left} lost, "
    measured += (
        f"{max(costs):.1f} ms of the processor each, {', '.join(f'{each:.0f}' for each in memory)} MB after each {waiting}"
    )
    hold = "at least 100 a second, 0 lost, memory flat"
    return Row(f"{waiting} waiting updates", hold, measured, rate >= 100 and left == 0 and grown < 10)


async def group(place: Path, questions: int, within: float) -> Row:
    """Ask in one group faster than Telegram lets a bot answer there."""
    loop = asyncio.get_running_loop()
    async with newsroom(place, Sandbox(windows=Windows()), MESSAGES_PER_SECOND="30") as room:
        members = people(room, 5)
        chat = room.sandbox.world.supergroup("Redaktion", *members)
        await room.start()
        asking, begun = Questions(room), loop.time()
        for number in range(questions):
            asking.ask(members[number % 5], number % len(SHIPS), chat)
            await asyncio.sleep(within / questions)
        await asking.all_answered(240)
        took, left, twice = loop.time() - begun, len(asking.open), asking.twice
        refused = len(room.sandbox.refusals)
        await room.stop()
    name = f"{questions} questions in {within:.0f} s in one group, under Telegram's limits"
    measured = f"{left} lost, {twice} twice, answered within {took:.0f} s, {refused} × 429"
    return Row(name, "0 lost", measured, left == 0 and twice == 0)
