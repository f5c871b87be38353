"""The noun phrases of a German sentence: an article, adjectives, the noun or name, and what belongs to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.claims.speech.adjectives import (
    ADJECTIVE,
    ARTICLES,
    BELONGING,
    COUNTS,
    NEVER_ADJECTIVES,
    PLACED,
    is_adjective,
    participle,
)
from retrieval.claims.speech.nouns import is_body, is_common, is_medium, is_office, is_text, is_thing
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.language.tables import words as language_words

SHORT_QUOTATION = 6  # words; a longer one is no name
_ADVERB = re.compile(
    r".+(?:weise|mals|mal|lich|isch|maßen|seits|gemäß|wärtig|wärts|halber|(?<!g)end)|vielmehr"
    rf"|(?:{'|'.join(sorted(language_words('verb_prefixes')))})?ge\w{{2,}}(?:t|en)"  # a participle
)
_STATE_OFFICE = re.compile(r"(?:US|EU|UN|UNO|USA|NATO|Nato|Uno)-[A-ZÄÖÜ]")
_POSSESSIVES = re.compile(r"(?:sein|ihr|unser|dessen|deren|kein)(?:e|er|es|em|en)?")
OPENERS = listed("speech", "de", "openers")
OCCASIONS = listed("speech", "de", "occasions")
_NUMBERS = listed("speech", "de", "numbers") - {"eine"}
_PARTICLES = listed("speech", "de", "particles")
_GENITIVES = listed("speech", "de", "genitives")
_WORD_NOUNS = listed("speech", "de", "word_nouns")
_INDEFINITE = frozenset({"ein", "eine", "einem", "einer", "einen"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words[first:last]; its head is words[head:tail]."""

    first: int
    head: int
    tail: int
    last: int


def noun_phrase(words: Sequence[Word], at: int, *, apposed: bool = True) -> Phrase | None:
    """Return the German noun phrase that begins at `at`, with genitives, places and appositions; None where none does."""
    core = _core(words, at)
    if core is None:
        return None
    last = _attributes(words, core)
    if apposed:
        last = _apposition(words, core, last)
    return Phrase(core.first, core.head, core.tail, last)


def _core(words: Sequence[Word], at: int) -> Phrase | None:
    here = at
    count = len(words)
    article = False
    while here < count and (words[here].low in ARTICLES or words[here].low in COUNTS or _POSSESSIVES.fullmatch(words[here].low)):
        article = True
        here += 1
        if here - at > 2:
            return None
    if article:
        here = participle(words, here)
    while here < count and is_adjective(words, here, article=article):
        here += 1
    head = here
    while here < count and _continues(words, here, head):
        here += 1
    if here == head:
        return None
    if not article and here == head + 1 and words[head].low.endswith("s"):
        here = _owner_named(words, here)
    tail = here
    # A party, a short form: Müller (CDU).
    if here + 2 < count and words[here].text == "(":
        for close in range(here + 2, min(here + 7, count)):
            if words[close].text == ")":
                here = close + 1
                break
    adverb = head == 0 and tail == 1 and _ADVERB.fullmatch(words[0].low) and not is_body(words[0].low)
    if not article and (words[head].low in OPENERS or adverb or (tail == head + 1 and words[head].low in _NUMBERS)):
        return None
    return Phrase(at, head, tail, here)


def _owner_named(words: Sequence[Word], at: int) -> int:
    """Where the noun ends in "Hallviks früherer Bürgermeister Jan Ott", the name standing for an article."""
    here = at
    while here < len(words) and words[here].low not in NEVER_ADJECTIVES and is_adjective(words, here, article=True):
        here += 1
    inner = here
    while inner > at and here < len(words) and _continues(words, here, inner):
        here += 1
    return here if here > inner else at


def _continues(words: Sequence[Word], at: int, head: int) -> bool:
    word = words[at]
    if word.text == "-" and at + 1 < len(words):
        return words[at - 1].quotation and words[at + 1].capital and words[at + 1].start == word.end  # die „Bild“-Zeitung
    if at > head and word.text.isdigit() and len(word.text) < 3:
        return words[at - 1].capital and at + 1 < len(words) and not words[at + 1].capital  # Kanal 5
    if word.quotation:
        before = words[head - 1] if head else None
        adjective = before is not None and head > 1 and words[head - 2].low in ARTICLES and ADJECTIVE.fullmatch(before.low)
        determined = before is not None and (before.low in ARTICLES or adjective)
        if at > head and (is_text(words[at - 1].low) or not (determined or is_body(words[at - 1].low))):
            return False  # "laut Butler „in aller Ruhe“": of a person or a text it is what they say
        longest = SHORT_QUOTATION if determined else 3
        return len(word.text.split()) <= longest and word.text[-2:-1] not in ",.!?"
    if word.capital:
        if at > head and _STATE_OFFICE.match(word.text) and is_office(word.low) and not is_office(words[at - 1].low):
            return False  # "nach Angaben von Kanal Nord US-Minister Ott": such an office tells itself whose it is
        # "der Zeitung Die Welt" is one name, "sagte Müller Am Montag" is none
        followed = at + 1 < len(words) and words[at + 1].low in {"der", "des"}
        if (
            at > head
            and followed
            and words[head - 1].low in {"des", "der", "eines", "einer"}
            and not is_office(words[at - 1].low)
        ):
            return False  # "nach Angaben des Amtes Fragen der Sicherheit": what has a genitive is no name
        return at == head or word.low not in OPENERS
    if at > head and at + 1 < len(words) and word.low in _PARTICLES and word.low not in {"der", "den", "und", "zu"}:
        return (
            words[at + 1].capital
            and words[at - 1].capital
            and word.low in {"von", "van", "de", "bin", "al", "el", "&", "del", "di", "ibn", "of", "the"}
            and not is_office(words[at - 1].low)
        )
    return False


