"""A noun for a body or an office with what belongs to it, read from the words around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.claims.naming.heads import FAR, Head
from retrieval.claims.naming.institutions import Meaning, portfolio_begun, root, words
from retrieval.claims.naming.marking import ARTICLES, OF, QUOTES, Word, function_words, run_of_names, spelt
from retrieval.claims.naming.named import Body, Mention
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.tables import table
from retrieval.language.tokens import fold

_THEIRS = ("ihr", "sein", "his", "her", "their", "its")
_PLACE = frozenset(["in", "at", "from", "im"])
_GENITIVE = frozenset(["der", "des", "von", "vom", "of"])
_NOUN_ENDINGS = tuple(table("questions")["noun_endings"].split())
_RENAMED = frozenset(["operator", "company"])  # kinds that stand before a name in apposition
_COUNTRIES = ("iens", "lands", "stans")  # genitives of states: "die staatliche Agentur Halmlands"
_AFFAIRS = frozenset(["affairs", "angelegenheiten"])
_QUOTED = 8  # words of a name in quotation marks


class Phrase:
    """A phrase around a noun for a body or an office: `sentence[first:last]`."""

    def __init__(self, sentence: Sequence[Word], at: int) -> None:
        self._sentence = sentence
        head = Head(sentence, at)
        self.first, self.last, self._ends_head = head.first, head.last, head.last
        self._head, self._role = head.meaning, head.role
        self.former = head.former
        self.person = ""
        self.body = _body(head.meaning)
        self._read_beside()
        if not self.person:
            self._read_after()
        self.person = self.person or self._apposed()
        if head.federal and self.body and self.body.of_state and not self.body.owner:
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

    def _read_beside(self) -> None:
        """The name beside the nouns, a person's after an office, the body's own after a body."""
        if not self._head.office:
            if self.body and self.body.kind == "ministry" and (word := self._word(self.last)) and word.plain in _AFFAIRS:
                self.last += 1
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
        """A body's name: „Linde bleibt“, Nord-Linie, Halmlands, Holz und Leim (GHL)."""
        word = self._word(self.last)
        if self.body is None or self._head.institution or word is None:
            return
        run = run_of_names(self._sentence, self.last, body=True)
        apposed = run_of_names(self._sentence, self.last + 1, body=True)
        after = self._word(apposed)
        if word.text == "," and apposed > self.last + 1 and self.body.kind in _RENAMED and (after is None or after.text == ","):
            self._take_name(self._sentence[self.last + 1 : apposed], apposed)  # "the operator, Norfare, said"
        elif word.text in QUOTES:
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
        country = len(run) == 1 and run[0].plain.endswith(_COUNTRIES)
        if self.body.of_state and (self.body.kind != "statemedia" or country):
            # "Verteidigungsministerium Halmlands" is a state's; "die Regierung Rau" is called after its head.
            if len(run) == 1 and not self.body.owner and run[0].plain.endswith(("s", "x", "z")):
                self.body, self.last = replace(self.body, owner=root(run[0].bare)), end
        elif not self.body.name or self.first == 0:  # "Chemicals group Halvik": the capital is that of the first word
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
        if self.body and self.body.kind == "ministry" and not self.body.portfolio and word.plain not in _PLACE:
            self._read_portfolio()
            word = self._word(self.last)
            if word is None or word.plain not in OF:
                self._read_person()
                return
        place, about = word.plain in _PLACE, word.plain not in _PLACE | _GENITIVE | {"beim", "bei", "with"}
        about = about and not (word.plain == "for" and self._role in words("personal"))  # "a spokeswoman for Norfare"
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

    def _read_portfolio(self) -> None:
        """What a ministry is for, after its noun: Ministerium des Innern, Ministerium für Bildung, Ministry of Justice."""
        for at in range(self.last + 1, self.last + 4):
            word = self._word(at)
            portfolio = portfolio_begun(word.plain) if word else ""
            if self.body and portfolio:
                following = self._word(at + 1)
                named = 2 if following and following.plain in _AFFAIRS else 1
                self.body, self.last = replace(self.body, portfolio=portfolio), at + named
                return

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
        inner = Phrase(self._sentence, noun)
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
        """A name before an office in apposition, "Olga Petrow, die Sprecherin des Bündnisses"; or after "headed by"."""
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
        while begin > 0 and end - begin < FAR and self._sentence[begin - 1].name:
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
        while (word := self._word(end)) and end - at < FAR and word.text[:1].islower() and not _means(word.meaning):
            if word.text.lower() in function_words():
                break
            end += 1
        return end

    def _word(self, at: int) -> Word | None:
        return self._sentence[at] if 0 <= at < len(self._sentence) else None


def _is_common(word: Word) -> bool:
    """Whether a word with a capital is a German noun that the lexicon knows, or looks like one: die Anlage, die Lesart."""
    return not word.text.isupper() and (word.plain.endswith(_NOUN_ENDINGS) or installed_lexicon().knows(word.bare, "de"))


def _means(meaning: Meaning) -> bool:
    return bool(meaning.kind or meaning.office or meaning.country)


def _body(meaning: Meaning) -> Body | None:
    name = tuple(fold(part) for part in re.split(r"[-\s]", meaning.name) if part)
    if not (meaning.kind or name or meaning.owner):
        return None
    kind = meaning.kind or ("state" if meaning.owner else "")
    return Body(kind, meaning.portfolio, meaning.modifier if meaning.kind else "", meaning.owner, name, meaning.institution)


def _folded(run: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in run if word.name)
