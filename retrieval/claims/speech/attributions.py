"""The phrases of a German sentence that name a source: laut X, X zufolge, nach Angaben von X, hieß es in X, so X."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.claims.speech.accounts import account_at
from retrieval.claims.speech.clauses import AUXILIARIES, STOPS, clause_end, clause_start, content_before, has_verb
from retrieval.claims.speech.cues import cues
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.nouns import is_text
from retrieval.claims.speech.phrases import OCCASIONS, Phrase, nominative, noun_phrase
from retrieval.claims.speech.subjects import PREPOSITIONS, PRONOUNS, after_verb, ending
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

LONGEST_OBJECT = 16  # words between the verb and "mit den Worten": an attribute may be long
_CITES = frozenset({"zitiert", "zitierte", "zitierten"})
_GIVES = frozenset({"gibt", "gab", "geben", "gaben"})
_FOLLOWS = frozenset({"geht", "ging", "ergibt", "ergab", "folgt", "steht"})


_RELATIVE = frozenset({"dem", "der", "denen", "den", "die", "das", "dessen", "deren"})


_HEARD_IN = frozenset({"in", "aus", "bei", "von", "vom", "im", "beim", "seitens", "vonseiten", "auf"})
_SPEAKING = listed("speech", "de", "texts") | frozenset({"gericht", "pressekonferenz", "interview", "gespräch"})


def attributions_of(words: Sequence[Word]) -> list[Frame]:
    """Return the frames of such phrases, in no order."""
    found = _all(words)
    if (
        words[0].low in {"das", "dies"}
        and len(words) > 1
        and words[1].low in {"geht", "ging", "ergibt", "ergab", "folgt", "steht"}
    ):
        # What rests on the source is the sentence before: "Das geht nach Darstellung des Amtes aus Akten hervor."
        return [Frame(0, len(words), min(found, key=lambda one: one.first).speaker, Act.SAID, Side.BACK)] if found else []
    return found


def _all(words: Sequence[Word]) -> list[Frame]:
    return [*_prepositions(words), *_heard(words), *_so(words), *_evident(words), *_cited(words), *_rendered(words)]


def _cited(words: Sequence[Word]) -> Iterator[Frame]:
    """Who is quoted by somebody: "Die Agentur zitierte den Diplomaten Falk mit den Worten: …" rests on Falk's word."""
    wordings = listed("speech", "de", "wordings")
    for at in (at for at, word in enumerate(words) if word.low in _CITES):
        text = _text_of(words, at)
        if text and content_before(words, at):  # "…, zitiert Nordpress aus einer Mitteilung der Reederei"
            yield Frame(at, clause_end(words, text[1]), text, Act.SAID, Side.AROUND)
            continue
        near = range(at + 1, min(at + LONGEST_OBJECT, len(words) - 2))
        joint = next((n for n in near if words[n].low == "mit" and words[n + 2].low in wordings), None)
        if joint is None:
            continue
        starts = (first for first in range(at + 1, joint) if words[first].low not in PREPOSITIONS)
        phrases = ((first, noun_phrase(words, first, apposed=False)) for first in starts)
        speaker = next(((first, joint) for first, phrase in phrases if phrase and phrase.last == joint), None)
        behind = range(joint + 3, len(words))
        last = next((n for n in behind if words[n].quotation or words[n].text in {":", ","}), None)
        if speaker and last is not None:
            yield Frame(clause_start(words, at), last, speaker, Act.SAID, Side.AFTER)


