"""Where the clauses of a sentence begin: behind a stop, or behind a comma and a word that begins one."""

import re
from functools import cache

from retrieval.language.tables import table

LONGEST = 1000  # characters that are read; a longer sentence is a list or a table


def clauses_of(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of `text`, a sentence or a part of one; a list ("A, B und C") stays in one.

    After the rule of both grammars' punctuation that a comma parts a clause from the next where a conjunction, a relative
    pronoun or a verb's particle begins it.
    """
    cuts = [found.start() for found in _breaks("en" if language == "en" else "de").finditer(text, 0, LONGEST)]
    starts = [0, *cuts]
    return [(start, end) for start, end in zip(starts, [*cuts, len(text)], strict=True) if text[start:end].strip(" ,;:–—")]


def told_in(text: str, language: str) -> list[str]:
    """Return the texts of the clauses; what goes on behind an embedded one belongs to the clause before that.

    "Keiner der Männer, die an Bord waren, wurde verletzt" says "Keiner der Männer, wurde verletzt".
    """
    told: list[str] = []
    for start, end in clauses_of(text, language):
        clause = text[start:end]
        back = _BACK.search(clause) if told and clause[:1] == "," else None
        if back:
            told[-1] += clause[back.start() :]
        told.append(clause[: back.start()] if back else clause)
    return told


@cache
def _breaks(language: str) -> re.Pattern[str]:
    behind_comma = rf", (?=(?:{table('polarity')[language]['openers']})\b)"
    bare = r"(?<=\w) (?=(?:aber|but|although|before (?:he|she|it|they|any\w+))\b)"
    return re.compile(rf"(?<=[;:–—]) |{behind_comma}|{bare}", re.I)


# A comma before a finite verb ends an embedded clause: ", der an Bord war, wird".
_BACK = re.compile(rf"(?<=\w), (?=(?:{table('polarity')['finite']})\b)", re.I)
