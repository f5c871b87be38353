"""Who a text names: bodies and the people who speak for them, as their words stand side by side.

One pass over the words. A noun for a body or an office is read with what belongs to it: the adjective, possessive or noun
before it ("das halmländische Ministerium", "the union's negotiator"), the genitive or place after it ("Sprecherin der Bahn",
"Ministerium in Minsk"), and the name beside it or in apposition ("Präsident Olaf Petri", "Claire Dunmore, a spokeswoman").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from retrieval.claims.naming.institutions import Meaning, kinds_alike, portfolio_of, root, sides_with_state, words
from retrieval.claims.naming.marking import ARTICLES, OF, QUOTES, Word, function_words, marked, run_of_names, spelt
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.tables import table
from retrieval.language.tokens import fold

_ISCH = ("isch", "ische", "ischen", "ischer", "isches", "ischem")
_INFLECTED = ("e", "en", "er", "es", "em")
_BEFORE_NOUNS = frozenset(
    ["senior", "chief", "top", "local", "own", "national", "regional", "deputy", "acting", "federal", "public", "presiding"]
)
_THEIRS = ("ihr", "sein", "his", "her", "their", "its")
_PLACE = frozenset(["in", "at", "from", "im"])
_GENITIVE = frozenset(["der", "des", "von", "vom", "of"])
_NOUN_ENDINGS = tuple(table("questions")["noun_endings"].split())
_FAR = 4  # words before a noun that may be its adjectives
_QUOTED = 8  # words of a name in quotation marks


@dataclass(frozen=True, slots=True)
class Body:
    """A body that can speak, as a text names it: its kind, what tells it from others of that kind, its folded name.

    `owner` is a country ("=usa") or the root of the name of one that no table knows ("halmland"). A word of `name` that
    begins with a bracket is an abbreviation that the text gives in brackets. `famous`: it is called by a name that everybody
    knows, as no bare word calls it.
    """

    kind: str = ""
    portfolio: str = ""
    modifier: str = ""
    owner: str = ""
    name: tuple[str, ...] = ()
    famous: bool = False

    @property
    def of_state(self) -> bool:
        return sides_with_state(self.kind)


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names a body, a person who speaks for it (`person`, as spelt, or ""), or both.

    `office`: the words are those of an office, `role`, rather than of the body itself. `former`: an office given up.
    `theirs`: "her spokesman", of whoever was named before.
    """

    start: int
    end: int
    body: Body | None
    person: str = ""
    role: str = ""
    office: bool = False
    former: bool = False
    theirs: bool = False


def mentions_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Return what `text[start:end]` names, in order; offsets are those of `text`."""
    found: list[Mention] = []
    sentence = marked(text, start, len(text) if end is None else end)
    at = 0
    while at < len(sentence):
        meaning = sentence[at].meaning
        if (meaning.kind or meaning.office) and not meaning.rank:
            phrase = _Phrase(sentence, at)
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


class _Phrase:
    """A phrase around a noun for a body or an office: `sentence[first:last]`."""

    def __init__(self, sentence: Sequence[Word], at: int) -> None:
        self._sentence = sentence
        self.first, self.last = at, at + 1
        self._head = sentence[at].meaning
        self.person = ""
        self.former = self._head.former
        self._read_head()
        self._role = next((word.plain for word in reversed(sentence[self.first : self.last]) if word.meaning.office), "")
        self._ends_head = self.last
        self._read_before()
        self.body = _body(self._head)
        self._read_beside()
        if not self.person:
            self._read_after()
        self.person = self.person or self._apposed()
        federal = any(word.plain.startswith("bundes") for word in sentence[at : self._ends_head])
        if federal and self.body and self.body.of_state and not self.body.owner:
            # "Bundeskanzler" beside another state's: of all states with a Bund, a page in German means the largest.
            self.body = replace(self.body, owner="=deutschland", famous=True)

    @property
    def office(self) -> bool:
        return self._head.office

    def mentions(self) -> list[Mention]:
        """Return the mention that the phrase makes, if any: "both companies" names none."""
        several = any(word.plain in words("several") for word in self._sentence[max(0, self.first - 1) : self._ends_head - 1])
        if several or (self.body is None and not self.office):
            return []
        start, end = self._sentence[self.first].start, self._sentence[self.last - 1].end
        return [Mention(start, end, self.body, self.person, self._role, self.office, self.former, self._is_theirs())]

    def _read_head(self) -> None:
        """Nouns side by side: "the union's negotiator", "a Pentagon spokeswoman", "club president", "Vorsitzende Richterin"."""
        while (follower := self._word(self.last)) and (follower.meaning.kind or follower.meaning.office):
            noun, head = follower.meaning, self._head
            if noun.rank:
                return
            if head.office:
                if head.kind or not noun.office:
                    return
                self._head = _joined(head, noun)
            elif noun.office or (head.institution and head.owner == noun.owner):
                self._head = _joined(head, noun)
            elif self._sentence[self.last - 1].possessive:
                self.first, self._head = self.last, noun  # "the county's health office"
            else:
                return
            self.last += 1

    def _read_before(self) -> None:
        """What stands before the nouns: adjectives, possessives, in English other nouns."""
        noun = self.first
        while word := self._word(self.first - 1):
            if word.plain in words("former"):
                self.former = True
            elif not (self._owner_before(word) or self._name_before(word, noun) or self._adjective(word, noun - self.first)):
                return
            self.first -= 1
            if word.name and word.possessive:
                return

    def _owner_before(self, word: Word) -> bool:
        """Take "U.S.", "halmländisch", "Huran's", "Marsaer", "defence", "state-run" for whose body it is."""
        head = self._head
        owner = ""
        if word.meaning.country:
            owner = word.meaning.owner
        elif portfolio_of(word.plain) and head.kind in {"", "ministry"} and not head.portfolio and not word.meaning.kind:
            self._head = replace(head, kind="ministry", portfolio=portfolio_of(word.plain))
            return True
        elif word.plain in words("state") and head.kind in {"media", ""}:
            self._head = replace(head, kind="statemedia" if head.kind else "")
            return True
        elif (
            word.text[:1].islower()
            and word.plain.endswith(_ISCH)
            and "politisch" not in word.plain
            and word.plain not in _common_adjectives()
        ):
            owner = root(word.plain)
        elif word.name and sides_with_state(head.kind) and (word.possessive or word.text.endswith("er")):
            owner = root(word.bare if word.possessive else word.text.removesuffix("er"))
        if owner:
            self._head = replace(head, owner=head.owner or owner)
        return bool(owner)

    def _name_before(self, word: Word, noun: int) -> bool:
        """Take the name in "GSF union", "Oberau president", "Celvia's head", "Halvorn Optik AG" for that of the body."""
        if not word.name:
            return False
        noun_word = self._sentence[self._ends_head - 1]
        whole = noun_word.plain in words("legal")
        german = noun_word.text[:1].isupper() and not kinds_alike(self._head.kind or "state", "company")
        if german and not (whole or word.possessive or word.text.isupper()):
            # "GSF union", but "Internationaler Gerichtshof": before a noun with a capital stands an adjective.
            if word.plain.endswith(_INFLECTED) and word.plain not in words("plain") and not self._head.modifier:
                self._head = replace(self._head, modifier=_stem(word.plain))
                return True
            return False
        if not (whole or word.possessive) and noun > self.first:
            return False  # adjectives stand between
        before = self._word(self.first - 2)
        if not whole and not word.possessive and before and before.name and not before.possessive and not word.text.isupper():
            return False  # a longer name is a person's, and stands by itself
        if whole or not self._head.name:
            self._head = replace(self._head, name=f"{word.bare} {self._head.name}".strip())
        return True

    def _adjective(self, word: Word, far: int) -> bool:
        plain = word.text[:1].islower() and word.plain.isalpha() and not word.meaning.kind and not word.meaning.office
        return plain and far < _FAR and word.text.lower() not in function_words() and _may_be_adjective(word.plain)

    def _read_beside(self) -> None:
        """The name beside the nouns, a person's after an office, the body's own after a body."""
        if not self._head.office:
            self._read_name()
            return
        self._skip_ranks()
        word = self._word(self.last)
        if word and word.meaning.country and self.body and self.body.of_state:  # "der Verteidigungsminister Österreichs"
            self.body = replace(self.body, owner=self.body.owner or word.meaning.owner)
            self.last += 1
            return
        run = run_of_names(self._sentence, self.last)
        if run > self.last:
            self.person, self.last = spelt(self._sentence[self.last : run]), run

    def _read_name(self) -> None:
        """A body's name: „Kreißsaal bleibt“, Torne-Linjen, Hurans, Schiene und Fahrt (GSF)."""
        word = self._word(self.last)
        if self.body is None or self._head.institution or word is None:
            return
        run = run_of_names(self._sentence, self.last, body=True)
        if word.text in QUOTES:
            self._read_quoted()
        elif run > self.last:
            self._take_name(self._sentence[self.last : run], run)
        elif word.meaning.country or (word.meaning.institution and self.body.kind in {"media", word.meaning.kind}):
            owner, famous = self.body.owner or word.meaning.owner, self.body.famous or word.meaning.institution
            kind = word.meaning.kind or self.body.kind
            self.body = replace(self.body, kind=kind, owner=owner, famous=famous)
            self.last += 1
        bracket = self._sentence[self.last : self.last + 3]
        if len(bracket) == 3 and bracket[0].text == "(" and bracket[2].text == ")" and bracket[1].text.isupper():
            self.body = replace(self.body, name=(*self.body.name, "(" + bracket[1].plain))
            self.last += 3

    def _take_name(self, run: Sequence[Word], end: int) -> None:
        if self.body is None:
            return
        common = next((at for at, word in enumerate(run) if at and word.plain.endswith(_NOUN_ENDINGS)), len(run))
        run, end = run[:common], end - len(run) + common  # "Das Amtsgericht Moorburg | Klage …"
        if self.body.of_state and self.body.kind != "statemedia":
            # "Verteidigungsministerium Hurans" is a state's; "die Regierung Hagelund" is called after its head.
            if len(run) == 1 and not self.body.owner and run[0].plain.endswith(("s", "x", "z")):
                self.body, self.last = replace(self.body, owner=root(run[0].bare)), end
        elif not self.body.name or self.first == 0:  # "Instruments group Halvik": the capital is that of the first word
            self.body, self.last = replace(self.body, name=_folded(run)), end

    def _read_quoted(self) -> None:
        inside = self._sentence[self.last + 1 : self.last + _QUOTED]
        close = next((at for at, word in enumerate(inside) if word.text in QUOTES), 0)
        if (
            self.body
            and close
            and inside[0].text[:1].isupper()
            and self._sentence[self.last - 1].end < self._sentence[self.last].start
        ):
            self.body = replace(self.body, name=tuple(word.plain for word in inside[:close] if word.plain.isalnum()))
            self.last += close + 2

    def _read_after(self) -> None:
        """What a genitive or a preposition adds, and the name after it: "Sprecherin der Bahn Ida Falk"."""
        word = self._word(self.last)
        if word is None or word.plain not in OF:
            self._read_person()
            return
        place, about = word.plain in _PLACE, word.plain not in _PLACE | _GENITIVE | {"beim", "bei", "with"}
        head = self.last + 1
        while (word := self._word(head)) and (word.plain in ARTICLES or word.plain in OF or word.plain in words("realm")):
            head += 1
        noun = self._skip_adjectives(head)
        run = run_of_names(self._sentence, noun)
        following = self._word(run)
        if self._word(noun) is None:
            return
        if about:  # "Beauftragter für Gefangene": what an office is about names nobody
            self._read_person(max(run, noun + 1))
        elif self._sentence[noun].meaning.country:
            self._read_country(noun, place=place)
        elif noun < run <= noun + 2 and not place and following and following.meaning.kind:
            self._read_inner(run)
        elif self._reads_into(self._sentence[noun], place=place):
            self._read_inner(noun)
        elif run > noun and not (run == noun + 1 and _is_common(self._sentence[noun])):
            self._read_owner(noun, run, place=place)

    def _reads_into(self, noun: Word, *, place: bool) -> bool:
        """Whether the noun of a genitive is the body that the first one is of; after "in", only for an office."""
        if not (noun.meaning.kind or noun.meaning.office):
            return False
        return not place or (self.office and self._head.kind in {"", noun.meaning.kind})

    def _read_country(self, noun: int, *, place: bool) -> None:
        """What a country or its adjective says after "of": the state, or the beginning of a name: der Deutsche Alpenverein."""
        run = run_of_names(self._sentence, noun + 1)
        following, owner = self._word(run), self._sentence[noun].meaning.owner
        if following and (following.meaning.kind or following.meaning.office) and not place:
            self._read_inner(run)  # "Sprecher des belarussischen Ministeriums"
            return
        if run > noun + 1 and not place and not (self.body and (self.body.of_state or self.body.name)):
            self.body = replace(self.body or Body(), name=_folded(self._sentence[noun + 1 : run]))
            noun = run - 1
        elif self.body is None:
            self.body = Body("state", owner=owner)
        elif not self.body.owner:
            self.body = replace(self.body, owner=owner)
        self._read_person(noun + 1)

    def _read_owner(self, noun: int, run: int, *, place: bool) -> None:
        """A name after "of" or "in": the state's or the town's after a ministry, the body's own after "head of"."""
        name = self._sentence[noun:run]
        owner = root("".join(word.bare for word in name))
        if self.body is None and place:
            self.body = Body("state", owner=owner) if self._role in words("officials") else None
        elif self.body is None:
            self.body = Body(name=_folded(name))
        elif self.body.of_state or place:
            self.body = replace(self.body, owner=self.body.owner or owner)
        elif not self.body.name:
            self.body = replace(self.body, name=_folded(name))
        self._read_person(run)

    def _read_inner(self, noun: int) -> None:
        """The body that a genitive names: it is whose office, or whose part, the first one is."""
        inner = _Phrase(self._sentence, noun)
        if not inner.mentions():
            return
        named_two = inner.body and len(inner.body.name) == 2 and not inner.office
        if self.office and named_two and not inner.person:
            # Two names after a body that an office is of are the person's.
            names = self._sentence[inner.last - 2 : inner.last]
            if all(word.name for word in names):
                self.person = spelt(names)
                inner.body = replace(inner.body or Body(), name=())
        if self.body is None and inner.office:
            self._role = inner._role  # "Pressedienst des Präsidenten"
        if self.body is None or not self.body.kind:
            self.body = inner.body or self.body
        elif inner.body and self.body.kind == "media" and inner.body.of_state:  # "Fernsehsender des Ministeriums"
            self.body = replace(self.body, kind="statemedia", owner=self.body.owner or inner.body.owner)
        elif inner.body and self.body.of_state:
            owner, portfolio = self.body.owner or inner.body.owner, self.body.portfolio or inner.body.portfolio
            self.body = replace(self.body, owner=owner, portfolio=portfolio)
        if self.office:
            self.person = self.person or inner.person
        self.last = inner.last
        if not self.person:
            self._read_person()

    def _read_person(self, at: int | None = None) -> None:
        """A name in apposition after an office, "the union's negotiator, Ida Falk", or right after its place."""
        start = at = self.last if at is None else at
        self.last = start
        if not self.office:
            return
        word = self._word(at)
        if word and word.text == ",":
            at += 1
        while (word := self._word(at)) and word.meaning.rank:
            at += 1
        run = run_of_names(self._sentence, at)
        if run - at >= 2 or (run - at == 1 and at == start):
            self.person, self.last = spelt(self._sentence[at:run]), run

    def _apposed(self) -> str:
        """A name before an office in apposition, "Oksana Wyschnewska, die Sprecherin des Bündnisses"; or after "headed by"."""
        if not self.office:
            comma = self._word(self.last)
            start = self.last + 1 if comma and comma.text == "," else self.last
            led = " ".join(word.plain for word in self._sentence[start : start + 2])
            run = run_of_names(self._sentence, start + 2)
            return spelt(self._sentence[start + 2 : run]) if led in words("led") else ""
        at = self.first
        while at > 0 and (self._sentence[at - 1].plain in ARTICLES or self._sentence[at - 1].plain in {"als", "as"}):
            at -= 1
        if at < 2 or self._sentence[at - 1].text != ",":
            return ""
        end = begin = at - 1
        while begin > 0 and end - begin < _FAR and self._sentence[begin - 1].name:
            begin -= 1
            if (
                begin > 1
                and self._sentence[begin - 1].plain in {"von", "van", "bin", "ibn", "de"}
                and self._sentence[begin - 2].name
            ):
                begin -= 1
        name = self._sentence[begin:end]
        return "" if any(word.possessive for word in name) else spelt(name)

    def _is_theirs(self) -> bool:
        before = self._word(self.first - 1)
        return self._role in words("personal") and before is not None and before.plain.startswith(_THEIRS)

    def _skip_ranks(self) -> None:
        while (word := self._word(self.last)) and word.meaning.rank:
            self.last += 1

    def _skip_adjectives(self, at: int) -> int:
        end = at
        while (word := self._word(end)) and end - at < _FAR and word.text[:1].islower() and not _means(word.meaning):
            if word.text.lower() in function_words():
                break
            end += 1
        return end

    def _word(self, at: int) -> Word | None:
        return self._sentence[at] if 0 <= at < len(self._sentence) else None


