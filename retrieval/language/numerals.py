"""Numbers in figures and in words, German and English: 1.200, 1,2 Millionen, zweihundertfünf, two thirds, Dutzende.

Grammar of the number words after Duden and Oxford; what they are is in tables/numerals.toml.
"""

import re
from dataclasses import dataclass

from retrieval.language.number_words import Numbers, german_number, known_numbers
from retrieval.language.tables import table
from retrieval.language.tokens import stopwords
from retrieval.language.words import Words

_GROUPED = {"de": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"), "en": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")}
_PLAIN = re.compile(r"(?:0|[1-9]\d*|0(?=[.,]))(?:[.,]\d+)?")
_SPACE = re.compile("[ \u00a0\u2009\u202f'’]")
_TRIPLE = re.compile(r"[0-9]{3}")
LONGEST_FIGURE = 24  # digits and points
MOST_POWERS = 3  # hunderttausend Millionen
LONGEST_WORD = 80  # letters; "neunhundertneunundneunzigtausend…" has fewer


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, up to the word before place `end`.

    `low` and `high` differ where it is left open ("Dutzende"); `step` is one unit of the last digit said, and so how far it
    may have been rounded. `share` says that it is a part of a whole (two thirds), `figures` that it stands in digits,
    `article` that it may be no more than an article ("ein"); `power` is what was multiplied in last (Millionen: 1e6).
    """

    low: float
    high: float
    step: float
    end: int
    share: bool = False
    figures: bool = False
    article: bool = False
    power: float = 1

    def times(self, factor: float, end: int) -> "Numeral":
        """Return the number multiplied: 1,2 -> 1,2 Millionen."""
        power = self.power * factor
        return Numeral(self.low * factor, self.high * factor, self.step * factor, end, self.share, self.figures, power=power)


def numeral_at(words: Words, at: int, *, joining: bool = True) -> Numeral | None:
    """Return the number that begins at word `at`, or None.

    With `joining` False an English "and" ends it, as in "between one hundred and two hundred".
    """
    first = words.word(at)
    if not first:
        return None
    known = known_numbers(words.language)
    if first[0].isdecimal():
        found = _figures(words, at)
        return _scaled(words, found, known) if found else None
    return _share(words, at, known) or _open(words, at, known) or _spelled(words, at, known, joining=joining)


def _figures(words: Words, at: int) -> Numeral | None:
    """A number in digits; None for what only looks like one: 2:1, 14.3.2024, 0800, 007."""
    surface, end = words.tokens[at].surface, at + 1
    if not surface.isascii() or len(surface) > LONGEST_FIGURE:
        return None
    if surface.isdigit() and len(surface) <= 3 and surface[0] != "0":
        # 10 000 in the style of agencies, 10'000 in Switzerland
        while len(surface) < LONGEST_FIGURE and _SPACE.fullmatch(words.gap(end)) and _TRIPLE.fullmatch(words.word(end)):
            surface, end = surface + words.word(end), end + 1
    own, other = ("de", "en") if words.language == "de" else ("en", "de")
    if _GROUPED[own].fullmatch(surface):
        return _figure(surface, own, end)
    if _GROUPED[other].fullmatch(surface) and (_whole(words, end) or not _PLAIN.fullmatch(surface)):
        # Copied from the other language: people are not counted in thousandths.
        return _figure(surface, other, end)
    if not _PLAIN.fullmatch(surface):
        return None
    return _figure(surface.replace(",", "."), "en", end)


def _whole(words: Words, at: int) -> bool:
    """Whether what follows is counted in whole numbers: a word that is neither unit nor power."""
    word = words.near(at)
    return bool(word) and word not in known_numbers(words.language).powers and word not in table("units")["words"]


def _figure(surface: str, language: str, end: int) -> Numeral:
    group, point = (".", ",") if language == "de" else (",", ".")
    whole, _, decimals = surface.replace(group, "").partition(point)
    value = float(f"{whole}.{decimals or 0}")
    return Numeral(value, value, 10.0 ** -len(decimals) if decimals else last_digit(value), end, figures=True)


def last_digit(value: float) -> float:
    """Return the unit of the last digit of a whole number that is not zero: 1 for 38, 100 for 1500."""
    step = 1.0
    while value and value % (step * 10) == 0 and step < value:
        step *= 10
    return step if value else 1.0


def _scaled(words: Words, found: Numeral, known: Numbers) -> Numeral:
    """Read the powers after a number: 1,2 Millionen; 40-million; 3 hundert tausend."""
    for _ in range(MOST_POWERS):
        word = words.near(found.end, hyphen=True)
        if word == "½" and not found.share:
            found = Numeral(found.low + 0.5, found.high + 0.5, 0.5, found.end + 1, figures=True)
            continue
        # "310m euros": a lone m before a currency is a million.
        power = 1e6 if word == "m" and _is_currency(words.near(found.end + 1)) else known.powers.get(word)
        if power is None:
            break
        found = found.times(power, found.end + 1)
    return found


def _is_currency(word: str) -> bool:
    unit, *_ = table("units")["words"].get(word, [""])
    return unit.isupper() or unit in table("units")["currencies"]


def _share(words: Words, at: int, known: Numbers) -> Numeral | None:
    """A part of a whole: die Hälfte, zwei Drittel, a third of, jeder fünfte, acht von zehn, one in three."""
    word, after = words.word(at), words.near(at + 1, hyphen=True)
    if word in known.every:
        nth = known.nth.get(after[:-1] if after[-1:] in "rsnm" and words.language == "de" else after)
        capital = words.language == "de" or (nth and words.near(at + 2))
        return _part(1 / nth, at + 2) if nth and capital else None
    if word in {"hälfte", "half"} and (word == "hälfte" or after in {"of", "the", "its", "their", "his", "her", "all"}):
        return _part(0.5, at + 1)
    if after in known.shares and not (words.language == "en" and after in {"second"}):
        count = 1.0 if word in known.one else _small(word, words.language, known)
        if not count:
            return None
        # "eine Viertelstunde" is one word; "ein Viertel Jahr" nobody writes. An English third may be an ordinal.
        ordinal = words.language == "en" and not after.endswith("s") and words.word(at + 2) not in {"of", "more", "less", "fewer"}
        ordinal = ordinal and not _is_change(words, at)
        if after == "quarters" and words.word(at + 2) != "of":
            return None
        article = word in known.one and after not in {"half", "quarter"}
        if (ordinal and article) or (ordinal and after in {"quarter", "half"}):
            return None
        return _part(count * known.shares[after], at + 2)
    if after in known.of:
        count, whole = _small(word, words.language, known), _small(words.near(at + 2), words.language, known)
        if words.language == "en" and after == "of" and words.word(at - 1) != "out":
            whole = whole if whole in {10, 100} else None
        usual = whole in {10, 100, 1000} or (after == "in" and whole in range(2, 10) and count == 1)
        if count and whole and usual and count < whole:
            return _part(count / whole, at + 3)
    if words.language == "en" and after == "out" and words.near(at + 2) == "of":
        count, whole = _small(word, "en", known), _small(words.near(at + 3), "en", known)
        return _part(count / whole, at + 4) if count and whole and count < whole else None
    return None


def _is_change(words: Words, at: int) -> bool:
    """Whether a part stands behind "by" and before no noun: "fell by about a third in May", but not "by a third party"."""
    after = words.near(at + 2)
    return "by" in {words.word(at - 1), words.word(at - 2)} and (not after or after in stopwords("en"))


def _part(value: float, end: int) -> Numeral:
    return Numeral(value * 100, value * 100, 10, end, share=True)


def _small(word: str, language: str, known: Numbers) -> float | None:
    if word.isascii() and word.isdigit():
        return float(word) if len(word) <= 4 else None
    if language == "de":
        return 1.0 if word in {"einer", "eine", "eines", "einem"} else german_number(word)
    return known.ones.get(word) or known.tens.get(word)


def _open(words: Words, at: int, known: Numbers) -> Numeral | None:
    """An amount left open: Dutzende, mehrere hundert, tens of thousands."""
    word, end, power = words.word(at), at + 1, 0.0
    if word in known.few and words.word(at - 1) not in {"one"}:
        after = words.near(end)
        power = known.powers.get(after, 0) or known.crowds.get(after, 0)
        end += 1
    elif word in known.crowds:
        power = known.crowds[word]
        if words.language == "en" and words.near(end) == "of" and words.near(end + 1) in known.crowds:
            power, end = power * known.crowds[words.word(end + 1)], end + 2
    elif word == "tens" and words.near(end) == "of" and words.near(end + 1) in known.crowds:
        power, end = 10 * known.crowds[words.word(end + 1)], end + 2
    if power and (more := known.powers.get(words.near(end), 0)):
        power, end = power * more, end + 1
    return Numeral(2 * power, 10 * power, power, end) if power else None


def _spelled(words: Words, at: int, known: Numbers, *, joining: bool) -> Numeral | None:
    word = words.word(at)
    if words.language == "en":
        return _english(words, at, known, joining=joining)
    if word in known.one:
        return _article(words, at, known)
    if word in known.halves and (word != "viertel" or words.near(at + 1) in known.powers):
        value: float | None = known.halves[word]
    elif word in known.powers:
        value = known.powers[word] if word in {"hundert", "tausend", "dutzend"} else None
    else:
        value = german_number(word)
    if value is None:
        return None
    power = value if word == "dutzend" else 1
    return _scaled(words, Numeral(value, value, _step(value), at + 1, power=power), known)


def _step(value: float) -> float:
    return last_digit(value) if value == int(value) else 0.5


def _article(words: Words, at: int, known: Numbers) -> Numeral:
    """A number that begins with an article: eine Million, ein halbes, half a million, a dozen; or the article alone."""
    after = words.near(at + 1, hyphen=True)
    if after in known.halves:
        value = known.halves[after]
        return _scaled(words, Numeral(value, value, value, at + 2), known)
    one = Numeral(1, 1, 1, at + 1, article=True)
    found = _scaled(words, one, known)
    if words.language == "en" and found.end > one.end:
        return _english(words, at, known, joining=True, value=1) or found
    return found


def _english(words: Words, at: int, known: Numbers, *, joining: bool, value: float | None = None) -> Numeral | None:
    """Read English number words: each may only follow a larger one, "and" only after a hundred or more."""
    word = words.word(at)
    if value is None and word in known.halves:
        end = at + 2 if words.near(at + 1, hyphen=True) in known.one else at + 1
        half = known.halves[word]
        return _scaled(words, Numeral(half, half, half, end), known)
    if value is None and word in known.one:
        return (
            _article(words, at, known)
            if words.near(at + 1, hyphen=True) in {*known.powers, *known.halves}
            else Numeral(1, 1, 1, at + 1, article=True)
        )
    total, part, place, least = 0.0, 0.0, at, 1e15  # finished groups, the running group, the next word, the last power
    room = 1000.0  # what the next word of the running group must stay below
    if value is not None:
        part, place, room = value, at + 1, 1.0
    while place < len(words.tokens):
        word = words.word(place) if place == at else words.near(place, hyphen=True)
        after_and = word == "and" and joining and place > at and (part >= 100 or (total and not part))
        if after_and:
            word = words.near(place + 1)
            after_and = word in known.ones or word in known.tens
            if not after_and:
                break
        number = known.tens.get(word, known.ones.get(word))
        if number is not None:
            if number >= room or (part and number == 0):
                break
            part, room = part + number, 10.0 if word in known.tens else 1.0
        elif word == "hundred" and 0 < part < 100:
            part, room = part * 100, 100
        elif word in known.powers and word != "hundred" and part and known.powers[word] < least:
            least = known.powers[word]
            total, part, room = total + part * least, 0.0, min(least, 1000)
        else:
            break
        place += 2 if after_and else 1
    if place == at:
        return None
    found = Numeral(total + part, total + part, _step(total + part), place, power=least if total else 1)
    return _and_a_half(words, found, known)


def _and_a_half(words: Words, found: Numeral, known: Numbers) -> Numeral:
    if words.near(found.end) == "and" and words.near(found.end + 1) in known.one and words.near(found.end + 2) in known.halves:
        value = found.low + known.halves[words.word(found.end + 2)]
        return _scaled(words, Numeral(value, value, 0.5, found.end + 3), known)
    return found
