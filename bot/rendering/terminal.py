"""Answers in a terminal: readable on dark and light, plain text when piped (rich sees to both)."""

from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.rendering.explanation import explanation_lines
from bot.rendering.wording import (
    document_line,
    event_line,
    groups_of,
    problem_lines,
    quotes_of,
    remark_lines,
    shortened,
    source_details,
    verdict_line,
)
from bot.texts import Texts
from corpus.loading import Loading
from corpus.models import Corpus, Document
from retrieval.claims.speakers import by_name
from retrieval.models import Answer, Extract, Hit, Match, Statement


def print_answer(console: Console, answer: Answer, texts: Texts, *, explain: bool = False) -> None:
    for number, finding in enumerate(answer.findings):
        if number:
            console.print()
        if event := event_line(answer, number, texts):
            console.print(Text(event))
        console.print(Text(verdict_line(finding, texts), style="bold"))
        for heading, extracts in groups_of(finding, texts):
            if heading:
                console.print()
                console.print(Text(heading, style="bold"))
            _print_quotes(console, extracts, texts, apart=not heading)
        for line in remark_lines(finding, texts):
            console.print()
            console.print(Text(line, style="italic"))
        if finding.closest:
            console.print()
            console.print(texts("finding.closest"))
            _print_quotes(console, finding.closest, texts)
        if explain:
            console.print()
            for line in explanation_lines(finding, texts):
                console.print(Text(line, style="dim"))


def print_hits(console: Console, hits: list[Hit], corpus: Corpus, texts: Texts, *, explain: bool) -> None:
    if not hits:
        console.print(texts("terminal.no_hits"))
    for number, hit in enumerate(hits, start=1):
        document = corpus[hit.chunk.document]
        head = Text(f"{number}. ", style="bold")
        head.append(shortened(document.source), style="bold")
        head.append(f"  {document.path}, {texts('extract.paragraph', number=hit.chunk.paragraph)}, {hit.score:.2f}", style="dim")
        console.print(head)
        console.print(_indented(console, " ".join(corpus.text_of(hit.chunk).split()), 3))
        if explain:
            for match in hit.matches:
                console.print(_indented(console, _reason(match), 5), style="dim")
        console.print()


def print_statements(console: Console, document: Document, statements: list[Statement], texts: Texts) -> None:
    head = Text(shortened(document.source), style="bold")
    head.append(f"  {texts.date(document.published)}  {document.path}", style="dim")
    console.print(head)
    for statement in statements:
        console.print(_indented(console, " ".join(document.text[statement.start : statement.end].split()), 2))
        act = texts(f"act.{statement.act}")
        speaker = shortened(by_name(statement.speaker, document.text))
        console.print(Text(f"  — {speaker}" + (f" ({act})" if act else ""), style="dim"))
    console.print()


def _print_quotes(console: Console, extracts: Sequence[Extract], texts: Texts, *, apart: bool = True) -> None:
    for number, (words, quoting) in enumerate(quotes_of(extracts, texts).items()):
        if apart or number:
            console.print()
        console.print(_indented(console, words, 2))
        for extract in quoting:
            source = Text("  — ")
            source.append(shortened(extract.source), style="bold")
            source.append(f", {source_details(extract, texts)}  ({extract.document})", style="dim")
            console.print(source)


def _reason(match: Match) -> str:
    """Why a hit matched, for people who tune: the term, the form that was found and how, what each field added."""
    found = f"{match.form.surface} ({match.form.way}, {match.form.weight:.2f})" if match.form else "(letters)"
    return f"{match.term} -> {found}  stems {match.stems:.2f}  4-grams {match.grams:.2f}"


def print_sources(console: Console, corpus: Corpus, texts: Texts) -> None:
    for document in corpus:
        line = Text(shortened(document.source, 40), style="bold")
        line.append(f"  {document_line(document, texts)}  ", style="")
        line.append(document.path, style="dim")
        console.print(line)


def print_loading(console: Console, loading: Loading, texts: Texts) -> None:
    print_sources(console, loading.corpus, texts)
    console.print()
    counts = corpus_counts(loading.corpus, texts)
    console.print(texts("terminal.check.problems" if loading.problems else "terminal.check.ok", **counts))
    for problem, line in zip(loading.problems, problem_lines(loading.problems, texts), strict=True):
        console.print(Text(f"{'✗' if problem.kind.refused else '!'} {line}", style="red" if problem.kind.refused else "yellow"))


def corpus_counts(corpus: Corpus, texts: Texts) -> dict[str, str]:
    """Return how many documents and paragraphs there are, in words."""
    return {
        "documents": texts.count("status.documents", len(corpus)),
        "paragraphs": texts.count("status.paragraphs", len(corpus.chunks)),
    }


def _indented(console: Console, text: str, columns: int) -> RenderableType:
    """Text indented as a block; in a pipe only its first line is, since nothing is wrapped there."""
    return Padding(Text(text), (0, 0, 0, columns)) if console.is_terminal else Text(" " * columns + text)
