"""Where a sentence says on whose word it rests: a Frame, found by the rules of its language."""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.models import Act


class Side(StrEnum):
    """Where the speech stands that a frame is about."""

    AROUND = "around"  # all of the sentence but the frame: laut, zufolge, sagte X behind a quotation
    AFTER = "after"  # behind the frame: X sagte, …
    BACK = "back"  # the sentence before: Das teilte X mit.


class Content(StrEnum):
    """What of the frame's clause tells what was said."""

    SPEECH = "speech"  # the speech in it: X sagte, dass …
    CLAUSE = "clause"  # all of it: X forderte mehr Geld; verletzt wurde laut X niemand
    MATTER = "matter"  # nothing, it only names what was spoken of: X kritisierte den Plan


@dataclass(frozen=True, slots=True)
class Frame:
    """Words[first:last] of a sentence that name a speaker.

    The speaker is words[speaker[0]:speaker[1]]; None: whoever spoke last. `cuts` are further words that are no speech.
    `scope` is the clause beyond which the frame says nothing. `own`: the speaker says it of itself.
    """

    first: int
    last: int
    speaker: tuple[int, int] | None
    act: Act
    side: Side
    cuts: tuple[tuple[int, int], ...] = ()
    sure: bool = True
    scope: tuple[int, int] | None = None
    own: tuple[int, int] | None = None
    content: Content = Content.SPEECH
