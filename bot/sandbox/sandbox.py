"""The sandbox: a world, the API in front of it, and a view of what the bot did.

async with Sandbox() as sandbox:
    anna = sandbox.world.user("Anna")
    application = Application.builder().token(sandbox.token).base_url(sandbox.base_url).build()
    …
    question = sandbox.people.says(anna, "Wann tagt der Rat?")
    [answer] = await sandbox.sent(anna)
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

from bot.sandbox import methods
from bot.sandbox.attachments import Upload
from bot.sandbox.faults import Fault, Faults, error_as_telegram_puts_it
from bot.sandbox.floods import Floods, Windows
from bot.sandbox.models import Json, User
from bot.sandbox.observation import Observation
from bot.sandbox.people import People
from bot.sandbox.refusals import Refusal
from bot.sandbox.requests import Request
from bot.sandbox.server import DROPPED, Response, Server
from bot.sandbox.world import BOT, Clock, World, system_clock

Result = Callable[[Request], Awaitable[Json | bytes]]


class Sandbox(Observation):
    """A Bot API server for one bot, running between `async with` and its end. With `windows`, it minds its pace."""

    def __init__(
        self,
        *,
        bot: User = BOT,
        clock: Clock = system_clock,
        reads_all_group_messages: bool = False,
        token: str | None = None,
        port: int = 0,
        windows: Windows | None = None,
    ) -> None:
        super().__init__(World(bot=bot, clock=clock, reads_all_group_messages=reads_all_group_messages))
        self.people = People(self.world)
        self.token = token or f"{self.world.bot.id}:sandbox"
        self._faults = Faults()
        self._floods = Floods(windows)
        self._server = Server(self.token, self._answer, self._download, port)
        self._stopped = asyncio.Event()

    async def start(self) -> None:
        await self._server.start()

    async def stop(self) -> None:
        """Stop serving; whoever waits for an answer gets it now or never."""
        self._stopped.set()
        await self.world.webhook.stop()
        self.world.updates.close()
        await self._server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls base_url."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    # Faults

    def fail(
        self,
        method: str,
        times: int | None = 1,
        code: int = 429,
        description: str | None = None,
        retry_after: int = 3,
    ) -> None:
        """Answer the next requests for a method with an error; `times=None` until `recover`."""
        self._faults.plan(method, Fault(error_as_telegram_puts_it(code, description, retry_after)), times)

    def delay(self, method: str, seconds: float, times: int | None = 1) -> None:
        """Let the next requests for a method wait before they are looked at."""
        self._faults.plan(method, Fault(seconds=seconds), times)

    def drop(self, method: str, times: int | None = 1, *, heard: bool = False) -> None:
        """Close the connection instead of answering; a request that was `heard` has been carried out all the same."""
        self._faults.plan(method, Fault(drop="unanswered" if heard else "unheard"), times)

    def recover(self) -> None:
        """End all faults."""
        self._faults.clear()

    async def _answer(self, method: str, parameters: Json, files: Mapping[str, Upload]) -> Response:
        async def result(request: Request) -> Json:
            self._floods.check(method, self.world.chat_called(parameters.get("chat_id")), self.world.clock())
            return {"ok": True, "result": await methods.call(self.world, request)}

        return await self._heard(Request(method, parameters, self.world.clock(), files), result)

    async def _download(self, path: str) -> Response:
        async def content(_: Request) -> bytes:
            file = self.world.files.at(path)
            if file is None:
                raise Refusal(404, "Not Found")
            return file.content

        # A download is no method of the API, but faults can be planned for it by this name.
        return await self._heard(Request("download", {"file_path": path}, self.world.clock()), content)

    async def _heard(self, request: Request, result: Result) -> Response:
        self.requests.append(request)
        self.world.changed.ring()
        fault = self._faults.next(request.method)
        if fault.seconds:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), fault.seconds)
        response = DROPPED if fault.drop == "unheard" else await self._carried_out(request, fault, result)
        self.world.changed.ring()
        return DROPPED if fault.drop else response

    async def _carried_out(self, request: Request, fault: Fault, result: Result) -> Response:
        refusal = fault.refusal
        if refusal is None:
            try:
                return Response(200, await result(request))
            except Refusal as error:
                refusal = error
        self.refusals.append((request, refusal))
        return Response(refusal.code, refusal.payload())
