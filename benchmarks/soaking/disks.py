"""The disk fills up, and the process is killed and started again on it, before there is room again."""

import asyncio
import contextlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from soaking.newsroom import SHIPS, Questions, Row, newsroom, people, with_webhook

HOLD = "0 lost, 0 twice, the admin hears of it once per process"


async def full_disk(place: Path, mode: str, questions: int) -> Row:
    """Ask while nothing can be written; when there is room again everything has to be answered, once."""
    name = f"{questions} questions to a bot whose disk is full, killed and started there, {mode}"
    with small_disk(place / "data") as disk:
        if disk is None:
            return Row(name, HOLD, "no file system may be mounted here", held=None)
        async with newsroom(place, **(with_webhook() if mode == "webhook" else {})) as room:
            room.sandbox.world.webhook.retry_seconds = 0.1
            admin = room.sandbox.world.user("Chefin", language_code="de")
            room.settings |= {"ADMIN_IDS": str(admin.id), "CACHE_DIR": str(place / "cache")}
            asking, users = Questions(room), people(room, questions)
            await room.start()
            asking.ask(users[0], 0)
            await asking.all_answered()
            fill(disk / "filling")
            for number, user in enumerate(users):
                asking.ask(user, number % len(SHIPS))
            await room.until(lambda: len(room.sandbox.messages(admin)) == 1)
            await room.kill()
            await room.launch()
            await room.until(lambda: len(room.sandbox.messages(admin)) == 2)
            await asyncio.sleep(5)
            told, waited = len(room.sandbox.messages(admin)), len(asking.open)
            (disk / "filling").unlink()
            await asking.all_answered()
            left, twice = len(asking.open), asking.twice
            code = await room.stop()
    measured = f"{waited} waited, {left} lost, {twice} twice, told {told} times by 2 processes"
    return Row(name, HOLD, measured, (waited, left, twice, told, code) == (questions, 0, 0, 2, 0))


@contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    """Mount a file system of a few megabytes; None where that is not allowed."""
    place.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    try:
        yield place if done else None
    finally:
        if done:
            subprocess.run(["umount", "-l", str(place)], check=True)


def fill(file: Path) -> None:
    """Take the last byte of the disk."""
    with file.open("ab", buffering=0) as filling, contextlib.suppress(OSError):
        while filling.write(b"\0" * 4096):
            pass
