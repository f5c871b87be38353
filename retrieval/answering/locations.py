"""Where it was, as claims: by each speaker of a sentence and by the rest of it."""

from collections.abc import Sequence

from retrieval.answering.claim import Claim, beside, plain
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.speech import spoken
from retrieval.answering.values.places import Places
from retrieval.models import Kind, Statement

SURE = 0.1  # gained by a place that the sentence says to be the one, lost by one that is none in particular


class Locations:
    """Reads where it was."""

    def __init__(self, relevance: Relevance, places: Places) -> None:
        self._relevance = relevance
        self._places = places

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return where it was, by each speaker of the sentence and by the rest of it; the sentence where it names no place."""
        anchors = passage.at(self._relevance.anchors(passage, self._places.verbs))
        told = passage.at(self._places.told(passage.text))
        if told:
            passage = self._relevance.saying(passage, self._places.verbs)
        places = anchors + told
        whole = (passage.start, passage.end)
        claims = []
        for statement, span, _ in spoken(passage, statements, places):
            voice = statement.speaker if statement else ""
            read = [self._places.of(passage.document, *part, places, voice) for part in (span, whole)]
            # "Die Rakete kam nach Angaben der Polizei aus dem Gästeblock": what follows the speaker is of the speech as well.
            place = next((one for one in read if one and one.sure), read[0] or read[1])
            if place:
                merit = passage.merit + beside(place, places) + SURE * (place.sure + bool(told)) - SURE * place.vague
                claims.append(Claim(passage, place, statement, merit, 0 if place.sure else 1))
        claims.sort(key=lambda claim: -claim.merit)
        return claims or plain(passage, statements, Kind.WHERE)
