"""Whose account it is: nach Angaben der Polizei, aus Sicht der Stadt, seiner Meinung nach, nach eigenen Angaben."""

from collections.abc import Sequence

from retrieval.claims.speech.adjectives import ARTICLES
from retrieval.claims.speech.clauses import STOPS, clause_end
from retrieval.claims.speech.frames import Frame, Side
from retrieval.claims.speech.phrases import nominative, noun_phrase
from retrieval.claims.speech.subjects import PREPOSITIONS
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_OWNED = listed("speech", "de", "word_owned")
_RELATIVE = frozenset({"der", "die", "das", "dessen", "deren"})
_LEADING = frozenset({"nach", "aus"})
_STATES = listed("speech", "de", "word_states")
_INQUIRIES = listed("speech", "de", "word_inquiries")
_INDEFINITE = frozenset({"einer", "einem"})
_POSSESSIVE = frozenset({"seiner", "seinen", "ihrer", "ihren", "eigenen", "eigener", "eigenem", "dessen", "deren"})
_OWNING = frozenset({"von", "vom", "durch"})  # "Angaben von X"
_VIEWS = frozenset({"meinung", "ansicht", "auffassung", "darstellung", "einschätzung", "überzeugung", "angaben"})


def account_at(words: Sequence[Word], at: int) -> Frame | None:
    """Return the frame of the account named by the noun at `at`: "nach Angaben der Polizei", "seiner Meinung nach"."""
    first = at
    while (
        first
        and words[first].low not in _POSSESSIVE
        and (words[first - 1].low in ARTICLES or words[first - 1].text[0].islower())
        and words[first - 1].low not in _LEADING
    ):
        first -= 1
        if at - first > 3:
            return None
    first -= first > 0 and words[first - 1].low in _POSSESSIVE  # "Seiner Meinung nach" begins a sentence
    leading = words[first - 1].low if first else ""
    if at + 1 < len(words) and words[at + 1].low in {"dieser", "dieses", "unserer", "unseres"}:
        return None  # the outlet's own: nach Informationen dieser Zeitung
    if at and words[at - 1].low in {"meiner", "meinen", "unserer", "unseren"}:
        return None
    last = _past_apposition(words, at, _owned_until(words, at))
    if first == at > 1 and words[at - 1].capital and leading.endswith("s") and words[at - 2].low == "nach":
        return Frame(at - 2, at + 1, (at - 1, at), Act.SAID, Side.AROUND)  # "nach Kerns Meinung"
    own = words[first].low in _POSSESSIVE
    if leading in _LEADING:
        owned = last > at + 1
        end = _past_relative(words, last)
        if not _is_account(words, first, at, owned=owned) or (leading == "aus" and not (words[at].low == "sicht" and owned)):
            return None
        speaker = (first, last) if words[first].low in _INDEFINITE else _owner(words, first, at, last)
        return Frame(first - 1, end, speaker, Act.SAID, Side.AROUND, own=(first - 1, at + 1) if own else None)
    if last < len(words) and words[last].low == "nach" and words[at].low in _VIEWS:
        speaker = _owner(words, first, at, last)
        return Frame(first, last + 1, speaker, Act.SAID, Side.AROUND, own=(first, last + 1) if own else None)
    return None


def _is_account(words: Sequence[Word], first: int, at: int, *, owned: bool) -> bool:
    """Whether the noun is an account, not a point in time: "nach dem Urteil" is one, "nach einem Bericht des Senders" none."""
    if words[at].low not in _OWNED:
        return True
    if words[first].low in _INDEFINITE:
        return True
    known = any(word.low in _STATES for word in words[first:at]) or words[at].low not in _INQUIRIES
    return words[first].low not in ARTICLES and (owned or (at != first and known))


def _owned_until(words: Sequence[Word], at: int) -> int:
    """Where "Angaben der Polizei", "Angaben aus Khartum", "Ansicht informierter Kreise" ends."""
    if at + 1 < len(words) and words[at + 1].low in PREPOSITIONS - _OWNING - {"aus"}:
        return at + 1  # "nach Erkenntnissen über eine Leiter"
    phrase = noun_phrase(words, at)
    if phrase is None or phrase.last > at + 1 or at + 2 >= len(words):
        return phrase.last if phrase else at + 1
    here = at + 1
    if words[here].low.endswith(("er", "es")):
        here = next((one for one in range(here, min(here + 9, len(words))) if words[one].capital), here)
    elif words[here].low in {"aus", "von"}:
        here += 1
    else:
        return at + 1
    inner = noun_phrase(words, here) if words[here].capital or words[here].quotation else None
    return inner.last if inner else at + 1


def _past_apposition(words: Sequence[Word], at: int, last: int) -> int:
    """Where the owner's apposition ends: "Angaben des Amtsleiters, Jon Ravndal,"."""
    if last <= at + 1:
        return last
    owner = noun_phrase(words, at + 1 + (words[at + 1].low in _OWNING))
    return max(last, owner.last) if owner else last


def _past_relative(words: Sequence[Word], last: int) -> int:
    """Where what is told of the account or its owner ends: "Nach Angaben des Amtes, das den Damm prüft, hält er"."""
    if last + 1 >= len(words) or words[last].text != "," or words[last + 1].low not in _RELATIVE:
        return last
    end = clause_end(words, last + 1)
    return end if end + 1 < len(words) and words[end].text == "," else last


def _owner(words: Sequence[Word], first: int, at: int, last: int) -> tuple[int, int] | None:
    """Whose word it is: what follows the noun; else the noun itself with what stands before it."""
    if last > at + 1:
        inner = at + 1 + (words[at + 1].low in _OWNING)
        same = words[inner].low if words[inner].low in ARTICLES else ""
        if (
            same and last + 1 < len(words) and words[last].text == "," and words[last + 1].low == same
        ):  # des Betreibers, des Verbands,
            other = noun_phrase(words, last + 1, apposed=False)
            last = other.last if other and (other.last >= len(words) or words[other.last].text in STOPS) else last
        return (inner, last)
    lead = words[first].low
    if lead in _POSSESSIVE:
        subject = _subject_near(words, first)
        return subject if lead.startswith("eigen") else None
    return None if lead in _VIEWS - {"angaben"} else (first, last)


def _subject_near(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The nearest noun phrase before, which "nach eigenen Angaben" speaks of; behind it where none stands before."""
    for first in range(at - 1, -1, -1):
        phrase = noun_phrase(words, first, apposed=False) if words[first].capital or words[first].low in ARTICLES else None
        if phrase and nominative(words, phrase) and (first == 0 or words[first - 1].low not in PREPOSITIONS):
            return (first - (first > 0 and words[first - 1].low in ARTICLES), phrase.last)
    for first in range(at + 2, min(len(words), at + 9)):
        phrase = noun_phrase(words, first, apposed=False)
        if phrase and nominative(words, phrase):
            return (first, phrase.last)
    return None
