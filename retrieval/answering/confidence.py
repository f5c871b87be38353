"""Whether a candidate answers the question, comes near it, or neither.

A logistic function of three things that do not depend on the size of a corpus: how much of the question's weight the best
window covers, how much its document covers, and how much of it are names that the document does not mention. Calibrated for
German and English questions apart, since a translated word covers less surely (tables/confidence.toml has the numbers).
"""

import math
from enum import StrEnum

from retrieval.answering.ranking import Candidate
from retrieval.language.tables import table
from retrieval.models import Query


class State(StrEnum):
    """What a candidate is to a question."""

    ANSWER = "answer"
    CLOSEST = "closest"
    NOTHING = "nothing"


def confidence(candidate: Candidate, query: Query) -> float:
    """Return the probability, 0 to 1, that the candidate's document holds an answer."""
    numbers = table("confidence")[query.language]
    logit = (
        numbers["window"] * candidate.window.coverage
        + numbers["document"] * candidate.coverage
        - numbers["names"] * candidate.names
        - numbers["bias"]
    )
    return 1 / (1 + math.exp(-logit))


def state_of(candidate: Candidate, query: Query) -> State:
    """Return what the candidate is to the question, by the thresholds of its language."""
    numbers = table("confidence")[query.language]
    sure = confidence(candidate, query)
    if sure >= numbers["answer"]:
        return State.ANSWER
    return State.CLOSEST if sure >= numbers["closest"] else State.NOTHING
