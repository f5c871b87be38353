"""Bytes -> text: UTF-8 first, UTF-16 by its mark, what a page declares, an older Western encoding where that is safe."""

import codecs
import re

from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.runs import bounded

# The 8-bit encoding in which German and English files are still found. Others differ from it in the very letters that
# matter, so a guess among them would misquote.
LEGACY_ENCODING = "cp1252"
MOST_CHAOS = 0.2  # charset-normalizer's share of improbable characters; beyond it, its own threshold, is no text
DECLARED_WITHIN = 4096  # bytes from a page's start

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile("[\x80-\x9f]")
_USUAL = re.compile("[äöüÄÖÜßéáàâçêëïôóñÉ]")
_STRANGE = re.compile("(?![äöüÄÖÜßéáàâçêëïôóñÉ×÷])[À-ÿŒœŠšŽžŸƒ]")
_MISPLACED = re.compile(r"[a-zäöüß][À-ÖØ-ÞŒŠŽŸ]|Ÿ|[ÐÞÝðþý]|[a-z][¡-¿]+[a-z]")
_CHARSET = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Browsers read Latin-1 and ASCII as Windows' own, for that is what is meant by them.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    r"""Return the text and the encoding's name; line ends become "\n", a byte order mark goes, runs without end are cut.

    `declared` is the encoding that the document names, for what is no UTF-8. Raises DocumentError(BINARY) for data that is
    no text and DocumentError(ENCODING) for text in no encoding that can be told with safety.
    """
    text, encoding = _decoded(data, declared)
    if _CONTROL.search(text):
        raise DocumentError(ProblemKind.BINARY)
    return bounded(text.replace("\r\n", "\n").replace("\r", "\n")), encoding


def declared_charset(page: bytes) -> str | None:
    """Return the encoding that an HTML page declares of itself, as Python calls it; None for none or an unknown one."""
    found = _CHARSET.search(page[:DECLARED_WITHIN])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)  # "hex" and "rot13" are codecs as well, and no encodings
    except (LookupError, UnicodeError):
        return None
    return _MEANT.get(name, name)


def _decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(data, "utf-16"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise DocumentError(ProblemKind.BINARY) from error
        if declared and not declared.startswith("utf"):
            return _as(data, declared), declared
        from charset_normalizer import from_bytes  # noqa: PLC0415  # most files are UTF-8

        best = from_bytes(data, cp_isolation=[LEGACY_ENCODING]).best()
        if best is None or best.chaos > MOST_CHAOS or not _is_plausible(str(best)):
            raise DocumentError(ProblemKind.ENCODING, f"byte {error.start}") from error
        # Nobody writes the sign for "some currency": in ISO 8859-15, its cousin, that byte is the euro.
        return (data.decode("iso8859_15"), "iso8859_15") if "¤" in str(best) else (str(best), best.encoding)


def _is_plausible(text: str) -> bool:
    """Whether the letters beyond ASCII are those of German and English, in places where they can stand.

    A text from a Mac, from Prague or from Warsaw has other letters under the same bytes, and would be misquoted.
    """
    if _C1.search(text) or _MISPLACED.search(text):
        return False
    strange = _STRANGE.findall(text)
    return len(strange) <= max(1, len(_USUAL.findall(text)))


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(ProblemKind.ENCODING, f"{encoding}, {error.reason}") from error
