"""What has happened in the sandbox since a page last heard of it, in the words of the Bot API."""

from collections.abc import Iterator

from bot.demo.stage import Stage
from bot.sandbox import payloads
from bot.sandbox.menu import commands_for
from bot.sandbox.models import Json, Message
from bot.sandbox.requests import Request


class News:
    """One page's view. The first news is everything there is; afterwards only what is new, changed or gone."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._messages: dict[tuple[int, int], Message] = {}
        self._requests = len(stage.sandbox.requests)
        self._state: Json = {}
        self._menus: dict[str, list[Json]] = {}

    def latest(self) -> list[Json]:
        """Return the events in the order in which a page should hear of them."""
        return [*self._states(), *self._heard(), *self._said()]

    def _states(self) -> Iterator[Json]:
        condition = self._stage.condition
        state: Json = {"state": condition.state, "detail": condition.detail, "examples": list(condition.examples)}
        menus = {
            f"{room.chat.id}/{user.id}": commands_for(self._stage.sandbox.world, room.chat, user)
            for room in self._stage.rooms
            for user in room.people
        }
        if state != self._state:
            self._state = state
            yield {"kind": "condition", **state}
        if menus != self._menus:
            self._menus = menus
            yield {"kind": "menus", "menus": menus}

    def _heard(self) -> Iterator[Json]:
        """What the bot did that leaves no message: it types, or answers a pressed button."""
        requests = self._stage.sandbox.requests
        fresh, self._requests = requests[self._requests :], len(requests)
        for request in fresh:
            match request.method.lower():
                case "sendchataction":
                    yield {"kind": "typing", "room": request.integer("chat_id"), "action": request.text("action")}
                case "answercallbackquery":
                    yield from self._answered(request)

    def _answered(self, request: Request) -> Iterator[Json]:
        if press := self._stage.sandbox.world.presses.get(request.text("callback_query_id")):
            yield {
                "kind": "answer",
                "room": press.chat.id,
                "message": press.message_id,
                "text": request.text("text"),
                "alert": request.flag("show_alert"),
                "url": request.text("url"),
            }

    def _said(self) -> Iterator[Json]:
        world = self._stage.sandbox.world
        now = {(room.chat.id, said.message_id): said for room in self._stage.rooms for said in world.messages(room.chat)}
        before, self._messages = self._messages, now
        changed = [
            payloads.message(said) | {"outgoing": said.outgoing} for key, said in now.items() if before.get(key) is not said
        ]
        gone = [{"room": chat_id, "message": number} for chat_id, number in before.keys() - now.keys()]
        if changed or gone:
            yield {"kind": "messages", "changed": changed, "gone": gone}