def _attributes(words: Sequence[Word], core: Phrase) -> int:
    here = core.last
    for _ in range(4):
        if here >= len(words):
            return here
        low = words[here].low
        if low in _GENITIVES and not (low == "der" and _not_genitive(words, core, here)):
            inner = _core(words, here)
        elif low in BELONGING and not _is_name(words, core) and not words[here - 1].quotation:
            if low == "für" and is_office(words[core.head].low) and core.tail - core.head > 1:
                return here  # "der Politiker Jan Ott" is a name as well
            inner = _core(words, here + 1)
            if inner and words[inner.head].quotation:
                inner = None
        elif (low in PLACED or (low == "an" and is_office(words[core.tail - 1].low))) and not _is_name(words, core):
            inner = _core(words, here + 1)
            # "nach Angaben des Amtes aus der Fabrik", but "der Sprecher aus der Staatskanzlei"
            apart = ARTICLES if low == "aus" and not is_office(words[core.tail - 1].low) else _INDEFINITE
            if inner and (words[inner.first].low in apart or is_thing(words[inner.tail - 1].low)):
                inner = None
            if inner and (words[inner.tail - 1].low in OCCASIONS or words[inner.head].low in OCCASIONS):
                inner = None
            if inner and words[inner.head].low[-6:] in {"montag", "abend", "morgen", "mittag"}:
                inner = None
        else:
            return here
        if inner is None:
            return here
        here = inner.last
    return here


def _not_genitive(words: Sequence[Word], core: Phrase, at: int) -> bool:
    """Whether "der" begins another phrase: "Angela Berg der Zeitung", "von Ferrova der Lieferant"."""
    if _is_name(words, core) and core.tail - core.head > 1:
        return True
    if _to_media(words, at) and not is_office(words[core.tail - 1].low) and words[core.tail - 1].low not in _WORD_NOUNS:
        return True
    other = _core(words, at)
    man = other is not None and is_office(words[other.head].low) and not words[other.head].low.endswith(("in", "e", "en"))
    return man and words[core.first].low not in ARTICLES


def _apposition(words: Sequence[Word], core: Phrase, last: int) -> int:
    """Where "der Sprecher, Jan Ott," or "Jan Ott, der Sprecher der Polizei," ends: before the closing comma."""
    if last + 1 >= len(words) or words[last].text != ",":
        return last
    if words[last + 1].low in {"dem", "den", "des", "dessen", "deren"}:
        return last
    inner = _core(words, last + 1)
    if inner is None:
        return last
    end = _attributes(words, inner)
    closed = end >= len(words) or words[end].text in ",.;:–—!?)" or words[end].quotation
    if not closed:
        return last
    first_named, second_named = _is_name(words, core), _is_name(words, inner)
    office = any(
        is_office(word.low) for word in words[(inner if first_named else core).head : (inner if first_named else core).tail]
    )
    if second_named and not first_named:
        return end
    if first_named and not second_named and office:
        return end
    if not first_named and not second_named and words[last + 1].low in {"der", "die", "das"} and not office:
        return end if end < len(words) and words[end].text == "," else last
    return last


def _is_name(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is a person's name without a common noun: at least its last word is none that we know."""
    return (
        words[phrase.first].low not in ARTICLES
        and not words[phrase.tail - 1].quotation
        and not is_office(words[phrase.tail - 1].low)
        and not is_body(words[phrase.tail - 1].low)
        and (phrase.tail - phrase.head >= 2 or not is_common(words[phrase.head].low))
    )


def voice(words: Sequence[Word], phrase: Phrase) -> int:
    """How well the phrase can name somebody who speaks: 3 an office, a body, a full name; 2 a name; 1 a noun; 0 a thing."""
    heads = [word for word in words[phrase.head : phrase.tail] if not word.quotation]
    if not heads:
        return 2
    last = heads[-1].low
    if is_thing(last) and (len(heads) == 1 or is_thing(heads[0].low)):
        return 0
    if any(is_office(word.low) or is_body(word.low) for word in heads):
        return 3
    if last in OCCASIONS and not is_text(last):
        return 0
    article = words[phrase.first].low in ARTICLES or words[phrase.first].low in COUNTS
    if len(heads) > 1:
        return 3 if not article else 2
    return 1 if article or is_common(last) else 2


def _to_media(words: Sequence[Word], at: int) -> bool:
    """Whether "der" begins whom it is said to: "der Zeitung", "der „Welt“"."""
    inner = at + 1
    while (
        inner < len(words) and not words[inner].capital and not words[inner].quotation and ADJECTIVE.fullmatch(words[inner].low)
    ):
        inner += 1
    if inner >= len(words):
        return False
    return words[inner].quotation or is_medium(words[inner].low)


def nominative(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the article lets the phrase be a subject."""
    low = words[phrase.first].low
    if low in {"dem", "den", "des", "einem", "einen", "eines", "einer", "diesem", "diesen"} or re.fullmatch(
        r"(?:sein|ihr|unser)(?:em|en|es|er)", low
    ):
        return False
    return not (low == "der" and _to_media(words, phrase.first))
