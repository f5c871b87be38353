"""A question's terms -> the forms under which a corpus may say them.

Per term the best form counts, never the sum: a word with five translations is not five times as important.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retrieval.index.vocabulary import Vocabulary
from retrieval.language.compounds import parts_of
from retrieval.language.lexicon import Lexicon
from retrieval.language.thesaurus import Thesaurus
from retrieval.language.tokens import stem, stems_of
from retrieval.models import Form, Term, Way

FIRST_TRANSLATION, NEXT_TRANSLATION, LAST_TRANSLATION = 0.95, 0.04, 0.6
RELATED = 0.55  # words that newspapers use for the same thing
SYNONYM = 0.5  # words of one language that share a translation mean something near
HEAD, FIRST_PART = 0.5, 0.4  # of a compound
SYNONYMS = 6
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Expands terms for one corpus: its languages, its vocabulary, and `known`, whether it has a stem."""

    languages: frozenset[str]
    vocabulary: Vocabulary
    lexicon: Lexicon
    thesaurus: Thesaurus
    known: Callable[[str], bool]

    def forms_of(self, term: Term, asked: str) -> tuple[Form, ...]:
        """Return the forms that the corpus has of a term of a question in the language `asked`, best first."""
        forms: dict[tuple[str, ...], Form] = {}
        for form in self._sure(term, asked):
            if all(self.known(stem) for stem in form.stems) and (
                form.stems not in forms or forms[form.stems].weight < form.weight
            ):
                forms[form.stems] = form
        if asked == "de" and not any(form.way is Way.EXACT for form in forms.values()):
            for form in self._parts(term):
                if all(self.known(stem) for stem in form.stems):
                    forms.setdefault(form.stems, form)
        certain = any(form.way in {Way.EXACT, Way.SPELLING} for form in forms.values())
        if not certain and (term.name or not self.lexicon.knows(term.text, asked)):
            for word, weight in self.vocabulary.corrections(term.text, name=term.name).items():
                for form in self._in_every_language(word, weight, Way.TYPO):
                    if all(self.known(stem) for stem in form.stems):
                        forms.setdefault(form.stems, form)
        return tuple(sorted(forms.values(), key=lambda form: (-form.weight, form.stems)))

    def _sure(self, term: Term, asked: str) -> Iterator[Form]:
        for language in LANGUAGES:  # a name or a foreign word may stand in a document of either
            yield _form(term.text, 1.0, Way.EXACT, language)
        common = self.lexicon.knows(term.text, asked)
        for word, weight in self.vocabulary.spellings(term.text).items():
            if weight < 1 and common and any(self.lexicon.knows(word, language) for language in LANGUAGES):
                continue  # two common words that sound alike are no name in two spellings
            yield from self._in_every_language(word, weight, Way.SPELLING)
        other = "de" if asked == "en" else "en"
        if other in self.languages:
            for rank, translation in enumerate(self.lexicon.translations(term.text, asked)):
                weight = max(LAST_TRANSLATION, FIRST_TRANSLATION - NEXT_TRANSLATION * rank)
                yield _form(translation, weight, Way.TRANSLATION, other)
        for member, language in self.thesaurus.related(term.text, asked):
            if language in self.languages:
                yield _form(member, RELATED, Way.SYNONYM, language)
        if asked in self.languages:
            near = sorted(self.lexicon.synonyms(term.text, asked).items(), key=lambda item: -item[1])
            for word, _ in near[:SYNONYMS]:
                yield _form(word, SYNONYM, Way.SYNONYM, asked)

    def _parts(self, term: Term) -> Iterator[Form]:
        """What a compound that the corpus does not have is made of: a source of errors is said in two words as well."""
        if "de" in self.languages:
            for part, weight in zip(parts_of(term.text, self._is_word) or (), (FIRST_PART, HEAD), strict=False):
                yield _form(part, weight, Way.PART, "de")

    def _is_word(self, word: str) -> bool:
        return self.lexicon.knows(word, "de") or word in self.vocabulary

    def _in_every_language(self, word: str, weight: float, way: Way) -> Iterator[Form]:
        for language in sorted(self.languages):
            yield _form(word, weight, way, language)


def _form(words: str, weight: float, way: Way, language: str) -> Form:
    return Form(tuple(stems_of(words, language)) or (stem(words, language),), weight, way, words)
