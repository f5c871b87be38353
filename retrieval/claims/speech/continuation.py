"""How speech goes on: within one quotation, and over sentences that only the subjunctive or quotation marks tell."""

from collections.abc import Sequence

from retrieval.claims.speech.mentions import Mentions
from retrieval.claims.speech.moods import in_carried_mood, in_reported_mood, is_hearsay
from retrieval.claims.speech.phrases import nominative, noun_phrase, voice
from retrieval.claims.speech.sentences import Sentence, state
from retrieval.models import Act

FARTHEST = 8


def carry(sentences: Sequence[Sentence], mentions: Mentions, language: str) -> None:
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
            speaker = last if last and since <= FARTHEST else topic(sentences, number, mentions)
        elif language == "de" and last and _continues(sentences, number, since):
            speaker = last
        if speaker:
            one.speaker = last = speaker
            since = 0
            state(one, speaker, Act.SAID, [(0, len(one.words))])


def topic(sentences: Sequence[Sentence], number: int, mentions: Mentions) -> str | None:
    """Whom the sentence before is about, if it can speak: the police, in "Die Polizei bittet um Hinweise. Er sei vierzig"."""
    before = sentences[number - 1] if number else None
    if before is None or before.paragraph != sentences[number].paragraph:
        return None
    phrase = noun_phrase(before.words, 0)
    if phrase is None or voice(before.words, phrase) < 3 or not nominative(before.words, phrase):
        return None
    return mentions.speaker(before.words, phrase.first, phrase.last, None)


def _continues(sentences: Sequence[Sentence], number: int, since: int) -> bool:
    """Whether a sentence goes on with what was said `since` sentences before, though its verb would begin no speech.

    "hätten", "würden" and "sollen" carry on the speech of the sentence before, in the same paragraph; "sollen" with a
    perfect ("soll gewesen sein"), which is hearsay wherever it stands, that of any sentence before.
    """
    one = sentences[number]
    if one.words[0].low in {"das", "dies", "damit"}:
        return False  # the outlet's own reckoning: "Das wären 80 Prozent."
    if sentences[number - since].paragraph != one.paragraph:
        return False
    if is_hearsay(one.words):
        return since <= FARTHEST
    return since == 1 and in_carried_mood(one.words)


def _owner(sentences: Sequence[Sentence], number: int) -> str | None:
    """Who speaks in a sentence within a quotation: whoever is named where the quotation begins or ends."""
    one = sentences[number]
    near = [
        other
        for other in sentences[max(0, number - 12) : number + 13]
        if other.quotation is not None and other.quotation == one.quotation and other.speaker and other is not one
    ]
    return near[0].speaker if near else None
