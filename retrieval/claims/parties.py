"""Which speakers stand for one party to a matter: a spokeswoman, her ministry, its minister, its state's army and news agency.

Everybody and every body that the documents name is joined with what the words say they belong to (an office of a body, a
body of a state), within a document first, then across documents by name, by person, and by kind where only one body of the
kind can be meant. Two are one party when a chain of such words joins them; what is not said is not assumed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from corpus.models import Document
from retrieval.claims.bodies import is_bare, is_named, same_body
from retrieval.claims.inventory import Inventory, Member, inventory_of
from retrieval.claims.naming.institutions import kinds_alike, root, roots_alike, wider_kind
from retrieval.claims.naming.mentions import Body
from retrieval.claims.people import same_person

# Bodies of these kinds never speak for one another, whatever chain of words seems to join them.
_APART = frozenset(
    [
        "company",
        "police",
        "prosecution",
        "court",
        "union",
        "workscouncil",
        "opposition",
        "accused",
        "coastguard",
        "fire",
        "rescue",
        "municipality",
        "district",
        "parliament",
        "centralbank",
        "church",
    ]
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a document names it; `at`: the offset in the text where the speaker's words stand, if known."""

    speaker: str
    document: Document
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the matter. Two of one `parties_of` are the same party exactly when they are equal.

    `label` is how the documents name it, in words of one of them.
    """

    number: int
    label: str = field(compare=False)


def parties_of(voices: Sequence[Voice], documents: Iterable[Document] = ()) -> tuple[Party | None, ...]:
    """Return the party of each voice, None where the words do not say whose it is.

    `documents` are further ones on the matter, whose words may tell who belongs to whom.
    """
    everything = list(dict.fromkeys([*(voice.document for voice in voices), *documents]))
    graph = _Graph([inventory_of(document) for document in everything])
    places = [graph.place(voice, everything.index(voice.document)) for voice in voices]
    graph.close()
    sides = [None if place is None else graph.find(place) for place in places]
    labels: dict[int, str] = {}
    for side in {side for side in sides if side is not None}:
        spoken = [
            (voice, place) for voice, place in zip(voices, places, strict=True) if place is not None and graph.find(place) == side
        ]
        labels[side] = max((graph.telling(place, voice.speaker), -at, voice.speaker) for at, (voice, place) in enumerate(spoken))[
            2
        ]
    numbers = {side: number for number, side in enumerate(dict.fromkeys(side for side in sides if side is not None))}
    return tuple(None if side is None else Party(numbers[side], labels[side]) for side in sides)


def sides_of(speakers: Sequence[tuple[str, Document]], documents: Iterable[Document] = ()) -> list[list[int]]:
    """Return the indexes of `speakers` in groups, each one party; a speaker of no known party stands alone."""
    groups: dict[object, list[int]] = {}
    for at, party in enumerate(parties_of([Voice(*speaker) for speaker in speakers], documents)):
        groups.setdefault(party or ("alone", at), []).append(at)
    return list(groups.values())


def same_side(one: tuple[str, Document], other: tuple[str, Document], documents: Iterable[Document] = ()) -> bool:
    """Whether two speakers certainly speak for one party."""
    return len(sides_of([one, other], documents)) == 1


class _Graph:
    """People and bodies of several documents, and the chains of words that join them."""

    def __init__(self, inventories: Sequence[Inventory]) -> None:
        self._inventories = inventories
        self._nodes: list[tuple[int, Member]] = []
        self._index: dict[tuple[int, Member], int] = {}
        self._parent: list[int] = []
        self._links: list[tuple[int, int]] = []
        for at, inventory in enumerate(inventories):
            for body in inventory.bodies:
                self._node(at, body)
            for one, other in inventory.links:
                self._links.append((self._node(at, one), self._node(at, other)))

    def place(self, voice: Voice, at: int) -> int | None:
        """Return the node for who speaks, None where the words name nobody in particular."""
        members = self._inventories[at].speakers(voice.speaker, voice.at)
        nodes = [self._node(at, member) for member in members]
        self._links += pairwise(nodes)
        return nodes[0] if nodes else None

    def find(self, node: int) -> int:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def telling(self, node: int, speaker: str) -> int:
        """How well `speaker` labels a party: a body before a person, one with an owner or a name before a bare one."""
        member = self._nodes[node][1]
        if isinstance(member, str):
            return 0
        return 1 + (bool(member.name or member.owner or member.modifier) and len(speaker.split()) > 1) + (len(speaker) < 60)

    def close(self) -> None:
        """Join what the documents join, then what is one across them."""
        for one, other in self._links:
            self._join(one, other)
        self._join_people()
        self._join_states()
        self._join_bodies()

    def _node(self, at: int, member: Member) -> int:
        key = (at, member)
        if key not in self._index:
            self._index[key] = len(self._nodes)
            self._nodes.append(key)
            self._parent.append(len(self._parent))
        return self._index[key]

    def _join_people(self) -> None:
        people = [(node, _person(member)) for node, (_, member) in enumerate(self._nodes) if _person(member)]
        for node, name in people:
            # A surname alone is somebody's only where all who bear it may be one.
            alike = [(other, spelt) for other, spelt in people if same_person(name, spelt)]
            if all(same_person(one, two) for _, one in alike for _, two in alike):
                for other, _ in alike:
                    self._join(node, other)

    def _join_states(self) -> None:
        bodies = [(node, body) for node, (_, body) in enumerate(self._nodes) if isinstance(body, Body) and body.of_state]
        known = {body.owner for _, body in bodies if body.owner}
        for node, (_, body) in enumerate(self._nodes):
            # "the president of Lethgard": a bare name that elsewhere is a state's.
            if isinstance(body, Body) and not body.kind and len(body.name) == 1 and root(body.name[0]) in known:
                bodies.append((node, Body("state", owner=root(body.name[0]))))
        owners = _Owners(
            [body.owner for _, body in bodies if body.owner],
            [pair for inventory in self._inventories for pair in inventory.seats],
        )
        # A person who is minister of Huran in one report and of the ministry in Marsa in another makes Marsa Huran's seat.
        for (node, body), (other, second) in combinations(bodies, 2):
            if body.owner and second.owner and self.find(node) == self.find(other):
                owners.equate(body.owner, second.owner)
        between = owners.count() > 1
        for (node, body), (other, second) in combinations(bodies, 2):
            alike = _branch(body) == _branch(second)
            if body.owner and second.owner:
                if owners.one(body.owner, second.owner) and (alike or between):
                    self._join(node, other)
            elif alike and not between:
                self._join(node, other)

    def _join_bodies(self) -> None:
        bodies = [(node, body) for node, (_, body) in enumerate(self._nodes) if isinstance(body, Body) and not body.of_state]
        told = [(node, body) for node, body in bodies if not is_bare(body)]
        bare = [(node, body) for node, body in bodies if is_bare(body)]
        for (node, body), (other, second) in combinations(told, 2):
            if same_body(body, second):
                self._join(node, other)
        # A bare "police" is that of another report, where all reports know of one police only.
        for node, body in bare:
            alike = [(self.find(other), second) for other, second in told if second.kind and kinds_alike(body.kind, second.kind)]
            known = {other for other, second in alike if is_named(second)} or {other for other, _ in alike}
            if len(known) == 1:
                self._join(known.pop(), node)
            elif not known:
                for other, second in bare:
                    if body.kind == second.kind:
                        self._join(node, other)

    def _join(self, one: int, other: int) -> None:
        first, second = self.find(one), self.find(other)
        if first != second and not self._apart(first, second):
            self._parent[second] = first

    def _apart(self, first: int, second: int) -> bool:
        return any(
            mine and theirs and not mine & theirs for mine, theirs in zip(self._marks(first), self._marks(second), strict=True)
        )

    def _marks(self, side: int) -> tuple[set[str], set[str]]:
        bodies = [body for node, (_, body) in enumerate(self._nodes) if isinstance(body, Body) and self.find(node) == side]
        kinds = {"state" if body.of_state else wider_kind(body.kind) or body.kind for body in bodies}
        return {body.owner for body in bodies if body.owner[:1] == "="}, kinds & (_APART | {"state"})


def _branch(body: Body) -> tuple[str, str]:
    """What tells one body of a state from another at home: an army speaks for its ministry."""
    return ("ministry", "defence") if body.kind == "army" else (body.kind, body.portfolio)


def _person(member: Member) -> str:
    """The name of a person, or of what may be one: a name that no document explains."""
    if isinstance(member, str):
        return member
    return "" if member.kind else " ".join(word for word in member.name if word[:1] != "(")


class _Owners:
    """Names of states and of their seats: which are one."""

    def __init__(self, names: Iterable[str], seats: Iterable[tuple[str, str]]) -> None:
        self._group: dict[str, str] = {}
        self._names = list(dict.fromkeys(names))
        for name in self._names:
            self._group[name] = next((other for other in self._group if roots_alike(name, other)), name)
        for one, other in seats:
            if one in self._group and other in self._group:
                self.equate(one, other)

    def equate(self, one: str, other: str) -> None:
        old, new = sorted((self._group[one], self._group[other]), key=lambda name: name[:1] != "=", reverse=True)
        if old[:1] == new[:1] == "=":
            return
        self._group = {name: new if group == old else group for name, group in self._group.items()}

    def one(self, first: str, second: str) -> bool:
        return first == second or self._group.get(first) == self._group.get(second)

    def count(self) -> int:
        return len(set(self._group.values()))
