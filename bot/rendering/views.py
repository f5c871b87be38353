"""What the buttons under an answer show in its place: paragraphs around the extracts, more passages, who says what."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.rendering.telegram import MESSAGE_UNITS, messages_of, quote, quotes_blocks, utf16_units
from bot.rendering.wording import position_value, remark_lines, shortened, source_details, verdict_line, voice_of
from bot.texts import Texts
from corpus.models import Corpus
from retrieval.models import Answer, Extract, Finding, Position

PASSAGES = 3  # on a page
PARAGRAPH_UNITS = MESSAGE_UNITS // 4  # of a paragraph that is shown around an extract


def limited(answer: Answer, most: int | None) -> Answer:
    """Return the answer with at most so many extracts a finding, of every position one at least."""
    return replace(answer, findings=tuple(_limited(finding, most) for finding in answer.findings)) if most else answer


def _limited(finding: Finding, most: int) -> Finding:
    spare = max(0, most - len(finding.positions))
    positions: list[Position] = []
    for position in finding.positions:
        shown = position.extracts[: 1 + spare]
        spare -= len(shown) - 1
        positions.append(replace(position, extracts=shown))
    return replace(finding, positions=tuple(positions))


def extracts_of(answer: Answer) -> tuple[Extract, ...]:
    """Return the extracts of the first finding, or the closest passages, that a reader may want to see more of."""
    finding = answer.findings[0]
    return finding.extracts or finding.closest


def context_view(extract: Extract, corpus: Corpus, texts: Texts) -> str:
    """Return the paragraph of an extract with the one before and the one behind it, as one message."""
    document = corpus[extract.document]
    around = [chunk for chunk in document.chunks if abs(chunk.paragraph - extract.paragraph) <= 1]
    name = escape(f"{shortened(extract.source)}, {source_details(extract, texts)}")
    blocks = [f"<b>{escape(shortened(extract.title))}</b>\n{name}" if extract.title else f"<b>{name}</b>"]
    for chunk in around:
        number = texts("extract.paragraph", number=chunk.paragraph)
        label = f"<b>{escape(number)}</b>" if chunk.paragraph == extract.paragraph else escape(number)
        blocks.append(f"{label}\n{quote(_cut(' '.join(document.text_of(chunk).split()), texts))}")
    return messages_of(blocks)[0]


def passages_view(passages: Sequence[Extract], page: int, texts: Texts) -> str:
    """Return one page of passages as a message."""
    shown = passages[page * PASSAGES : (page + 1) * PASSAGES]
    head = escape(texts("passages.head", first=page * PASSAGES + 1, last=page * PASSAGES + len(shown), count=len(passages)))
    return messages_of([f"<b>{head}</b>", *quotes_blocks(shown, texts)])[0]


def speakers_view(finding: Finding, texts: Texts) -> str:
    """Return who says what on whose word: each position with its outlets, and the remarks below an answer."""
    blocks = [f"<b>{escape(verdict_line(finding, texts))}</b>"]
    for position in finding.positions:
        voices = dict.fromkeys(_voice(extract, texts) for extract in position.extracts)
        value = position_value(position, texts) if position.value else texts("speakers.wording")
        blocks.append("\n".join([f"<b>{escape(value)}</b>", *(f"• {escape(voice)}" for voice in voices)]))
    blocks += [f"<i>{escape(line)}</i>" for line in remark_lines(finding, texts)]
    return messages_of(blocks)[0]


def _voice(extract: Extract, texts: Texts) -> str:
    outlet = f"{shortened(extract.source)}, {texts.date(extract.published)}"
    speaker = voice_of(extract)
    said = texts("extract.speaker", speaker=shortened(speaker)) if speaker else texts("speakers.own")
    return f"{outlet} – {said}"


def _cut(text: str, texts: Texts) -> str:
    if utf16_units(escape(text)) <= PARAGRAPH_UNITS:
        return text
    while utf16_units(escape(text)) > PARAGRAPH_UNITS:
        text = text[: len(text) * 3 // 4]
    return f"{text.rsplit(' ', 1)[0]} {texts('extract.cut')}"
