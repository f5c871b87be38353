"""Frames: what somebody does, in the words of both languages, so that "bat um", "on the initiative of" and "rang" are one."""

import re
from dataclasses import dataclass
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import stopwords, surfaces_of

_ADVERBS = frozenset(["first", "really", "actually", "finally", "originally", "initially", "now", "currently", "also"])


@dataclass(frozen=True, slots=True)
class Frame:
    """Something that somebody does.

    `party`: anybody of a side stands for all of it; `post`: one person holds or wins it; `speech`: it is saying something;
    `several`: many do it, together or each for himself, so that one who did excludes nobody.
    """

    name: str
    party: bool
    post: bool
    speech: bool
    several: bool
    asked: re.Pattern[str]
    forms: str

    @property
    def said(self) -> re.Pattern[str]:
        """What says it in a text."""
        return _pattern(self.forms)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where `text` says it: the first word of what does."""
        return [(found.start(), found.start() + len(found[0].split(maxsplit=1)[0])) for found in self.said.finditer(text)]


def frame_of(question: str, kind: str = "frames") -> Frame | None:
    """Return what the question asks the doer of, with "happenings" the place of; None where no table has it.

    Of several the one said last: the verb.
    """
    found = [(match.end(), frame) for frame in _frames(kind) if (match := _last(frame.asked, question))]
    return max(found, key=lambda entry: entry[0])[1] if found else None


def verbs_of(question: str, language: str) -> tuple[str, ...]:
    """Return the words of a question that say what is done: in German all that is written small.

    Typed in small letters throughout, those that a frame knows, where one does.
    """
    skip = stopwords(language)
    words = surfaces_of(question)
    if language == "de":
        small = tuple(word for word in words if word[0].islower() and word.lower() not in skip)
        frame = frame_of(question) if question.islower() else None
        return tuple(word for word in small if frame and frame.asked.search(word)) or small
    asked = next((at for at, word in enumerate(words) if word.lower() in {"who", "whom", "which", "what", "where"}), 0)
    if words and words[asked].lower() in {"which", "what"}:
        asked += 1
    content = [word for word in words[asked + 1 :] if word.lower() not in skip and word[0].islower() and word not in _ADVERBS]
    return tuple(content[:1])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


@cache
def _pattern(forms: str) -> re.Pattern[str]:
    return re.compile(forms, re.IGNORECASE)  # of the one frame that a question has; all of them take as long as an answer


@cache
def _frames(kind: str) -> list[Frame]:
    return [
        Frame(
            name,
            party=entry.get("party", False),
            post=entry.get("post", False),
            speech=entry.get("speech", False),
            several=entry.get("several", False),
            asked=re.compile(entry["asked"], re.IGNORECASE),
            forms=entry["said"],
        )
        for name, entry in table("frames")[kind].items()
    ]
