"""The errors of this room."""


class RetrievalError(Exception):
    """A question cannot be answered as it was put."""


class EmptyQuestionError(RetrievalError):
    """The question holds no word."""


class SavedIndexError(RetrievalError, IndexError):
    """A saved index cannot serve: there is none, it is damaged, or it is of other documents or another version."""
