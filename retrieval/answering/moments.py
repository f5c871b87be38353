"""When it was, and when it ends, as claims."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.claim import Claim, plain
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.speech import speaking
from retrieval.answering.values.times import Time, answers, times_in
from retrieval.models import Kind, Query, Statement

TIME = 0.12  # gained by a sentence that names a time where one is asked for
FARTHER = 0.04  # lost by each time that stands farther from what is asked than another
TODAY = 0.06  # lost by a time about the day of the report, which every report names


class Moments:
    """Reads when it was."""

    def __init__(self, query: Query, relevance: Relevance) -> None:
        self._query = query
        self._relevance = relevance

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return every time of the sentence that may answer, the nearest to what is asked first; the bare sentence for none."""
        claims = []
        for place, value in enumerate(times_in(passage, self._relevance.anchors(passage), self._query)):
            statement = speaking(statements, value.start)
            if statements and not statement:
                continue  # "said on Thursday" tells when it was said
            merit = passage.merit + TIME - FARTHER * place - TODAY * value.recent
            claims.append(Claim(passage, value, statement, merit, int(not answers(value, self._query))))
        return claims or plain(passage, statements, Kind.WHEN)

    def ends(self, passage: Passage, statements: Sequence[Statement], *, first: bool) -> list[Claim]:
        """Return when it ends, as an answer to how long it lasts: the `first` one to think of, or only where no other is."""
        ends = [claim for claim in self.of(passage, statements) if _is_end(claim)]
        return [replace(claim, rank=int(not first)) for claim in ends]


def _is_end(claim: Claim) -> bool:
    return isinstance(claim.value, Time) and claim.value.period.bound == "until"
