"""Answers as Telegram messages: HTML, split by structure below Telegram's limits."""

from collections.abc import Iterable
from html import escape

from bot.rendering.wording import document_line, problem_lines, quoted, shortened, source_details, verdict_line
from bot.texts import Texts
from corpus.models import Corpus, LoadProblem
from retrieval.models import Answer, Extract

MESSAGE_UNITS = 4000  # UTF-16 units of markup; Telegram counts 4,096 after parsing, so this is on the safe side
MESSAGE_BLOCKS = 30  # a block has up to three entities, and Telegram keeps 100 a message


def answer_messages(answer: Answer, texts: Texts) -> list[str]:
    """Return the answer as one or more messages: the verdict, then each extract as a block quote with its source."""
    blocks = [f"<b>{escape(verdict_line(answer, texts))}</b>"]
    for finding in answer.findings:
        blocks += [_extract(extract, texts) for extract in finding.extracts]
        if finding.closest:
            blocks += [escape(texts("extract.closest")), *(_extract(extract, texts) for extract in finding.closest)]
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


def _extract(extract: Extract, texts: Texts) -> str:
    name = escape(shortened(extract.source))
    if extract.url and extract.url.startswith(("http://", "https://")):
        name = f'<a href="{escape(extract.url)}">{name}</a>'
    return f"<blockquote>{escape(quoted(extract, texts))}</blockquote>\n— {name}, {escape(source_details(extract, texts))}"


def _messages(blocks: list[str], between: str) -> list[str]:
    messages: list[list[str]] = [[]]
    units = 0
    for block in blocks:
        size = utf16_units(block) + len(between)
        if messages[-1] and (units + size > MESSAGE_UNITS or len(messages[-1]) >= MESSAGE_BLOCKS):
            messages.append([])
            units = 0
        messages[-1].append(block)
        units += size
    return [between.join(message) for message in messages if message]
