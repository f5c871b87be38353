"""Which sentences of a document rest on somebody's word, and on whose."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.models import Document
from retrieval.claims.speech import english, german
from retrieval.claims.speech.frames import Frame, Side
from retrieval.claims.speech.mentions import Mentions
from retrieval.claims.speech.moods import in_reported_mood, is_carried
from retrieval.claims.speech.phrases import nominative, noun_phrase, voice
from retrieval.claims.speech.quotations import Quotation, quotations_of
from retrieval.claims.speech.wording import Word, words_of
from retrieval.language.sentences import sentences_of
from retrieval.models import Act, Statement

_FRAMES = {"de": german.frames_of, "en": english.frames_of}
LONGEST = 250  # words; what is longer is a list or a table, and no sentence
FARTHEST = 8
_TRIMMED = " \t\n,;:–—-.!?"


@dataclass(slots=True)
class _Sentence:
    """A sentence as read: its place, its words, the frames in it, who speaks in it once that is known."""

    paragraph: int
    start: int
    end: int
    words: list[Word]
    frames: list[Frame]
    quotation: Quotation | None
    speaker: str | None = None
    statements: list[Statement] = field(default_factory=list)


def statements_of(document: Document) -> tuple[Statement, ...]:
    """Return what rests on somebody's word in `document`, in the order of its text.

    The rules read the marks of speech that German and English grammars describe: verbs and phrases that name a speaker,
    quotation marks, and the subjunctive, which carries the last speaker on. A sentence in the outlet's own voice has none.
    """
    sentences = _sentences(document)
    mentions = Mentions([one.words for one in sentences], document.text, document.language)
    _name_speakers(sentences, mentions)
    _carry(sentences, mentions, document.language)
    return tuple(statement for one in sentences for statement in sorted(one.statements, key=lambda found: found.spans))


def _sentences(document: Document) -> list[_Sentence]:
    found: list[_Sentence] = []
    frames_of = _FRAMES.get(document.language, german.frames_of)
    for chunk in document.chunks:
        quotations = quotations_of(document.text, chunk.start, chunk.end)
        for sentence in sentences_of(document.text_of(chunk), document.language):
            start, end = chunk.start + sentence.start, chunk.start + sentence.end
            words = words_of(document.text, start, end, quotations)
            if not words:
                continue
            inside = [one for one in quotations if one.start < end and one.end > start]
            frames = frames_of(words) if len(words) <= LONGEST else []
            found.append(_Sentence(chunk.paragraph, start, end, words, frames, inside[0] if inside else None))
    return found


def _name_speakers(sentences: list[_Sentence], mentions: Mentions) -> None:
    """Give every frame that names a speaker its statement."""
    last: str | None = None
    before = -1
    for number, one in enumerate(sentences):
        regions = _regions(one.words, one.frames)
        for frame, region in zip(one.frames, regions, strict=False):
            just = number == before + 1
            speaker = mentions.speaker(one.words, *frame.speaker, last, just=just) if frame.speaker else None
            if frame.speaker is None:
                speaker = one.speaker or last
                if not frame.sure and number and sentences[number - 1].paragraph != one.paragraph and not last:
                    speaker = None
            if speaker is None:
                continue
            if frame.own:
                speaker += f" ({' '.join(word.text for word in one.words[slice(*frame.own)])})"
            one.speaker = last = speaker
            before = number
            if frame.side is Side.BACK:
                meant = sentences[number - 1] if number else None
                if meant and not meant.statements:
                    meant.speaker = speaker
                    _state(meant, speaker, frame.act, [(0, len(meant.words))])
                continue
            _state(one, speaker, frame.act, _content(frame, region))


def _state(one: _Sentence, speaker: str, act: Act, parts: Sequence[tuple[int, int]]) -> None:
    """Add a statement over the words of `parts`; parts without a word are none, and one speaker's statements are one."""
    spans: list[tuple[int, int]] = []
    quoted = bool(parts)
    for first, last in parts:
        spoken = [word for word in one.words[first:last] if not _is_mark(word)]
        if spoken:
            spans.append((spoken[0].start, spoken[-1].end))
            quoted = quoted and all(word.quotation for word in spoken)
    if not spans:
        return
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


