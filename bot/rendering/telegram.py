"""Answers as Telegram messages: HTML, split by structure below Telegram's limits."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.rendering.wording import (
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
from corpus.models import LoadProblem
from retrieval.models import Answer, Extract

MESSAGE_UNITS = 4000  # UTF-16 units of markup; Telegram counts 4,096 after parsing, so this is on the safe side
FOLDED = 300  # characters of a quotation that folds on a phone
MESSAGE_ENTITIES = 90  # of the 100 that Telegram keeps in a message


def answer_messages(answer: Answer, texts: Texts, number: int = 0, follows: str = "") -> list[str]:
    """Return a finding of the answer, counted from 0, as one or more messages.

    The verdict, the positions with their extracts as block quotes, each with its source, and who is silent. Findings behind
    the first begin with the event that they are about. `follows` is the question from which this one took its subject.
    """
    finding = answer.findings[number]
    event = escape(event_line(answer, number, texts))
    blocks = [f"<i>{escape(texts('ask.follows', question=shortened(follows)))}</i>"] if follows else []
    blocks.append((f"{event}\n" if event else "") + f"<b>{escape(verdict_line(finding, texts))}</b>")
    for heading, extracts in groups_of(finding, texts):
        quotes = quotes_blocks(extracts, texts)
        blocks += [f"<b>{escape(heading)}</b>\n{quotes[0]}", *quotes[1:]] if heading else quotes
    blocks += [f"<i>{escape(line)}</i>" for line in remark_lines(finding, texts)]
    if finding.closest:
        blocks += [escape(texts("finding.closest")), *quotes_blocks(finding.closest, texts)]
    return messages_of(blocks)


def lines_messages(lines: Iterable[str]) -> list[str]:
    """Return lines of plain text as messages."""
    return messages_of([escape(line) for line in lines], "\n")


def problems_block(problems: Iterable[LoadProblem], texts: Texts, most: int = 20) -> list[str]:
    """Return problems as lines of plain text, the first `most` of them."""
    lines = problem_lines(problems, texts)
    rest = len(lines) - most
    return [f"• {line}" for line in lines[:most]] + ([texts("status.line.more", count=rest)] if rest > 0 else [])


def utf16_units(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def quotes_blocks(extracts: Sequence[Extract], texts: Texts) -> list[str]:
    """Return the extracts as block quotes; what several sources print in the same words is quoted once, with a line for each."""
    return [
        "\n".join([quote(words), *(_source(extract, texts) for extract in quoting)])
        for words, quoting in quotes_of(extracts, texts).items()
    ]


def quote(words: str) -> str:
    """Return words as a block quote, one that folds where it is long."""
    return f"<blockquote{' expandable' if len(words) > FOLDED else ''}>{escape(words)}</blockquote>"


def _source(extract: Extract, texts: Texts) -> str:
    name = escape(shortened(extract.source))
    if extract.url and extract.url.startswith(("http://", "https://")):
        name = f'<a href="{escape(extract.url)}">{name}</a>'
    return f"— {name}, {escape(source_details(extract, texts))}"


def messages_of(blocks: Sequence[str], between: str = "\n\n") -> list[str]:
    """Return blocks of markup as messages, split between blocks only."""
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
