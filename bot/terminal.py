"""A conversation in the terminal, or with whatever is piped in."""

import sys

from rich.console import Console

from bot.rendering.terminal import corpus_counts, print_answer, print_sources
from bot.texts import Texts
from retrieval.engine import Engine


def converse(engine: Engine, console: Console, texts: Texts) -> None:
    """Answer questions until the input ends or somebody says /quit."""
    console.print(texts("terminal.welcome", **corpus_counts(engine.corpus, texts)))
    interactive = sys.stdin.isatty()
    asked = before = ""  # the last question as typed, and as it was read
    while True:
        console.print()
        try:
            line = console.input(f"{texts('terminal.prompt')}: ") if interactive else next(sys.stdin)
        except (EOFError, StopIteration):
            return
        text = line.strip()
        command = text.lower()
        if command in {"/quit", "/exit"}:
            return
        if command == "/sources":
            print_sources(console, engine.corpus, texts)
        elif command.startswith("/"):
            console.print(texts("terminal.unknown"))
        elif text:
            if not interactive:
                console.print(f"{texts('terminal.prompt')}: {text}")
            followed = engine.with_subject(text, before) if before else None
            if followed:
                console.print(texts("ask.follows", question=asked))
            print_answer(console, engine.answer_or_nothing(followed or text), texts)
            asked, before = text, followed or text
