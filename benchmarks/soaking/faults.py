"""Telegram refuses, drops and stalls: each fault on each method that the bot uses."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.models import Message, User
from soaking.newsroom import Newsroom, Questions, Row, newsroom, question_of, with_webhook

LASTS = 4.0  # seconds of a fault
STALL = 6.0
PATIENCE = 60.0  # seconds within which the bot has to be back
CODES = (401, 404, 409, 429, 500, 502)
FAULTS = (*(str(code) for code in CODES), "dropped", "stalled")
AT_START = {
    "polling": ("getMe", "setMyCommands", "deleteWebhook", "getUpdates"),
    "webhook": ("getMe", "setMyCommands", "getWebhookInfo", "setWebhook"),
}
ANSWERING = (
    "sendMessage",
    "sendChatAction",
    "editMessageText",
    "answerCallbackQuery",
    "sendPhoto",
    "sendDocument",
    "getChatMember",
)
ANSWERING += ("answerInlineQuery", "answerGuestQuery", "getFile", "download")


@dataclass
class Deed:
    """Something that somebody does, and how it shows that the bot has done its part."""

    method: str
    do: Callable[[], object]
    shows: Callable[[], bool] = lambda: False
    done: object = None


async def faults(place: Path, mode: str) -> Row:
    """Let every method fail in every way for some seconds, at start and while answering."""
    slowest, lost, left_by_itself = 0.0, [], 0
    for number, fault in enumerate(FAULTS):
        async with newsroom(place / str(number), **(with_webhook() if mode == "webhook" else {})) as room:
            room.sandbox.world.webhook.retry_seconds = 0.1
            admin = room.sandbox.world.user("Chefin", language_code="de")
            room.settings["ADMIN_IDS"] = str(admin.id)
            for method in AT_START[mode]:
                _plan(room, method, fault)
            back = await _started(room, mode)
            if back is None:
                lost.append(f"start, {fault}")
                continue
            left_by_itself += back < 0
            slowest = max(slowest, back)
            deeds = [deed async for deed in _deeds(room, admin)]
            phases = [ANSWERING] + ([("getUpdates",)] if mode == "polling" else [])
            for methods in phases:
                for method in methods:
                    _plan(room, method, fault)
                open_deeds = deeds if methods == ANSWERING else [_question(room, f"Nachzügler {fault}")]
                for deed in open_deeds:
                    deed.done = deed.do()
                back, missing = await _recovered(room, open_deeds, fault)
                slowest = max(slowest, back)
                lost += [f"{deed.method}, {fault}" for deed in missing]
            await room.stop()
    tried = len(FAULTS) * (len(ANSWERING) + len(AT_START[mode]))
    measured = f"{tried} tried, {len(lost)} lost{': ' if lost else ''}{'; '.join(lost)}, back within {slowest:.0f} s"
    if left_by_itself:
        measured += f"; {left_by_itself} × left at start with 1 and one line"
    return Row(
        f"{', '.join(FAULTS)} on {len(ANSWERING) + len(AT_START[mode])} methods, {mode}",
        "0 lost, back within 60 s",
        measured,
        not lost,
    )


def _plan(room: Newsroom, method: str, fault: str) -> None:
    # A download is asked for only when its file is found: that must succeed while the fault lasts.
    times = 1 if method == "getFile" or fault == "stalled" else None
    if fault == "stalled":
        room.sandbox.delay(method, STALL, times)
    elif fault == "dropped":
        room.sandbox.drop(method, times)
    else:
        room.sandbox.fail(method, times, int(fault))


async def _started(room: Newsroom, mode: str) -> float | None:
    """Start under a fault that ends soon; the seconds until the bot is there after it, negative where it left in order first."""
    loop = asyncio.get_running_loop()
    await room.launch()
    await room.until(lambda: bool(room.sandbox.requests))
    await asyncio.sleep(LASTS)
    room.sandbox.recover()
    begun, known, left = loop.time(), len(room.sandbox.requests), False
    final = "getupdates" if mode == "polling" else "getwebhookinfo"

    def there() -> bool:
        return any(request.method.lower() == final for request in room.sandbox.requests[known:])

    def gone() -> bool:
        return room.process is not None and room.process.returncode is not None

    await room.until(lambda: there() or gone(), PATIENCE)
    if gone():
        lines, left = room.logs[-1].read_text(encoding="utf-8").splitlines(), True
        if room.process.returncode != 1 or not lines or not lines[-1].startswith("quellenlage: "):
            return None
        await room.launch()
        await room.until(there, PATIENCE)
    if not there():
        return None
    return -1.0 if left else loop.time() - begun


async def _recovered(room: Newsroom, deeds: list[Deed], fault: str) -> tuple[float, list[Deed]]:
    """End the fault, and wait until everything is done; the seconds, and what is not done."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(STALL if fault == "stalled" else LASTS)
    room.sandbox.recover()
    begun = loop.time()
    await room.until(lambda: all(deed.shows() for deed in deeds), PATIENCE)
    return loop.time() - begun, [deed for deed in deeds if not deed.shows()]


