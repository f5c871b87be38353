"""Whom a document means by "er", "der Minister", "die Behörde", "she", "the ministry": its fuller mention of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.claims.speech.namings import BODIES, PARTICLES, Mention, named_in, trimmed
from retrieval.claims.speech.nouns import is_body, is_office, is_text
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import table
from retrieval.claims.tables import words as listed

_NO_NAMES = listed("speech", "en", "sentence_words")
_PRONOUNS = listed("speech", "de", "pronouns") | frozenset({"ihn", "he", "she", "they"})
_IS_WOMAN = {"er": False, "ihn": False, "dieser": False, "letzterer": False, "he": False, "sie": True, "she": True}
_INDEFINITE = frozenset({"ein", "eine", "einem", "einer", "a", "an"})
_POSSESSIVE = re.compile(r"(?<=[a-z])['’]s\Z")  # "by the union's count"
_OWNING = re.compile(r"(?:sein|ihr)(?:e|er|em|en)|dessen|deren")
_AGED = re.compile(r"\d{1,3}-?[Jj]ährige")  # "die 47-Jährige" is who was named before
_OWNER = r"(?P<name>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,3})"
FARTHEST = 400  # mentions back to which somebody is looked for
LONGEST = 110  # characters of a speaker's name


class Mentions:
    """Who has been named in a document, in the order of its text."""

    def __init__(self, sentences: Sequence[Sequence[Word]], text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._same = _same(language)
        self._all = [mention for words in sentences for mention in named_in(words, text, language)]
        self._starts = [mention.start for mention in self._all]
        self._persons = {mention.text: mention for mention in reversed(self._all)}
        self._names: dict[str, list[Mention]] = {}
        for mention in self._all:
            for name in mention.names:
                self._names.setdefault(_bare(name), []).append(mention)

    def speaker(self, words: Sequence[Word], first: int, last: int, spoken: str | None, *, just: bool = False) -> str | None:
        """Return the fullest name of words[first:last]; `spoken` is who spoke last, `just`: in the sentence before."""
        phrase = words[first:last]
        low, at = phrase[0].low, phrase[0].start
        if len(phrase) == 1 and low in _PRONOUNS:
            return self._person(low, at, spoken, just=just) or phrase[0].text
        if _AGED.fullmatch(phrase[-1].text) and low in {"der", "die"} and len(phrase) == 2:
            return self._person("sie" if low == "die" else "er", at, spoken, just=just) or phrase[-1].text
        if _OWNING.fullmatch(low) and is_text(phrase[-1].low):
            # "…, heißt es in dessen Mitteilung": whoever was named last
            owner = next(
                (
                    one
                    for one in self._before(at)
                    if one.person or any(map(is_body, one.names)) or not BODIES.isdisjoint(one.names)
                ),
                None,
            )
            if owner is not None:
                return (self._office(owner.names[0], owner.start, spoken) if len(owner.names) == 1 else None) or owner.text
        text = _POSSESSIVE.sub("", trimmed(" ".join(self._text[at : phrase[-1].end].split())))
        if all(word.capital or word.low in PARTICLES for word in phrase):
            names = [word.low for word in phrase if word.capital]
            if (
                len(names) <= 2
                and not is_text(names[-1])
                and not is_body(names[-1])
                and not is_office(names[-1])
                and names[-1] not in self._same
            ):
                return self._full_name(names, at) or text
        noun = self._bare_noun(phrase)
        if noun is None:
            return text or None
        known = is_office(noun) or is_body(noun) or is_text(noun) or noun in BODIES or bool(self._alike(noun))
        fuller = self._office(noun, at, spoken) if known else None
        if fuller is None and is_text(noun) and spoken and self._stood_with(noun, spoken, at):
            fuller = spoken
        if fuller is None and is_text(noun):
            fuller = self._owned(noun, at)
        if fuller is None or fuller.lower() in text.lower():
            return text
        return fuller if _holds(fuller, noun) else f"{text} ({fuller})"

    def _bare_noun(self, phrase: Sequence[Word]) -> str | None:
        """The noun of a phrase that says no more: "die Behörde", "the ministry"; None for any other phrase."""
        if phrase[0].low in _INDEFINITE:
            return None
        named = [word.low for word in phrase if (word.capital and word.low not in _NO_NAMES) or word.quotation]
        if self._language == "en" and not named and len(phrase) <= 2:
            return phrase[-1].low
        return named[0] if len(named) == 1 else None

    def _person(self, pronoun: str, at: int, spoken: str | None, *, just: bool) -> str | None:
        woman = _IS_WOMAN.get(pronoun)
        if spoken and just and self._fits(spoken, woman=woman):
            return spoken
        for mention in self._before(at):
            if not self._somebody(mention, pronoun):
                continue
            if woman is not None and mention.woman is not None and mention.woman != woman:
                continue
            if spoken and _shares(spoken, mention.names):
                return spoken
            if len(mention.names) == 1 and is_office(mention.names[0]):
                return self._office(mention.names[0], mention.start, spoken) or mention.text
            return self._full_name([mention.names[-1]], at) or mention.text
        return spoken

    def _fits(self, spoken: str, *, woman: bool | None) -> bool:
        """Whether who spoke last is a person, and of the pronoun's gender as far as that can be told."""
        mention = self._persons.get(spoken)
        return mention is not None and mention.person and (woman is None or mention.woman in {None, woman})

    def _before(self, at: int) -> Iterator[Mention]:
        """The mentions before `at`, the nearest first."""
        last = bisect_left(self._starts, at)
        return reversed(self._all[max(0, last - FARTHEST) : last])

    def _somebody(self, mention: Mention, pronoun: str) -> bool:
        """Whether a pronoun can stand for the mention: an office, a name, or a surname that has been told in full."""
        if mention.person or (mention.body and pronoun in {"sie", "they"}):
            return True
        return len(mention.names) == 1 and mention.named and self._full_name(mention.names, mention.start) is not None

    def _full_name(self, names: Sequence[str], at: int) -> str | None:
        """The first mention of a surname that has more of the name, or the office: before the place if there is one."""
        found = [
            one
            for one in self._names.get(_bare(names[-1]), ())
            if len(one.names) > len(names) and one.person and len(one.text) <= LONGEST
        ]
        found = [one for one in found if all(any(_bare(name) in _bare(other) for other in one.names) for name in names)]
        # The surname closes the name: "Kanal Nord" is no short form of "Kanal Nord Chefin Rike Sand".
        found = [one for one in found if _bare(names[-1]) in {_bare(one.names[-1]), _bare(one.surname)}]
        before = [one for one in found if one.start <= at] or found
        if not before:
            return None
        return max(before, key=lambda one: (min(len(one.names), 4), -one.start)).text

    def _stood_with(self, noun: str, spoken: str, at: int) -> bool:
        """Whether the text named by `noun` was last named beside the speaker: "erklärte das Amt in einem Kommentar"."""
        last = self._text.lower().rfind(noun, 0, at)
        return last >= 0 and spoken in " ".join(self._text[max(0, last - 200) : last + 100].split())

    def _owned(self, noun: str, at: int) -> str | None:
        """The text that `noun` names, with whose it is, where it was told before: "der Bericht der Universität Moor"."""
        pattern = rf"\b\w{{0,30}}{re.escape(noun)}\w{{0,2}} (?:der|des|von|vom|of the|by the|from the) (?-i:{_OWNER})"
        found = [one for one in re.finditer(pattern, self._text[:at], re.IGNORECASE) if one["name"][0].isupper()]
        return " ".join(found[-1][0].split()) if found else None

    def _alike(self, noun: str) -> tuple[str, ...]:
        """What else the bearer of a bare office may be called; "*" for anybody who spoke."""
        return next((self._same[form] for form in _uninflected(noun) if form in self._same), ())

    def _office(self, noun: str, at: int, spoken: str | None) -> str | None:
        """The latest mention before `at` that bears the office: its noun ends in the bare one, or in another word for it."""
        same = self._alike(noun)
        endings = (*_uninflected(noun), *(word for word in same if word != "*"))
        woman = noun.endswith("in")
        for mention in self._before(at):
            if self._language == "en" and noun in mention.text.lower().split() and mention.names[0] not in _NO_NAMES:
                return mention.text
            if len(mention.names) < 2 and mention.names[:1] == (noun,):
                continue
            head = [
                name for name in mention.names if _bare(name).endswith(endings) or (name.startswith(endings) and mention.person)
            ]
            if (
                head
                and not (len(mention.names) == 1 and head[0] == noun)
                and mention.woman in {None, woman, not woman and not is_office(noun)}
            ):
                return mention.text
        if (
            "*" in same
            and spoken
            and not _holds(spoken, noun)
            and not spoken.islower()
            and not any(is_office(word.lower()) for word in spoken.split())
            and not (spoken in self._persons and self._persons[spoken].person)
        ):
            return spoken
        return None


def _bare(name: str) -> str:
    """A name without the genitive's s: "Falks"."""
    plain = re.sub(r"['’]s?$", "", name)
    return plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain


def _uninflected(noun: str) -> tuple[str, ...]:
    """A noun, and what it is without the ending of a genitive: Ministeriums, Hauses."""
    return tuple(form for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")) if len(form) > 3)


def _holds(text: str, noun: str) -> bool:
    return noun[:6] in text.lower()


def _shares(spoken: str, names: Sequence[str]) -> bool:
    return any(_bare(name) in spoken.lower() for name in names if len(name) > 3)


@cache
def _same(language: str) -> dict[str, tuple[str, ...]]:
    return {noun: tuple(words.split()) for noun, words in table("speech")[language].get("same", {}).items()}
