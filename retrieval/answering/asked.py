"""What a question that is answered by yes or no, or by one of two things, asks.

What is asked stands last in such a question, behind its subject ("Wurde der Wanderer gefunden?", "Was the gold insured?"), as
the rheme of the grammars; a noun with the definite article that all documents are about is given, not asked for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.answering.contraries import asks_existence
from retrieval.answering.relevance import Passage, asking_words
from retrieval.answering.values.polarity import denies, refuses
from retrieval.answering.values.things import is_time
from retrieval.index.passages import Expanded
from retrieval.language.antonyms import opposites
from retrieval.language.tables import table
from retrieval.models import Query

TOPICAL = 0.6  # share of the documents that a term heads, from which it is no news
TIME = 0.15  # lost by a sentence that does not name the time of which a question asks
NOISE = 0.4  # share of a term that letters in common make up
WHICH = 0.25  # of its weight that a word keeps which only tells which of several is meant
UNHEARD = 0.5  # of its weight that a term keeps which no document has in any form

Choice = tuple[tuple[int, str], ...]  # two things, each as the number of its term and in a word


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of the question each term is, which terms are the ones asked for, which only say when, and which of what.

    `named`: it says by a name or a phrase of what it asks. `doer`: the term that is said to have done it.
    `over`: it asks whether something has happened.

    `choice`: the two things between which the question lets one choose, if it does. `denied`: the question itself denies
    ("Verzichtet sie …?"), and by the terms `refusing`.
    """

    weights: tuple[float, ...]
    core: tuple[int, ...]
    times: frozenset[int]
    settings: frozenset[int]
    named: bool
    doer: int | None
    over: bool
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

    def said_besides(self, passage: Passage) -> float:
        """The same for a near word: of words that are said, not only like letters, and first of those that are no setting.

        A question of one word ("Gibt es Verletzte?") says nothing beside it that would show what a near word is said of.
        """
        own = [0.0 if n in self.settings else weight for n, weight in enumerate(self.weights)]
        weights = own if any(w for n, w in enumerate(own) if n not in self.core and n not in self.times) else self.weights
        rest = [0.0 if n in self.core or n in self.times else weight for n, weight in enumerate(weights)]
        return weighed([share if share >= NOISE else 0.0 for share in passage.around], rest) if any(rest) else float(self.named)

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
    core = tuple(number for number, _ in choice) or tuple(_core(query, terms, topics))
    there = _EXISTS.match(query.text)
    weights = []
    for number, (term, weight) in enumerate(zip(terms, focus, strict=True)):
        word = term.term.text
        # "Verzichtet er auf das Geld?": that he does not take it says so as well. "Verkauft oder von selbst pleite": what
        # only belongs to one of the two. "Were there weapons in the house?": where, and for what, may stand in other sentences.
        spare = (
            number in refusing
            or (choice and word.islower() and not term.term.setting)
            or _LIGHT.fullmatch(word.lower())
            or (there and query.text.find(word) >= there.end("what"))
            or _is_beside(term)
            or (number == 0 and _opens(term, query))
            or any(_is_manner(terms[n].term.text, word, query.text) for n in core)
        )
        kept = weight if term.forms else weight * UNHEARD
        if number in core:
            weights.append(max(0.0 if number in refusing else kept, UNHEARD * term.weight))
        else:
            weights.append(0.0 if spare else kept * (WHICH if _tells_which(term, query) else 1.0))
    times = frozenset(n for n, term in enumerate(terms) if is_time(term.term.text) and not term.term.name)
    settings = frozenset(n for n, term in enumerate(terms) if term.term.setting)
    named = any(term.term.name or term.term.setting for term in terms)
    doing = _DOES.match(query.text)
    places = {query.text.find(term.term.text): number for number, term in enumerate(terms) if term.term.text[:1].isupper()}
    doer = places.get(doing.end()) if doing else None
    return Asked(
        tuple(weights), core, times, settings, named, doer, _OVER.match(query.text) is not None, choice, denied, refusing
    )


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
    plain = [n for n, t in enumerate(terms) if not (t.term.name or is_time(t.term.text) or _asks(t, query) or _is_beside(t))]
    places = {n: text.find(terms[n].term.text) for n in plain}
    stressed = [n for n in plain if _STRESSED.search(text[: places[n]].lower())]
    if stressed:
        return stressed[:1]
    there = _EXISTS.match(text)  # "Is there a new date for the visit?": the date
    existing = [n for n in plain if there and there.start("what") <= places[n] < there.end("what")]
    if query.language == "de" and asks_existence(query):  # "Gab es in Lorum Streit im Vorstand?": what no preposition binds
        existing = [n for n in plain if terms[n].term.text[0].isupper() and not _BOUND.search(text[: places[n]])]
    if existing:
        return existing[-1:]
    free = [n for n in plain if not terms[n].term.setting or (query.language == "en" and _TO.search(text[: places[n]]))]
    # A noun with the definite article that the documents are about is given, not asked for.
    known = [
        n for n in plain if definite.search(text[: places[n]]) and (query.language == "en" or terms[n].term.text[0].isupper())
    ]
    given = [n for n in known if topics[n] >= TOPICAL]
    new = [n for n in free if n not in given] or free
    verb = [n for n in plain[:1] if _opens(terms[n], query) and not _WEAK.fullmatch(terms[n].term.text.lower())]
    named = [
        n for n in plain if any(t.term.name and re.search(rf"{re.escape(t.term.text)}[ -]\Z", text[: places[n]]) for t in terms)
    ]
    if verb and len(plain) > 1 and all(n in known or n in named for n in plain[1:]):
        return verb  # "Wusste der Rat von den Plänen?": the verb, where all else is known
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
    if last and (manner := _manner(terms, last[0], places, query)) is not None:
        return [manner]
    return last or plain[-1:]


