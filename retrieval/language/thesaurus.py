"""Groups of words with which newspapers say the same thing, from tables/thesaurus.txt: sterben, ums Leben kommen, death toll."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files

from retrieval.language.tables import words
from retrieval.language.tokens import stem, stems_of, surfaces_of
from retrieval.readings import WorkedOut, at_once, worked_out

LANGUAGES = ("de", "en")
TAIL = 4  # letters of a German compound's last part that is looked up where the whole is not known

Group = dict[str, list[str]]  # per language the words and phrases
Key = tuple[str, ...]


class Thesaurus:
    """What else a word or phrase may be called, in either language."""

    def __init__(self, groups: Iterable[Group], worked_out: WorkedOut = at_once) -> None:
        self._groups = list(groups)
        self._worked_out = worked_out
        self._by_key: dict[str, dict[str, list[int]]] = {}  # read when a language is first asked about

    def related(self, phrase: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the other members of the groups of `phrase`, each as (words, language); () where it stands in none.

        A German compound that is not known stands for its last part, Kaufpreis for Preis; one with "un" before it does not.
        A member of which only a light word would be looked for, like "go" of "go off", finds its group and is not returned.
        """
        by_key = self._keys(language)
        groups = by_key.get(" ".join(_key(phrase, language)), ())
        if not groups and language == "de" and phrase.isalpha():
            tails = (phrase[at:].capitalize() for at in range(2, len(phrase) - TAIL + 1) if phrase[:at] != "un")
            groups = next((by_key[key] for key in (" ".join(_key(tail, "de")) for tail in tails) if key in by_key), ())
        members = members_of(self._groups[number] for number in groups)
        return tuple((member, name) for member, name in members if _says_enough(member, name))

    def phrases(self, language: str) -> Iterable[str]:
        """Return its members of several words."""
        return dict.fromkeys(member for group in self._groups for member in group.get(language, ()) if " " in member)

    def _keys(self, language: str) -> dict[str, list[int]]:
        if language not in self._by_key:
            self._by_key[language] = self._worked_out(f"thesaurus {language}", lambda: self._numbered(language))
        return self._by_key[language]

    def _numbered(self, language: str) -> dict[str, list[int]]:
        found = numbered(({language: group.get(language, [])} for group in self._groups), _key)[language]
        return {" ".join(key): numbers for key, numbers in found.items()}


@cache
def shipped_thesaurus() -> Thesaurus:
    """Return the thesaurus of tables/thesaurus.txt."""
    text = files("retrieval.language.tables").joinpath("thesaurus.txt").read_text(encoding="utf-8")
    return Thesaurus(read_groups(text), worked_out)


def read_groups(text: str) -> Iterable[Group]:
    """Yield the groups of a thesaurus: `German, words | English, words` a line, # begins a comment line."""
    for line in text.splitlines():
        german, bar, english = line.partition("|")
        if bar and not line.startswith("#"):
            yield {"de": listed(german), "en": listed(english)}


def listed(words: str) -> list[str]:
    """Return the words and phrases between the commas of `words`."""
    return [member.strip() for member in words.split(",") if member.strip()]


def numbered(groups: Iterable[Group], key: Callable[[str, str], Key]) -> dict[str, dict[Key, list[int]]]:
    """Return, per language, the numbers of the groups that have a phrase, by the `key` of phrase and language."""
    by_key: dict[str, dict[Key, list[int]]] = {language: defaultdict(list) for language in LANGUAGES}
    for number, group in enumerate(groups):
        for language, phrases in group.items():
            for phrase in phrases:
                by_key[language][key(phrase, language)].append(number)
    return by_key


def members_of(groups: Iterable[Group]) -> tuple[tuple[str, str], ...]:
    """Return the words and phrases of `groups`, each once and with its language."""
    return tuple(
        dict.fromkeys((member, language) for group in groups for language, phrases in group.items() for member in phrases)
    )


@lru_cache(maxsize=50_000)
def _key(phrase: str, language: str) -> Key:
    if phrase.isalpha():
        return (stem(phrase, language),)
    # In whatever order: "ums Leben kommen", "kam ums Leben".
    stems = tuple(sorted(stems_of(phrase, language)))
    if stems and not _is_light(stems, language):
        return stems
    return tuple(sorted(stem(word, language) for word in surfaces_of(phrase)))  # "step down" is not any "step"


def _says_enough(phrase: str, language: str) -> bool:
    return phrase.isalpha() or not _is_light(tuple(stems_of(phrase, language)), language)


def _is_light(stems: Key, language: str) -> bool:
    """Whether of a phrase without its function words nothing but a light word is left."""
    return len(stems) == 1 and stems[0] in _light_stems(language)


@cache
def _light_stems(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words(f"light_words_{language}"))