def _stem(adjective: str) -> str:
    return next(
        (adjective.removesuffix(ending) for ending in ("en", "er", "es", "em", "e") if adjective.endswith(ending)), adjective
    )


def _is_common(word: Word) -> bool:
    """Whether a word with a capital is a German noun that the lexicon knows, or looks like one: die Anlage, die Lesart."""
    return not word.text.isupper() and (word.plain.endswith(_NOUN_ENDINGS) or installed_lexicon().knows(word.bare, "de"))


def _means(meaning: Meaning) -> bool:
    return bool(meaning.kind or meaning.office or meaning.country)


def _joined(body: Meaning, office: Meaning) -> Meaning:
    """The office of a body: "union negotiator"; it keeps the kind of the body, unless that says none."""
    return replace(
        body,
        kind=body.kind if body.institution or not office.kind else office.kind,
        portfolio=body.portfolio or office.portfolio,
        owner=body.owner or office.owner,
        name=body.name or office.name,
        office=office.office or body.office,
    )


def _body(meaning: Meaning) -> Body | None:
    name = tuple(fold(part) for part in re.split(r"[-\s]", meaning.name) if part)
    if not (meaning.kind or name or meaning.owner):
        return None
    kind = meaning.kind or ("state" if meaning.owner else "")
    return Body(kind, meaning.portfolio, meaning.modifier if meaning.kind else "", meaning.owner, name, meaning.institution)


def _folded(run: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in run if word.name)


def _may_be_adjective(plain: str) -> bool:
    return plain.endswith(_INFLECTED) or plain in _BEFORE_NOUNS or plain.endswith("s")


@lru_cache(maxsize=1)
def _common_adjectives() -> frozenset[str]:
    return frozenset(word + ending for word in words("adjectives") for ending in ("", *_INFLECTED))
