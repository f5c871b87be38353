"""The values of this room: Document, Paragraph, Chunk, Corpus, LoadProblem. Frozen, and knowing nothing of files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article, `text[start:end]`, and the subheading above it, or ""."""

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One paragraph of a document: `document.text[start:end]`.

    `paragraph` counts from 1 among the document's kept paragraphs. `heading` is the subheading above it, or "".
    """

    document: str
    paragraph: int
    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One news document.

    `path` is relative to the corpus folder, with "/" on every system, and names the document everywhere. `text` is what
    the file says, white space and all; extracts and chunks are slices of it. `title` is "" and `published` is None where
    the document does not say. `published` is a datetime where the time of day is known. `language` is "de" or "en".
    `digest` changes when anything of the document changes.
    """

    path: str
    text: str
    source: str
    title: str
    published: date | None
    url: str | None
    language: str
    digest: str
    chunks: tuple[Chunk, ...]

    def __hash__(self) -> int:
        # Readings are kept by document; the hash of every paragraph would have to be taken for each look.
        return hash((self.path, self.digest))

    def text_of(self, chunk: Chunk) -> str:
        return self.text[chunk.start : chunk.end]


class ProblemKind(StrEnum):
    """Why a file was refused, or what about it deserves a look."""

    EMPTY = "empty"
    BINARY = "binary"
    UNKNOWN_SUFFIX = "unknown_suffix"
    ENCODING = "encoding"
    FRONT_MATTER = "front_matter"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    DUPLICATE = "duplicate"
    NO_PARAGRAPH = "no_paragraph"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    DAMAGED = "damaged"
    TOO_MANY_PAGES = "too_many_pages"
    UNPACKED = "unpacked"
    ENTITIES = "entities"
    EXHAUSTED = "exhausted"
    DECODED = "decoded"
    DATE = "date"
    FILE_DATE = "file_date"
    PICTURES = "pictures"

    @property
    def refused(self) -> bool:
        """Whether the file is left out of the corpus, rather than taken with a remark."""
        return self not in {ProblemKind.DECODED, ProblemKind.DATE, ProblemKind.FILE_DATE, ProblemKind.PICTURES}


@dataclass(frozen=True, slots=True)
class LoadProblem:
    """A file that could not be taken as it is: which, why, and the detail a person needs to mend it."""

    path: str
    kind: ProblemKind
    detail: str = ""


@dataclass(frozen=True)
class Corpus:
    """The documents in service, by path in order."""

    documents: tuple[Document, ...]
    _by_path: Mapping[str, Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_path", {document.path: document for document in self.documents})

    def __getitem__(self, path: str) -> Document:
        return self._by_path[path]

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """Every chunk, in the order of the documents."""
        return tuple(chunk for document in self.documents for chunk in document.chunks)

    @cached_property
    def version(self) -> str:
        """A short name that changes when any document does."""
        whole = "\n".join(f"{document.path} {document.digest}" for document in self.documents)
        return sha256(whole.encode()).hexdigest()[:16]

    def text_of(self, chunk: Chunk) -> str:
        return self[chunk.document].text_of(chunk)
