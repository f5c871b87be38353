"""Text -> sentences, as German and English newspapers write them.

Every stop followed by white space is a candidate; an ordered chain of rules says which of them end a sentence. Inside a
quotation a boundary between complete sentences is one; „Nie wieder!“, rief er. stays whole. What the rules know about
words is in tables/sentences.toml.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any

from corpus.dates import MONTHS
from retrieval.language.tables import table

LEFT = 300  # characters before a stop that the rules read; a list of thousands of abbreviations is one sentence
SHORT = 60  # characters before a stop in which an abbreviation may stand
_OPENING = "\"'„“”»«›‹‚‘’([*"
_STOP = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)                  # the stop itself
        (?P<close>["'“”»«›‹’‘)\]]*(?:\[\d+\]|[¹²³]|\*)?)  # closing marks, a footnote's sign
        \s+
        (?P<open>["'„“”»«›‹‚‘’(\[*]*)                  # marks that open what follows
        (?P<next>[^\W_]+(?:[._-]\w+)*)?                # its first word""",
    re.VERBOSE,
)
_CODE = re.compile(r"[a-zäöü]{2,5}(?:/[a-zäöü]{2,5}){0,3}\)?\s*$")  # an agency's or author's code closes a text
_CLAUSE = re.compile(r"[,;:–—(]\s*")
_NAMED = re.compile(r"(?:(?:[A-ZÄÖÜ][\w.'’-]*|&|of|von)\s+)+(\w+)(?:\s+(\w+))?")  # a subject in capitals and what follows
_PLACED = re.compile(r"\b(?:across|from|in|into|outside|to|within)\s(?:the\s)?\S+\Z")
_NO_VOWEL = re.compile(r"(?i:[b-df-hj-np-tv-xzß]*)[b-df-hj-np-tv-xzß]")
_SHORT_BEFORE = re.compile(r"(?:(?<=[\s(\[/„“\"»«‚‘’'-])|\A)((?:[^\W\d_]{1,3}\.\s?)*[^\W\d_]+)\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text[start:end]`, without white space around it."""

    start: int
    end: int


def sentences_of(text: str, language: str) -> list[Sentence]:
    """Return the sentences of `text` in order; together they hold everything that is not white space."""
    rules = _rules(language)
    found: list[Sentence] = []
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if match.start() >= start and rules.ends(text, start, match):
            end = match.end("close")
            found.append(Sentence(start, end))
            start = match.start("open")
    end = len(text.rstrip())
    if start < end:
        found.append(Sentence(start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Rules:
    never: frozenset[str]
    seldom: frozenset[str]
    closing: frozenset[str]
    before_digit: frozenset[str]
    counted: frozenset[str]
    starters: frozenset[str]
    legal_forms: frozenset[str]
    capital: frozenset[str]
    second: frozenset[str]
    past: tuple[str, ...]
    objects: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    whole: frozenset[str]
    nations: frozenset[str]
    endings: tuple[str, ...]
    ordinals: bool

    def ends(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Whether the stop of `match` ends the sentence that begins at `start`."""
        following = match["next"]
        if following is None:
            return False  # a dash, another stop: "– endlich! –"
        opens = following.lower() in self.starters
        if following[0].islower() and not self._begins_small(text, match):
            return False
        if ")" in match["close"] and self._bracket_inside(text, start, match):
            return False
        if match["stop"] in {"!", "?", "!?", "?!"}:
            return not self._is_name(text, start, match, opens=opens)
        if set(match["stop"]) <= {"…", "."} and match["stop"] != ".":
            return opens or not text[match.start() - 1].isspace()  # "dann … Stille."
        if match["close"] and match["close"][0] in "\"'“”»«›‹’‘":
            return True
        left = text[max(start, match.start() - LEFT) : match.start()]
        return self._full_stop(left, following, opens=opens, verb=partial(self._new_clause, left, text, match.start("next")))

    def _begins_small(self, text: str, match: re.Match[str]) -> bool:
        following = match["next"]
        if match["open"].endswith("(") or not match["open"]:
            code = _CODE.match(text, match.start("next"))
            if code and (match["open"].endswith("(") == code[0].rstrip().endswith(")")) and len(following) <= 5:
                return match.start() > 0 and bool(match["open"] or code.end() == len(text))
        # eMovo, index.html, ’s
        return bool(re.match(r"[a-z]+[A-Z]\w|\w+\.\w{2,4}\b", following)) or (match["open"][-1:] in "’'" and following == "s")

    def _bracket_inside(self, text: str, start: int, match: re.Match[str]) -> bool:
        opened = text.rfind("(", start, match.start())
        # "(Die Namen sind geändert.)" is a sentence, "(er kam nicht!)" within one is none. A second sentence in
        # brackets has its opening one in the sentence before.
        return opened > start

    def _is_name(self, text: str, start: int, match: re.Match[str], *, opens: bool) -> bool:
        if match["next"].lower() in self.legal_forms:
            return True
        if opens or not match["close"]:
            return False
        # The title of something: Bei der Aktion „Kauf lokal!“ Grauburger Händler
        opened = max(text.rfind(mark, start, match.start()) for mark in '„“»«"‚‘')
        before = text[start:opened].rstrip() if opened > start else ""
        return bool(before) and before[-1].isalnum()

    def _new_clause(self, left: str, text: str, at: int) -> bool:
        """Whether a subject and its verb follow although the clause before has its verb: nothing joins them but the stop."""
        after = _NAMED.match(text, at, at + 80)
        # A participle that belongs to the noun before it ("the hospital operated by") has no object.
        if after is None or not (after[1] in self.second or (after[1].endswith(self.past) and after[2] in self.objects)):
            return False
        clause = _CLAUSE.split(left)[-1].split()
        joined = max((place for place, word in enumerate(clause) if word.lower() in self.joining), default=-1)
        # Before a number, "untergebrachte" in "die hier untergebrachte 12. Klasse" is no verb.
        past = () if left[-1:].isdigit() else self.past
        return any(word in self.second or word.endswith(past) for word in clause[joined + 1 :])

    def _full_stop(self, left: str, following: str, *, opens: bool, verb: Callable[[], bool]) -> bool:
        """Whether a plain full stop between `left` and `following` ends a sentence; `verb`: whether a new clause follows."""
        last = "" if left[-1:].isspace() else left.rsplit(None, 1)[-1].lstrip(_OPENING) if left else ""
        digit = following[0].isdigit()
        if re.fullmatch(r"\d{1,4}", last):
            return self._after_number(left, last, following, opens=opens or verb())
        if re.fullmatch(r"[IVXL]{2,5}", last):
            return opens or verb()
        if last.endswith(")") or not last:
            return True
        found = _SHORT_BEFORE.search(left, max(0, len(left) - SHORT))
        short = re.sub(r"[.\s]", "", found[1]).lower() if found else ""
        tail = re.split(r"[.\s-]", last)[-1].lower()
        for name in (short, tail):
            if name in self.before_digit and digit:
                return False
            if name in self.closing:
                return True
            if name in self.seldom:
                # "the U.S. Congress" is a name, "in the U.S." stands alone.
                return opens or (verb() and (name not in self.nations or _PLACED.search(left) is not None))
            if name in self.never or (name in self.capital and last[:1].isupper()):
                return False
        if len(tail) == 1 and tail.isalpha():
            return opens and last[-1:].isupper()
        # Bahnhofstr., Bürokfm.; and no word is without a vowel: Rn., BGBl., Pz.
        return opens or verb() or not (tail.endswith(self.endings) or (_NO_VOWEL.fullmatch(last) and tail not in self.whole))

    def _after_number(self, left: str, number: str, following: str, *, opens: bool) -> bool:
        before = left[: -len(number)].split()
        if not self.ordinals:
            return bool(before)
        if not before or following.lower() in MONTHS:
            return False  # "2. Die Gebühr steigt" in a list, "3. Mai"
        ordered = before[-1].lower() in self.articles
        if following[0].isdigit():
            return not re.match(r"\d{1,2}\b", following) or int(number) > 31 or not ordered
        counted = before[-1].rstrip(".").lower() in self.counted
        # No month has more days than 31: "Es waren 48." ends a sentence, "zum 80. Geburtstag" does not.
        return opens or counted or (int(number) > 31 and not ordered)


@cache
def _rules(language: str) -> _Rules:
    entry = table("sentences")[language]
    sets: dict[str, Any] = {
        field.name: frozenset(entry.get(field.name, "").split()) for field in fields(_Rules) if field.type == frozenset[str]
    }
    sets["legal_forms"] = frozenset(table("sentences")["legal_forms"]["words"].split())
    sets |= {name: tuple(entry.get(name, "").split()) for name in ("endings", "past")}
    return _Rules(**sets, ordinals=entry["ordinals"])
