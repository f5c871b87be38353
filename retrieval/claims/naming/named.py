"""What a text names: Body, Mention. Frozen values."""

from dataclasses import dataclass

from retrieval.claims.naming.institutions import sides_with_state


@dataclass(frozen=True, slots=True)
class Body:
    """A body that can speak, as a text names it: its kind, what tells it from others of that kind, its folded name.

    `owner` is a country ("=usa") or the root of the name of one that no table knows ("halmland"). A word of `name` that
    begins with a bracket is an abbreviation that the text gives in brackets. `famous`: it is called by a name that everybody
    knows, as no bare word calls it.
    """

    kind: str = ""
    portfolio: str = ""
    modifier: str = ""
    owner: str = ""
    name: tuple[str, ...] = ()
    famous: bool = False

    @property
    def of_state(self) -> bool:
        return sides_with_state(self.kind)


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names a body, a person who speaks for it (`person`, as spelt, or ""), or both.

    `office`: the words are those of an office, `role`, rather than of the body itself. `former`: an office given up.
    `theirs`: "her spokesman", of whoever was named before.
    """

    start: int
    end: int
    body: Body | None
    person: str = ""
    role: str = ""
    office: bool = False
    former: bool = False
    theirs: bool = False
