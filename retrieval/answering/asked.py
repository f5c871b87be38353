"""What a question that is answered by yes or no, or by one of two things, asks.

What is asked stands last in such a question, behind its subject ("Wurde der Wanderer gefunden?", "Was the gold insured?"), as
the rheme of the grammars; a noun with the definite article that all documents are about is given, not asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.relevance import Passage, asking_words
from retrieval.answering.values.polarity import denies, refuses
from retrieval.answering.values.things import is_time
from retrieval.index.passages import Expanded
from retrieval.language.antonyms import opposites
from retrieval.language.tables import table
from retrieval.models import Query

TOPICAL = 0.6  # share of the documents that a term heads, from which it is no news
TIME = 0.15  # lost by a sentence that does not name the time of which a question asks
UNHEARD = 0.5  # of its weight that a term keeps which no document has in any form

Choice = tuple[tuple[int, str], ...]  # two things, each as the number of its term and in a word


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of the question each term is, which terms are the ones asked for, and which only say when.

    `choice`: the two things between which the question lets one choose, if it does. `denied`: the question itself denies
    ("Verzichtet sie …?"), and by the terms `refusing`.
    """

    weights: tuple[float, ...]
    core: tuple[int, ...]
    times: frozenset[int]
    choice: Choice
    denied: bool
    refusing: frozenset[int]

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

    def whole(self, passage: Passage) -> float:
        """How much of all that is asked is said."""
        around = list(passage.around)
        for number, _ in self.choice:  # of two things, the one is said or the other
            around[number] = max(around[other] for other, _ in self.choice)
        return weighed(around, self.weights)

    def _rest(self, covered: Sequence[float]) -> float | None:
        weights = [0.0 if n in self.core or n in self.times else weight for n, weight in enumerate(self.weights)]
        return weighed(covered, weights) if any(weights) else None


def asked_by(query: Query, terms: Sequence[Expanded], focus: Sequence[float], topics: Sequence[float]) -> Asked:
    """Return what is asked, given how much of the focus each term is and how far the documents are about it."""
    choice = _choice(query, terms)
    denied = not choice and denies(query.text.replace("?", " "), query.language)
    refusing = frozenset(n for n, term in enumerate(terms) if denied and refuses(term.term.text, query.language))
    weights = [weight if term.forms else weight * UNHEARD for term, weight in zip(terms, focus, strict=True)]
    for number in refusing:
        weights[number] = 0.0  # "Verzichtet er auf das Geld?": that he does not take it says so as well
    if choice:
        for number, term in enumerate(terms):
            if term.term.text.islower() and not term.term.setting and number not in {side for side, _ in choice}:
                weights[number] = 0.0  # "gesprengt oder von allein zerbrochen": what only belongs to one of the two
    core = tuple(number for number, _ in choice) or tuple(_core(query, terms, topics))
    for number, term in enumerate(terms):
        if number not in core and _LIGHT.fullmatch(term.term.text.lower()):
            weights[number] = 0.0  # "Ist ein Abriss geplant?"
    there = _EXISTS.match(query.text)
    for number, term in enumerate(terms):
        if there and query.text.find(term.term.text) >= there.end("what"):
            weights[number] = 0.0  # "Were there explosives on board?": where, and for what, may stand in other sentences
    for number in core:
        weights[number] = max(weights[number], UNHEARD * terms[number].weight)
    if terms and 0 not in core and _opens(terms[0], query):
        weights[0] = 0.0
    times = frozenset(n for n, term in enumerate(terms) if is_time(term.term.text) and not term.term.name)
    return Asked(tuple(weights), core, times, choice, denied, refusing)


def weighed(row: Sequence[float], weights: Sequence[float]) -> float:
    """Return the mean of `row`, weighted; 0 where nothing has a weight."""
    total = sum(weights)
    return sum(share * weight for share, weight in zip(row, weights, strict=True)) / total if total else 0.0


def _core(query: Query, terms: Sequence[Expanded], topics: Sequence[float]) -> list[int]:
    """The term that is asked for: what a particle stresses, else the last one that is new and names no matter.

    Where the verb only makes one of a noun, the noun.

    Behind a verb that begins ("Verzichtet er auf Geld?"), and behind an English "to", what else would be a setting is asked for.
    """
    text, definite = query.text, _DEFINITE[query.language]
    plain = [n for n, t in enumerate(terms) if not t.term.name and not is_time(t.term.text) and not _asks(t, query)]
    places = {n: text.find(terms[n].term.text) for n in plain}
    stressed = [n for n in plain if _STRESSED.search(text[: places[n]].lower())]
    if stressed:
        return stressed[:1]
    there = _EXISTS.match(text)  # "Is there a new date for the visit?": the date
    existing = [n for n in plain if there and there.start("what") <= places[n] < there.end("what")]
    if existing:
        return existing[-1:]
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
    if last and _LIGHT.fullmatch(terms[last[0]].term.text.lower()):  # "Ist ein Abriss geplant?": that it is planned says little
        nouns = [n for n in plain if places[n] < places[last[0]] and terms[n].term.text[0].isupper()]
        bare = [n for n in nouns if n not in given and not _BOUND.search(text[: places[n]])]
        if bare:
            return bare[-1:]
    if last and last[0] in known:
        last = [n for n in new if n not in known][-1:] or last
    return last or plain[-1:]


def _opens(term: Expanded, query: Query) -> bool:
    """Whether a term is the verb that begins a German question; what it says is mostly said by the rest as well."""
    return query.language == "de" and query.text.lower().lstrip(' „"»').startswith(term.term.text.lower())


def _asks(term: Expanded, query: Query) -> bool:
    return term.term.text.lower() in asking_words(query.language)


def _choice(query: Query, terms: Sequence[Expanded]) -> Choice:
    """The two things between which the question lets one choose; () where it does not."""
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
    return ((one, first), (two, second))


_PATTERNS = table("answers")["asked"]
_DEFINITE = {language: re.compile(pattern) for language, pattern in _PATTERNS["definite"].items()}
_STRESSED = re.compile(_PATTERNS["stressed"])
_TO = re.compile(_PATTERNS["to"])
_OR = re.compile(_PATTERNS["or"], re.IGNORECASE)
_BOUND = re.compile(_PATTERNS["bound"])
_EXISTS = re.compile(_PATTERNS["exists"], re.IGNORECASE)
_LIGHT = re.compile(_PATTERNS["light"])
_FINITE = re.compile(_PATTERNS["finite"])
_IS_IT = re.compile(_PATTERNS["is_it"])
