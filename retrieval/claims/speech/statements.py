"""Which sentences of a document rest on somebody's word, and on whose."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Document
from retrieval.claims.speech.continuation import carry, topic
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.mentions import Mentions
from retrieval.claims.speech.sentences import Sentence, read, state
from retrieval.claims.speech.wording import Word
from retrieval.models import Act, Statement


def statements_in(document: Document) -> tuple[Statement, ...]:
    """Return what rests on somebody's word in `document`, in the order of its text.

    The rules read the marks of speech that German and English grammars describe: verbs and phrases that name a speaker,
    quotation marks, and the subjunctive, which carries the last speaker on. A sentence in the outlet's own voice has none.
    """
    sentences = read(document)
    mentions = Mentions([one.words for one in sentences], document.text, document.language)
    _name_speakers(sentences, mentions)
    carry(sentences, mentions, document.language)
    return tuple(
        replace(statement, aside=one.aside)
        for one in sentences
        for statement in sorted(one.statements, key=lambda found: found.spans)
    )


def _name_speakers(sentences: list[Sentence], mentions: Mentions) -> None:
    """Give every frame that names a speaker its statement."""
    last: str | None = None
    before = -1
    for number, one in enumerate(sentences):
        regions = _regions(one.words, one.frames)
        for frame, region in zip(one.frames, regions, strict=False):
            just = before >= 0 and all(_is_quotation(between) for between in sentences[before + 1 : number])
            speaker = mentions.speaker(one.words, *frame.speaker, last, just=just) if frame.speaker else None
            if frame.speaker is None:
                speaker = one.speaker or last or topic(sentences, number, mentions)
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
                    state(meant, speaker, frame.act, [(0, len(meant.words))])
                continue
            parts = _content(frame, region)
            if (
                frame.first == 0
                and frame.side is Side.AROUND
                and not frame.cuts
                and not frame.scope
                and frame is not one.frames[-1]
            ):
                # "Laut Kanal Nord hat der Minister angekündigt, …": all that follows is the first one's word.
                one.told.append((one.words[frame.last - 1].end, one.end))
            state(one, speaker, _act(frame, one.words, parts), parts, _telling(frame, one.words, region, parts))


def _is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but direct speech, which goes on with the last speaker's."""
    return bool(sentence.words) and all(word.quotation or not word.text[0].isalnum() for word in sentence.words)


def _act(frame: Frame, words: Sequence[Word], parts: Sequence[tuple[int, int]]) -> Act:
    """What the speaker does with the words; those behind the colon of "Sie widersprach:" are their own account, not denied."""
    colon = parts and any(word.text == ":" for word in words[max(0, parts[0][0] - 1) : parts[0][0] + 1])
    return Act.SAID if frame.act is Act.DENIED and colon else frame.act


def _telling(
    frame: Frame, words: Sequence[Word], region: tuple[int, int], parts: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]] | None:
    """The words that tell what is said, where they are not the speech: all of the clause, or none."""
    if frame.content is Content.SPEECH or not parts:
        return None
    first = max(region[0], frame.scope[0]) if frame.scope else region[0]
    if frame.content is Content.CLAUSE:
        return [(first, parts[-1][1])]
    return [(at, at + 1) for start, end in parts for at in range(start, end) if words[at].quotation]


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
        if other.scope and one.last < other.scope[0] < other.first:
            cuts.append(other.scope[0])  # what the first says holds up to the clause that is the second's
        elif other.side is Side.AFTER or not marks:
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
