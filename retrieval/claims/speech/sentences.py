"""The sentences of a document as they are read for speech: words, frames, and what is said in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.models import Document
from retrieval.claims.speech import english, german
from retrieval.claims.speech.clauses import has_verb
from retrieval.claims.speech.frames import Frame
from retrieval.claims.speech.quotations import Quotation, quotations_of
from retrieval.claims.speech.wording import Word, words_of
from retrieval.language.sentences import sentences_of
from retrieval.models import Act, Statement

_FRAMES = {"de": german.frames_of, "en": english.frames_of}
LONGEST = 250  # words; what is longer is a list or a table, and no sentence
_TRIMMED = " \t\n,;:–—-.!?"


@dataclass(slots=True)
class Sentence:
    """A sentence as read: its place, its words, the frames in it, who speaks in it once that is known."""

    paragraph: int
    start: int
    end: int
    words: list[Word]
    frames: list[Frame]
    quotation: Quotation | None
    speaker: str | None = None
    statements: list[Statement] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)  # what of it tells what somebody says

    @property
    def aside(self) -> bool:
        """Whether no more than half of it tells what somebody says."""
        told = sum(end - start for start, end in _joined(self.told))
        return 2 * told <= self.end - self.start


def read(document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    frames_of = _FRAMES.get(document.language, german.frames_of)
    for chunk in document.chunks:
        quotations = quotations_of(document.text, chunk.start, chunk.end)
        for sentence in sentences_of(document.text_of(chunk), document.language):
            start, end = chunk.start + sentence.start, chunk.start + sentence.end
            for words in _halves(words_of(document.text, start, end, quotations)):
                first, last = words[0].start, words[-1].end
                inside = [one for one in quotations if one.start < last and one.end > first]
                frames = frames_of(words) if len(words) <= LONGEST else []
                found.append(Sentence(chunk.paragraph, first, last, words, frames, inside[0] if inside else None))
    return found


def _halves(words: list[Word]) -> Iterator[list[Word]]:
    """The main clauses that semicolons part, each of which could be a sentence; a list with semicolons stays whole."""
    verbs = {at for at, word in enumerate(words) if has_verb([word])}
    last, first, begun = max(verbs, default=-1), 0, False
    for at, word in enumerate(words):
        if word.text == ";" and begun and at < last:
            yield words[first : at + 1]
            first, begun = at + 1, False
        begun |= at in verbs
    if first < len(words):
        yield words[first:]


def state(
    one: Sentence,
    speaker: str,
    act: Act,
    parts: Sequence[tuple[int, int]],
    telling: Sequence[tuple[int, int]] | None = None,
) -> None:
    """Add a statement over the words of `parts`; parts without a word are none, and one speaker's statements are one.

    `telling`: the words that tell what is said, where these are others than the speech itself.
    """
    spans: list[tuple[int, int]] = []
    quoted = bool(parts)
    for first, last in parts:
        spoken = [word for word in one.words[first:last] if not _is_mark(word)]
        if spoken:
            spans.append((spoken[0].start, spoken[-1].end))
            quoted = quoted and all(word.quotation for word in spoken)
    if not spans:
        return
    one.told += spans if telling is None else [(one.words[first].start, one.words[last - 1].end) for first, last in telling]
    for at, other in enumerate(one.statements):
        if other.speaker == speaker and other.act == act:
            joined = _joined([*other.spans, *spans])
            one.statements[at] = Statement(one.start, one.end, speaker, joined, other.quoted and quoted, act)
            return
    one.statements.append(Statement(one.start, one.end, speaker, tuple(spans), quoted, act))


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _is_mark(word: Word) -> bool:
    return not word.quotation and word.text in _TRIMMED
