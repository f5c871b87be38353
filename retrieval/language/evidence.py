"""What a sentence must show to answer a question of a kind: a date for "when", a number for "how many"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from retrieval.language.tables import table
from retrieval.language.tokens import Token, fold, stopwords, tokens_of
from retrieval.models import Kind


@lru_cache(maxsize=50_000)
def things(text: str, kind: Kind) -> tuple[frozenset[str], ...] | None:
    """Return the things of the kind asked for that `text` holds, each as its content words, folded.

    None for kinds that ask for no such thing (what, whether, how).
    """
    patterns = _patterns().get(kind)
    if patterns is None:
        return None
    lower = text.lower()
    # A letter of some alphabet may be two in lower case; then places in the one are none in the other.
    small = lower if len(lower) == len(text) else text
    spans = [found.span() for pattern, as_written in patterns for found in pattern.finditer(text if as_written else small)]
    tokens = tokens_of(text) if spans else ()
    return tuple(_words([token for token in tokens if token.start < end and start < token.end]) for start, end in spans)


def shows(text: str, kind: Kind, asked: frozenset[str] = frozenset()) -> bool:
    """Whether `text` holds a thing of the kind asked for, other than those that the question itself names.

    `asked` are the question's words, folded. True for kinds that ask for no such thing.
    """
    found = things(text, kind)
    return found is None or any(not words or not words <= asked for words in found)


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    words = {fold(token.surface) for token in tokens}
    return frozenset(words - _small()) or frozenset(words)


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(word) for language in ("de", "en") for word in stopwords(language))


@cache
def _patterns() -> dict[Kind, list[tuple[re.Pattern[str], bool]]]:
    """Per kind the patterns, each with whether it is for the text as written; the others, "(?i)", are for lower case.

    re is twice as fast on a text in lower case as where it ignores case.
    """
    return {Kind(name): [_compiled(pattern) for pattern in patterns] for name, patterns in table("evidence").items()}


def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    small = pattern.removeprefix("(?i)")
    return re.compile(small), small == pattern
