"""Answers as Telegram messages: HTML, split by structure below Telegram's limits."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.rendering.wording import (
    document_line,
    event_line,
    groups_of,
    problem_lines,
    quotes_of,
    remark_lines,
    shortened,
    source_details,
    verdict_line,
)
from bot.texts import Texts
from corpus.models import Corpus, LoadProblem
from retrieval.models import Answer, Extract

MESSAGE_UNITS = 4000  # UTF-16 units of markup; Telegram counts 4,096 after parsing, so this is on the safe side
MESSAGE_ENTITIES = 90  # of the 100 that Telegram keeps in a message


def answer_messages(answer: Answer, texts: Texts) -> list[str]:
    """Return the answer as one or more messages.

    Of each finding the verdict, the positions with their extracts as block quotes, each with its source, and who is silent;
    further findings begin with the event that they are about.
    """
    blocks = []
    for number, finding in enumerate(answer.findings):
        event = escape(event_line(answer, number, texts))
        blocks.append((f"{event}\n" if event else "") + f"<b>{escape(verdict_line(finding, texts))}</b>")
        for heading, extracts in groups_of(finding, texts):
            quotes = _quotes(extracts, texts)
            blocks += [f"<b>{escape(heading)}</b>\n{quotes[0]}", *quotes[1:]] if heading else quotes
        blocks += [f"<i>{escape(line)}</i>" for line in remark_lines(finding, texts)]
        if finding.closest:
            blocks += [escape(texts("finding.closest")), *_quotes(finding.closest, texts)]
    return _messages(blocks, "\n\n")


def sources_messages(corpus: Corpus, texts: Texts) -> list[str]:
    """Return the list of documents."""
    blocks = [f"<b>{escape(texts.count('sources.head', len(corpus)))}</b>"]
    for document in corpus:
        name = f"<b>{escape(shortened(document.source))}</b>"
        blocks.append(f"{name}\n{escape(document_line(document, texts))}")
    return _messages(blocks, "\n\n")


def lines_messages(lines: Iterable[str]) -> list[str]:
    """Return lines of plain text as messages."""
    return _messages([escape(line) for line in lines], "\n")


def problems_block(problems: Iterable[LoadProblem], texts: Texts, most: int = 20) -> list[str]:
    """Return problems as lines of plain text, the first `most` of them."""
    lines = problem_lines(problems, texts)
    rest = len(lines) - most
    return [f"• {line}" for line in lines[:most]] + ([texts("status.line.more", count=rest)] if rest > 0 else [])


def utf16_units(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _quotes(extracts: Sequence[Extract], texts: Texts) -> list[str]:
    """The extracts as block quotes; what several sources print in the same words is quoted once, with a line for each."""
    return [
        "\n".join([f"<blockquote>{escape(words)}</blockquote>", *(_source(extract, texts) for extract in quoting)])
        for words, quoting in quotes_of(extracts, texts).items()
    ]


def _source(extract: Extract, texts: Texts) -> str:
    name = escape(shortened(extract.source))
    if extract.url and extract.url.startswith(("http://", "https://")):
        name = f'<a href="{escape(extract.url)}">{name}</a>'
    return f"— {name}, {escape(source_details(extract, texts))}"


def _messages(blocks: list[str], between: str) -> list[str]:
    messages: list[list[str]] = [[]]
    units = entities = 0
    for block in blocks:
        size, tags = utf16_units(block) + len(between), block.count("</")
        if messages[-1] and (units + size > MESSAGE_UNITS or entities + tags > MESSAGE_ENTITIES):
            messages.append([])
            units = entities = 0
        messages[-1].append(block)
        units += size
        entities += tags
    return [between.join(message) for message in messages if message]
