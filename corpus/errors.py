"""The errors of this room; the message names the path that was wrong and says what to do."""


class CorpusError(Exception):
    """The corpus as a whole cannot be used."""


class MissingCorpusError(CorpusError):
    """The corpus folder does not exist or is no folder."""


class EmptyCorpusError(CorpusError):
    """The folder holds no readable document."""


class DocumentError(CorpusError):
    """One file cannot be read as a document; `kind` says why, `detail` adds what a person needs to mend it."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail
