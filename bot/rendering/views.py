"""What the buttons under an answer show in its place: paragraphs around the extracts, more passages, who says what."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.rendering.telegram import MESSAGE_UNITS, grouped, one_message, quote, quotes_blocks, utf16_units
from bot.rendering.wording import event_line, position_value, remark_lines, shortened, source_details, verdict_line, voice_of
from bot.texts import Texts
from corpus.models import Corpus
from retrieval.models import Answer, Extract, Finding, Position

PASSAGES = 3  # on a page
VOICES = 15  # outlets of a position in the table of who says what
PARAGRAPH_UNITS = MESSAGE_UNITS // 5  # of a paragraph that is shown around an extract, and of the extract


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


def about(answer: Answer, event: int) -> Answer:
    """Return the answer with the finding of that number, counted from 0, first: what is shown of an answer is shown of that."""
    finding = answer.findings[event]
    return replace(answer, findings=(finding, *(other for other in answer.findings if other is not finding)))


def extracts_of(finding: Finding) -> tuple[Extract, ...]:
    """Return the extracts of a finding, or the closest passages, that a reader may want to see more of."""
    return finding.extracts or finding.closest


def context_view(extract: Extract, corpus: Corpus, texts: Texts) -> str:
    """Return the paragraph of an extract, set in bold there, with the one before and the one behind it, as one message."""
    document = corpus[extract.document]
    name = escape(f"{shortened(extract.source)}, {source_details(extract, texts)}")
    blocks = [f"<b>{escape(shortened(extract.title))}</b>\n{name}" if extract.title else f"<b>{name}</b>"]
    for chunk in document.chunks:
        if abs(chunk.paragraph - extract.paragraph) > 1:
            continue
        number = escape(texts("extract.paragraph", number=chunk.paragraph))
        if chunk.start <= extract.start < chunk.end:
            before = _ending(_flat(document.text[chunk.start : extract.start]), PARAGRAPH_UNITS // 3, texts)
            said = escape(_cut(_flat(extract.text), texts))
            after = _cut(_flat(document.text[extract.end : chunk.end]), texts, PARAGRAPH_UNITS // 3)
            words = " ".join(part for part in (escape(before), f"<b>{said}</b>", escape(after)) if part)
            blocks.append(f"{number}\n<blockquote>{words}</blockquote>")
        else:
            blocks.append(f"{number}\n{quote(_cut(_flat(document.text_of(chunk)), texts))}")
    # Each part is cut, so that all of them fit whatever signs they hold: no block may be left to a second message.
    return "\n\n".join(blocks)


def passages_pages(passages: Sequence[Extract], texts: Texts) -> list[str]:
    """Return passages as pages of at most PASSAGES blocks, each a message."""
    groups = grouped(quotes_blocks(passages, texts), PASSAGES)
    count = sum(len(group) for group in groups)
    pages, first = [], 1
    for group in groups:
        head = escape(texts("passages.head", first=first, last=first + len(group) - 1, count=count))
        pages.append("\n\n".join([f"<b>{head}</b>", *group]))
        first += len(group)
    return pages


def speakers_view(answer: Answer, event: int, texts: Texts) -> str:
    """Return who says what on whose word: each position with its outlets, and the remarks below an answer."""
    finding = answer.findings[event]
    line = escape(event_line(answer, event, texts))
    blocks = [(f"{line}\n" if line else "") + f"<b>{escape(verdict_line(finding, texts))}</b>"]
    for position in finding.positions:
        voices = dict.fromkeys(_voice(extract, texts) for extract in position.extracts)
        value = position_value(position, texts) if position.value else texts("speakers.wording")
        lines = [f"• {escape(voice)}" for voice in list(voices)[:VOICES]]
        if len(voices) > VOICES:
            lines.append(escape(texts("pictures.rest", count=len(voices) - VOICES)))
        blocks.append("\n".join([f"<b>{escape(value)}</b>", *lines]))
    blocks += [f"<i>{escape(line)}</i>" for line in remark_lines(finding, texts)]
    return one_message(blocks, texts)


def _voice(extract: Extract, texts: Texts) -> str:
    outlet = f"{shortened(extract.source)}, {texts.date(extract.published)}"
    speaker = voice_of(extract)
    said = texts("extract.speaker", speaker=shortened(speaker)) if speaker else texts("speakers.own")
    return f"{outlet} – {said}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, texts: Texts, most: int = PARAGRAPH_UNITS) -> str:
    """The beginning of a text, of so many units."""
    if utf16_units(text) <= most:
        return text
    while utf16_units(text) > most:
        text = text[: len(text) * 3 // 4]
    return f"{text.rsplit(' ', 1)[0]} {texts('extract.cut')}"


def _ending(text: str, most: int, texts: Texts) -> str:
    """The end of a text, cut in the same way."""
    if utf16_units(text) <= most:
        return text
    while utf16_units(text) > most:
        text = text[len(text) // 4 + 1 :]
    return f"{texts('extract.cut')} {text.split(' ', 1)[-1]}"