def _regions(words: Sequence[Word], frames: Sequence[Frame]) -> list[tuple[int, int]]:
    """The part of the sentence that each frame can speak of: between two frames, up to where the second's clause begins."""
    cuts = [0]
    for one, other in itertools.pairwise(frames):
        marks = [
            at
            for at in range(one.last, other.first)
            if words[at].text in {";", ",", "–", ":"} or words[at].low in {"und", "and", "während", "while"}
        ]
        strong = [at for at in marks if words[at].text == ";" or words[at].low in {"während", "while"}]
        if other.side is Side.AFTER or not marks:
            cuts.append(marks[-1] if marks else (one.last if one.side is Side.AROUND else other.first))
        else:
            cuts.append(strong[0] if strong else marks[0])
    cuts.append(len(words))
    found = list(itertools.pairwise(cuts))
    for at, (one, other) in enumerate(itertools.pairwise(frames)):
        if one.side is Side.AFTER and other.first - one.last <= 2 and other.side is Side.AFTER:
            found[at] = (found[at][0], len(words))  # what one says another says: "X sagte, Y glaube, …"
    return found


def _content(frame: Frame, region: tuple[int, int]) -> list[tuple[int, int]]:
    first, last = region
    if frame.scope:
        first, last = max(first, frame.scope[0]), min(last, frame.scope[1])
    if frame.side is Side.AFTER and not frame.cuts:
        return [(frame.last, last)] if frame.last < last else []
    out = sorted(frame.cuts or ((frame.first, frame.last),))
    parts: list[tuple[int, int]] = []
    for start, end in out:
        if first < min(start, last):
            parts.append((first, min(start, last)))
        first = max(first, end)
    if first < last:
        parts.append((first, last))
    return parts


def _carry(sentences: list[_Sentence], mentions: Mentions, language: str) -> None:
    """Carry speakers on: within one quotation, and over sentences that only the subjunctive or quotation marks tell."""
    last: str | None = None
    since = 0
    for number, one in enumerate(sentences):
        if one.statements or one.speaker:
            last, since = one.speaker, 0
            continue
        since += 1
        quoted = sum(word.end - word.start for word in one.words if word.quotation)
        speaker = None
        if quoted > (one.end - one.start) / 2:
            speaker = _owner(sentences, number) or (last if since <= FARTHEST else None)
        elif language == "de" and not one.frames and in_reported_mood(one.words):
            speaker = last if last and since <= FARTHEST else _topic(sentences, number, mentions)
        elif language == "de" and since == 1 and last and _continues(sentences, number):
            speaker = last
        if speaker:
            one.speaker = last = speaker
            since = 0
            _state(one, speaker, Act.SAID, [(0, len(one.words))])


def _topic(sentences: Sequence[_Sentence], number: int, mentions: Mentions) -> str | None:
    """Whom the sentence before is about, if it can speak: the police, in "Die Polizei bittet um Hinweise. Er sei vierzig"."""
    before = sentences[number - 1] if number else None
    if before is None or before.paragraph != sentences[number].paragraph:
        return None
    phrase = noun_phrase(before.words, 0)
    if phrase is None or voice(before.words, phrase) < 3 or not nominative(before.words, phrase):
        return None
    return mentions.speaker(before.words, phrase.first, phrase.last, None)


def _continues(sentences: Sequence[_Sentence], number: int) -> bool:
    """Whether "hätten", "würden" carry on a speech in the subjunctive of the sentence before, in the same paragraph."""
    one, before = sentences[number], sentences[number - 1]
    if one.words[0].low in {"das", "dies", "damit"}:
        return False  # the outlet's own reckoning: "Das wären 80 Prozent."
    return (
        before.paragraph == one.paragraph
        and any(is_carried(word) or word.low in {"soll", "sollen"} for word in one.words)
        and bool(before.statements)
    )


def _owner(sentences: Sequence[_Sentence], number: int) -> str | None:
    """Who speaks in a sentence within a quotation: whoever is named where the quotation begins or ends."""
    one = sentences[number]
    near = [
        other
        for other in sentences[max(0, number - 12) : number + 13]
        if other.quotation is not None and other.quotation == one.quotation and other.speaker and other is not one
    ]
    return near[0].speaker if near else None
