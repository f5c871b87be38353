"""The nouns of a phrase that name a body or an office, and what stands before them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.claims.naming.institutions import Meaning, kinds_alike, portfolio_of, root, sides_with_state, words
from retrieval.claims.naming.marking import Word, function_words

_ENDINGS = ("e", "en", "er", "es", "em")
FAR = 4  # words before a noun that may be its adjectives

_ISCH = ("isch", "ische", "ischen", "ischer", "isches", "ischem")
_BEFORE_NOUNS = frozenset(
    ["senior", "chief", "top", "local", "own", "national", "regional", "deputy", "acting", "federal", "public", "presiding"]
)


class Head:
    """The nouns around `sentence[at]` with what stands before them: `sentence[first:last]`, and what they mean together.

    `role`: the noun for an office among them, or "". `former`: an office given up.
    """

    def __init__(self, sentence: Sequence[Word], at: int) -> None:
        self._sentence = sentence
        self.first, self.last = at, at + 1
        self.meaning = sentence[at].meaning
        self.former = self.meaning.former
        self._read_nouns()
        nouns = sentence[self.first : self.last]
        self.role = next((word.plain for word in reversed(nouns) if word.meaning.office), "")
        self.federal = any(word.plain.startswith("bundes") for word in nouns)
        self._read_before()

    def _read_nouns(self) -> None:
        """Nouns side by side: "the union's negotiator", "a Pentagon spokeswoman", "club president", "Vorsitzende Richterin"."""
        while (follower := self._word(self.last)) and (follower.meaning.kind or follower.meaning.office):
            noun, head = follower.meaning, self.meaning
            if noun.rank:
                return
            if head.office:
                if head.kind or not noun.office:
                    return
                self.meaning = _joined(head, noun)
            elif noun.office or (head.institution and head.owner == noun.owner):
                self.meaning = _joined(head, noun)
            elif self._sentence[self.last - 1].possessive:
                self.first, self.meaning = self.last, noun  # "the county's health office"
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
        """Take "U.S.", "halmländisch", "Halmland's", "Kalmer", "defence", "state-run" for whose body it is."""
        head = self.meaning
        owner = ""
        if word.meaning.country:
            owner = word.meaning.owner
        elif portfolio_of(word.plain) and head.kind in {"", "ministry"} and not head.portfolio and not word.meaning.kind:
            self.meaning = replace(head, kind="ministry", portfolio=portfolio_of(word.plain))
            return True
        elif word.plain in words("state") and head.kind in {"media", ""}:
            self.meaning = replace(head, kind="statemedia" if head.kind else "")
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
            self.meaning = replace(head, owner=head.owner or owner)
        return bool(owner)

    def _name_before(self, word: Word, noun: int) -> bool:
        """Take the name in "GHL union", "Moor president", "Corvia's head", "Halvik Stahl AG" for that of the body."""
        if not word.name:
            return False
        noun_word = self._sentence[self.last - 1]
        whole = noun_word.plain in words("legal")
        german = noun_word.text[:1].isupper() and not kinds_alike(self.meaning.kind or "state", "company")
        if german and not (whole or word.possessive or word.text.isupper()):
            # "GHL union", but "Internationaler Gerichtshof": before a noun with a capital stands an adjective.
            if word.plain.endswith(_ENDINGS) and word.plain not in words("plain") and not self.meaning.modifier:
                self.meaning = replace(self.meaning, modifier=_stem(word.plain))
                return True
            return False
        if not (whole or word.possessive) and noun > self.first:
            return False  # adjectives stand between
        before = self._word(self.first - 2)
        if not whole and not word.possessive and before and before.name and not before.possessive and not word.text.isupper():
            return False  # a longer name is a person's, and stands by itself
        if whole or not self.meaning.name:
            self.meaning = replace(self.meaning, name=f"{word.bare} {self.meaning.name}".strip())
        return True

    def _adjective(self, word: Word, far: int) -> bool:
        plain = word.text[:1].islower() and word.plain.isalpha() and not word.meaning.kind and not word.meaning.office
        return plain and far < FAR and word.text.lower() not in function_words() and _may_be_adjective(word.plain)

    def _word(self, at: int) -> Word | None:
        return self._sentence[at] if 0 <= at < len(self._sentence) else None


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


def _stem(adjective: str) -> str:
    return next(
        (adjective.removesuffix(ending) for ending in ("en", "er", "es", "em", "e") if adjective.endswith(ending)), adjective
    )


def _may_be_adjective(plain: str) -> bool:
    return plain.endswith((*_ENDINGS, "s")) or plain in _BEFORE_NOUNS


@lru_cache(maxsize=1)
def _common_adjectives() -> frozenset[str]:
    return frozenset(word + ending for word in words("adjectives") for ending in ("", *_ENDINGS))
