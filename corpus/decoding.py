"""Bytes -> text: UTF-8 first, UTF-16 by its mark, an older Western encoding where that is safe."""

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import DocumentError
from corpus.models import ProblemKind

# The 8-bit encodings in which German and English files are still found. Others differ from these in the very
# letters that matter, so a guess among them would misquote.
LEGACY_ENCODINGS = ["cp1252", "iso8859_15"]
MOST_CHAOS = 0.1  # charset-normalizer's share of improbable characters

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile("[\x80-\x9f]")


def decode(data: bytes) -> tuple[str, str]:
    r"""Return the text and the encoding's name; line ends become "\n", a byte order mark goes.

    Raises DocumentError(BINARY) for data that is no text and DocumentError(ENCODING) for text in no encoding that can be
    told with safety.
    """
    text, encoding = _decoded(data)
    if _CONTROL.search(text):
        raise DocumentError(ProblemKind.BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise DocumentError(ProblemKind.ENCODING, f"UTF-16, {error.reason}") from error
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise DocumentError(ProblemKind.BINARY) from error
        best = from_bytes(data, cp_isolation=LEGACY_ENCODINGS).best()
        if best is None or best.chaos > MOST_CHAOS or _C1.search(str(best)):
            raise DocumentError(ProblemKind.ENCODING, f"byte {error.start}") from error
        return str(best), best.encoding
