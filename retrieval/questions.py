"""A question as typed -> a Query: its language, what it asks for, and the terms worth looking for."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates import MONTHS
from corpus.language import language_of
from corpus.runs import bounded
from retrieval.errors import EmptyQuestionError
from retrieval.focus import setting_spans
from retrieval.language.idioms import idioms_in
from retrieval.language.lexicon import LONGEST_PHRASE, Lexicon
from retrieval.language.sentences import sentences_of
from retrieval.language.separable import joined_verbs
from retrieval.language.tables import table
from retrieval.language.tokens import Token, stopwords, tokens_of
from retrieval.language.verbs import is_finite
from retrieval.models import Kind, Query, Term

LANGUAGES = ("de", "en")
LONGEST = 4_096  # characters of a question; no message in Telegram is longer
_QUOTED = re.compile(r"[„“»«\"‚‘][^„“”»«\"‚‘’]{1,500}[“”»«\"‘’]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,60}>")  # a question copied from a page brings its markup
_SIGNS = re.compile(r"(?<!\W)(\W{20})\W+")  # more signs and blanks in a row say no more than these
_ASKED = re.compile(r"\?\W*\Z")


def read_question(text: str, lexicon: Lexicon) -> Query:
    """Return the query that `text` asks.

    Courtesies ("Könnt ihr mir sagen, …", "Thanks!") say nothing of what is asked. Of several sentences, those that end
    with a question mark say it first; all add terms. Of a text longer than a message, the beginning asks. Raises
    EmptyQuestionError where the text holds no word.
    """
    text = _SIGNS.sub(r"\1", bounded(text[:LONGEST]))
    plain = _TAG.sub(lambda found: " " * len(found[0]), text)
    tokens = tokens_of(plain)
    if not tokens:
        raise EmptyQuestionError("the question holds no word")
    language = _language(plain, tokens, lexicon)
    bare = _without_courtesies(plain, language)
    kept = tokens_of(bare)
    terms = _terms(bare, kept, language, lexicon) if kept else {}
    if not terms and _kind(bare, language) is Kind.TOPIC:
        raise EmptyQuestionError("the question asks for nothing")  # "Hallo!", "Thanks"
    # Where there is nothing but courtesies and function words, these are what there is to look for.
    return Query(
        text,
        language,
        _kind(bare, language),
        tuple(terms.values() or map(Term, dict.fromkeys(token.surface for token in kept or tokens))),
    )


def _language(text: str, tokens: list[Token], lexicon: Lexicon) -> str:
    """The language whose words these are; a question is often too short for the commonest words alone to tell."""
    votes = dict.fromkeys(LANGUAGES, 0)
    for place, surface in enumerate(dict.fromkeys(token.surface for token in tokens[:200])):
        word = surface.lower()
        function = [language for language in LANGUAGES if word in stopwords(language)]
        content = [language for language in LANGUAGES if lexicon.knows(word, language)]
        if place and not function and surface[0].isupper() and content == ["en"]:
            continue  # within a sentence, English writes only names with a capital
        if len(function or content) == 1:
            # "die" and "war" are function words of German, and yet English words.
            votes[(function or content)[0]] += 2 if function and set(content) <= set(function) else 1
        elif not content and re.search("[äöüß]", word):
            votes["de"] += 1
    if votes["de"] == votes["en"]:
        return language_of(text)
    return max(LANGUAGES, key=votes.__getitem__)


def _without_courtesies(text: str, language: str) -> str:
    """The text with spaces in the place of courtesies, so that what stays keeps its offsets."""
    for courtesy in _courtesies(language):
        text = courtesy.sub(lambda found: re.sub(r"\w", " ", found[0]), text)
    return text


def _kind(text: str, language: str) -> Kind:
    # What somebody asked within a quotation is not what is asked here.
    own = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    sentences = [own[sentence.start : sentence.end] for sentence in sentences_of(own, language)]
    sentences.sort(key=lambda sentence: _ASKED.search(sentence) is None)
    found = (kind for sentence in sentences for kind in _kinds_in(sentence, language))
    return next(found, Kind.WHETHER if language == "de" and any(map(_begins_with_verb, sentences)) else Kind.TOPIC)


def _begins_with_verb(sentence: str) -> bool:
    """Whether a German sentence begins with a finite verb and goes on, as a question does: "übernimmt Nordbahn alle Leute?"."""
    words = re.findall(r"\w+", sentence)
    return len(words) > 2 and is_finite(words[0].lower())


def _kinds_in(sentence: str, language: str) -> Iterator[Kind]:
    """The kinds that a sentence's words show, the first in the sentence first; at one place, the table's order decides."""
    plain = re.sub(r"\A\W+", "", sentence.lower())
    places = []
    for kind, patterns in _kinds(language):
        starts = [found.start() for pattern in patterns if (found := pattern.search(plain))]
        if starts:
            places.append((min(starts), kind))
    yield from (kind for _, kind in sorted(places, key=lambda place: place[0]))


def _terms(text: str, tokens: list[Token], language: str, lexicon: Lexicon) -> dict[str, Term]:
    skip = stopwords(language)
    settings = setting_spans(text, tokens, language)
    parted = joined_verbs(text, tokens) if language == "de" else []
    whole, prefixes = {first: word for first, _, word in parted}, {last for _, last, _ in parted}
    for numbers, phrase in idioms_in(tokens) if language == "de" else ():
        if not prefixes.intersection(numbers) and not whole.keys() & set(numbers):
            whole[numbers[-1]] = phrase
            prefixes |= set(numbers[:-1])
    terms: dict[str, Term] = {}
    at = 0
    while at < len(tokens):
        if at in whole:
            terms.setdefault(whole[at], Term(whole[at]))
        if at in whole or at in prefixes:
            at += 1
            continue
        count = _phrase_at(tokens, at, language, lexicon)
        phrase = text[tokens[at].start : tokens[at + count - 1].end]
        if (count > 1 or phrase.lower() not in skip) and not _measures(tokens, at, language):
            name = count == 1 and _is_name(text, tokens, at, language, lexicon)
            setting = any(start <= tokens[at].start < end for start, end in settings)
            opens = at == 0 and _opens(phrase, language)  # a verb, which only stands first: its forms are those of a small word
            terms.setdefault(phrase.lower(), Term(phrase.lower() if opens else phrase, name, setting))
        at += count
    return terms


def _opens(word: str, language: str) -> bool:
    """Whether a question's first word is the verb that begins one which asks for yes or no."""
    return any(pattern.match(word.lower()) for pattern in dict(_kinds(language))[Kind.WHETHER])


