"""Quotation marks of every style -> the quotations of a paragraph: „…“, »…«, «…», “…”, ‚…‘, "…", nested, unclosed."""

from dataclasses import dataclass

_CLOSING = {
    "„": '“”"',
    "“": '”"',
    "”": "”",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "‚": "‘’'",
    "‘": "’",
    '"': '"“”',
}
_DIRECTIONAL = "„‚"  # marks that only ever open; what they open and nothing closes goes on in the next paragraph
_SINGLE = "‚‘’'›‹"
LONGEST = 4000  # characters; what stays open longer was no quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: `text[start:end]`; `closed` is False where it goes on in the next paragraph."""

    start: int
    end: int
    closed: bool = True


def quotations_of(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of the paragraph `text[start:end]`, in order, as offsets into `text`."""
    found: list[Quotation] = []
    opened: list[int] = []
    for at in range(start, end):
        mark = text[at]
        if mark not in _CLOSING and mark not in "’'":
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if opened and mark in _CLOSING.get(text[opened[-1]], "") and not _apostrophe(mark, before, after):
            first = opened.pop()
            if not opened:
                found.append(Quotation(first, at + 1))
        elif _opens(mark, before, after, within=bool(opened)):
            opened.append(at)
    if opened and _goes_on(text, opened[0], start) and end - opened[0] <= LONGEST:
        found.append(Quotation(opened[0], end, closed=False))
    return found


def _opens(mark: str, before: str, after: str, *, within: bool) -> bool:
    if mark in "’'" or (mark in _SINGLE and mark not in _DIRECTIONAL and not within):
        return False
    if mark in _DIRECTIONAL:
        return True
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _apostrophe(mark: str, before: str, after: str) -> bool:
    return mark in "’'‘" and before.isalpha() and after.isalpha()


def _goes_on(text: str, at: int, start: int) -> bool:
    return text[at] in _DIRECTIONAL or not text[start:at].strip()
