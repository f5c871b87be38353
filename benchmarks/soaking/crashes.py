"""The process is killed while it answers, at random points."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from soaking.newsroom import SHIPS, Newsroom, Questions, Row, newsroom, people, with_webhook


async def crashes(place: Path, mode: str, kills: int, questions: int, seed: int = 1) -> Row:
    """Ask, and kill the process again and again in between; at the end everything has to be answered."""
    random = Random(seed)
    each, worst, unsure = questions // kills, 0, set()
    async with newsroom(place, **(with_webhook() if mode == "webhook" else {})) as room:
        room.sandbox.world.webhook.retry_seconds = 0.05
        asking, users = Questions(room), people(room, 20)
        for life in range(kills):
            await room.start()
            count = each if life < kills - 1 else questions - each * (kills - 1)
            target = room.said() + random.randint(0, count)
            for number in range(count):
                asking.ask(random.choice(users), random.randrange(len(SHIPS)))
                if number % 2:
                    await asyncio.sleep(random.uniform(0, 0.08))
            await room.until(lambda: room.said() >= target, 20)  # noqa: B023  # awaited at once
            await asyncio.sleep(random.uniform(0, 0.05))
            await room.kill()
            # What comes twice may do so much later; which crash is to blame shows in what it left.
            left_by_this, unsure = _unsure(room) - unsure, unsure | _unsure(room)
            worst = max(worst, len(left_by_this))
        await room.start()
        await asking.all_answered(120)
        await asyncio.sleep(1)  # for what comes a second time
        twice, left = asking.twice, len(asking.open)
        code = await room.stop()
    measured = f"{left} unanswered, {twice} twice in all, at most {worst} per crash"
    name = f"kill -9 at {kills} random points in {questions} questions, {mode}"
    return Row(
        name, "0 unanswered, at most 1 twice per crash", measured, left == 0 and worst <= 1 and twice <= kills and code == 0
    )


def _unsure(room: Newsroom) -> set[tuple[int, int]]:
    """The questions that are answered and not struck out: their answers will come twice."""
    with closing(sqlite3.connect(room.place / "data" / "bot.sqlite3")) as database:
        bodies = database.execute("SELECT body FROM journal WHERE done_at IS NULL").fetchall()
    waiting = [json.loads(body)["message"] for (body,) in bodies]
    answered = room.answers()
    return {key for key in ((message["chat"]["id"], message["message_id"]) for message in waiting) if answered[key]}
