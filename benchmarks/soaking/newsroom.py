"""A newsroom to be tried hard: documents that are made up, the bot as a process of its own, and a local Bot API server."""

import asyncio
import os
import signal
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.models import Chat, Message, User
from bot.sandbox.sandbox import Sandbox

SHIPS = ("Svala", "Borealis", "Kittiwake", "Mittnacht", "Ostara", "Pelikan", "Quirin", "Ravna", "Seestern", "Tordalk")
HOME = Path(__file__).resolve().parents[2]
SECRET = "Haselmausbericht"  # in every question, and so to be found in a log that repeats one


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what was tried, what is to hold, what was measured, and whether it held; None: not to be tried here."""

    name: str
    hold: str
    measured: str
    held: bool | None


def write_documents(folder: Path, version: int = 0) -> None:
    """Write two reports on every ship, which name the version in a number of people."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, ship in enumerate(SHIPS):
        people = people_of(number, version)
        for outlet, text in (
            ("Inselbote", f"An Bord der Fähre „{ship}“ waren am Montag {people} Menschen. Verletzt wurde niemand."),
            ("Küstenfunk", f"Die Fähre „{ship}“ hatte am Montag {people} Menschen an Bord, wie die Reederei mitteilte."),
        ):
            head = f"---\nsource: {outlet}\ntitle: Die Fahrt der {ship}\npublished: 2026-03-02\n---\n"
            (folder / f"{outlet}-{number}.md").write_text(head + text + "\n", encoding="utf-8")


def people_of(ship: int, version: int) -> int:
    return 1000 + 100 * ship + version


def question_of(ship: int) -> str:
    return f"Wie viele Menschen waren an Bord der Fähre {SHIPS[ship]}? {SECRET}"


@dataclass
class Newsroom:
    """A sandbox, a folder of documents, and the processes that were started on them, whose logs are kept."""

    sandbox: Sandbox
    place: Path
    settings: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    logs: list[Path] = field(default_factory=list)

    async def start(self) -> None:
        """Start the bot, and return when it has made itself known and asks for updates or is brought them."""
        known = len(self.sandbox.requests)
        await self.launch()
        await self.until(
            lambda: any(request.method.lower() in {"getupdates", "setwebhook"} for request in self.sandbox.requests[known:])
        )

    async def launch(self) -> None:
        """Start the bot."""
        log = self.place / f"log-{len(self.logs)}"
        self.logs.append(log)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.place),
            "TELEGRAM_BOT_TOKEN": self.sandbox.token,
            "TELEGRAM_API_URL": self.sandbox.url,
            "DATABASE_PATH": str(self.place / "data" / "bot.sqlite3"),
            "CORPUS_DIR": str(self.place / "documents"),
            "MESSAGES_PER_SECOND": "0",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(HOME),
        } | self.settings
        with log.open("wb") as output:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environment, cwd=self.place, stdout=output, stderr=output
            )

    async def kill(self) -> None:
        """Kill it, with no time to say good-bye."""
        if self.process and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; return the exit code."""
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 30)

    async def until(self, condition: Callable[[], bool], seconds: float = 60) -> bool:
        """Wait until a condition holds, at most so long; whether it does."""
        try:
            await self.sandbox.until(condition, seconds)
        except TimeoutError:
            return False
        return True

    def answers(self) -> Counter[tuple[int, int]]:
        """How often each message was replied to, by the ids of its chat and its own."""
        said = (message for message in self.sandbox.world.everything() if message.outgoing and message.reply_to)
        return Counter((message.chat.id, message.reply_to.message_id) for message in said if message.reply_to)

    def said(self) -> int:
        """How many messages the bot has sent."""
        return sum(message.outgoing for message in self.sandbox.world.everything())

    async def settled(self, condition: Callable[[], bool], seconds: float = 60) -> bool:
        """Wait as `until` does, but look now and then only: for what takes its time to look at."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not condition():  # what it looks at is all of the sandbox
            if loop.time() > end:
                return False
            await asyncio.sleep(0.1)
        return True

    def processor_time(self) -> float:
        """What the process has had of the processor, in seconds."""
        assert self.process is not None
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """The process's memory, in megabytes."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


@dataclass
class Questions:
    """Questions that were asked, with what became of them."""

    room: Newsroom
    asked: list[Message] = field(default_factory=list)

    def ask(self, user: User, ship: int, chat: Chat | None = None) -> Message:
        message = self.room.sandbox.people.says(user, ("/frage " if chat else "") + question_of(ship), chat=chat)
        self.asked.append(message)
        return message

    @property
    def open(self) -> list[Message]:
        """Those that have no answer yet."""
        counts = self.room.answers()
        return [message for message in self.asked if not counts[message.chat.id, message.message_id]]

    @property
    def twice(self) -> int:
        """How many answers came a second time, or more."""
        counts = self.room.answers()
        return sum(max(0, counts[message.chat.id, message.message_id] - 1) for message in self.asked)

    async def all_answered(self, seconds: float = 60) -> bool:
        """Wait until each has an answer."""
        return await self.room.settled(lambda: not self.open, seconds)


@asynccontextmanager
async def newsroom(place: Path, sandbox: Sandbox | None = None, **settings: str) -> AsyncIterator[Newsroom]:
    write_documents(place / "documents")
    async with sandbox or Sandbox() as box:
        room = Newsroom(box, place, settings)
        try:
            yield room
        finally:
            await room.kill()


def with_webhook() -> dict[str, str]:
    """Settings for a webhook on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}


def people(room: Newsroom, count: int) -> Sequence[User]:
    return [room.sandbox.world.user(f"Person {number}", language_code="de") for number in range(count)]
