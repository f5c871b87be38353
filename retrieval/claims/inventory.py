"""Who and what a document names, and who belongs to whom by its words."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import Document
from retrieval.claims.bodies import is_bare, names_alike
from retrieval.claims.naming.institutions import root, roots_alike, word_meaning
from retrieval.claims.naming.mentions import countries_in, mentions_in, names_in
from retrieval.claims.naming.named import Body, Mention
from retrieval.claims.people import mentions_of, people_in, same_person
from retrieval.claims.publishers import publisher_of
from retrieval.claims.resolution import Names, Reading, home_of
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.tokens import fold
from retrieval.readings import reading

Member = Body | str  # a body, or a person by name
Links = tuple[tuple[Member, Member], ...]
Seats = tuple[tuple[str, str], ...]
_Parts = tuple[tuple[Mention, ...], tuple[Body, ...], tuple[str, ...], Names, Links, Seats]

SHORTEST = 5  # letters of a compound's last part

_DATELINE = re.compile(r"\s*([A-ZÄÖÜ][\wÄÖÜäöüß-]{2,30})(?:\s*\(\w{2,5}\))?\s*(?:\.|—|–|-)\s")
_APPOSED = re.compile(r",\s(?:(?:der|die|das|des|dem|den|the|a)\s)?(?:\w+\s)?")
_POSSESSIVE = ("'s", "’s")
_RENAMED = frozenset(["operator", "company", "authority"])  # kinds that stand before a name in apposition
_HELD_BY_ONE = frozenset(["ministry", "government"])
_NAMED_ALONE = frozenset(["company", "club", "association", "alliance", "union", "organisation"])


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a document names: bodies and people, the links that its words make between them, seats of states."""

    document: Document
    mentions: tuple[Mention, ...]
    bodies: tuple[Body, ...]
    people: tuple[str, ...]
    names: Names
    links: Links = ()
    seats: Seats = ()

    def speakers(self, words: str, at: int | None = None) -> tuple[Member, ...]:
        """Return whom `words` name in this document: a body, a person, or a person and the body they speak for.

        `at` is where the words stand in the text, if known; it tells which of several bodies a bare word means.
        """
        outer, _, inner = words.removesuffix(")").partition(" (")
        if inner and words.endswith(")"):  # "Verein (TSV Moor)", but "Udo Rau (Mitte)"
            told = [mention for mention in mentions_in(outer) if mention.person or (mention.body and not is_bare(mention.body))]
            return self.speakers(outer if told or not mentions_in(inner) else inner, at)
        mentions = mentions_in(words)
        if mentions and words == publisher_of(self.document) and (agency := _state_agency(mentions[0])):
            return (agency,)
        if not mentions:
            found = [self._country(words) or self._echoed(words, at)]
        else:
            mention = next((mention for mention in mentions if mention.body or mention.person), mentions[0])
            body = None if mention.former else Reading(self.document, self.mentions, self.names).body_of(mention, at)
            found = [self.person(mention.person), body]
            if body and body.name and not body.kind:
                found[1] = self.called(" ".join(body.name))
            if len(mentions) > 1 and _renamed(words, mention, mentions[1]):
                found.append(mentions[1].body)
        members = tuple(member for member in found if member)
        capital = words[:1].upper() + words[1:]
        if members or capital == words or words != publisher_of(self.document):
            return members
        return self.speakers(capital, at)  # a page may write its own name small

    def called(self, name: str) -> Member:
        """Return what a bare name means: a person named in full, a body, the state that is called so, or just that name."""
        person = next((known for known in self.people if same_person(known, name)), None)
        if person:
            return person
        plain = tuple(fold(word) for word in name.split())
        for body in self.bodies:
            if body.name and names_alike(plain, body.name):
                return body
        for body in self.bodies:
            if body.owner and body.of_state and roots_alike(root(plain[-1]), body.owner):
                return Body("state", owner=body.owner)
        return Body(name=plain)

    def _country(self, words: str) -> Member | None:
        runs = names_in(words)
        if runs:
            found = self.called(runs[0][2])
            # A noun alone, "Trainer", is nobody's name.
            return found if found in self.people or found in self.bodies or not _is_noun(runs[0][2]) else None
        owners = countries_in(words)
        return Body("state", owner=owners[0]) if owners else None

    def _echoed(self, words: str, at: int | None) -> Body | None:
        """The body that a bare last word repeats: "the centre", after "the rescue centre"."""
        said = words.lower().split()[-1:]
        same = [mention for mention in self.mentions if mention.body and not mention.office and self._last_word(mention) == said]
        before = [mention for mention in same if at is not None and mention.start < at]
        if before:
            return before[-1].body
        return same[0].body if len({mention.body for mention in same}) == 1 else None

    def _last_word(self, mention: Mention) -> list[str]:
        return self.document.text[mention.start : mention.end].lower().split()[-1:]

    def person(self, name: str) -> str:
        """Return the fullest name under which the document knows the person."""
        return next((known for known in self.people if name and same_person(known, name)), name)


