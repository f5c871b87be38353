"""Numbers as answers: which quantity of a sentence is the one asked for, and when two of them can both be true."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.answering.measure import Measure
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.relation import OTHER_MEASURE, Value
from retrieval.explanation import Judgement, Relation, Rule
from retrieval.language.quantities import Quantity
from retrieval.language.subjects import clause_of
from retrieval.language.tables import table

MANY = 13  # a smaller number may be given twice by chance
CLOSE = 0.1  # of the larger of two numbers that are nearly one
FACTOR = 30  # between two numbers with a unit that are hardly of one thing
FAR = 120  # characters; a number farther from what is asked than that is hardly its number
NEAR = 0.5  # gained by standing beside it
UNIT = 0.6  # gained by the unit that is asked for, where it is no plain number
LIKED, GENERAL, OTHER = 0.7, 0.3, -0.4  # gained by what is counted: the thing asked for, people or nothing said, another thing
NEXT, WAY = 3, 40  # numbers, and characters, from a number to what it became
PART = 0.6  # lost by a number that counts only a part ("darunter …") or stands in a clause beside ("nachdem …")
SAID = 0.2  # gained by a number whose own clause says what is asked
TOTAL = 0.2  # gained by one that is said to be all of them
RANK = 0.5  # lost by a unit in which an answer seldom stands


Likes = Callable[[str], float]  # how far words name the thing that a question counts


MEET = Judgement(Relation.SAME, Rule.AMOUNTS_MEET)
APART = Judgement(Relation.DIFFERENT, Rule.AMOUNTS_APART)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that answers; `label` is what the source wrote."""

    quantity: Quantity
    label: str
    start: int
    end: int

    def bears_out(self, other: Value) -> bool:
        """Whether it is hardly chance that both say so: nearly one number, with a unit or a large one."""
        if not isinstance(other, Amount) or other.quantity.unit != self.quantity.unit:
            return False
        if not self.quantity.meets(other.quantity):
            return False
        mine, theirs = self.quantity.value, other.quantity.value
        return bool(self.quantity.unit or mine >= MANY) and abs(mine - theirs) <= CLOSE * max(abs(mine), abs(theirs))

    def is_far_from(self, other: Value) -> bool:
        """Whether both are hardly numbers of one thing: 24 months and 19 hours."""
        if not isinstance(other, Amount) or not self.quantity.unit:
            return False
        least, most = sorted((abs(self.quantity.value), abs(other.quantity.value)))
        return most > FACTOR * least

    @property
    def kind(self) -> str:
        return self.quantity.unit

    @property
    def terms(self) -> str:
        return f"[{self.quantity.low:.10g}, {self.quantity.high:.10g}] {self.quantity.unit}".rstrip()

    @property
    def figure(self) -> str:
        """A whole number of things in digits, anything else in the source's words."""
        plain = self.quantity.exact and not self.quantity.unit and self.quantity.value % 1 == 0
        return str(int(self.quantity.value)) if plain else self.label

    @property
    def rule(self) -> Rule:
        return Rule.NUMBER

    def judged(self, other: Value) -> Judgement:
        if not isinstance(other, Amount) or other.quantity.unit != self.quantity.unit:
            return OTHER_MEASURE
        return MEET if self.quantity.meets(other.quantity) else APART


def fitting(
    text: str,
    quantities: Sequence[Quantity],
    measure: Measure,
    anchors: Iterable[tuple[int, int]],
    likes: Likes,
    asked: str = "",
    told: Sequence[tuple[int, int]] = (),
) -> list[tuple[Quantity, float]]:
    """Return the quantities of a sentence that may be the number asked for, best first, each with how well it fits, at most 1.2.

    `anchors` are the places of the words that say what is asked, `told` those of them that do not name what is counted;
    `likes(words)` tells how far words name what is counted, 0 to 1. A number that something came from ("von 5,75 auf 6,25
    Prozent", "up from three") is no answer, nor the whole of a part ("vier der sechs Geiseln"), nor one that belongs to a name
    which the question `asked` has ("Aquila 2"), nor how far something rose where it is asked by how much.
    """
    anchors = list(anchors)
    found = []
    for at, quantity in enumerate(quantities):
        rank = measure.rank(quantity.unit)
        if (
            rank is None
            or _earlier(text, quantity, quantities[at + 1 : at + 1 + NEXT])
            or (_is_distance_in_time(text, quantity) and not _ASKS_AFTER.search(asked))
        ):
            continue
        if _is_clock(text, quantity):
            continue
        if measure.counted and not quantity.unit and quantity.value % 1:
            continue  # "about 4.15" counts nothing
        if _MORE.match(text, quantity.end) and not _ASKS_MORE.search(asked):
            continue  # "neun weitere" came on top of what is asked for
        if _is_whole(text, quantity) or _is_named(text, quantity, asked) or _is_other_way(text, quantity, asked):
            continue
        away = min(distance(quantity.start, quantity.end, anchors, FAR), FAR)
        fit = NEAR * (1 - away / FAR) - RANK * min(rank, 1)
        if _EACH.match(text, quantity.start) and not (likes(quantity.counted) >= 0.4 and measure.counted):
            fit += OTHER  # "jeder dritte Haushalt" is a part of the households alone
        elif quantity.unit:
            fit += UNIT
        elif measure.counted:
            fit += _counts(_named(quantities[:at], quantity), likes, measure)
        before = text[max(0, quantity.start - 40) : quantity.start]
        said = _says(text, quantity, told)
        if said and told:
            fit += SAID
        if _PART.search(before) or _REST.search(before) or (_AMONG.match(text, quantity.end) and not said):
            fit -= PART
        if _TOTAL.search(before) or _TOTAL.match(text, quantity.end):
            fit += TOTAL
        found.append((quantity, fit))
    return sorted(found, key=lambda entry: (-entry[1], entry[0].start))


def _is_clock(text: str, quantity: Quantity) -> bool:
    """Whether a number tells the time: "um vier", "kurz nach zwölf"."""
    before = text[max(0, quantity.start - 20) : quantity.start]
    return not quantity.unit and bool(_HOUR.search(before) or (_CLOCK.search(before) and not quantity.counted))


def _says(text: str, quantity: Quantity, told: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause of a number says what is asked: of "164 starteten, 97 kamen an" each number has its own."""
    start, end = clause_of(text, quantity.start, quantity.end)
    return any(start <= first < end for first, _ in told)


def _is_other_way(text: str, quantity: Quantity, asked: str) -> bool:
    """Whether a number is where something went, and it is asked by how much it did, or the other way round."""
    before = text[max(0, quantity.start - 20) : quantity.start]
    if _ASKS_BY.search(asked):
        return _LEVEL.search(before) is not None
    return _ASKS_LEVEL.search(asked) is not None and _BY.search(before) is not None


def _named(before: Sequence[Quantity], quantity: Quantity) -> str:
    """What a number counts, where a pronoun says so what a number before it does: "164 Fahrer …, 97 von ihnen"."""
    if quantity.counted.lower() not in _words("pronouns"):
        return quantity.counted
    return next((other.counted for other in reversed(before) if other.counted and not other.unit), "")


def _counts(counted: str, likes: Likes, measure: Measure) -> float:
    if not counted or is_general(counted):
        return GENERAL
    liking = likes(counted)
    if liking >= 0.4:
        return LIKED * liking
    return 0.0 if is_general(measure.counted[-1]) else OTHER  # people may be named by what they are


def is_general(counted: str) -> bool:
    """Whether words count people or things of no kind in particular."""
    return counted.lower().split()[-1] in _words("general") if counted.split() else True


def _is_whole(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 30) : quantity.start]
    return not quantity.unit and _PART_OF.search(before) is not None


def _is_named(text: str, quantity: Quantity, asked: str) -> bool:
    """Whether number and the word before it stand so in the question as well."""
    word = _WORD_BEFORE.search(text[max(0, quantity.start - 40) : quantity.start])
    return word is not None and (word[0] + text[quantity.start : quantity.end]).lower() in asked.lower()


def _is_distance_in_time(text: str, quantity: Quantity) -> bool:
    """Whether a duration is no answer to how long something took: "zwei Tage nach", "seit zwei Jahren"."""
    before = text[max(0, quantity.start - 20) : quantity.start]
    return quantity.unit == "second" and bool(_APART.match(text, quantity.end) or _SINCE.search(before))


def _earlier(text: str, quantity: Quantity, following: Sequence[Quantity]) -> bool:
    """Whether the number is what another one, of those that follow, came from, or came on top of."""
    before = text[max(0, quantity.start - 30) : quantity.start]
    if _BEFORE.search(before) or _FURTHER.match(text, quantity.start):
        return True
    # "von drei auf sieben", but not "von drei Toten auf der Brücke": the number that it went to has to follow.
    ways = (text[quantity.end : other.start] for other in following if other.start <= quantity.end + WAY)
    return _FROM.search(before) is not None and any(_TO.search(way) for way in ways)


_PATTERNS = table("answers")["amounts"]
_PART_OF = re.compile(_PATTERNS["part_of"], re.IGNORECASE)
_CLOCK = re.compile(_PATTERNS["clock"], re.IGNORECASE)  # um vier
_HOUR = re.compile(_PATTERNS["hour"], re.IGNORECASE)  # kurz nach zwölf
_REST = re.compile(_PATTERNS["rest"], re.IGNORECASE)  # the last two
_EACH = re.compile(_PATTERNS["each"], re.IGNORECASE)  # every third
_TOTAL = re.compile(_PATTERNS["total"], re.IGNORECASE)
_ASKS_AFTER = re.compile(_PATTERNS["asks_after"], re.IGNORECASE)
_ASKS_BY = re.compile(_PATTERNS["asks_by"], re.IGNORECASE)
_ASKS_LEVEL = re.compile(_PATTERNS["asks_level"], re.IGNORECASE)
_BY = re.compile(_PATTERNS["by"], re.IGNORECASE)
_LEVEL = re.compile(_PATTERNS["level"], re.IGNORECASE)
_WORD_BEFORE = re.compile(r"\w+\s$")
_PART = re.compile(_PATTERNS["part"], re.IGNORECASE)
_AMONG = re.compile(_PATTERNS["among"], re.IGNORECASE)
# A time that passed before or after something is not how long it took.
_APART = re.compile(_PATTERNS["apart"], re.IGNORECASE)
_SINCE = re.compile(_PATTERNS["since"], re.IGNORECASE)
_MORE = re.compile(_PATTERNS["more"], re.IGNORECASE)
_ASKS_MORE = re.compile(_PATTERNS["asks_more"], re.IGNORECASE)
_FURTHER = re.compile(_PATTERNS["further"], re.IGNORECASE)  # one more is not how many there are
_FROM = re.compile(_PATTERNS["from"], re.IGNORECASE)
_TO = re.compile(_PATTERNS["to"], re.IGNORECASE)
_BEFORE = re.compile(_PATTERNS["before"], re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("measures")[name].split())
