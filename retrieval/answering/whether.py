"""What a sentence says of that which a question asks by yes or no, or by one of two things.

A sentence answers only where a clause of it says what is asked, in some form, or the contrary of it; the negation, the
condition or the speaker's denial that counts is the one of that clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.answering.asked import NOISE, asked_by, weighed
from retrieval.answering.contraries import Contraries, asks_existence, phrase_of
from retrieval.answering.coverage import Coverage
from retrieval.answering.reading import read
from retrieval.answering.relevance import Passage
from retrieval.answering.values.polarity import (
    Polarity,
    Side,
    asks_still,
    denies,
    denies_before,
    is_ahead,
    is_unreal,
    leaves_open,
    refuses,
    suspects,
)
from retrieval.claims.speech.nouns import is_office
from retrieval.index.passages import Expanded
from retrieval.language.clauses import told_in
from retrieval.language.tables import table
from retrieval.language.tokens import stems_of
from retrieval.models import Act, Query, Statement, Way

SAYS = 0.65  # how far a clause must cover what is asked to say it; mere likeness of letters does not reach it
SURE = 0.78  # how far it must to say it in the question's word, or to choose one of two things; a near word covers less
BESIDES = 0.25  # of the rest of what is asked that has to be said where it has only a near word
SOMETHING = 0.05  # the same, where it has the word itself: of what else is asked a report has to say something
SAID = 0.4  # of what is asked that a sentence has to say with those around it
WHOLE = 0.25  # of all that is asked that it has to say so: a common verb alone says little
CONTRARY = 0.8  # how far a phrase covers a term that answers as it does, or denies it
INSTEAD = 0.1  # gained by a clause that says what is so instead


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says of the thing asked for, and on whose word; `share` of what is asked is said there or just before."""

    value: Polarity
    statement: Statement | None
    share: float


