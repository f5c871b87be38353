"""What a number counts: the noun behind it (38 unserer Leute, eleven of the wounded), or before it (die Zahl der Toten: 14)."""

from retrieval.language.tokens import stopwords
from retrieval.language.words import Words

FURTHEST = 6  # words between a number and its noun
BEFORE = 16  # words between "Zahl der Toten" and the number
_ADJECTIVE = ("e", "en", "er", "es", "em")
Place = tuple[int, int]


def counted_after(words: Words, at: int, *, measured: bool, one: bool = False) -> Place | None:
    """Return the places of the words that name what is counted, from word `at` on, right behind the number and its unit.

    `measured` says that there is a unit: then the noun follows at once (zwei Jahre Haft) or after "of"; `one` that the number
    is one or none, so that the noun is no plural.
    """
    if words.language == "de":
        return _german(words, at, measured=measured)
    return _english(words, at, measured=measured, one=one)


def counted_before(words: Words, at: int) -> Place | None:
    """Return what "Zahl der …", "number of …" or "toll" before the number at word `at` names, in the same sentence."""
    heads = words.listed("number_of")
    for place in range(at - 1, max(-1, at - BEFORE), -1):
        if ends_sentence(words, place + 1):
            return None
        word = words.lower[place]
        if word in heads:
            if words.near(place + 1) in {"der", "of", "an", "von"}:
                noun = counted_after(words, place + 1, measured=False)
                if noun:
                    return _clear_of_articles(words, noun)
            compound = bool(words.near(place)) and words.word(place - 1) not in {"the", "a", "its"}  # death toll
            return (place - compound, place + 1) if word == "toll" else None
        if words.language == "de" and word.endswith("zahl") and len(word) > len("anzahl"):
            return place, place + 1
    return None


def ends_sentence(words: Words, at: int) -> bool:
    """Whether a sentence ends before word `at`."""
    gap = words.gap(at)
    if "\n\n" in gap or at >= len(words.tokens):
        return True
    if not any(mark in gap for mark in ".!?"):
        return False
    surface = words.tokens[at].surface
    if not gap[-1:].isspace():
        return False
    # "ca. 40", "14. März"; a figure ends a sentence where what follows begins one
    before = words.word(at - 1)
    return surface[0].isupper() if before.isdigit() else len(before) > 3 or surface[0].isupper()


def _german(words: Words, at: int, *, measured: bool) -> Place | None:
    first = at
    breaks, linking, pronouns = (words.listed(name) for name in ("break", "between_noun", "pronouns"))
    for place in range(at, at + FURTHEST):
        word = words.near(place, hyphen=place > at)
        if not word or word in words.listed("none"):
            return None
        if words.tokens[place].surface[0].isupper() and not (word in linking or word in breaks):
            return first, _german_head(words, place)
        if word == "ihnen" or (word == "denen" and place > at):
            return place, place + 1
        if word in linking:
            first = place + 1
        elif (word not in pronouns and (word in breaks or not word.endswith(_ADJECTIVE) or not word.isalpha())) or (
            measured and word not in pronouns and place > at
        ):
            return None
    return None


def _german_head(words: Words, place: int) -> int:
    """The place behind a noun, its hyphens, and a second noun that is joined to it: Beamtinnen und Beamte, US-Soldaten."""
    end = place + 1
    # Oberauer Anhänger, Soziale Medien
    if words.lower[place].endswith(("er", "e")) and words.near(end) and words.tokens[end].surface[0].isupper():
        end += 1
    while words.gap(end) == "-" and words.near(end, hyphen=True):
        end += 1
    if words.near(end) == "und" and words.near(end + 1) and words.tokens[end + 1].surface[0].isupper():
        after = words.near(end + 2)
        # "… und Polizei sprach": a verb would follow a subject of its own.
        if not after or after in words.listed("break"):
            end += 2
    return end


def _english(words: Words, at: int, *, measured: bool, one: bool) -> Place | None:
    breaks, linking = words.listed("break"), words.listed("between_noun")
    first = place = at
    while (word := words.near(place, hyphen=True)) in linking and place < at + 3:
        first = place = place + 1
    if words.near(first) in {"them", "us"} and first > at:
        return first, first + 1
    if measured and first == at:
        return None
    while place < first + FURTHEST and (word := words.near(place, hyphen=place > first)):
        if word in breaks or (word in stopwords("en") and word not in {"more", "other", "such"}):
            break
        if word.endswith("ed") and place > first and not _plural(words, place) and one:
            break
        place += 1
        if _plural(words, place - 1) and not one:
            return first, place
    if place == first:
        return None
    return (first, place) if one or measured else None


def _plural(words: Words, place: int) -> bool:
    word = words.lower[place]
    if word in words.listed("plurals"):
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and word not in words.listed("no_plural")
    )


def _clear_of_articles(words: Words, noun: Place) -> Place:
    first, end = noun
    return (first + 1 if words.lower[first] in {"the", "den", "der"} else first), end
