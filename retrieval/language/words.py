"""A text as its words, so that rules can look to the left and right of one."""

from dataclasses import dataclass
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Words:
    """A text as its words, for rules that look to the left and right; `lower` has them in lower case."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Words":
        """Read `text`; a language other than English is read as German."""
        tokens = tuple(tokens_of(text))
        return cls(text, "en" if language == "en" else "de", tokens, tuple(token.surface.lower() for token in tokens))

    def word(self, at: int) -> str:
        """Return the word at place `at` in lower case, "" outside of the text."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def gap(self, at: int) -> str:
        """Return what stands between the word before place `at` and the word there; a blank line outside of the text."""
        if not 0 < at < len(self.tokens):
            return "\n\n"
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def listed(self, name: str) -> frozenset[str]:
        """Return a list of tables/quantities.toml for the language of the text."""
        return _listed(self.language, name)

    def near(self, at: int, *, hyphen: bool = False) -> str:
        """Return the word at place `at` if nothing but white space (or a hyphen) parts it from the one before, or ""."""
        gap = self.gap(at)
        if gap.startswith(".") and self.word(at - 1) in _abbreviated():
            gap = gap[1:]
        beside = not gap.strip() or (hyphen and gap == "-")
        return self.word(at) if 0 < at < len(self.tokens) and beside and "\n\n" not in gap else ""


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(table("quantities")[language][name])


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(table("numerals")["abbreviated"])
