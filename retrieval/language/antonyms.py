"""Words and phrases that exclude each other as answers to one question, from tables/antonyms.txt: einstimmig, Gegenstimme."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from retrieval.language.thesaurus import Group, Key, listed, members_of, numbered
from retrieval.language.tokens import stem, surfaces_of

EARLY = 3  # the first words of a side mean what it means in most texts, the later ones in some


class Antonyms:
    """Pairs of sides: what one says in answer to some question, the other denies."""

    def __init__(self, pairs: Iterable[tuple[Group, Group]]) -> None:
        self._sides = [side for pair in pairs for side in pair]  # the two of a pair are neighbours: 0 and 1, 2 and 3
        self._by_key = numbered(self._sides, _key)

    def opposites(self, phrase: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the words and phrases that say the contrary of `phrase`, each with its language; () where none is known."""
        return members_of(self._sides[number ^ 1] for number in self._numbers(phrase, language))

    def alike(self, phrase: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the words and phrases that stand on the same side as `phrase`, it among them; () where none is known."""
        return members_of(self._sides[number] for number in self._numbers(phrase, language))

    def _numbers(self, phrase: str, language: str) -> list[int]:
        """The sides where `phrase` stands first, which name its own sense; else where it stands early, else all that have it."""
        key = _key(phrase, language)
        ranked = [(self._rank(number, key, language), number) for number in self._by_key[language].get(key, [])]
        within = next((most for most in (1, EARLY) if any(rank < most for rank, _ in ranked)), None)
        return [number for rank, number in ranked if within is None or rank < within]

    def _rank(self, number: int, key: Key, language: str) -> int:
        return [_key(member, language) for member in self._sides[number][language]].index(key)


@cache
def shipped_antonyms() -> Antonyms:
    """Return the pairs of tables/antonyms.txt."""
    return Antonyms(read_pairs(files("retrieval.language.tables").joinpath("antonyms.txt").read_text(encoding="utf-8")))


def opposites(phrase: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return what the shipped table has for the contrary of `phrase`, each as (words, language)."""
    return shipped_antonyms().opposites(phrase, language)


def alike(phrase: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return what the shipped table has on the same side as `phrase`, it among them, each as (words, language)."""
    return shipped_antonyms().alike(phrase, language)


def read_pairs(text: str) -> Iterable[tuple[Group, Group]]:
    """Yield the pairs of a table: `German, words; English, words | German, words; English, words`, # begins a comment line."""
    for line in text.splitlines():
        one, bar, two = line.partition("|")
        if bar and not line.startswith("#"):
            yield _side(one), _side(two)


def _side(phrases: str) -> Group:
    german, _, english = phrases.partition(";")
    return {"de": listed(german), "en": listed(english)}


@lru_cache(maxsize=20_000)
def _key(phrase: str, language: str) -> Key:
    """The stems of all words: where two sides differ in a "nicht", it is what matters."""
    return tuple(stem(word, language) for word in surfaces_of(phrase))
