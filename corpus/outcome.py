"""What comes of a file: a Document with remarks, or the problem with it; never an exception."""

import hashlib
import logging
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError
from corpus.models import Document, LoadProblem, ProblemKind
from corpus.reading import bytes_of, demand_suffix, document_of

_PASSING = {ProblemKind.UNREADABLE, ProblemKind.EXHAUSTED}  # what may be otherwise the next time, the file being the same

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document with remarks, or the problem with a file.

    `digest` is the hash of the content, "" where the same content may come to something else the next time. `twin` is what
    two prints of one outlet share.
    """

    document: Document | None
    problems: tuple[LoadProblem, ...]
    digest: str
    twin: tuple[str, str] = ("", "")


def outcome_of(file: Path, name: str, max_bytes: int) -> Outcome:
    """Read a file as the document `name`."""
    digest = ""
    try:
        demand_suffix(file)
        data = bytes_of(file, max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        document, remarks = document_of(data, name)
    except DocumentError as error:
        return refused(name, error, "" if error.kind in _PASSING else digest)
    except Exception as error:
        # A fault in a reader, or in a library below it, costs its own file and no other.
        _log.exception("reading %s failed", name)
        return refused(name, DocumentError(ProblemKind.UNREADABLE, type(error).__name__))
    return Outcome(document, remarks, digest, twin(document))


def refused(name: str, error: DocumentError, digest: str = "") -> Outcome:
    """Return the outcome of a file that is no document."""
    return Outcome(None, (LoadProblem(name, ProblemKind(error.kind), error.detail),), digest)


def twin(document: Document) -> tuple[str, str]:
    """The document's words, as a hash, and its outlet in lower case; "" where the file itself has to stand for it."""
    spoken = " ".join(document.text_of(chunk) for chunk in document.chunks)
    words = hashlib.sha256(re.sub(r"\s+", " ", spoken).encode()).hexdigest()
    return words, "" if document.source == Path(document.path).name else document.source.casefold()