def _text_of(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Whose text is quoted behind "zitiert … aus": Kanal Nord, in "aus einem Tweet von Kanal Nord"."""
    for here in range(at + 1, min(at + LONGEST_OBJECT, len(words) - 2)):
        if words[here].low != "aus":
            continue
        noun = next(
            (n for n in range(here + 1, min(here + 5, len(words) - 1)) if words[n].capital and is_text(words[n].low)), None
        )
        if noun is None:
            continue
        first = noun + 1 + (words[noun + 1].low in {"von", "vom"})
        phrase = noun_phrase(words, first, apposed=False)
        return (phrase.first, phrase.last) if phrase else None
    return None


def _rendered(words: Sequence[Word]) -> Iterator[Frame]:
    """Whose words somebody gives: "…, gibt der Bericht den Sprecher Jan Falk wieder" rests on Falk's word."""
    for at in (at for at, word in enumerate(words) if word.low in _GIVES):
        prefix = next((n for n in range(at + 2, min(at + LONGEST_OBJECT, len(words))) if words[n].low == "wieder"), None)
        subject = after_verb(words, at)
        if prefix is None or subject is None or subject[1] >= prefix or not content_before(words, at):
            continue
        first, rest = subject[1], words[subject[1] : prefix]
        named = rest[0].low in {"den", "die", "das"} and all(word.text != "," for word in rest)
        if named or [word.low for word in rest] in (["ihn"], ["sie"]):
            yield Frame(at, prefix + 1, (first, prefix), Act.SAID, Side.AROUND)


def _prepositions(words: Sequence[Word]) -> Iterator[Frame]:
    nouns = listed("speech", "de", "word_nouns")
    for at, word in enumerate(words):
        frame = None
        if word.low in listed("speech", "de", "before_word"):
            frame = _related(words, at) or _whole(at, noun_phrase(words, at + 1))
        elif word.low == "zufolge":
            frame = _before(words, at)
        elif word.low == "demnach":
            frame = Frame(at, at + 1, None, Act.SAID, Side.AROUND)
        elif word.capital and (word.low in nouns or word.low.endswith(tuple(listed("speech", "de", "word_endings")))):
            frame = account_at(words, at)
        if frame:
            scope = frame.scope or _scope(words, frame)
            yield replace(frame, scope=scope, content=Content.SPEECH if scope else Content.CLAUSE)


def _scope(words: Sequence[Word], frame: Frame) -> tuple[int, int] | None:
    """The clause that the source is named for, where that is not all of the sentence: "…, da nach Angaben des Amtes …"."""
    start = clause_start(words, frame.first)
    if start == 0 or start >= frame.first:
        return None
    if words[start - 1].text == ":":
        return start, len(words)
    opening = words[start].low
    relative = opening in PREPOSITIONS and words[start + 1].low in _RELATIVE and not words[start + 2].capital
    if opening in listed("speech", "de", "subordinators") or relative or opening in {"darunter", "davon", "dabei"}:
        return start, clause_end(words, frame.last)
    phrase = noun_phrase(words, start, apposed=False)
    if phrase and nominative(words, phrase) and phrase.last <= frame.first and has_verb(words[: start - 1]):
        return start, len(words)
    return None


def _related(words: Sequence[Word], at: int) -> Frame | None:
    """Read "ein Gutachten, laut dem der Damm brach": the noun before the comma speaks in the relative clause."""
    if at < 2 or words[at - 1].text != "," or at + 3 >= len(words) or words[at + 1].low not in _RELATIVE:
        return None
    end = clause_end(words, at + 2)
    final = has_verb(words[end - 1 : end]) or words[end - 1].low in AUXILIARIES
    noun = (ending(words, at - 1) or ending(words, at - 2)) if final else None  # or before a prefix: "liegt vor, laut dem"
    return Frame(at, at + 2, noun, Act.SAID, Side.AROUND, scope=(at, end)) if noun else None


def _whole(at: int, phrase: Phrase | None) -> Frame | None:
    if phrase is None or phrase.first != at + 1:
        return None
    return Frame(at, phrase.last, (phrase.first, phrase.last), Act.SAID, Side.AROUND)


def _before(words: Sequence[Word], at: int) -> Frame | None:
    """Read "dem Bericht zufolge": the longest noun phrase that ends there."""
    for start in range(max(0, at - 14), at):
        phrase = noun_phrase(words, start)
        if phrase and phrase.last == at:
            inside = [here for here in range(start + 1, at) if words[here].low in listed("speech", "de", "word_nouns")]
            # "warnte Kern Berichten zufolge"
            first = inside[0] if inside and words[inside[0] - 1].capital and inside[0] > 1 else start
            if at - first == 2 and words[first].low in {"den", "diesen"} and words[at - 1].low in {"angaben", "informationen"}:
                return Frame(first, at + 1, None, Act.SAID, Side.AROUND)
            return Frame(first, at + 1, (first, at), Act.SAID, Side.AROUND)
    return None


def _heard(words: Sequence[Word]) -> Iterator[Frame]:
    """Read "hieß es in der Mitteilung", "heißt es aus dem Amt", "aus Regierungskreisen verlautete"."""
    for at, word in enumerate(words[:-1]):
        pair = {word.low, words[at + 1].low}
        if word.low in {"verlautet", "verlautete"}:
            first, last = at, at + 1
        elif pair & {"heißt", "hieß", "geheißen", "heiße"} and "es" in pair:
            first, last = at, at + 2
        else:
            continue
        speaker = _place(words, range(last, min(len(words), last + 6)), len(words))
        if speaker:
            last = speaker[1]
        else:
            speaker = _place(words, range(at - 1, -1, -1), at + 1) or _text_before(words, at)
            first = speaker[0] - 1 if speaker else at
        opens = last < len(words) and words[last].text in ",:" and first < 8 and not content_before(words, first)
        yield Frame(first, last, speaker, Act.SAID, Side.AFTER if opens else Side.AROUND, sure=speaker is not None)


def _place(words: Sequence[Word], places: range, end: int) -> tuple[int, int] | None:
    """Where it was heard: the noun phrase behind the first of certain prepositions, within the clause."""
    for here in places:
        if words[here].text in STOPS or words[here].quotation:
            return None
        phrase = noun_phrase(words, here + 1) if words[here].low in _HEARD_IN and here + 1 < len(words) else None
        if phrase and phrase.last <= end and words[phrase.tail - 1].low not in OCCASIONS - _SPEAKING:
            return phrase.first, phrase.last
    return None


def _text_before(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The text with which the sentence begins, parted from the verb: "In dem Bericht, der am Montag kam, heißt es"."""
    phrase = noun_phrase(words, 1, apposed=False) if words[0].low in {"in", "im"} else None
    if phrase is None or phrase.last >= end or not is_text(words[phrase.tail - 1].low):
        return None
    return phrase.first, phrase.last


def _evident(words: Sequence[Word]) -> Iterator[Frame]:
    """Read "Das geht aus einem Bericht des Amtes hervor", "wie aus dem Papier hervorgeht"."""
    for at, word in enumerate(words):
        if word.low == "steht" and at + 1 < len(words) and words[at + 1].text in ",:":
            found = (noun_phrase(words, here + 1) for here in range(at) if words[here].low in {"in", "im"})
            text = next((one for one in found if one and one.last == at and is_text(words[one.tail - 1].low)), None)
            if text:
                yield Frame(0, at + 1, (text.first, at), Act.SAID, Side.AFTER)
        if word.low not in {"hervor", "hervorgeht", "hervorging"}:
            continue
        for here in range(at - 1, -1, -1):
            phrase = noun_phrase(words, here + 1) if words[here].low == "aus" else None
            if phrase and phrase.last <= at:
                side = (
                    Side.AFTER if words[at + 1 : at + 2] and words[at + 1].text == "," and word.low == "hervor" else Side.AROUND
                )
                yield Frame(here - (here > 0), at + 1, (here + 1, phrase.last), Act.SAID, side)
                break


def _so(words: Sequence[Word]) -> Iterator[Frame]:
    """Read "…, so der Minister"."""
    for at in range(1, len(words) - 1):
        if words[at].low != "so" or not content_before(words, at):
            continue
        here = at + 1 + (words[at + 1].low in {"etwa", "zumindest", "jedenfalls"})
        if here < len(words) and words[here].low in PRONOUNS:
            yield Frame(at, here + 1, (here, here + 1), Act.SAID, Side.AROUND)
            continue
        phrase = noun_phrase(words, here) if here < len(words) else None
        if phrase is None or not nominative(words, phrase):
            continue
        if (
            phrase.last >= len(words)
            or words[phrase.last].text in ",.;:–—"
            or words[phrase.last].quotation
            or not _verbal(words[phrase.last])
        ):
            yield Frame(at, clause_end(words, phrase.last), (phrase.first, phrase.last), Act.SAID, Side.AROUND)


def _verbal(word: Word) -> bool:
    return word.low in AUXILIARIES or word.low in cues("de")
