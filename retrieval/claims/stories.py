"""A digest, a page of several short stories -> a profile of each; any other document -> its one profile.

A page is a digest where its parts begin with a headline or a dateline of their own, or its title says so, and no two parts
name the same people or places: the parts of one long report do.
"""

import re
from functools import cache

from corpus.models import Document
from retrieval.claims.profiles import Profile, Story, profile_of
from retrieval.claims.tables import table
from retrieval.readings import reading

FEWEST = 2  # stories of a digest

_DATELINE = re.compile(
    r"\s*(?:\+\+\+|[A-ZÄÖÜ][\w./ -]{1,40} ?\([A-Za-z/]{2,12}\) ?[–—:.-]|[A-ZÄÖÜ]{4}[A-ZÄÖÜ/ -]{0,30} ?[–—:-] )"
)
_WORD = re.compile(r"\w[\w-]*")


@reading("profiles")
def profiles_of(document: Document) -> tuple[Profile, ...]:
    """Return one profile for each story of `document`, in order."""
    parts = _parts(document)
    if len(parts) >= FEWEST:
        profiles = tuple(profile_of(document, part) for part in parts)
        if _are_apart(profiles):
            return profiles
    return (profile_of(document),)


def _parts(document: Document) -> list[Story]:
    """The parts of a page that looks like a digest; of any other one part."""
    chunks = document.chunks
    if any(word in _digests() for word in _WORD.findall(document.title.lower())):
        begins = [True] * len(chunks)  # a page that strips its stories of their headlines leaves a paragraph for each
        if any(chunk.heading for chunk in chunks):
            begins = [n == 0 or chunk.heading != chunks[n - 1].heading for n, chunk in enumerate(chunks)]
    elif all(chunk.heading for chunk in chunks):
        begins = [n == 0 or chunk.heading != chunks[n - 1].heading for n, chunk in enumerate(chunks)]
    else:
        begins = [_DATELINE.match(document.text_of(chunk)) is not None for chunk in chunks]
        if not begins or not begins[0]:
            return []
    starts = [n for n, begin in enumerate(begins) if begin]
    return [
        Story(chunks[start].heading, chunks[start:end]) for start, end in zip(starts, [*starts[1:], len(chunks)], strict=True)
    ]


def _are_apart(profiles: tuple[Profile, ...]) -> bool:
    """Whether every story has names, and no two have one in common."""
    seen: set[str] = set()
    for profile in profiles:
        if not profile.names or seen & profile.specific.keys():
            return False
        seen |= profile.specific.keys()
    return True


@cache
def _digests() -> frozenset[str]:
    return frozenset(table("events")["digests"].split())