def _measures(tokens: list[Token], at: int, language: str) -> bool:
    """Whether a word is part of the question word: what is sought for "Wie viele Menschen …" is Menschen."""
    asks, measures = table("questions")["measures"][language]
    return at > 0 and tokens[at - 1].surface.lower() == asks and tokens[at].surface.lower() in measures.split()


def _is_counted(tokens: list[Token], at: int, language: str) -> bool:
    """Whether a word stands behind "wie viele", however it is spelt: things are counted, not people by their names."""
    before = " ".join(token.surface.lower() for token in tokens[max(0, at - 2) : at])
    return _counting(language).search(before) is not None


def _phrase_at(tokens: list[Token], at: int, language: str, lexicon: Lexicon) -> int:
    """The number of words from `at` that the lexicon knows as one phrase; German writes such in one word."""
    if language == "en" and tokens[at].surface.lower() not in stopwords(language):
        for count in range(LONGEST_PHRASE, 1, -1):
            words = [token.surface for token in tokens[at : at + count]]
            if len(words) == count and lexicon.knows_phrase(" ".join(words), language):
                return count
    return 1


def _is_name(text: str, tokens: list[Token], at: int, language: str, lexicon: Lexicon) -> bool:
    word = tokens[at].surface
    if not word[0].isupper() or len(word) < 3 or word.lower() in MONTHS:
        return False
    if _is_counted(tokens, at, language) or (language == "de" and _is_one_of_many(text, tokens, at)):
        return False
    if at == 0 and language == "de" and _opens_whether(word):
        return False  # "Ging sie freiwillig?"
    if word.isupper() or (language == "de" and not _is_titled(text, tokens, at, lexicon) and _is_noun(word, lexicon)):
        return False  # German writes every noun with a capital
    if at == 0 and _opens(word, language):
        return False  # "Ging Minister Lorenz …?" begins with its verb
    begins = at == 0 or re.search(r"[.!?:]\W*$", text[: tokens[at].start]) is not None
    # What begins a sentence is written with a capital; it is a name where another follows, or where it stands alone ("Kolbe: …").
    alone = at + 1 == len(tokens) or tokens[at + 1].surface[0].isupper() or text[tokens[at].end] in ":,–"
    return not begins or (alone and not lexicon.knows(word, language) and word.lower() not in stopwords(language))


def _is_one_of_many(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a German noun stands as no name does: "ein Bagger", or before a name that it says more of: "die Stute Mahra"."""
    article = tokens[at - 1].surface.lower() if at and text[tokens[at - 1].end : tokens[at].start] == " " else ""
    if article in table("questions")["indefinite"].split():
        return True
    named = at + 1 < len(tokens) and text[tokens[at].end : tokens[at + 1].start] == " " and tokens[at + 1].surface[0].isupper()
    inflected = tokens[at].surface.endswith(_INFLECTED)  # "die Hohe Pforte" is a name
    return named and not inflected and article in table("questions")["definite"].split()


_INFLECTED = ("e", "en", "er", "es", "em")


@cache
def _opens_whether(word: str) -> bool:
    """Whether a question that begins with the word asks for yes or no: it is a finite verb."""
    whether = next(patterns for kind, patterns in _kinds("de") if kind is Kind.WHETHER)
    return whether[0].match(word.lower()) is not None


def _is_titled(text: str, tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown word stands directly behind another with a capital, as a surname does: Kanzler Stromberg."""
    if at == 0 or text[tokens[at - 1].end : tokens[at].start] != " " or lexicon.knows(tokens[at].surface, "de"):
        return False
    before = tokens[at - 1].surface
    return before[0].isupper() and before.lower() not in stopwords("de")


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a German word with a capital is a common noun: known, a compound of a known one, or with a noun's ending."""
    tails = (word[at:] for at in range(len(word) - 2) if at == 0 or at >= 3)
    return any(lexicon.knows(tail, "de") for tail in tails) or word.lower().endswith(_noun_endings())


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(table("questions")["noun_endings"].split())


@cache
def _kinds(language: str) -> list[tuple[Kind, list[re.Pattern[str]]]]:
    return [
        (Kind(name), [re.compile(pattern) for pattern in patterns]) for name, patterns in table("questions")[language].items()
    ]


@cache
def _counting(language: str) -> re.Pattern[str]:
    return re.compile(table("questions")["counting"][language])


@cache
def _courtesies(language: str) -> list[re.Pattern[str]]:
    words = table("questions")["courtesies"]
    patterns = [rf"(?:\A|(?<=[.!?,:;\n–—-]))\W*{pattern}" for pattern in words[language]] + words["any"]
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
