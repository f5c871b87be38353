"""What may stand in the log: where and what went wrong, never the token, never a question."""

import asyncio
import io
import logging

import pytest
from telegram.error import BadRequest

from bot.account import Account, plain
from bot.errors import StorageError
from bot.logbook import Discreet, reason_of
from bot.redaction import redacted

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8"
QUESTION = "Wo wohnt Frau Quaalenberg?"


@pytest.fixture
def logged():
    """A function that has something logged by a logger of that name, and returns what was written."""

    def write(name, say):
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(Discreet((TOKEN,)))
        logger = logging.getLogger(name)
        before = logger.propagate, logger.level
        logger.addHandler(handler)
        logger.propagate, logger.level = False, logging.DEBUG
        try:
            say(logger)
        finally:
            logger.removeHandler(handler)
            logger.propagate, logger.level = before
        return stream.getvalue()

    return write


def test_a_message_an_argument_and_an_error_are_written_without_the_token(logged):
    def say(logger):
        logger.warning(f"at https://api.telegram.org/bot{TOKEN}/getMe")
        logger.warning("at %s", f"https://api.telegram.org/bot{TOKEN}/getMe".replace(":AA", "%3AAA"))
        logger.warning("%(where)s", {"where": TOKEN})
        logger.error("failed", exc_info=StorageError(f"no {TOKEN}"))

    text = logged("bot.somewhere", say)
    assert TOKEN.split(":")[1] not in text
    assert text.count("[token]") == 4
    assert "StorageError: no [token]" in text


def test_an_error_is_written_as_its_kind_and_its_places_without_its_words_and_those_of_what_led_to_it(logged):
    def say(logger):
        try:
            {}[QUESTION]
        except KeyError as first:
            error = ValueError(f"cannot read {QUESTION!r}")
            error.__cause__ = first
        logger.error("an update failed: %s", error, exc_info=error)

    text = logged("bot.somewhere", say)
    assert "Quaalenberg" not in text
    assert [line for line in text.splitlines() if line in {"KeyError", "ValueError"}] == ["KeyError", "ValueError"]
    assert "an update failed: ValueError" in text
    assert "test_logbook.py" in text


def test_an_error_that_leads_back_to_itself_is_written_once(logged):
    def say(logger):
        first, second = ValueError("a"), KeyError("b")
        first.__cause__, second.__cause__ = second, first
        logger.error("failed", exc_info=first)

    assert logged("bot.somewhere", say).count("ValueError") == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.md"), "FileNotFoundError: No such file or directory"),
        (StorageError("the database is locked"), "StorageError: the database is locked"),
        (
            BadRequest('Can\'t parse entities: unsupported start tag "quaalenberg" at byte offset 7'),
            "start tag … at byte offset 7",
        ),
        (ValueError(QUESTION), "ValueError"),
        (ValueError(), "ValueError"),
    ],
)
def test_an_errors_own_words_are_told_where_they_come_from_the_system_from_telegram_or_from_us(error, told):
    assert told in reason_of(error)
    assert "uaalenberg" not in reason_of(error)


def test_of_what_a_library_says_only_the_numbers_are_filled_in(logged):
    text = logged("telegram.Bot", lambda logger: logger.critical("Received data was %r, %d times", [{"text": QUESTION}], 3))
    assert text.endswith("Received data was '…', 3 times\n")


async def test_a_task_that_nobody_waited_for_is_told_without_its_error(logged):
    async def fail():
        raise ValueError(QUESTION)

    def say(_):
        loop, task = asyncio.get_running_loop(), failed
        error = task.exception()
        loop.default_exception_handler({"message": "Task exception was never retrieved", "exception": error, "future": task})

    failed = asyncio.create_task(fail())
    await asyncio.wait({failed})
    text = logged("asyncio", say)
    assert "Task exception was never retrieved" in text
    assert "Quaalenberg" not in text


def test_whatever_looks_like_a_token_is_cut_out_of_a_text():
    other = "987654:BBHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8"
    assert redacted(f"setting ADMIN_IDS='{other}'") == "setting ADMIN_IDS='[token]'"


def test_the_account_does_not_tell_its_token():
    account = Account(TOKEN)
    assert TOKEN.split(":")[1] not in repr(account) + str(account)


async def test_neither_does_the_application_that_holds_it(newsroom):
    async with newsroom() as room:
        assert room.sandbox.token not in repr(room.app) + repr(room.app.updater) + repr(room.app.bot_data.services)


async def test_markup_that_telegram_cannot_read_goes_again_as_plain_text(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.fail("sendMessage", code=400, description="Bad Request: can't parse entities: unclosed tag at byte offset 9")
        room.sandbox.people.says(anna, "Wie viele Menschen waren an Bord der Svala?")
        [answer] = await room.sandbox.sent(anna)
    assert "84 Menschen" in answer.text
    assert "„Svala“" in answer.text
    assert "<" not in answer.text
    assert not [entity for entity in answer.entities if entity.type in {"bold", "blockquote"}]


def test_plain_text_is_what_the_markup_shows():
    assert plain("<b>a &lt; b</b>\n<blockquote expandable>&amp;amp;</blockquote>") == "a < b\n&amp;"
