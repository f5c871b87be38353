"""A question that is answered by yes or no, or by one of two things: what it asks, and what a sentence says of that.

What is asked stands last in such a question, behind its subject ("Wurde der Wanderer gefunden?", "Was the gold insured?"), as
the rheme of the grammars. A sentence answers only where it says that, in some form, or the contrary of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.answering.coverage import Coverage
from retrieval.answering.reading import read
from retrieval.answering.relevance import Passage, asking_words
from retrieval.answering.values.polarity import Polarity, Side, denies, denies_before, is_unreal, leaves_open, refuses
from retrieval.answering.values.things import is_time
from retrieval.index.expansion import SYNONYM
from retrieval.index.passages import Expanded
from retrieval.language.antonyms import alike, opposites
from retrieval.language.clauses import clauses_of
from retrieval.language.tokens import stem, stems_of, stopwords, tokens_of
from retrieval.models import Act, Form, Query, Statement, Term, Way

SAYS = 0.45  # how far a clause must cover what is asked to say it
TOPICAL = 0.6  # share of the documents that a term heads, from which it is no news
TIME = 0.15  # lost by a sentence that does not name the time of which a question asks
UNHEARD = 0.5  # of its weight that a term keeps which no document has in any form
SAID = 0.4  # of the question's focus that a sentence has to say with those around it
SURE = 0.78  # how far a clause must cover what is asked to say it whatever else it says; a near word covers less
BESIDES = 0.25  # of the rest of what is asked that a sentence has to say itself where it has only a near word
CONTRARY = 0.8  # how far a phrase covers a term that answers as it does, or denies it
INSTEAD = 0.1  # gained by a clause that says what is so instead
WHOLE = 0.25  # of all that is asked that it has to say so: a common verb alone says little
ALIKE = 0.5  # weight of a word that answers as the question's own does

Keys = tuple[tuple[frozenset[str], str, bool], ...]  # the stems of all words of a phrase, its language, and whether it denies


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says of the thing asked for, and on whose word; `share` of what is asked is said there or just before."""

    value: Polarity
    statement: Statement | None
    share: float


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of the question each term is, which terms are the ones asked for, and which only say when."""

    weights: tuple[float, ...]
    core: tuple[int, ...]
    times: frozenset[int]

    def share(self, passage: Passage) -> float:
        """How much of what is asked a sentence says with those around it; the one thing asked for is half of that."""
        core = max((passage.around[n] for n in self.core), default=0.0)
        rest = self._rest(passage.around)
        # A time that the sentence itself does not name may be another's: that all were paid, not that they were for October.
        missed = max((1 - passage.covered[n] for n in self.times), default=0.0)
        return (core if rest is None else (core + rest) / 2) - TIME * missed

    def besides(self, passage: Passage) -> float:
        """How much is said of what is asked beside the one thing; all of it where nothing else is asked."""
        rest = self._rest(passage.around)
        return 1.0 if rest is None else rest

    def _rest(self, covered: Sequence[float]) -> float | None:
        weights = [0.0 if n in self.core or n in self.times else weight for n, weight in enumerate(self.weights)]
        return _weighed(covered, weights) if any(weights) else None


class Whether:
    """Reads sentences for one question; `terms` are its `widened` terms."""

    def __init__(self, query: Query, terms: Sequence[Expanded]) -> None:
        self._query = query
        self._phrases = [_phrase(term.term.text, query) for term in terms]
        whole = [phrase.split()[0] for phrase in self._phrases if " " in phrase and phrase not in {t.term.text for t in terms}]
        self._sides = [_keys(phrase, query.language) if phrase not in whole else ((), ()) for phrase in self._phrases]
        self._straight = Coverage(
            [_without(t, contrary, query.language) for t, (_, contrary) in zip(terms, self._sides, strict=True)]
        )
        self.terms = tuple(terms)
        self._choice = _choice(query, self.terms)
        self._denied = not self._choice and denies(_bare(query.text), query.language)

    def asked(self, focus: Sequence[float], topics: Sequence[float]) -> Asked:
        """Return what is asked, given how much of the focus each term is and how far the documents are about it."""
        weights = [weight if term.forms else weight * UNHEARD for term, weight in zip(self.terms, focus, strict=True)]
        # "Verzichtet er auf das Geld?": that he does not take it says so as well.
        weights = [
            0.0 if self._denied and refuses(t.term.text, self._query.language) else w
            for t, w in zip(self.terms, weights, strict=True)
        ]
        times = [n for n, term in enumerate(self.terms) if is_time(term.term.text) and not term.term.name]
        core = tuple(n for part, _ in self._choice for n in part) or tuple(_core(self._query, self.terms, topics))
        for number in core:
            weights[number] = max(weights[number], UNHEARD * self.terms[number].weight)
        if self.terms and 0 not in core and _opens(self.terms[0], self._query):
            weights[0] = 0.0
        return Asked(tuple(weights), core, frozenset(times))

    def said(self, passage: Passage, statements: Sequence[Statement], asked: Asked) -> list[Said]:
        """Return what the sentence says, of every part that rests on somebody's word and of the rest, best first."""
        share = asked.share(passage)
        if share < SAID or _weighed(passage.around, asked.weights) < WHOLE or passage.text.rstrip(' "“”»«').endswith("?"):
            return []
        found = []
        for statement, start, end in _parts(passage, statements):
            side, covered = self._side(passage, statement, start, end, asked)
            if side != Side.OPEN:
                found.append((covered, Said(Polarity(side, passage.start, passage.end), statement, share)))
        return [said for _, said in sorted(found, key=lambda pair: -pair[0])]

    def returned(self, passage: Passage, statements: Sequence[Statement], last: Said) -> Said | None:
        """Return what a sentence says by denying what the one before it says, `last`; None where it does not."""
        if self._choice or not denies_before(passage.text, passage.document.language):
            return None
        side = Side.YES if last.value.side == Side.NO else Side.NO
        return Said(Polarity(side, passage.start, passage.end), statements[0] if statements else None, last.share)

    def _side(self, passage: Passage, statement: Statement | None, start: int, end: int, asked: Asked) -> tuple[str, float]:
        """What the part of the sentence says, and how much of what is asked it says itself."""
        language = passage.document.language
        text = passage.document.text[start:end]
        spoken = statement is not None and any(a <= start and end <= b for a, b in statement.spans)
        if statement and spoken and statement.act is Act.DECLINED:
            return Side.OPEN, 0.0
        clauses = [text[a:b] for a, b in clauses_of(text, language)]
        best: tuple[str, float] = (Side.OPEN, 0.0)
        for number, clause in enumerate(clauses):
            straight, contrary, spent = self._covered(clause, language)
            covered = [max(pair) for pair in zip(straight, contrary, strict=True)]
            if not self._choice and max((covered[n] for n in asked.core), default=0.0) < SAYS:
                continue
            near = not self._choice and max((covered[n] for n in asked.core), default=0.0) < SURE
            if near and asked.besides(passage) < BESIDES:
                continue
            if is_unreal(clause, language) and not is_unreal(self._query.text, self._query.language):
                continue
            if leaves_open(clause, language) or (spoken and statement and statement.act is Act.DEMANDED):
                continue
            before = clauses[number - 1] if number else passage.document.text[passage.start : start]
            after = clauses[number + 1] if number + 1 < len(clauses) else passage.document.text[end : passage.end]
            if leaves_open(before, language) or (leaves_open(after, language) and len(clauses) == number + 1):
                continue
            no = denies(clause, language) != spent
            denied = spoken and statement is not None and statement.act is Act.DENIED
            if denied or _framed(before, clause, after, language) or _called_false(before, after, language):
                no = not no
            side = self._chosen(straight, contrary, no=no) if self._choice else self._answered(straight, contrary, no=no)
            weight = _weighed(covered, asked.weights) + INSTEAD * (_INSTEAD.match(clause.lower()) is not None)
            if side != Side.OPEN and weight > best[1]:
                best = side, weight
        return best

    def _answered(self, straight: Sequence[float], contrary: Sequence[float], *, no: bool) -> str:
        own_no = [self._denied and refuses(term.term.text, self._query.language) for term in self.terms]
        pairs = zip(straight, contrary, own_no, strict=True)
        turned = sum(other > max(own, SAYS) and not denied for own, other, denied in pairs) % 2 == 1
        return Side.NO if (no != turned) != self._denied else Side.YES

    def _chosen(self, straight: Sequence[float], contrary: Sequence[float], *, no: bool) -> str:
        """Which of two things is said; the other one, where one is denied."""
        first, second = (max((straight[n] for n in part), default=0.0) for part, _ in self._choice)
        if max(first, second) < SAYS:
            first, second = (max((contrary[n] for n in part), default=0.0) for part, _ in reversed(self._choice))
        if max(first, second) < SAYS or first == second:
            return Side.OPEN
        return self._choice[(second > first) != no][1]

    def _covered(self, clause: str, language: str) -> tuple[list[float], list[float], bool]:
        """How far a clause says each term, and its contrary; and whether its negation is part of such a phrase."""
        rows = [self._straight.of(one) for one in read(clause, language)]
        straight = [max(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self.terms)
        words = [token.surface for token in tokens_of(clause)]
        contrary = []
        spent = False
        for number, (same, other) in enumerate(self._sides):
            if self._phrases[number] != self.terms[number].term.text:
                straight[number] = 0.0  # "selbst gegangen" is more than "gegangen"
            (ours, our_no), (theirs, their_no) = _longest(words, same, language), _longest(words, other, language)
            turned = len(theirs) > len(ours)  # "ohne Gegenstimme" holds "Gegenstimme", and says the contrary
            if turned:
                straight[number] = 0.0
                spent = spent or their_no
            elif ours:
                straight[number] = max(straight[number], CONTRARY)
                spent = spent or (our_no and not self._denied)
            contrary.append(CONTRARY if turned else 0.0)
        return straight, contrary, spent


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


_DEPENDS = re.compile(r"^[\W]*(dass|daß|that|zu\b|.{0,120}\b(zu|\w+zu\w+en)\s+\w+en\b)")
_UNTRUE = re.compile(r"\b(trifft|treffe|stimmt|stimme|stimmten) nicht|\bkeine rede|\bnot true|\bnot the case\b")


def _phrase(word: str, query: Query) -> str:
    """The word with the one before it in the question, where the two together are known to have a contrary."""
    before = re.search(rf"(\w+) {re.escape(word)}", query.text)
    phrase = f"{before[1]} {word}" if before else word
    return phrase if opposites(phrase, query.language) else word


def _keys(phrase: str, language: str) -> tuple[Keys, Keys]:
    """The phrases that answer as `phrase` does, and those that say the contrary."""
    same, other = alike(phrase, language), opposites(phrase, language)
    return _stemmed([*same, (phrase, language)]), _stemmed(other)


def _stemmed(phrases: Sequence[tuple[str, str]]) -> Keys:
    return tuple(
        (frozenset(stem(token.surface, tongue) for token in tokens_of(words)), tongue, denies(words, tongue))
        for words, tongue in phrases
    )


def _longest(words: Sequence[str], keys: Keys, language: str) -> tuple[frozenset[str], bool]:
    """The longest of the phrases that stands in the clause, and whether it denies; a function word stands there as its last."""
    stems = frozenset(stem(word, language) for word in words)
    last = frozenset(stem(word, language) for word in words[-1:])
    small = {stem(word, language) for word in stopwords(language)}
    found = [
        (key, denying)
        for key, tongue, denying in keys
        if tongue == language and key <= stems and (not key <= small or key <= last)
    ]
    return max(found, key=lambda one: len(one[0]), default=(frozenset(), False))


def _without(term: Expanded, contrary: Keys, language: str) -> Expanded:
    """The term without forms that say its contrary: a thesaurus has them, because newspapers speak of both together."""
    wrong = {key for key, _, _ in contrary}
    said = {words.lower() for words, _ in opposites(term.term.text, language)}
    forms = (form for form in term.forms if form.way is not Way.SYNONYM or form.weight > SYNONYM)
    return replace(
        term, forms=tuple(form for form in forms if frozenset(form.stems) not in wrong and form.surface.lower() not in said)
    )


def widened(query: Query, terms: Sequence[Expanded]) -> tuple[Expanded, ...]:
    """Return the terms with what answers or denies them as further forms, so that sentences with those are found."""
    state = _STATE.match(query.text)
    if state and state["state"].lower() not in {term.term.text.lower() for term in terms}:
        # "War die Tür zu?": a function word that is all that is asked.
        terms = [*terms, Expanded(Term(state["state"]), (), max((term.weight for term in terms), default=1.0))]
    return tuple(_widened(term, _phrase(term.term.text, query), query.language) for term in terms)


def _widened(term: Expanded, phrase: str, language: str) -> Expanded:
    further = [*alike(phrase, language), *opposites(phrase, language)]
    forms = {form.stems: form for form in term.forms}
    for words, tongue in further:
        stems = tuple(stems_of(words, tongue))
        if stems:
            forms.setdefault(stems, Form(stems, ALIKE, Way.SYNONYM, words))
    return replace(term, forms=tuple(forms.values()))


def _core(query: Query, terms: Sequence[Expanded], topics: Sequence[float]) -> list[int]:
    """The term that is asked for: what a particle stresses, else the last one that is new and names no matter.

    Behind a verb that begins ("Verzichtet er auf Geld?"), and behind an English "to", what else would be a setting is asked for.
    """
    text, definite = query.text, _DEFINITE[query.language]
    plain = [n for n, t in enumerate(terms) if not t.term.name and not is_time(t.term.text) and not _asks(t, query)]
    places = {n: text.find(terms[n].term.text) for n in plain}
    stressed = [n for n in plain if _STRESSED.search(text[: places[n]].lower())]
    if stressed:
        return stressed[:1]
    free = [n for n in plain if not terms[n].term.setting or (query.language == "en" and _TO.search(text[: places[n]]))]
    # A noun with the definite article that the documents are about is given, not asked for.
    known = [
        n for n in plain if definite.search(text[: places[n]]) and (query.language == "en" or terms[n].term.text[0].isupper())
    ]
    given = [n for n in known if topics[n] >= TOPICAL]
    new = [n for n in free if n not in given] or free
    if new and places[new[-1]] <= 1:
        return [n for n in plain if n not in given][-1:]
    last = new[-1:]
    if last and last[0] in known:
        last += [n for n in new if n not in known][-1:]
    return last or plain[-1:]


def _opens(term: Expanded, query: Query) -> bool:
    """Whether a term is the verb that begins a German question; what it says is mostly said by the rest as well."""
    return query.language == "de" and query.text.lower().lstrip(' „"»').startswith(term.term.text.lower())


def _asks(term: Expanded, query: Query) -> bool:
    return term.term.text.lower() in asking_words(query.language)


def _choice(query: Query, terms: Sequence[Expanded]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """The two things between which the question lets one choose, each as numbers of terms and in a word; () where it does not."""
    found = _OR.search(query.text)
    if not found:
        return ()
    text = query.text.lower()
    left = [n for n, t in enumerate(terms) if not t.term.name and text.find(t.term.text.lower()) < found.start()]
    right = [n for n, t in enumerate(terms) if not t.term.name and text.find(t.term.text.lower()) > found.start()]
    if not left or not right:
        return ()
    one, two = left[-1], right[-1]
    first, second = terms[one].term.text, terms[two].term.text
    exclude = {words.lower() for words, _ in opposites(first, query.language)}
    verbal = first[:1].islower() and second[:1].islower() and bool(_FINITE.search(text, found.end()) or query.language == "de")
    named = _IS_IT.match(text) is not None
    if not (second.lower() in exclude or verbal or named):
        return ()
    return (((one,), first), ((two,), second))


_STATE = re.compile(
    r"(?i:ist|sind|war|waren|steht|stand|blieb|bleibt|is|are|was|were)\b.* (?P<state>zu|auf|an|aus|da|weg|on|off|up|down)\W*\Z"
)
_INSTEAD = re.compile(r"\W*(?:sondern|but (?:rather|instead)|vielmehr)\b")
_DEFINITE = {
    "de": re.compile(r"\b(?:[Dd](?:er|ie|as|en|em|es)|beim|im|am|vom|zum|zur|ins) (?:[a-zäöüß-]+ ){0,2}$"),
    "en": re.compile(r"\b[Tt]he (?:[A-Z][\w-]+ )?$"),
}
_STRESSED = re.compile(r"\b(?:auch|sogar|even|also) (?:an |the |a |any )?$")
_TO = re.compile(r"\bto (?:\w+ ){0,3}$")
_OR = re.compile(r"\b(?:oder|or)\b(?!\W*(?:nicht|not|so)\b)", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:was|were|is|are|did|does|do|has|have|had|will|would)\b")
_IS_IT = re.compile(r"\W*(?:war|ist|sind|waren|handelt|handelte|was|is|were|are)\s+(?:es|das|dies|it|this|that)\b")


def _bare(question: str) -> str:
    return question.replace("?", " ")


def _weighed(row: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(share * weight for share, weight in zip(row, weights, strict=True)) / total if total else 0.0
