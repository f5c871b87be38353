"""Front matter: what a file declares of itself between two lines of "---" above its text."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from corpus.dates import parse_date
from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.draft import Draft

_FENCE = re.compile(r"\A\s*---[ \t]*\n")
_NAMES = "source|title|published|date|url|language"
_DECLARES = re.compile(rf"{_FENCE.pattern}(?:{_NAMES}):\s")


class FrontMatter:
    """The declarations of one file; `values` by their names."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    @property
    def title(self) -> str | None:
        return self._text("title")

    def over(self, draft: Draft) -> Draft:
        """Return the draft with what is declared in the place of what the page shows; a date that is none is remarked on."""
        published = self._values.get("published") or self._values.get("date")
        found = parse_date(published) if published else draft.published
        return replace(
            draft,
            title=self.title or draft.title,
            source=self._text("source") or draft.source,
            url=self._text("url") or draft.url,
            language=self._language() or draft.language,
            published=found,
            remarks=draft.remarks if found or not published else (*draft.remarks, (ProblemKind.DATE, str(published))),
        )

    def _text(self, name: str) -> str | None:
        return str(self._values[name]).strip() if self._values.get(name) else None

    def _language(self) -> str | None:
        language = str(self._values.get("language", "")).lower()[:2]
        return language if language in {"de", "en"} else None


def declares(text: str) -> bool:
    """Whether a text opens with front matter, and not with a line that only looks like its fence."""
    return _DECLARES.match(text) is not None


def split(text: str) -> tuple[FrontMatter, str]:
    """Return what the text declares, and the text below.

    Raises DocumentError(FRONT_MATTER) where it opens with "---" and what follows is no front matter.
    """
    if not _FENCE.match(text):
        return FrontMatter({}), text
    import frontmatter  # noqa: PLC0415  # a folder of plain text, or one read before, needs no YAML
    import yaml  # noqa: PLC0415

    try:
        declared, body = frontmatter.parse(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        above = text[: text.index("---")].count("\n")  # blank lines, which the parser does not see; it sees the fence as one
        where = f"line {above + mark.line + 1}: " if mark else ""
        plain = _line_by_line(text)
        if plain is None:
            raise DocumentError(ProblemKind.FRONT_MATTER, where + str(getattr(error, "problem", None) or error)) from error
        return plain
    except (ValueError, RecursionError) as error:  # such as a date that cannot be: 2024-13-41
        raise DocumentError(ProblemKind.FRONT_MATTER, str(error)) from error
    if not isinstance(declared, dict) or not declared:
        # python-frontmatter gives the whole text back where the closing fence is missing or the block is no mapping.
        raise DocumentError(ProblemKind.FRONT_MATTER, "no closing --- or no 'name: value' lines")
    return FrontMatter(declared), body


def _line_by_line(text: str) -> tuple[FrontMatter, str] | None:
    """Front matter as people write it: a title with a colon in it is no YAML, and yet it is plain what is meant."""
    found = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    rows = [line for line in found[1].splitlines() if line.strip()] if found else []
    pairs = [re.fullmatch(rf"({_NAMES}):\s+([^\s\[{{].*)", row) for row in rows]
    if not found or not rows or not all(pairs):
        return None
    return FrontMatter({pair[1]: pair[2].strip() for pair in pairs if pair}), text[found.end() :]
