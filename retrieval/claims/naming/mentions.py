"""Who a text names: bodies and the people who speak for them, as their words stand side by side.

One pass over the words. A noun for a body or an office is read with what belongs to it: the adjective, possessive or noun
before it ("das halmländische Ministerium", "the union's negotiator"), the genitive or place after it ("Sprecherin der Bahn",
"Ministerium in Minsk"), and the name beside it or in apposition ("Präsident Olaf Petri", "Mary Hunt, a spokeswoman").
"""

from retrieval.claims.naming.marking import marked, run_of_names, spelt
from retrieval.claims.naming.named import Mention
from retrieval.claims.naming.phrases import Phrase


def mentions_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Return what `text[start:end]` names, in order; offsets are those of `text`."""
    found: list[Mention] = []
    sentence = marked(text, start, len(text) if end is None else end)
    at = 0
    while at < len(sentence):
        meaning = sentence[at].meaning
        if (meaning.kind or meaning.office) and not meaning.rank:
            phrase = Phrase(sentence, at)
            found += phrase.mentions()
            at = phrase.last
        else:
            at += 1
    return found


def names_in(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Return the runs of capitalised words that no table knows: their places, and the words without titles."""
    sentence = marked(text, start, len(text) if end is None else end)
    found, at = [], 0
    while at < len(sentence):
        run = run_of_names(sentence, at)
        if run > at:
            found.append((sentence[at].start, sentence[run - 1].end, spelt(sentence[at:run])))
        at = max(run, at + 1)
    return found


def countries_in(text: str) -> list[str]:
    """Return the countries that `text` names by name, adjective, people or capital."""
    return [word.meaning.owner for word in marked(text, 0, len(text)) if word.meaning.country]