async def _deeds(room: Newsroom, admin: User) -> AsyncIterator[Deed]:
    """What is done in the rest of a bot's day, each by somebody of their own; what it needs before is there already."""
    world, people = room.sandbox.world, room.sandbox.people
    asking = Questions(room)
    users = iter([world.user(f"Mensch {number}", language_code="de") for number in range(12)])
    yield _question(room, "Frage")
    yield _typed(room)

    editor, question, _ = await _answered(room, asking, next(users))
    deed = Deed("editMessageText", lambda: people.edits(question, question_of(3)))
    deed.shows = lambda: any(message.earlier for message in room.sandbox.messages(editor))
    yield deed

    _, _, answer = await _answered(room, asking, voter := next(users))
    vote = Deed("answerCallbackQuery", lambda: people.presses(voter, answer, _button(answer, "v")))
    vote.shows = lambda: vote.done.id in world.answers
    yield vote

    for method, text in (("sendPhoto", "/timeline"), ("sendDocument", "/export")):
        user, _, _ = await _answered(room, asking, next(users))
        yield Deed(method, _saying(room, user, text), _has_file(room, user))

    owner = next(users)
    group = world.supergroup("Runde", owner)
    yield Deed("getChatMember", lambda: people.says(owner, "/settings", chat=group), lambda: bool(room.sandbox.messages(group)))

    document = "---\nsource: Hafenblatt\n---\nZwei Schlepper sind auf dem Weg zur Unglücksstelle.\n".encode()
    sent = Deed("getFile", lambda: people.sends_document(admin, "schlepper.md", document))
    sent.shows = lambda: bool(room.sandbox.messages(admin))
    yield sent

    curious = next(users)
    inline = Deed("answerInlineQuery", lambda: people.asks_inline(curious, question_of(1)))
    inline.shows = lambda: inline.done.id in world.inline.answers
    yield inline

    guest = next(users)
    strange = world.supergroup("Anderswo", guest, bot="left")
    called = Deed("answerGuestQuery", lambda: people.asks_guest(guest, f"@{world.bot.username} {question_of(2)}", chat=strange))
    called.shows = lambda: any(message.guest_caller for message in world.messages(strange))
    yield called


def _question(room: Newsroom, name: str) -> Deed:
    user = room.sandbox.world.user(name, language_code="de")
    return Deed("sendMessage", lambda: room.sandbox.people.says(user, question_of(0)), lambda: bool(room.sandbox.messages(user)))


def _typed(room: Newsroom) -> Deed:
    return Deed("sendChatAction", _question(room, "Tippende").do, lambda: bool(room.sandbox.calls("sendChatAction")))


async def _answered(room: Newsroom, asking: Questions, user: User) -> tuple[User, Message, Message]:
    question = asking.ask(user, 2)
    await room.until(lambda: bool(room.sandbox.messages(user)))
    return user, question, room.sandbox.messages(user)[0]


def _button(message: Message, view: str) -> str:
    return next(data for data in message.buttons.values() if f":{view}:" in data)


def _saying(room: Newsroom, user: User, text: str) -> Callable[[], object]:
    return lambda: room.sandbox.people.says(user, text)


def _has_file(room: Newsroom, user: User) -> Callable[[], bool]:
    return lambda: any(message.file for message in room.sandbox.messages(user))
