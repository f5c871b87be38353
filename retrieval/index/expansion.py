"""A question's terms -> the forms under which a corpus may say them.

Per term the best form counts, never the sum: a word with five translations is not five times as important.
"""

from collections.abc import Callable

from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import Lexicon
from retrieval.language.tokens import stem, stems_of
from retrieval.models import Form, Query, Term, Way

FIRST_TRANSLATION, NEXT_TRANSLATION, LAST_TRANSLATION = 0.95, 0.04, 0.6
SYNONYM = 0.45  # words of one language that share a translation mean something near
SYNONYMS = 6
LANGUAGES = ("de", "en")


def forms_of(
    term: Term,
    query: Query,
    languages: frozenset[str],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    known: Callable[[str], bool],
) -> tuple[Form, ...]:
    """Return the forms of `term` for a corpus in `languages`, best first; `known` says which stems the corpus has."""
    forms: dict[tuple[str, ...], Form] = {}

    def add(surface: str, weight: float, way: Way, language: str) -> None:
        stems = tuple(stems_of(surface, language)) or (stem(surface, language),)
        if all(known(part) for part in stems) and (stems not in forms or forms[stems].weight < weight):
            forms[stems] = Form(stems, weight, way, surface)

    for language in LANGUAGES:
        add(term.text, 1.0, Way.EXACT, language)
    for word, weight in vocabulary.spellings(term.text).items():
        for language in languages:
            add(word, weight, Way.SPELLING, language)
    other = "de" if query.language == "en" else "en"
    if other in languages:
        for rank, translation in enumerate(term.translations):
            add(translation, max(LAST_TRANSLATION, FIRST_TRANSLATION - NEXT_TRANSLATION * rank), Way.TRANSLATION, other)
    if query.language in languages:
        near = sorted(lexicon.synonyms(term.text, query.language).items(), key=lambda item: -item[1])[:SYNONYMS]
        for word, _ in near:
            add(word, SYNONYM, Way.SYNONYM, query.language)
    certain = any(form.way in {Way.EXACT, Way.SPELLING} for form in forms.values())
    if not certain and (term.name or not lexicon.knows(term.text, query.language)):
        for word, weight in vocabulary.corrections(term.text, name=term.name).items():
            for language in languages:
                add(word, weight, Way.TYPO, language)
    return tuple(sorted(forms.values(), key=lambda form: (-form.weight, form.stems)))
