"""The errors of this room."""


class RetrievalError(Exception):
    """A question cannot be answered as it was put."""


class EmptyQuestionError(RetrievalError):
    """The question holds no word."""
