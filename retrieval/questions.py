"""A question as typed -> a Query: its language, what it asks for, and the terms worth looking for."""

import re
from functools import cache

from corpus.metadata import language_of
from retrieval.errors import EmptyQuestionError
from retrieval.language.lexicon import LONGEST_PHRASE, Lexicon
from retrieval.language.tables import table
from retrieval.language.tokens import Token, stopwords, tokens_of
from retrieval.models import Kind, Query, Term

_QUESTION = re.compile(r"[^.!?…\n]*\?")


def read_question(text: str, lexicon: Lexicon) -> Query:
    """Return the query that `text` asks.

    Of several sentences, those that end with a question mark say what is asked; the others only add terms. Raises
    EmptyQuestionError where the text holds no word.
    """
    tokens = tokens_of(text)
    if not tokens:
        raise EmptyQuestionError("the question holds no word")
    language = language_of(text)
    return Query(text, language, _kind(text, language), tuple(_terms(text, tokens, language, lexicon)))


def _kind(text: str, language: str) -> Kind:
    asked = [found[0].strip() for found in _QUESTION.finditer(text)] or [text]
    for sentence in asked:
        for kind, patterns in _kinds(language):
            if any(pattern.search(sentence.lower()) for pattern in patterns):
                return kind
    return Kind.TOPIC


def _terms(text: str, tokens: list[Token], language: str, lexicon: Lexicon) -> list[Term]:
    skip = stopwords(language)
    terms: dict[str, Term] = {}
    at = 0
    while at < len(tokens):
        count = _phrase_at(tokens, at, language, lexicon)
        phrase = text[tokens[at].start : tokens[at + count - 1].end]
        if count > 1 or phrase.lower() not in skip:
            name = _is_name(text, tokens, at, language, lexicon)
            # An unknown word that looks like a name is itself in every language.
            terms.setdefault(phrase.lower(), Term(phrase, lexicon.translations(phrase, language), name))
        at += count
    if not terms:  # nothing but function words: they are all there is to look for
        return [Term(token.surface) for token in tokens]
    return list(terms.values())


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
    if not word[0].isupper() or len(word) < 3:
        return False
    if language == "de" and (lexicon.knows(word, "de") or word.isupper()):
        return False  # German writes every noun with a capital; a known one is no name
    begins = at == 0 or re.search(r"[.!?:]\W*$", text[: tokens[at].start]) is not None
    return not (begins and (lexicon.knows(word, language) or word.lower() in stopwords(language)))


@cache
def _kinds(language: str) -> list[tuple[Kind, list[re.Pattern[str]]]]:
    return [
        (Kind(name), [re.compile(pattern) for pattern in patterns]) for name, patterns in table("questions")[language].items()
    ]