def _manner(terms: Sequence[Expanded], verb: int, places: Mapping[int, int], query: Query) -> int | None:
    """The word before the verb that says how, where it has a contrary of its own: "Ist sie freiwillig zurückgetreten?"."""
    word = terms[verb].term.text
    before = [n for n, place in places.items() if n != verb and query.text[place:].startswith(f"{terms[n].term.text} {word}")]
    if query.language == "en" or not word.islower() or not before or not terms[before[0]].term.text.islower():
        return None
    return (
        before[0]
        if opposites(terms[before[0]].term.text, "de") and not opposites(f"{terms[before[0]].term.text} {word}", "de")
        else None
    )


def _is_manner(manner: str, verb: str, text: str) -> bool:
    """Whether one word says how another is done, which is given: "freiwillig zurückgetreten", "resign voluntarily"."""
    behind = manner.islower() and verb.islower() and f"{manner} {verb}" in text and bool(opposites(manner, "de"))
    return behind or (manner.endswith("ly") and f"{verb} {manner}" in text)


def _tells_which(term: Expanded, query: Query) -> bool:
    """Whether a word stands between article and noun, which it only tells apart: "die beanstandeten Spiele"."""
    before, found, after = query.text.partition(term.term.text)
    attribute = found and term.term.text.islower() and _ARTICLE.search(before) is not None
    return bool(attribute) and _NOUN.match(after) is not None


def _is_beside(term: Expanded) -> bool:
    """Whether a word only says when, or that one has or is able to do something: vorher, lassen, können."""
    return _BESIDE.fullmatch(term.term.text.lower()) is not None


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
_WEAK = re.compile(_PATTERNS["weak"])
_BESIDE = re.compile(_PATTERNS["beside"])
_ARTICLE = re.compile(_PATTERNS["article"])
_NOUN = re.compile(_PATTERNS["noun"])
_OVER = re.compile(_PATTERNS["over"], re.IGNORECASE)
_DOES = re.compile(_PATTERNS["does"])
_FINITE = re.compile(_PATTERNS["finite"])
_IS_IT = re.compile(_PATTERNS["is_it"])
