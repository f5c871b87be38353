"""The documents change and are read again while questions are asked."""

import asyncio
import re
from pathlib import Path

from bot.sandbox.models import User
from soaking.newsroom import SHIPS, Newsroom, Questions, Row, newsroom, people, write_documents


async def reloads(place: Path, count: int, questions: int) -> Row:
    """Reload again and again during questions; every number in an answer has to be of one version."""
    async with newsroom(place) as room:
        world, says = room.sandbox.world, room.sandbox.people.says
        admin = world.user("Chefin", language_code="de")
        room.settings["ADMIN_IDS"] = str(admin.id)
        users, asking = people(room, 10), Questions(room)
        await room.start()

        async def ask() -> None:
            for number in range(questions):
                asking.ask(users[number % len(users)], number % len(SHIPS))
                await room.settled(lambda: len(asking.open) < 20)

        working, done = asyncio.create_task(ask()), 0
        for version in range(1, count + 1):
            await asyncio.to_thread(write_documents, place / "documents", version)
            ends = len(_ends(room, admin))
            says(admin, "/reload")
            done += await room.until(lambda: len(_ends(room, admin)) > ends, 60)  # noqa: B023  # awaited at once
            target = questions * version // count
            await room.settled(lambda: working.done() or len(asking.asked) >= target)  # noqa: B023  # the same
        await working
        await asking.all_answered()
        answers = [message.text for user in users for message in room.sandbox.messages(user)]
        left = len(asking.open)
        await room.stop()
    versions = [{int(found) % 100 for found in re.findall(r"\b1\d{3}\b", text)} for text in answers]
    mixed = sum(len(found) > 1 for found in versions)
    errors = sum(not found for found in versions) + left + count - done
    seen = len(set().union(*versions))
    measured = f"{done} reloads, {errors} errors, {mixed} mixed; answers from {seen} versions"
    return Row(f"{count} reloads during {questions} questions", "0 errors, 0 mixed versions", measured, not errors and not mixed)


def _ends(room: Newsroom, admin: User) -> list[str]:
    return [message.text for message in room.sandbox.messages(admin) if message.text.startswith("Fertig")]
