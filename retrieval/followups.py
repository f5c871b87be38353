"""A question that takes its subject from the one before it: "Und wann war das?", "Was sagt das Pentagon dazu?", "Where?"."""

import re
from functools import cache

from retrieval.errors import EmptyQuestionError
from retrieval.language.lexicon import Lexicon
from retrieval.language.tables import table
from retrieval.language.tokens import stopwords, surfaces_of
from retrieval.models import Query
from retrieval.questions import read_question

OWN = 2  # content words that a question has at most whose pronoun, or whose "und", points back
NAMING = {"de": 1, "en": 0}  # of them, those with a capital: "Wie viele Tote gab es?", but not "… gab es in Hallvik?"


def with_subject(question: str, before: str, lexicon: Lexicon) -> str | None:
    """Return the question with the subject of `before` behind it; None where it has one of its own.

    It follows up where it has an adverb that points back (dazu, there), or begins with "und" or has a pronoun and little
    else, or is nothing but a question word. The subject stands behind a preposition, which makes it the setting of what is asked.
    """
    try:
        query, earlier = read_question(question, lexicon), read_question(before, lexicon)
    except EmptyQuestionError:
        return None
    if not _points_back(query):
        return None
    own = {word.lower() for word in surfaces_of(query.text)}
    terms = [term for term in earlier.terms if term.text.lower() not in own]
    # What was asked of the matter, mostly a verb, is not asked again; in small letters nouns cannot be told from it.
    nouns = [term.text for term in terms if term.text[0].isupper()] if earlier.language == "de" else []
    subject = nouns or [term.text for term in terms]
    opening = "|".join(sorted(_words(query.language, "opens")))
    asked = re.sub(rf"\A\W*(?:(?:{opening})\b)?[\s,]*", "", question, flags=re.IGNORECASE).rstrip(" ?.!")
    joint = table("followups")[query.language]["joint"]
    return f"{asked[:1].upper()}{asked[1:]} {joint} {' '.join(subject)}?" if subject else None


def _points_back(query: Query) -> bool:
    surfaces = surfaces_of(query.text)
    words = [word.lower() for word in surfaces]
    points, opens = _words(query.language, "points"), _words(query.language, "opens")
    if not points.isdisjoint(words):
        return True
    skip = stopwords(query.language) | opens | _words(query.language, "pronouns")
    content = [word for word in words if word not in skip]
    if words[0] in opens:
        return len(content) <= OWN
    capitals = [word for word in surfaces[1:] if word[0].isupper()]
    asks_only = len(words) == 1 and not content and "?" in query.text
    few = len(content) <= OWN and len(capitals) <= NAMING[query.language]
    return asks_only or (few and bool(_pronouns(query)))


def _pronouns(query: Query) -> list[str]:
    """The pronouns of the question that are no article: "war das?", not "das Schiff"."""
    words = surfaces_of(query.text)
    listed = _words(query.language, "pronouns")
    return [
        word
        for word, following in zip(words, [*words[1:], ""], strict=True)
        if word.lower() in listed and not (query.language == "de" and following[:1].isupper())
    ]


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table("followups")[language][name].split())
