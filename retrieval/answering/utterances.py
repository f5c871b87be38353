"""What somebody said, as claims: the statements of those who are asked about."""

from collections.abc import Sequence

from corpus.models import Document
from retrieval.answering.claim import Claim
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.speech import asked_voice, is_of_another_state, on_side_of
from retrieval.claims.speech import statements_of
from retrieval.claims.speech.cues import acts_in
from retrieval.models import Act, Query, Statement

ACT = 0.1  # gained by what does what is asked for: a demand, a denial
NAMED = 0.6  # how far a speaker must be the one asked about


class Utterances:
    """Reads what those said who are asked about; `documents` are all on the matter."""

    def __init__(self, query: Query, relevance: Relevance, documents: Sequence[Document]) -> None:
        self._relevance = relevance
        self._documents = tuple(documents)
        acts = acts_in(query.text, query.language)
        self._acts = acts if Act.SAID not in acts else frozenset()
        self._voice = asked_voice(query)
        self._sides: dict[str, frozenset[str]] = {}

    @property
    def demanding(self) -> bool:
        """Whether more is asked for than what was said: a demand, a denial, which may stand in nobody's speech."""
        return bool(self._acts)

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return what the person asked about says, with its topic in the sentence or not."""
        claims = []
        for statement in statements:
            named = self._relevance.names(statement.speaker, passage.document.language)
            if named < NAMED and statement.speaker in self._on_side(passage.document):
                named = NAMED  # "Was sagt Moskau?": the ministry there
            if named >= NAMED and not is_of_another_state(statement.speaker, self._voice):
                merit = 0.5 * named + 0.3 * passage.merit + 0.1 * statement.quoted + ACT * (statement.act in self._acts)
                # Asked what somebody demands, what else they say answers only where nobody tells of a demand.
                rank = int(bool(self._acts) and statement.act not in self._acts)
                claims.append(Claim(passage, None, statement, merit, rank))
        return claims

    def _on_side(self, document: Document) -> frozenset[str]:
        """The speakers of a document who speak for the body or state that is asked."""
        if not self._voice:
            return frozenset()
        if document.path not in self._sides:
            speakers = {statement.speaker for statement in statements_of(document)}
            self._sides[document.path] = on_side_of(self._voice, document, speakers, self._documents)
        return self._sides[document.path]