def _state_agency(mention: Mention) -> Body | None:
    """The agency of a state whose adjective it bears: Karvonische Agentur."""
    body = mention.body
    if not body or body.kind != "media" or not body.modifier.endswith("isch"):
        return None
    return Body("statemedia", owner=root(body.modifier))


def _is_noun(name: str) -> bool:
    return " " not in name and not name.isupper() and installed_lexicon().knows(name, "de")


def inventory_of(document: Document) -> Inventory:
    """Return what `document` names, bare words for bodies resolved."""
    return Inventory(document, *_parts_of(document))


@reading("inventory")
def _parts_of(document: Document) -> _Parts:
    """What an inventory holds beside its document."""
    said = mentions_of(document)
    names = tuple(
        (start, tuple(fold(word) for word in name.split()), document.text[end - 2 : end] in _POSSESSIVE)
        for chunk in document.chunks
        for start, end, name in names_in(document.text, chunk.start, chunk.end)
    )
    reading = Reading(document, (*mentions_in(document.title), *said), names)
    mentions = tuple(replace(mention, body=reading.body_of(mention, mention.start)) for mention in said)
    bodies = tuple(dict.fromkeys(mention.body for mention in mentions if mention.body))
    people = people_in(mentions)
    draft = Inventory(document, mentions, bodies, people, names)
    return mentions, bodies, people, names, tuple(_links(draft)), tuple(_seats(draft))


def _links(inventory: Inventory) -> list[tuple[Member, Member]]:
    links: list[tuple[Member, Member]] = []
    shared = _shared_offices(inventory)
    for mention in inventory.mentions:
        if not mention.former and mention.body not in shared:
            links += _links_of(inventory, mention)
    links += _own_people(inventory)
    alone = {body.kind for body in inventory.bodies if body.kind in _NAMED_ALONE and is_bare(body)}
    protagonist = _protagonist(inventory) if len(alone) == 1 else None
    if protagonist:
        links.append((Body(alone.pop()), Body(name=protagonist)))
    for first, second in pairwise(inventory.mentions):
        if first.body and second.body and _renamed(inventory.document.text, first, second):
            links.append((first.body, second.body))
    return links


def _own_people(inventory: Inventory) -> list[tuple[Member, Member]]:
    """Who speaks on a party's own page with an office of no other body, as its managing director does, is the party's."""
    publisher = publisher_of(inventory.document)
    party = inventory.speakers(publisher) if publisher else ()
    said = mentions_of(inventory.document)
    own = [m for m in said if m.person and m.office and not m.former and not m.theirs and _is_of_nobody(m.body)]
    return [(inventory.person(mention.person), member) for mention in own for member in party]


def _is_of_nobody(body: Body | None) -> bool:
    """Whether an office is of no body that words name: "Geschäftsführer", "Leiterin des Vertriebs"."""
    return body is None or (not body.kind and bool(body.name) and all(_is_common(word) for word in body.name))


