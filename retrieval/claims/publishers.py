"""Whose page a document is: a press release, a members' paper, a state agency speak for a party, not as an outlet."""

import re
from functools import cache, lru_cache

from corpus.models import Document
from retrieval.claims.naming.institutions import phrase_meaning, words
from retrieval.claims.naming.mentions import mentions_in, names_in
from retrieval.claims.naming.named import Mention
from retrieval.claims.speech.quotations import quotations_of
from retrieval.claims.tables import table
from retrieval.language.tokens import fold

HEAD = 600  # characters above the first paragraph that are read
LINES = 6
OFTEN = 3  # times that a page says "wir" outside quotations, from which it speaks of itself

_PARTS = re.compile(r"\s+[–—|·•/]\s+|\s{2,}|\s[-:]\s|(?<=\w{3})\.\s")
_ARTICLE = re.compile(r"^(?:der|die|das|des|the)\s+", re.IGNORECASE)
_SECTIONS = re.compile(r"\s*[|·•/:∙]+\s*|\s{2,}")
_ORGAN = re.compile(
    r"(?P<noun>\w+)(?: (?:und|&|and) \w+)?(?P<whom> (?:für|for)(?: [\w-]+){1,6}?)?"
    r" (?:der|des|of|of the|von|vom) (?P<rest>\S.{1,80})",
    re.IGNORECASE,
)
_SOCIETY = re.compile(r"\se\.\s?V\.?$")
_EDITION = re.compile(r"\s(?:aktuell|online|intern|direkt|info)$", re.IGNORECASE)


@cache
def _selves(language: str) -> re.Pattern[str]:
    return re.compile(table("publishers")["self"][language], re.IGNORECASE)


@lru_cache(maxsize=2_000)
def publisher_of(document: Document) -> str | None:
    """Return the party that publishes `document` itself, in the words of the page, None for an outlet or where that is unsure."""
    if not document.chunks:
        return None
    lines = [line.strip() for line in document.text[: document.chunks[0].start][:HEAD].split("\n") if line.strip()][:LINES]
    head = [document.source, *lines[:2]] if document.source != document.path else lines[:2]
    parts = [part.strip() for line in head for part in _PARTS.split(line) if part.strip()]
    for part in parts:
        owner = _is_organ(part) or _is_body(part, document.language) or _is_state_agency(part, lines)
        if owner:
            return owner
    if len(parts) > 1 and fold(parts[1]) in table("publishers")["statements"] and _is_name(parts[0]):
        return parts[0]
    released = any(word in fold(line) for line in [*lines, document.title] for word in table("publishers")["release"])
    named = [part for part in parts[:1] if released and (_is_named_in(part, document) or _is_company(part))]
    if named:
        return named[0]
    return document.source if document.source != document.path and _tells_of_itself(document) else None


def _tells_of_itself(document: Document) -> bool:
    """Whether the page says "wir" of those whom it is about, as no outlet does: "Wir haben das Ministerium gewarnt"."""
    told = 0
    for chunk in document.chunks:
        quoted = quotations_of(document.text, chunk.start, chunk.end)
        for found in _selves(document.language).finditer(document.text, chunk.start, chunk.end):
            told += not any(one.start <= found.start() < one.end for one in quoted)
    return told >= OFTEN


def _is_organ(part: str) -> str | None:
    """Whose paper it is: "Mitgliederzeitung der Gewerkschaft Holz", "Magazin für Gäste der Uferbahn"; None where nobody's."""
    found = _ORGAN.fullmatch(_ARTICLE.sub("", part))
    if not found:
        return None
    noun = fold(found["noun"])
    if {noun, noun.removesuffix("e")}.isdisjoint(table("publishers")["organs"]):
        return None
    return found["rest"] if mentions_in(found["rest"]) or (found["rest"][:1].isupper() and not found["whom"]) else None


def _is_state_agency(part: str, lines: list[str]) -> str | None:
    """The part, where it names an agency and the page has sections for the president and the government of its state."""
    mentions = mentions_in(part)
    if not mentions or not mentions[0].body or mentions[0].body.kind != "media" or mentions[0].start > 0:
        return None
    sections = {fold(section.strip()) for line in lines[1:] for section in _SECTIONS.split(line)}
    return part if len(sections & set(table("publishers")["rulers"])) > 1 else None


def _is_name(part: str) -> bool:
    """Whether the part is the name of a person: Ida Falk."""
    names = names_in(part)
    return len(names) == 1 and names[0][2] == part and len(part.split()) in {2, 3}


def _is_company(part: str) -> bool:
    """Whether the part ends with a legal form that is no publishing house's: Volkskasse Kalm eG."""
    return _has_form(part) and not _is_house(part)


def _is_house(part: str) -> bool:
    """Whether the part is the name of a publishing house: Moorburger Zeitung GmbH."""
    return _has_form(part) and any(word in fold(part) for word in table("publishers")["houses"])


def _has_form(part: str) -> bool:
    return fold(part.rsplit(maxsplit=1)[-1]) in words("legal")


def _is_body(part: str, language: str) -> str | None:
    """The part itself, where all of it names a body other than an outlet, or an agency of the state."""
    if _SOCIETY.search(part):
        return part
    plain = _EDITION.sub("", _ARTICLE.sub("", part))
    mentions = mentions_in(plain.title() if plain.isupper() and len(plain.split()) > 1 else plain[:1].upper() + plain[1:])
    if not mentions or mentions[0].start > 0 or mentions[0].office or not mentions[0].body:
        return None
    if language == "en" and phrase_meaning(fold(plain.split(maxsplit=1)[0])) and mentions[0].body.name:
        return None  # School Lunch Monitor: the noun only begins the name of an outlet
    return part if _speaks_for_itself(mentions[0]) and not _is_house(part) else None


def _speaks_for_itself(mention: Mention) -> bool:
    body = mention.body
    if body is None or not body.kind or body.kind == "state":
        return False
    if body.kind in {"media", "statemedia"}:
        return body.of_state and bool(body.owner)
    return bool(body.name or body.owner or body.modifier or body.portfolio)


def _is_named_in(part: str, document: Document) -> bool:
    """Whether the text speaks of who is named at its head: an outlet seldom speaks of itself."""
    said = {
        word
        for chunk in document.chunks
        for _, _, name in names_in(document.text, chunk.start, chunk.end)
        for word in fold(name).split()
    }
    return any(fold(word.strip(".,")) in said for word in part.split())