class Whether:
    """Reads sentences for one question; `terms` are its `widened` terms."""

    def __init__(self, query: Query, terms: Sequence[Expanded], focus: Sequence[float], topics: Sequence[float]) -> None:
        self._query = query
        self._terms = terms
        self._asked = asked_by(query, terms, focus, topics)
        self._phrases = [phrase_of(term.term.text, query) for term in terms]
        inside = {phrase.split()[0] for phrase in self._phrases if " " in phrase} - {
            phrase for phrase in self._phrases if " " in phrase
        }
        self._sides = [Contraries() if phrase in inside else Contraries.of(phrase, query.language) for phrase in self._phrases]
        pairs = zip(terms, self._sides, strict=True)
        own = [frozenset(stems_of(term.term.text, query.language)) for term in terms]
        others = [frozenset().union(*(stems for n, stems in enumerate(own) if n != number)) for number in range(len(own))]
        apart = [_apart(sides.without(term, query.language), other) for (term, sides), other in zip(pairs, others, strict=True)]
        self._straight = Coverage(apart)
        # "Ist er noch Präsident?": reports call him so who tell that he resigned.
        holds = any(is_office(terms[number].term.text.lower()) for number in self._asked.core)
        self._of_office = holds and asks_still(query.text, query.language)
        if asks_existence(query):
            self._sides = [sides.denying() for sides in self._sides]

    def said(self, passage: Passage, statements: Sequence[Statement]) -> list[Said]:
        """Return what the sentence says, of every part that rests on somebody's word and of the rest, best first."""
        share = self._asked.share(passage)
        if share < SAID or self._asked.whole(passage) < WHOLE:
            return []
        named = [passage.covered[number] for number, term in enumerate(self._terms) if term.term.name]
        if self._of_office and named and max(named) < SURE:
            return []  # the office may be another's
        if self._of_office and (side := _side_of_leaving(passage)):
            return [Said(Polarity(side, passage.start, passage.end), statements[0] if statements else None, share)]
        found = []
        for statement, start, end in _parts(passage, statements):
            side, covered = self._side(passage, statement, start, end)
            if side != Side.OPEN:
                found.append((covered, Said(Polarity(side, passage.start, passage.end), statement, share)))
        return [said for _, said in sorted(found, key=lambda pair: -pair[0])]

    def returned(self, passage: Passage, statements: Sequence[Statement], last: Said) -> Said | None:
        """Return what a sentence says by denying what the one before it says, `last`; None where it does not."""
        if self._asked.choice or not denies_before(passage.text, passage.document.language):
            return None
        side = Side.YES if last.value.side == Side.NO else Side.NO
        return Said(Polarity(side, passage.start, passage.end), statements[0] if statements else None, last.share)

    def _side(self, passage: Passage, statement: Statement | None, start: int, end: int) -> tuple[str, float]:
        """What the part of the sentence says, and how much of what is asked it says itself."""
        language = passage.document.language
        text = passage.document.text[start:end]
        spoken = statement is not None and any(a <= start and end <= b for a, b in statement.spans)
        if statement and spoken and statement.act is Act.DECLINED:
            return Side.OPEN, 0.0
        denied = spoken and statement is not None and statement.act is Act.DENIED
        demanded = spoken and statement is not None and statement.act is Act.DEMANDED
        around = [
            passage.document.text[passage.start : start],
            *told_in(text, language),
            passage.document.text[end : passage.end],
        ]
        best: tuple[str, float] = (Side.OPEN, 0.0)
        for before, clause, after in zip(around, around[1:], around[2:], strict=False):
            straight, contrary, spent = self._covered(clause, language)
            covered = [max(pair) for pair in zip(straight, contrary, strict=True)]
            if (
                not self._is_said(covered, passage)
                or demanded
                or self._is_anothers(clause, straight)
                or self._is_open(before, clause, after, language)
            ):
                continue
            no = (denies(clause, language, self._query.text) or self._lacks(clause, language)) != spent
            if denied or _framed(before, clause, after, language) or _called_false(before, after, language):
                no = not no
            side = self._chosen(straight, contrary, no=no) if self._asked.choice else self._answered(straight, contrary, no=no)
            if side == Side.YES and self._asked.over and is_ahead(clause, language):
                continue  # "Hat sie die Firma verkauft?": that she wants to says neither
            weight = weighed(covered, self._asked.weights) + INSTEAD * (_INSTEAD.match(clause.lower()) is not None)
            if side != Side.OPEN and weight > best[1]:
                best = side, weight
        return best

    def _is_said(self, covered: Sequence[float], passage: Passage) -> bool:
        """Whether a clause says what is asked, in the question's word or, where the rest is said as well, in a near one."""
        if self._asked.choice:
            return True
        core = max((covered[n] for n in self._asked.core), default=0.0)
        if core >= SURE:
            return self._asked.besides(passage) >= SOMETHING
        return core >= SAYS and self._asked.said_besides(passage) >= BESIDES

    def _is_anothers(self, clause: str, straight: Sequence[float]) -> bool:
        """Whether a passive says that another did it: "wurde von einem Hund gerissen", asked of the wolf."""
        doer = self._asked.doer
        return doer is not None and straight[doer] < NOISE and _DONE_BY.search(clause) is not None

    def _is_open(self, before: str, clause: str, after: str, language: str) -> bool:
        if is_unreal(clause, language) and not is_unreal(self._query.text, self._query.language):
            return True
        if _DEPENDS.match(clause.lower()) and suspects(before, language) and not suspects(self._query.text, self._query.language):
            return not refuses(before, language)
        return any(leaves_open(part, language) for part in (before, clause, after))

    def _answered(self, straight: Sequence[float], contrary: Sequence[float], *, no: bool) -> str:
        pairs = enumerate(zip(straight, contrary, strict=True))
        turned = any(other > max(own, SAYS) and n not in self._asked.refusing for n, (own, other) in pairs)
        return Side.NO if (no != turned) != self._asked.denied else Side.YES

    def _lacks(self, clause: str, language: str) -> bool:
        """Whether a clause says that something was without what is asked for: "ohne Helm", "fehlerfrei"."""
        found = (match["de"] or match["en"] or match["free"].capitalize() for match in _WITHOUT.finditer(clause))
        words = " ".join(found)
        rows = [self._straight.of(one) for one in read(words, language)] if words else []
        return any(row[n] >= SAYS for row in rows for n in self._asked.core)

    def _chosen(self, straight: Sequence[float], contrary: Sequence[float], *, no: bool) -> str:
        """Which of two things is said; the other one, where one is denied."""
        first, second = (straight[number] for number, _ in self._asked.choice)
        if max(first, second) < SURE:
            first, second = (contrary[number] for number, _ in reversed(self._asked.choice))
        if max(first, second) < SURE or first == second:
            return Side.OPEN
        return self._asked.choice[(second > first) != no][1]

    def _covered(self, clause: str, language: str) -> tuple[list[float], list[float], bool]:
        """How far a clause says each term, and its contrary; and whether its negation is part of such a phrase."""
        rows = [self._straight.of(one) for one in read(clause, language)]
        straight = [max(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self._terms)
        contrary = []
        spent = False
        for number, sides in enumerate(self._sides):
            if self._phrases[number] != self._terms[number].term.text:
                straight[number] = 0.0  # "selbst gegangen" is more than "gegangen"
            ours, theirs = sides.found(clause, language)
            turned = len(theirs.stems) > len(ours.stems)  # "ohne Gegenstimme" holds "Gegenstimme", and says the contrary
            if turned:
                straight[number] = 0.0
                spent = spent or theirs.denies
            elif ours.stems:
                straight[number] = max(straight[number], CONTRARY)
                spent = spent or (ours.denies and not self._asked.denied)
            contrary.append(CONTRARY if turned else 0.0)
        return straight, contrary, spent


def _apart(term: Expanded, others: frozenset[str]) -> Expanded:
    """Return the term without near words that the question has beside it: a thesis does not say that it was copied."""
    forms = (form for form in term.forms if form.way is not Way.SYNONYM or not others.issuperset(form.stems))
    return replace(term, forms=tuple(forms))


def _side_of_leaving(passage: Passage) -> str:
    """What a sentence says of an office by telling that somebody gave it up, or did not; "" where it does neither."""
    language = passage.document.language
    clauses = told_in(passage.text, language)
    told = [clause for clause in clauses if _IN_OFFICE.found(clause, language)[1].stems and not is_unreal(clause, language)]
    return "" if not told else Side.YES if denies(told[0], language) else Side.NO


def _parts(passage: Passage, statements: Sequence[Statement]) -> list[tuple[Statement | None, int, int]]:
    """The parts of a sentence: what is said on somebody's word, and what stands around it."""
    spans = sorted((max(a, passage.start), min(b, passage.end), n) for n, s in enumerate(statements) for a, b in s.spans)
    parts: list[tuple[Statement | None, int, int]] = []
    at = passage.start
    alone = statements[0] if len(statements) == 1 else None
    for start, end, number in spans:
        if start > at:
            parts.append((alone, at, start))
        if end > start:
            parts.append((statements[number], start, end))
        at = max(at, end)
    if at < passage.end:
        parts.append((alone, at, passage.end))
    return parts


def _framed(before: str, clause: str, after: str, language: str) -> bool:
    """Whether the clause is what another one denies: "bestritt, dass …", "dass …, sei falsch"."""
    depends = _DEPENDS.match(clause.lower()) is not None
    if depends and refuses(before, language):
        return True
    return depends and (refuses(after, language) or _UNTRUE.search(after.lower()) is not None) and not _DEPENDS.match(after)


def _called_false(before: str, after: str, language: str) -> bool:
    """Whether the words around the clause, which belong to it, call it false: "Berichte über … nannte sie falsch"."""
    behind = after[:1] not in {",", ";", ":", "–", "—"} and refuses(after, language)
    return behind or (before.rstrip()[-1:].isalnum() and refuses(before, language))


_DONE_BY = re.compile(table("answers")["asked"]["done_by"])
_IN_OFFICE = Contraries.of("im Amt", "de")
_DEPENDS = re.compile(r"^[\W]*(dass|daß|that|zu\b|.{0,120}\b(zu|\w{1,30}zu\w{1,30}en)\s\w{1,30}n\b)")
_WITHOUT = re.compile(table("answers")["asked"]["without"])
_UNTRUE = re.compile(r"\b(trifft|treffe|stimmt|stimme|stimmten) nicht|\bkeine rede|\bnot true|\bnot the case\b")
_INSTEAD = re.compile(r"\W*(?:sondern|but (?:rather|instead)|vielmehr)\b")
