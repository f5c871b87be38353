"""The words around extracts that every renderer shows: the line of verdict, the source, a list of problems."""

from collections.abc import Iterable

from bot.texts import Texts
from corpus.models import Document, LoadProblem
from retrieval.models import Answer, Extract, Verdict

SOURCE_LENGTH = 80  # characters of an outlet's name or a title that are shown


def verdict_line(answer: Answer, texts: Texts) -> str:
    verdict = answer.verdict
    if verdict in {Verdict.SINGLE_SOURCE, Verdict.NOT_COMPARED}:
        sources = {extract.document for extract in answer.findings[0].extracts}
        return texts.count(f"verdict.{verdict}", len(sources))
    return texts(f"verdict.{verdict}")


def source_details(extract: Extract, texts: Texts) -> str:
    """Return what follows the outlet's name: date, paragraph, and who says so where that is known."""
    parts = [texts.date(extract.published), texts("extract.paragraph", number=extract.paragraph)]
    if extract.attributed_to:
        parts.append(texts("extract.speaker", speaker=extract.attributed_to))
    return ", ".join(parts)


def quoted(extract: Extract, texts: Texts) -> str:
    """Return the extract's words on one line, with a sign where it stops within a sentence."""
    text = " ".join(extract.text.split())
    return text if extract.whole else f"{text} {texts('extract.cut')}"


def shortened(text: str, length: int = SOURCE_LENGTH) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def document_line(document: Document, texts: Texts) -> str:
    """Return a document on one line: date, title, number of paragraphs."""
    parts = [
        texts.date(document.published),
        shortened(document.title) or document.path,
        texts.count("sources.paragraphs", len(document.chunks)),
    ]
    return " · ".join(parts)


def problem_lines(problems: Iterable[LoadProblem], texts: Texts) -> list[str]:
    return [f"{problem.path}: {texts(f'problem.{problem.kind}', detail=shortened(problem.detail, 120))}" for problem in problems]
