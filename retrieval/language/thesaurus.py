"""Groups of words with which newspapers say the same thing, from tables/thesaurus.txt: sterben, ums Leben kommen, death toll."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from retrieval.language.tokens import stem, stems_of

LANGUAGES = ("de", "en")
TAIL = 4  # letters of a German compound's last part that is looked up where the whole is not known


class Thesaurus:
    """What else a word or phrase may be called, in either language."""

    def __init__(self, groups: Iterable[dict[str, list[str]]]) -> None:
        self._groups = list(groups)
        self._by_key: dict[str, dict[tuple[str, ...], list[int]]] = {language: defaultdict(list) for language in LANGUAGES}
        for number, group in enumerate(self._groups):
            for language, phrases in group.items():
                for phrase in phrases:
                    self._by_key[language][_key(phrase, language)].append(number)

    def related(self, phrase: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the other members of the groups of `phrase`, each as (words, language); () where it stands in none.

        A German compound that is not known stands for its last part: Kaufpreis is a Preis.
        """
        groups = self._by_key[language].get(_key(phrase, language), ())
        if not groups and language == "de" and phrase.isalpha():
            tails = (phrase[at:].capitalize() for at in range(2, len(phrase) - TAIL + 1))
            groups = next(
                (self._by_key["de"][key] for key in (_key(tail, "de") for tail in tails) if key in self._by_key["de"]), ()
            )
        members = ((member, name) for number in groups for name, phrases in self._groups[number].items() for member in phrases)
        return tuple(dict.fromkeys(members))


@cache
def shipped_thesaurus() -> Thesaurus:
    """Return the thesaurus of tables/thesaurus.txt."""
    text = files("retrieval.language.tables").joinpath("thesaurus.txt").read_text(encoding="utf-8")
    return Thesaurus(read_groups(text))


def read_groups(text: str) -> Iterable[dict[str, list[str]]]:
    """Yield the groups of a thesaurus: `German, words | English, words` a line, # begins a comment line."""
    for line in text.splitlines():
        german, bar, english = line.partition("|")
        if bar and not line.startswith("#"):
            yield {"de": _members(german), "en": _members(english)}


def _members(side: str) -> list[str]:
    return [member.strip() for member in side.split(",") if member.strip()]


@lru_cache(maxsize=50_000)
def _key(phrase: str, language: str) -> tuple[str, ...]:
    return tuple(stems_of(phrase, language)) or (stem(phrase, language),)
