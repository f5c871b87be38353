"""What a bare word means in its document: whose "das Ministerium" is, which union "die Gewerkschaft", whose "Präsident" he is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.models import Document
from retrieval.claims.bodies import PLACED, may_be_one, names_alike
from retrieval.claims.naming.institutions import kinds_alike, root, roots_alike, wider_kind, words
from retrieval.claims.naming.mentions import countries_in, mentions_in
from retrieval.claims.naming.named import Body, Mention
from retrieval.claims.publishers import publisher_of
from retrieval.claims.tables import table

NEAR = 400  # characters before an office in which the body is looked for that it belongs to
FIRST_LINE = 120  # characters

_ADJECTIVE = re.compile(r"\b[a-zäöüß]{3,}isch(?:e[mnrs]?)?\b")
_EDITION = re.compile(
    r"\b(?:deutsch|englisch|german|english)\w*(?:\s+(?:ausgabe|dienst|redaktion|edition|service))?", re.IGNORECASE
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_OPERATED = frozenset(["airport", "hospital", "utility", "culture", "school"])  # what "the operator" runs
_PLACED = PLACED - {"authority", "opposition", "parliament"}  # kinds whose name is a place

Names = tuple[tuple[int, tuple[str, ...], bool], ...]  # the names of a text: place, folded words, whether in the possessive


@dataclass(frozen=True, slots=True)
class _Told:
    """A body that the document names at `start`."""

    start: int
    body: Body
    mention: Mention


class Reading:
    """The mentions of a document, by which a bare word is understood."""

    def __init__(self, document: Document, mentions: Iterable[Mention], names: Names) -> None:
        mentions = tuple(mentions)
        self._told = [_Told(mention.start, mention.body, mention) for mention in mentions if mention.body]
        self._offices = [mention for mention in mentions if mention.office]
        self._names = names
        self._text = document.text
        places = {root(word) for _, name, _ in names for word in (*name, "".join(name))}
        self._roots = places | {told.body.owner for told in self._told if told.mention.body and told.body.owner in places}
        self._starts = [chunk.start for chunk in document.chunks]
        self._home = home_of(document, [told.body for told in self._told], names)
        self._house = _house_of(document)

    def body_of(self, mention: Mention, at: int | None) -> Body | None:
        """Return the body of a mention with what the document tells about it elsewhere.

        `at` is where the mention stands: of several bodies that a bare word may mean, it means the one named last before it.
        Where the place is not known, it means a body only if no other can be meant.
        """
        body, others = mention.body, [told for told in self._told if told.mention is not mention]
        if body is None:
            return self._headed(mention, others, at) if mention.office and not mention.theirs else None
        if body.kind in _PLACED and body.name:
            body = replace(body, owner=body.owner or root(body.name[-1]), name=())
        if body.kind == "state" and not self._knows_owner(body.owner):
            return None  # "kommissarischer Leiter"
        if body.of_state:
            return self._of_state(body, others, at)
        if body.kind in _PLACED and not body.owner:
            placed = [
                told for told in others if (told.body.kind, told.body.modifier) == (body.kind, body.modifier) and told.body.owner
            ]
            meant = self._meant(placed, at, _one_owner)
            return replace(body, owner=meant.body.owner) if meant else body
        if body.kind == "media" and not body.name:
            return None  # an outlet that is not named is nobody's
        if body.name or not body.kind or body.kind in _PLACED:
            return body
        return self._named(body, others, at)

    def _knows_owner(self, owner: str) -> bool:
        """Whether an owner is a country or something that the text names: "die kommissarische Regierung" is not Kommissaria's."""
        return owner[:1] == "=" or any(roots_alike(owner, known) for known in self._roots)

    def _of_state(self, body: Body, others: list[_Told], at: int | None) -> Body:
        if body.kind == "ministry" and not body.portfolio:
            body = self._with_portfolio(body, others, at)
        if body.owner or body.kind in {"statemedia", "embassy"}:
            return body
        # An ambassador stands for a state abroad, and an institution known by its name lends it to no bare word.
        owned = [told for told in others if told.body.owner and told.body.of_state and told.body.kind != "embassy"]
        owned = [told for told in owned if not told.body.famous]
        same = [told for told in owned if (told.body.kind, told.body.portfolio) == (body.kind, body.portfolio)]
        if not same and self._home:
            return replace(body, owner=self._home)
        for tier in (same, owned, [told for told in owned if told.body.kind == body.kind]):
            meant = self._meant(tier, at, _one_owner)
            if meant:
                return replace(body, owner=meant.body.owner)
            if tier is same and same:
                break  # two ministries of that kind stand side by side: which is meant cannot be told
        return body

    def _named(self, body: Body, others: list[_Told], at: int | None) -> Body | None:
        """The body that a word for its kind means: "die Gewerkschaft", "das Unternehmen", "der Stahlkonzern"."""
        if body == Body("operator") and at is not None:
            run = [told for told in others if told.body.kind in _OPERATED and self._sentence_start(at) <= told.start < at]
            if run:
                return run[-1].body  # "Der Streik am Flughafen Moor kostet den Betreiber …"
        fitting = [told for told in others if told.body.kind and kinds_alike(body.kind, told.body.kind)]
        if body.modifier:
            fitting = [told for told in fitting if told.body.modifier == body.modifier and told.body.name]
        narrower = [told for told in fitting if wider_kind(told.body.kind) == body.kind]
        fitting = [told for told in fitting if told.body.name or told.body.modifier or told in narrower]
        meant = self._meant(self._with_bare_names(fitting), at, _one_name)
        if meant is None and self._house and self._house.name and kinds_alike(body.kind, self._house.kind):
            return self._house
        if meant is None:
            return None if fitting else body
        return max((told.body for told in fitting if _one_name(told.body, meant.body)), key=lambda told: len(told.name))

    def _with_bare_names(self, fitting: list[_Told]) -> list[_Told]:
        """The same, with the places where only the name of one of them stands, in the order of the text."""
        found = list(fitting)
        for start, name, possessive in self._names:
            # "Halvik denied that Glasnord's plant …": the company is Halvik.
            bearer = next((told for told in fitting if told.body.name and names_alike(name, told.body.name)), None)
            if bearer and not possessive:
                found.append(replace(bearer, start=start))
        return sorted(found, key=lambda told: told.start)

    def _headed(self, mention: Mention, others: list[_Told], at: int | None) -> Body | None:
        """The body whose office is named without it: "Präsident Olaf Petri", after the club was; "die Sprecherin"."""
        if mention.role in words("counsel"):
            return Body("accused")
        head = any(mention.role.startswith(office) for office in table("bodies")["heads"])
        if not mention.person and mention.role:
            same = self._same_office(mention, at, nearest=not head)
            if same:
                return self.body_of(same, same.start)
        offices = table("bodies")["heads"].items()
        kinds = next((kinds for office, kinds in offices if mention.role.startswith(office)), ())
        fitting = [
            told
            for told in others
            if not told.mention.office and told.body.kind and any(kinds_alike(told.body.kind, kind) for kind in kinds)
        ]
        body = self._body_headed(fitting, kinds, at)
        return Body("government", owner=body.owner) if body and body.of_state else body

    def _with_portfolio(self, body: Body, others: list[_Told], at: int | None) -> Body:
        """Return "das Ministerium" with the portfolio of the one of which the document speaks."""
        same = [told for told in others if told.body.kind == "ministry" and told.body.portfolio]
        same = [told for told in same if not body.owner or not told.body.owner or roots_alike(body.owner, told.body.owner)]
        same = [told for told in same if not told.body.famous] or same
        meant = self._meant(same, at, lambda one, two: one.portfolio == two.portfolio)
        if meant is None:
            return body
        owner = next((told.body.owner for told in same if told.body.owner and told.body.portfolio == meant.body.portfolio), "")
        return replace(body, portfolio=meant.body.portfolio, owner=body.owner or meant.body.owner or owner)

    def _meant(self, told: list[_Told], at: int | None, alike: Callable[[Body, Body], bool]) -> _Told | None:
        """Which of several bodies a bare word means: any if they are one, else the one named last before it.

        It means none of two that the same sentence names.
        """
        if told and _all(told, alike):
            return told[0]
        before = [one for one in told if at is not None and one.start < at]
        if not before or self._rivals(before, alike):
            return None
        return before[-1]

    def _rivals(self, told: list[_Told], alike: Callable[[Body, Body], bool]) -> bool:
        """Whether the sentence of the last of several bodies names another of them."""
        last = told[-1]
        return any(one.start >= self._sentence_start(last.start) and not alike(one.body, last.body) for one in told)

    def _sentence_start(self, at: int) -> int:
        return max(self._text.rfind(". ", 0, at), self._text.rfind("\n", 0, at))

    def _same_office(self, mention: Mention, at: int | None, *, nearest: bool) -> Mention | None:
        """The fuller mention of a bare office: die Sprecherin, after the Ministeriumssprecherin; of two presidents neither."""
        same = [
            other
            for other in self._offices
            if other != mention and (other.body or other.person) and other.role.endswith(mention.role.removesuffix("en"))
        ]
        before = [other for other in same if nearest and at is not None and other.start < at]
        if before:
            return before[-1]
        return same[0] if same and same[0].body and len({other.body for other in same}) == 1 else None

    def _body_headed(self, fitting: list[_Told], kinds: Sequence[str], at: int | None) -> Body | None:
        """Of the bodies that may have such an office the nearest, the only one, or who publishes the document."""
        near = [told for told in fitting if at is not None and 0 < at - told.start < NEAR and self._one_paragraph(told.start, at)]
        near = [told for told in near if not told.body.of_state]  # "Präsident" beside a ministry may be another state's
        if near:
            return None if self._rivals(near, _one_head) else near[-1].body
        if fitting and _all(fitting, _one_head):
            return fitting[0].body
        if self._house and any(kinds_alike(self._house.kind, kind) for kind in kinds):
            return self._house
        return Body("government", owner=self._home) if self._home and "government" in kinds else None

    def _one_paragraph(self, one: int, other: int) -> bool:
        return bisect_right(self._starts, one) == bisect_right(self._starts, other)


