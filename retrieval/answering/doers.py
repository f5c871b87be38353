"""Who did it, and who somebody is, as claims: by each speaker of a sentence and by the rest of it."""

from collections.abc import Sequence

from retrieval.answering.claim import BESIDE, LAST, PLAIN, Claim, beside, plain
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.speech import speaking, spoken
from retrieval.answering.values.actors import Actors
from retrieval.answering.values.identity import Identity
from retrieval.models import Act, Kind, Statement

TOLD = 0.5  # of what is asked that a sentence has to say which only mentions somebody
DOER = 0.1  # gained by who is said to have done it, lost by who only bears the title


class Doers:
    """Reads who did what the question asks."""

    def __init__(self, relevance: Relevance, actors: Actors) -> None:
        self._relevance = relevance
        self._actors = actors

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Who did it, by each speaker of the sentence and by the rest of it.

        Where the sentence says nothing of what they did, it answers only if it says all else, and if none other does.
        """
        anchors = passage.at(self._relevance.anchors(passage, self._actors.verbs))
        places = anchors + passage.at(self._actors.places(passage.text))
        if self._actors.speech:  # "told this newspaper" is no telling of what is asked
            spans = [span for statement in statements for span in statement.spans]
            places = [place for place in places if not spans or any(a <= place[0] < b for a, b in spans)]
        if places and not anchors:
            passage = self._relevance.saying(passage, self._actors.verbs)
        if not places and (self._actors.framed or passage.merit < PLAIN):
            return []
        claims: list[Claim] = []
        for statement, (start, end), aside in spoken(passage, statements, places):
            speaker, denied = (statement.speaker, statement.act is Act.DENIED) if statement else ("", False)
            actor = self._actors.of(passage.document, start, end, anchors, speaker, aside=aside, denied=denied)
            if actor and not actor.sure and passage.focus < TOLD:
                return []
            if actor:
                # "Cheftrainer Falk": no more than that.
                title = all(place[0] < actor.end and actor.start <= place[1] + 1 for place in places)
                merit = passage.merit + beside(actor, places) + (DOER * actor.sure if not title or self._actors.role else -DOER)
                claims.append(Claim(passage, actor, statement, merit, int(not actor.sure) if places else LAST))
        claims.sort(key=lambda claim: -claim.merit)
        return claims or plain(passage, statements, Kind.WHO)


class Offices:
    """Reads what reports call the person of whom the question asks nothing else."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return what the sentence calls the person; the fuller, the better."""
        return [
            Claim(passage, office, speaking(statements, office.start), passage.merit + BESIDE * len(office.words))
            for office in self._identity.of(passage.document, passage.start, passage.end)
        ]
