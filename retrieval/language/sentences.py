"""Text -> sentences, as German and English newspapers write them.

Every stop followed by white space is a candidate; an ordered chain of rules says which of them end a sentence. Inside a
quotation a boundary between complete sentences is one; „Nie wieder!“, rief er. stays whole. What the rules know about
words is in tables/sentences.toml.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.dates import MONTHS
from retrieval.language.tables import table

_OPENING = "\"'„“”»«›‹‚‘’([*"
_STOP = re.compile(
    r"""(?P<stop>[.!?…]+)                              # the stop itself
        (?P<close>["'“”»«›‹’‘)\]]*(?:\[\d+\]|[¹²³]|\*)?)  # closing marks, a footnote's sign
        \s+
        (?P<open>["'„“”»«›‹‚‘’(\[*]*)                  # marks that open what follows
        (?P<next>[^\W_]+(?:[._-]\w+)*)?                # its first word""",
    re.VERBOSE,
)
_CODE = re.compile(r"[a-zäöü]{2,5}(?:/[a-zäöü]{2,5}){0,3}\)?\s*$")  # an agency's or author's code closes a text
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
    ordinals: bool

    def ends(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Whether the stop of `match` ends the sentence that begins at `start`."""
        following = match["next"]
        if following is None:
            return False  # a dash, another stop: "– endlich! –"
        opens = following.casefold() in self.starters
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
        after = re.match(r"\s+(\w+)", text[match.end() :])
        verb = after is not None and following[0].isupper() and after[1] in self.second
        return self._full_stop(text[start : match.start()], following, opens=opens, verb=verb)

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
        if match["next"].casefold() in self.legal_forms:
            return True
        if opens or not match["close"]:
            return False
        # The title of something: Bei der Aktion „Kauf lokal!“ Grauburger Händler
        opened = max(text.rfind(mark, start, match.start()) for mark in '„“»«"‚‘')
        before = text[start:opened].rstrip() if opened > start else ""
        return bool(before) and before[-1].isalnum()

    def _full_stop(self, left: str, following: str, *, opens: bool, verb: bool) -> bool:
        word = re.search(r"\S+\Z", left)
        last = word[0].lstrip(_OPENING) if word else ""
        digit = following[0].isdigit()
        if re.fullmatch(r"\d{1,2}", last):
            return self._after_number(left, last, following, opens=opens)
        if re.fullmatch(r"[IVXL]{2,5}", last):
            return opens or verb
        if last.endswith(")") or not last:
            return True
        found = _SHORT_BEFORE.search(left)
        short = re.sub(r"[.\s]", "", found[1]).casefold() if found else ""
        tail = re.split(r"[.\s-]", last)[-1].casefold()
        for name in (short, tail):
            if name in self.before_digit and digit:
                return False
            if name in self.closing:
                return True
            if name in self.seldom:
                return opens or verb
            if name in self.never or (name in self.capital and last[:1].isupper()):
                return False
        if len(tail) == 1 and tail.isalpha():
            return opens and last[-1:].isupper()
        return True

    def _after_number(self, left: str, number: str, following: str, *, opens: bool) -> bool:
        before = left[: -len(number)].split()
        if not self.ordinals:
            return bool(before)
        if not before or following.casefold() in MONTHS:
            return False  # "2. Die Gebühr steigt" in a list, "3. Mai"
        if following[0].isdigit():
            return (
                not re.match(r"\d{1,2}\b", following)
                or int(number) > 31
                or before[-1].casefold() not in {"am", "zum", "vom", "dem", "den", "bis"}
            )
        counted = before[-1].rstrip(".").casefold() in self.counted
        return opens or counted or int(number) > 31


@cache
def _rules(language: str) -> _Rules:
    entry = table("sentences")[language]
    sets = {
        name: frozenset(entry.get(name, "").split())
        for name in ("never", "seldom", "closing", "before_digit", "counted", "starters", "capital", "second")
    }
    return _Rules(**sets, ordinals=entry["ordinals"], legal_forms=frozenset(table("sentences")["legal_forms"]["words"].split()))