def _all(told: list[_Told], alike: Callable[[Body, Body], bool]) -> bool:
    return all(alike(told[0].body, other.body) for other in told)


def _one_owner(one: Body, other: Body) -> bool:
    return roots_alike(one.owner, other.owner)


def _one_head(one: Body, other: Body) -> bool:
    if one.of_state and other.of_state:
        return bool(one.owner and other.owner) and roots_alike(one.owner, other.owner)
    return may_be_one(one, other)


def _one_name(one: Body, other: Body) -> bool:
    if one.name and other.name:
        return names_alike(one.name, other.name)
    return one.kind == other.kind and one.modifier == other.modifier and not (one.name or other.name)


def home_of(document: Document, bodies: Iterable[Body], names: Names) -> str:
    """Return the state whose outlet the document is from, as its name or first line tells; "" where they tell none or several."""
    above = document.text[: document.chunks[0].start] if document.chunks else ""
    first = above.lstrip()[:FIRST_LINE].split("\n")[0]
    masthead = _EDITION.sub(" ", f"{document.source} {first}".replace("-", " "))
    known = {body.owner for body in bodies if body.owner and body.kind not in _PLACED}
    known |= {root(body.name[0]) for body in bodies if len(body.name) == 1 and not body.kind}
    known |= {root(word) for word in _ADJECTIVE.findall(document.text)}
    told = {root(form) for word in _LONG_WORD.findall(masthead) for form in (word, word.removesuffix("er"))} & known
    # "Tarsische Nachrichten" are Tarsia's where the text speaks of Tarsia.
    told |= {root(word) for word in _ADJECTIVE.findall(masthead.lower())} & {
        root(name[0]) for _, name, _ in names if len(name) == 1
    }
    found = set(countries_in(masthead)) | told
    return found.pop() if len(found) == 1 else ""


def _house_of(document: Document) -> Body | None:
    """The body that publishes the document itself."""
    publisher = publisher_of(document)
    mentions = mentions_in(publisher) if publisher else []
    return mentions[0].body if mentions else None
