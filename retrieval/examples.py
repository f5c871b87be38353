"""Who is quoted in a corpus: the people to ask about first."""

import re
from collections import Counter
from itertools import islice

from corpus.models import Corpus
from retrieval.claims.speech import statements_of
from retrieval.language.lexicon import Lexicon
from retrieval.presence import ANSWERING

READ = 30  # documents, the latest; a greeting does not read a whole archive
_NAME = re.compile(r"([A-ZÄÖÜ][a-zäöüß’'-]+(?: (?:von|van|de|al|bin|ibn))? [A-ZÄÖÜ][\w’'-]+)\Z")


@ANSWERING
def quoted_people(corpus: Corpus, lexicon: Lexicon, most: int) -> list[str]:
    """Return the full names of those whom the latest documents quote most often, `most` at most."""
    dated = sorted(corpus, key=lambda document: str(document.published or ""), reverse=True)
    counts: Counter[str] = Counter()
    for document in islice(dated, READ):
        counts.update({name for statement in statements_of(document) if (name := _name(statement.speaker, lexicon))})
    return [name for name, _ in counts.most_common(most)]


def _name(speaker: str, lexicon: Lexicon) -> str:
    """The first name and the surname at the end of a speaker's description, "" where it has none.

    A first name is no word of the language: "Mehrere Medien", "Firma Lugauer" and "Sprecherin Falk" name nobody in full.
    """
    found = _NAME.search(speaker)
    words = found[1].split() if found else []
    known = any(lexicon.knows(word.lower(), language) for word in words for language in ("de", "en"))
    return "" if known or "-" in "".join(words[:1]) else " ".join(words)
