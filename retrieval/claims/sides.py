"""Who is of one side: people and bodies of several documents, joined by the chains of words that connect them."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from retrieval.claims.bodies import is_bare, is_named, may_be_one, same_body
from retrieval.claims.inventory import Inventory, Member
from retrieval.claims.naming.institutions import root, roots_alike, wider_kind
from retrieval.claims.naming.named import Body
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


class Sides:
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

    def place(self, words: str, document: int, at: int | None) -> int | None:
        """Add who speaks, in the words of a document, and return their node; None where the words name nobody in particular."""
        members = self._inventories[document].speakers(words, at)
        nodes = [self._node(document, member) for member in members]
        self._links += pairwise(nodes)
        return nodes[0] if nodes else None

    def find(self, node: int) -> int:
        """Return the side of a node, as one of its nodes."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def members(self, side: int) -> list[tuple[int, Member]]:
        """Return who is of a side: the number of the document, and the body or person that it names."""
        return [member for node, member in enumerate(self._nodes) if self.find(node) == side]

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
            # "the president of Ostmark": a bare name that elsewhere is a state's.
            if isinstance(body, Body) and not body.kind and len(body.name) == 1 and root(body.name[0]) in known:
                bodies.append((node, Body("state", owner=root(body.name[0]))))
        owners = _Owners(
            [body.owner for _, body in bodies if body.owner],
            [pair for inventory in self._inventories for pair in inventory.seats],
        )
        # A person who is minister of Halmland in one report and of the ministry in Kalm in another makes Kalm Halmland's seat.
        for (node, body), (other, second) in combinations(bodies, 2):
            if body.owner and second.owner and self.find(node) == self.find(other):
                owners.equate(body.owner, second.owner)
        between = owners.count() > 1
        for (node, body), (other, second) in combinations(bodies, 2):
            alike = _branch(body) == _branch(second)
            if body.owner and second.owner:
                if owners.one(body.owner, second.owner) and (alike or between):
                    self._join(node, other)
            elif alike and not between and not (body.famous or second.famous):
                self._join(node, other)

        self._join_ministries([(node, body) for node, body in bodies if body.kind == "ministry"])

    def _join_ministries(self, ministries: Sequence[tuple[int, Body]]) -> None:
        """Join a bare "Ministerium" of one report to that of another, where all reports know of one only."""
        told = [(node, body) for node, body in ministries if body.portfolio]
        if len({body.portfolio for _, body in told}) != 1 or len({body.owner for _, body in ministries if body.owner}) > 1:
            return
        for node, body in ministries:
            if not body.portfolio:
                self._join(told[0][0], node)

    def _join_bodies(self) -> None:
        bodies = [(node, body) for node, (_, body) in enumerate(self._nodes) if isinstance(body, Body) and not body.of_state]
        for (node, body), (other, second) in combinations(bodies, 2):
            if same_body(body, second):
                self._join(node, other)
        # A bare "police" is that of another report, where all reports know of one police only.
        for node, body in bodies:
            if is_bare(body):
                self._join_bare(node, body, bodies)

    def _join_bare(self, node: int, body: Body, bodies: Sequence[tuple[int, Body]]) -> None:
        alike = [(other, second) for other, second in bodies if other != node and second.kind and may_be_one(body, second)]
        told = [(self.find(other), second) for other, second in alike if not is_bare(second) or (second.owner and not body.owner)]
        known = {other for other, second in told if is_named(second)} or {other for other, _ in told}
        if len(known) == 1:
            self._join(known.pop(), node)
        elif not known:
            for other, second in alike:
                if body.kind == second.kind and body.owner == second.owner:
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