def _is_common(word: str) -> bool:
    """Whether a folded word is a common noun of either language, or a German compound of one."""
    lexicon = installed_lexicon()
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    tails = (form[at:] for form in forms for at in range(len(form) - SHORTEST + 1))
    return any(lexicon.knows(form, "en") for form in forms) or any(lexicon.knows(tail, "de") for tail in tails)


def _shared_offices(inventory: Inventory) -> set[Body]:
    """Bodies of a state of which two people hold the same office: prime ministers of two states, or the old and the new one."""
    holders: dict[Body, set[str]] = {}
    for mention in inventory.mentions:
        body = mention.body
        if body and body.of_state and mention.person and mention.office:
            meaning = word_meaning(mention.role.capitalize())
            if meaning and meaning.office and meaning.kind in _HELD_BY_ONE and not mention.former:
                holders.setdefault(body, set()).add(inventory.person(mention.person))
    return {body for body, people in holders.items() if len(people) > 1}


def _links_of(inventory: Inventory, mention: Mention) -> list[tuple[Member, Member]]:
    links: list[tuple[Member, Member]] = []
    person = next((known for known in inventory.people if mention.person and same_person(known, mention.person)), None)
    if person and mention.body:
        links.append((person, mention.body))
    if mention.body and mention.body.name and not mention.body.kind:
        # "Sprecher von Rau": who bears the name, or which body does.
        links.append((mention.body, inventory.called(" ".join(mention.body.name))))
    principal = _principal(inventory, mention) if person and mention.theirs else None
    if person and principal:
        links.append((person, inventory.called(principal)))
    return links


def _principal(inventory: Inventory, mention: Mention) -> str | None:
    """Whose spokesman "her spokesman" is: the last one named before in the sentence, or the only one in the sentence before."""
    text = inventory.document.text
    paragraph = text.rfind("\n", 0, mention.start) + 1
    start = max(text.rfind(". ", paragraph, mention.start), paragraph)
    runs = names_in(text, start, mention.start)
    if runs:
        return runs[-1][2]
    runs = names_in(text, max(text.rfind(". ", paragraph, max(start, paragraph)), paragraph), start)
    return runs[0][2] if len(runs) == 1 else None


def _renamed(text: str, first: Mention, second: Mention) -> bool:
    """Whether the second body is the first by its name: "der Betreiber, die Uferbahn", "the operator, Uferbahn"."""
    if not first.body or not second.body or first.body.kind not in _RENAMED or first.body.name:
        return False
    return _APPOSED.fullmatch(text[first.end : second.start]) is not None


def _protagonist(inventory: Inventory) -> tuple[str, ...] | None:
    """Whom "the company" means where no company is named as one: the name that the page or its title bears."""
    counts = Counter(name for _, name, _ in inventory.names)
    known = [body for body in inventory.bodies if body.kind]
    names = [
        name
        for name, count in counts.items()
        if count > 1
        if not any(
            (body.name and names_alike(body.name, name)) or (body.owner and body.owner == root(name[-1])) for body in known
        )
    ]
    for page in (inventory.document.source, inventory.document.title):
        borne = {tuple(fold(word) for word in name.split()) for _, _, name in names_in(page.replace("-", " "))}
        meant = [name for name in names if any(names_alike(name, other) for other in borne)]
        if len(meant) == 1 and not any(same_person(person, " ".join(meant[0])) for person in inventory.people):
            return meant[0]
    return None


def _seats(inventory: Inventory) -> list[tuple[str, str]]:
    """A state and the town it is ruled from, as the dateline tells where the document is from one state or knows of one only."""
    owners = list(dict.fromkeys(body.owner for body in inventory.bodies if body.owner and body.of_state))
    chunks = inventory.document.chunks
    dateline = _DATELINE.match(inventory.document.text, chunks[0].start) if chunks else None
    state = home_of(inventory.document, inventory.bodies, inventory.names) or (owners[0] if len(owners) == 1 else "")
    return [(state, root(dateline[1]))] if dateline and state and not countries_in(dateline[1]) else []
