"""The parts of a ZIP-packed document, unpacked one by one and counted while they grow."""

import io
import re
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element

from corpus.errors import DocumentError
from corpus.models import ProblemKind

MOST_ENTRIES = 1_000
MOST_BYTES = 100_000_000  # unpacked, of all parts that are read
PIECE = 1 << 16
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's container before ZIP; an encrypted file still has it
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Archive:
    """A packed document. What it holds beside the parts asked for, such as pictures or other archives, stays packed.

    Raises DocumentError: DAMAGED, ENCRYPTED, UNPACKED for too many entries or bytes, ENTITIES for XML with a DTD.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise DocumentError(ProblemKind.ENCRYPTED if _ENCRYPTED in data else ProblemKind.DAMAGED, "DOC")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DocumentError(ProblemKind.DAMAGED, "ZIP") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise DocumentError(ProblemKind.UNPACKED, f"{len(entries)} > {MOST_ENTRIES}")
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}
        self._left = MOST_BYTES

    def xml(self, name: str) -> _Element | None:
        """Return the root of the XML part `name`, None where there is none."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise DocumentError(ProblemKind.ENCRYPTED)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(self._unpacked(entry), parser)
        except etree.XMLSyntaxError as error:
            if error.code in {0, etree.ErrorTypes.ERR_NO_MEMORY}:  # 0 where there is none left to say so
                raise MemoryError from error
            raise DocumentError(ProblemKind.DAMAGED, re.sub(r"\s+", " ", f"{name}: {error}")) from error
        if root.getroottree().docinfo.doctype:
            raise DocumentError(ProblemKind.ENTITIES, name)  # no writer of such files needs one; it is how XML bombs are built
        return root

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        # What the archive says of its sizes may be a lie, so the bytes are counted.
        pieces = []
        try:
            with self._zip.open(entry) as packed:
                while piece := packed.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise DocumentError(ProblemKind.UNPACKED, f"> {MOST_BYTES // 1_000_000} MB")
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise DocumentError(ProblemKind.DAMAGED, entry.filename) from error
        return b"".join(pieces)
