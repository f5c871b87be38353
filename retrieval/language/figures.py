"""Figures that count nothing: years, ordinals, numbers in names (Artikel 5, Boeing 747, G7), lists and telephone numbers."""

from corpus.dates import MONTHS
from retrieval.language.counted import counted_after, ends_sentence
from retrieval.language.modifiers import modifier_before
from retrieval.language.numerals import Numeral
from retrieval.language.units import unit_at, unit_before
from retrieval.language.words import Words


def counts_nothing(words: Words, at: int, number: Numeral, *, alone: bool = True) -> bool:
    """Whether a number in figures is a year, an ordinal, or part of a name, a list or a telephone number."""
    text, token, end = words.text, words.tokens[at], words.tokens[number.end - 1].end
    before, after = text[token.start - 1 : token.start] if token.start else "", text[end : end + 2]
    if alone and (
        before.isalpha() or before in set("#§+_/") or (before in {"-", "–"} and text[max(0, token.start - 2)].isalnum())
    ):
        return True
    if after[:1] == "/" and after[1:].isdigit():
        return True
    if after[:1].isalpha() and unit_at(words, number.end, figures=True)[0] is None and number.power == 1:
        return words.word(number.end) not in {"m", "k"}
    if (
        after[:1] == "-"
        and after[1:].islower()
        and unit_at(words, number.end, figures=True)[0] is None
        and words.language == "de"
    ):
        return True  # 42-seitig
    previous = words.word(at - 1) if not words.gap(at).strip(". §#") else ""
    if alone and (previous in words.listed("numbered") or "§" in words.gap(at) or (previous.isdigit() and previous[0] == "0")):
        return unit_at(words, number.end, figures=True)[0] is None
    if (
        alone
        and len(previous) == 1
        and (previous != "a" or words.language == "de")
        and previous.isalpha()
        and words.tokens[at - 1].surface.isupper()
        and words.near(at)
    ):
        return True
    if alone and words.language == "en" and _in_a_name(words, at, number):
        return True
    return (number.end == at + 1 and is_year(words, at)) or _is_ordinal(words, at, number)


def _in_a_name(words: Words, at: int, number: Numeral) -> bool:
    """English writes only names with a capital: Boeing 747, Apollo 11."""
    capital = bool(words.near(at)) and words.tokens[at - 1].surface[0].isupper() and not modifier_before(words, at)[2]
    begins = at < 2 or ends_sentence(words, at - 1)
    return capital and not begins and "," not in words.tokens[at].surface and not words.near(number.end)


def is_year(words: Words, at: int) -> bool:
    """Whether the word at place `at` is a year that stands alone: seit 2019, "2021 war das anders", not "2021 Boote"."""
    surface, end = words.tokens[at].surface, words.tokens[at].end
    if words.text[end : end + 1].isalpha():
        return False  # 1980er, 1990s
    if len(surface) != 4 or not surface.isdigit() or not 1100 <= int(surface) <= 2100:
        return False
    if unit_at(words, at + 1, figures=True)[0] or modifier_before(words, at)[1] != "exact" or unit_before(words, at):
        return False
    previous = words.word(at - 1) if words.near(at) else ""
    if previous in words.listed("year_or_count_after") and (surface.endswith("00") or int(surface) < 1900):
        return counted_after(words, at + 1, measured=False) is None  # "vor 2000 Zuschauern"
    if previous in words.listed("year_after") or previous in MONTHS:
        return True
    if not 1900 <= int(surface) <= 2100:
        return False
    if words.language == "de":
        following = words.near(at + 1)
        return not (following and words.tokens[at + 1].surface[0].isupper())
    return counted_after(words, at + 1, measured=False) is None


def _is_ordinal(words: Words, at: int, number: Numeral) -> bool:
    surface = words.tokens[at].surface
    gap = words.gap(number.end)
    if (
        words.language != "de"
        or not surface.isdigit()
        or len(surface) > 3
        or not words.text.startswith(".", words.tokens[number.end - 1].end)
    ):
        return bool(
            surface.isdigit() and not words.near(at) and "\n" in words.gap(at) and gap[:2] in {". ", ") "} and len(surface) < 3
        )
    if words.word(at - 1) in words.listed("ordinal_after") or "\n" in words.gap(at):
        return True
    return gap.startswith(". ") and words.tokens[number.end].surface[0].islower() if number.end < len(words.tokens) else False


def stands_aside(words: Words, at: int, number: Numeral) -> bool:
    """A number alone in brackets: a footnote, a count of comments; and the pairs of a score."""
    after = words.gap(number.end) if number.end < len(words.tokens) else words.text[words.tokens[number.end - 1].end :]
    return (words.gap(at)[-1:] in {"(", "["} and after[:1] in {")", "]"}) or (
        at == 0 and words.text[: words.tokens[0].start].strip() == "(" and after[:1] == ")"
    )
