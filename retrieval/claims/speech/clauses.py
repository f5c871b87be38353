"""Where the clauses of a German sentence begin and end, and on which side of a verb something is said."""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.claims.speech.moods import is_carried, is_reported
from retrieval.claims.speech.phrases import nominative, noun_phrase
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.language.tables import words as language_words

HAVE = frozenset({"hat", "haben", "hatte", "hatten", "habe"})
BE = listed("speech", "de", "be")
MODAL = listed("speech", "de", "modal")
AUXILIARIES = HAVE | BE | MODAL
_NEVER_SAID = listed("speech", "de", "never_said")
_FINITE = re.compile(r"(?!mit|nicht|seit|gut|dort|jetzt)[a-zäöü]+t|[a-zäöü]+ten?|kam|ging|sei|habe|werde|hat|sind|will")
STOPS = frozenset(",;:.!?–—()-")


def clause_start(words: Sequence[Word], at: int) -> int:
    here = at
    while here and words[here - 1].text not in {",", ";", ":", "–", "—"} and not words[here - 1].quotation:
        here -= 1
    return here


def clause_end(words: Sequence[Word], at: int) -> int:
    here = at
    while (
        here < len(words)
        and words[here].text not in {",", ";", ":", "–", "—", ".", "!", "?"}
        and not (words[here].quotation and is_speech(words[here]))
    ):
        here += 1
    return here


def content_before(words: Sequence[Word], at: int) -> bool:
    return at > 0 and (words[at - 1].text in {",", "–", "—"} or words[at - 1].quotation)


def content_after(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause, a quotation or a subjunctive follows that can be what is said."""
    if any(words[here].quotation and not is_named(words, here) for here in range(at, len(words))):
        return True
    rest = words[end:]
    if not rest or rest[0].text not in {",", ":", "–", "—"}:
        return any(is_reported(word) for word in words[at:])
    if rest[0].text == ":" and len(rest) > 2:
        return True
    after = rest[1].low if len(rest) > 1 else ""
    if after in _NEVER_SAID:
        return False
    if (
        after in {"der", "die", "das", "dem", "den"}
        and not any(word.low == "zu" for word in rest)
        and not any(is_reported(word) or is_carried(word) for word in rest)
    ):
        return False
    return len(rest) > 3


def has_verb(words: Sequence[Word]) -> bool:
    """Whether some word has the form of a finite verb."""
    return any(_FINITE.fullmatch(word.text) for word in words)


def is_to(word: Word) -> bool:
    """Whether the word is zu, or an infinitive with it: niederzulegen."""
    return word.low == "zu" or (word.text.islower() and _infinitive().fullmatch(word.low) is not None)


@cache
def _infinitive() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(language_words('verb_prefixes')))})zu[a-zäöüß]+n")


def first_quotation(words: Sequence[Word], at: int) -> int:
    return next((here for here in range(at, len(words)) if words[here].quotation and is_speech(words[here])), len(words))


def is_speech(word: Word) -> bool:
    return len(word.text.split()) > 2 or word.text[-2:-1] in ".!?,"


def is_named(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation is the name of what stands before it: das Bündnis „Leben am Deich“."""
    return at > 0 and words[at - 1].capital and not (words[at].text[-2:-1] in ".!?," or len(words[at].text.split()) > 4)


def next_clause(words: Sequence[Word], at: int) -> int:
    """Where another main clause with a subject and a verb of its own begins behind `at`; the sentence's end if none does."""
    for here in range(at, len(words) - 3):
        if words[here].text == ";":
            return here
        if words[here].low in {",", "und"}:
            phrase = noun_phrase(words, here + 1, apposed=False)
            if phrase and phrase.last < len(words) and nominative(words, phrase) and _FINITE.fullmatch(words[phrase.last].text):
                return here
    return len(words)
