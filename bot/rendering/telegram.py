"""Answers as Telegram messages: HTML, split by structure below Telegram's limits."""

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape
from operator import add, gt

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

MESSAGE_UNITS = 4000  # UTF-16 units that are seen, of the 4,096 that Telegram takes
MESSAGE_BYTES = 30_000  # of markup, of the 32,768 that it takes
FOLDED = 300  # characters of a quotation that folds on a phone
ADDRESS = 1000  # characters; a longer one would leave no room for what it is the source of
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"]+")
LINE = 2000  # characters, each of which may be two units
MESSAGE_ENTITIES = 90  # of the 100 that Telegram keeps in a message


def answer_messages(answer: Answer, texts: Texts, number: int = 0, follows: str = "", changed: str = "") -> list[str]:
    """Return a finding of the answer, counted from 0, as one or more messages.

    The verdict, the positions with their extracts as block quotes, each with its source, and who is silent. Findings behind
    the first begin with the event that they are about. `follows` is the question from which this one took its subject,
    `changed` the question itself where the message quotes an earlier form of it.
    """
    return messages_of(finding_blocks(answer, texts, number, follows, changed))


def finding_blocks(answer: Answer, texts: Texts, number: int = 0, follows: str = "", changed: str = "") -> list[str]:
    """Return the same as blocks of markup, between which a message may be split."""
    finding = answer.findings[number]
    event = escape(event_line(answer, number, texts))
    heads = {"ask.changed": changed, "ask.follows": follows}
    blocks = [f"<i>{escape(texts(key, question=shortened(said)))}</i>" for key, said in heads.items() if said]
    blocks.append((f"{event}\n" if event else "") + f"<b>{escape(verdict_line(finding, texts))}</b>")
    for heading, extracts in groups_of(finding, texts):
        quotes = quotes_blocks(extracts, texts)
        blocks += [f"<b>{escape(heading)}</b>\n{quotes[0]}", *quotes[1:]] if heading else quotes
    blocks += [f"<i>{escape(line)}</i>" for line in remark_lines(finding, texts)]
    if finding.closest:
        blocks += [escape(texts("finding.closest")), *quotes_blocks(finding.closest, texts)]
    elif not finding.positions:
        blocks.append(escape(texts("finding.advice")))
    return blocks


def lines_messages(lines: Iterable[str]) -> list[str]:
    """Return lines of plain text as messages; one that is longer than any of ours is cut, so that it fits into one."""
    return messages_of([escape(line if len(line) <= LINE else f"{line[: LINE - 1]}…") for line in lines], "\n")


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


def linked(outlet: str, url: str | None) -> str:
    """Return an outlet's name as markup, linked where its document has a web address that a message can carry."""
    name = escape(shortened(outlet))
    is_address = url is not None and len(url) <= ADDRESS and _ADDRESS.fullmatch(url)
    return f'<a href="{escape(url or "")}">{name}</a>' if is_address else name


def _source(extract: Extract, texts: Texts) -> str:
    return f"— {linked(extract.source, extract.url)}, {escape(source_details(extract, texts))}"


def messages_of(blocks: Sequence[str], between: str = "\n\n") -> list[str]:
    """Return blocks of markup as messages, split between blocks only."""
    return [between.join(group) for group in grouped(blocks, between=between)]


def one_message(blocks: Sequence[str], texts: Texts) -> str:
    """Return the blocks as one message: the first ones that fit, and where one is left out, a line that says so."""
    groups = grouped(blocks)
    if len(groups) == 1:
        return "\n\n".join(groups[0])
    note = f"<i>{escape(texts('buttons.cut'))}</i>"
    kept = grouped([note, *blocks])[0][1:]
    return "\n\n".join([*kept, note])


def grouped(blocks: Sequence[str], most: int | None = None, between: str = "\n\n", head: str = "") -> list[list[str]]:
    """Return the blocks in groups, of at most so many, each of which fits a message, together with a `head` that is not in it."""

    def size(block: str) -> tuple[int, ...]:
        return utf16_units(_seen(block)) + len(between), block.count("</"), len(block.encode()) + len(between)

    groups: list[list[str]] = [[]]
    taken = above = size(head) if head else (0, 0, 0)
    for block in blocks:
        needed = size(block)
        after = tuple(map(add, taken, needed))
        full = len(groups[-1]) == most or any(map(gt, after, (MESSAGE_UNITS, MESSAGE_ENTITIES, MESSAGE_BYTES)))
        if groups[-1] and full:
            groups.append([])
            after = tuple(map(add, above, needed))
        groups[-1].append(block)
        taken = after
    return [group for group in groups if group]


def _seen(markup: str) -> str:
    """What Telegram shows of our own markup."""
    return unescape(re.sub(r"<[^<>]*>", "", markup))
