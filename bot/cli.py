"""The command line: ask, search, speakers, chat, demo, check, backup, health, run."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot import terminal
from bot.config import Settings, read_settings
from bot.errors import BotError, SettingsError
from bot.opening import cache_of, loaded, opened
from bot.redaction import redacted
from bot.rendering.json import answer_value, hits_value, loading_value, statement_value
from bot.rendering.terminal import print_answer, print_hits, print_loading, print_statements
from bot.rendering.wording import shortened
from bot.texts import Texts, texts
from corpus.errors import CorpusError
from retrieval.claims.speakers import is_speaker
from retrieval.claims.speech import listed, statements_of
from retrieval.errors import EmptyQuestionError, RetrievalError

app = typer.Typer(
    name="quellenlage",
    help="Answers questions about a folder of news documents with verbatim extracts, each with its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Corpus = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="The folder with the documents [default: CORPUS_DIR].")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Question = Annotated[str, typer.Argument(help="The question; - reads questions from standard input, one a line.")]


@app.command()
def ask(
    question: Question,
    corpus: Corpus = None,
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say by which rules the answer was reached, from which sentences.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with extracts and their sources."""
    settings, words, console = _setting()
    engine = opened(settings, corpus, words)
    for text in _questions(question):
        answer = engine.answer_or_nothing(text)
        if as_json:
            _print_json(answer_value(answer, explain=explain))
        else:
            print_answer(console, answer, words, explain=explain)
            console.print()


@app.command()
def search(
    question: Question,
    corpus: Corpus = None,
    limit: Annotated[int, typer.Option(min=1, help="How many paragraphs.")] = 10,
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each paragraph matched; with --json it is always there.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the paragraphs that match a question, best first."""
    settings, words, console = _setting()
    engine = opened(settings, corpus, words)
    for text in _questions(question):
        try:
            hits = engine.search(text, limit)
        except EmptyQuestionError:
            hits = []
        if as_json:
            _print_json(hits_value(text, hits, engine.corpus))
        else:
            print_hits(console, hits, engine.corpus, words, explain=explain)


@app.command()
def speakers(
    corpus: Corpus = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker says, in any spelling of the name.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the sentences that rest on somebody's word, and on whose."""
    settings, words, console = _setting()
    silent = True
    for document in loaded(settings, corpus, words, cache_of(settings)).corpus:
        statements = statements_of(document)
        if speaker:
            found = [statement for statement in statements if is_speaker(statement.speaker, speaker)]
        else:
            found = list(listed(document, statements))
        silent = silent and not found
        if as_json:
            for statement in found:
                _print_json(statement_value(document, statement))
        elif found:
            print_statements(console, document, found, words)
    if silent and not as_json:
        console.print(words("terminal.nobody", name=shortened(speaker)) if speaker else words("terminal.no_speech"))


@app.command()
def chat(corpus: Corpus = None) -> None:
    """Hold a conversation in the terminal."""
    settings, words, console = _setting()
    terminal.converse(opened(settings, corpus, words), console, words)


@app.command()
def demo(
    corpus: Corpus = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The page's port on 127.0.0.1; 0 takes a free one.")] = 0,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Try the Telegram bot in the browser, without Telegram."""
    settings, _, console = _setting()
    _demo(settings if corpus is None else replace(settings, corpus_dir=corpus), console, port, browser=browser)


@app.command()
def check(corpus: Corpus = None, *, as_json: AsJson = False) -> None:
    """Read the documents, and list them with whatever is wrong with a file."""
    settings, words, console = _setting()
    loading = loaded(settings, corpus, words, cache_of(settings))
    if as_json:
        _print_json(loading_value(loading, words))
    else:
        print_loading(console, loading, words)


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; by default the folder backups beside the database.")
    ] = None,
) -> None:
    """Copy the database, also while the bot runs, and check the copy."""
    from bot.storage.backup import back_up  # noqa: PLC0415  # for the few who want it

    settings, words, console = _setting()
    made = back_up(settings.database_path, file, datetime.now().astimezone())
    console.print(
        words(
            "terminal.backup",
            file=made.path,
            size=-(-made.size // 1_000),
            questions=words.count("terminal.questions", made.questions),
        )
    )


@app.command()
def health() -> None:
    """Say how the bot is that runs on this machine with HEALTH_PORT; exit status 1 where it is not well."""
    from bot.health import state_at  # noqa: PLC0415  # for the few who want it

    settings, _, console = _setting()
    if settings.health_port is None:
        raise SettingsError("HEALTH_PORT is not set")
    console.print(state_at(settings.health_port))


@app.command()
def run(corpus: Corpus = None) -> None:
    """Run the Telegram bot; without a token, the page to try it on, or answers to what is piped in."""
    settings, words, console = _setting()
    if corpus:
        settings = replace(settings, corpus_dir=corpus)
    if settings.telegram_bot_token is None and sys.stdin.isatty():
        console.print(words("demo.no_token"))
        _demo(settings, console)
        return
    if settings.telegram_bot_token is None:
        console.print(words("terminal.no_token"))
        terminal.converse(opened(settings, None, words), console, words)
        return
    from bot.app import run_bot  # noqa: PLC0415  # the Telegram library takes longer to import than an answer takes

    cache = cache_of(settings)
    run_bot(settings, loaded(settings, None, words, cache), cache)


def main() -> NoReturn:
    """Run the command line; an error that is known is one line on standard error and exit status 1."""
    # Questions come from anywhere and documents hold any letter: what a terminal cannot take becomes a sign, not an error.
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        try:
            app(standalone_mode=True)
        finally:
            sys.stdout.flush()  # while an error of it can still be told: bot.__main__ ends the process without
    except (CorpusError, RetrievalError, BotError) as error:
        sys.stderr.write(f"quellenlage: {redacted(str(error))}\n")
        sys.exit(1)
    except OSError as error:
        # Such as a full disk, or a pipe whose reader has left.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"quellenlage: cannot write the output: {error.strerror}\n")
        os._exit(1)  # what is still buffered cannot be written either
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)


def _setting() -> tuple[Settings, Texts, Console]:
    settings = read_settings()
    # Piped text is not wrapped: whoever reads it has lines of their own.
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty(), markup=False, emoji=False)
    return settings, texts(settings.bot_language), console


def _demo(settings: Settings, console: Console, port: int = 0, *, browser: bool = True) -> None:
    from bot.demo.demo import run_demo  # noqa: PLC0415  # for the few who want it

    run_demo(settings, port=port, browser=browser, say=console.print)


def _questions(argument: str) -> Iterator[str]:
    if not argument.strip():
        raise typer.BadParameter("it is empty", param_hint="QUESTION")
    if argument != "-":
        yield argument.encode("utf-8", "replace").decode("utf-8")
        return
    yield from (line.strip() for line in sys.stdin if line.strip())


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
