"""The words around extracts that every renderer shows: what a finding says, whose an extract is, a list of problems."""

from collections.abc import Iterable, Sequence

from bot.disk import is_full
from bot.texts import Texts
from corpus.models import Document, LoadProblem
from retrieval.models import Answer, Extract, Finding, Position, Source, Trend, Verdict

SOURCE_LENGTH = 80  # characters of an outlet's name or a title that are shown
VALUE_LENGTH = 60  # of what a position says
NAMES_SHOWN = 12  # outlets in a line

HEADED = {Verdict.CONFLICT, Verdict.UPDATE}  # verdicts on positions that differ


def verdict_line(finding: Finding, texts: Texts) -> str:
    """Return in one line how the sources of a finding stand to each other."""
    match finding.verdict:
        case Verdict.CONFLICT:
            return texts("verdict.conflict", number=texts.number(len(finding.positions)))
        case Verdict.UPDATE:
            course = finding.course or tuple(position_value(position, texts) for position in finding.positions)
            values = " → ".join(shortened(state, VALUE_LENGTH) for state in course)
            return texts(f"verdict.update.{finding.trend or Trend.CHANGED}", values=values)
        case Verdict.ONE_SIDED:
            return texts("verdict.one_sided", side=shortened(finding.side))
        case Verdict.SINGLE_SOURCE if finding.prints:
            return texts("verdict.printed", number=texts.number(len(finding.prints[0])))
        case Verdict.NOT_COMPARED:
            documents = {extract.document for extract in finding.extracts}
            one = "verdict.passage" if len(finding.extracts) == 1 else "verdict.passages"
            key = one if len(documents) == 1 else "verdict.not_compared"
            return texts(key, number=texts.number(len(documents)))
        case verdict:
            return texts(f"verdict.{verdict}")


def event_line(answer: Answer, number: int, texts: Texts) -> str:
    """Return which event the finding of that number, from 0, is about; "" where there is only one to tell."""
    event = answer.findings[number].event
    name = ", ".join([shortened(event.label), *([texts.date(event.date)] if event.date else [])]) if event and event.label else ""
    if not number:
        return texts("finding.event", event=name) if name and len(answer.findings) > 1 else ""
    return texts("finding.other_event", event=name) if name else texts("finding.other_event_unnamed")


def groups_of(finding: Finding, texts: Texts) -> list[tuple[str, tuple[Extract, ...]]]:
    """Return the extracts of a finding, those of each position under its heading; all under "" where positions do not differ."""
    if finding.verdict not in HEADED:
        return [("", finding.extracts)]
    return [
        (texts("position.heading", number=number, value=position_value(position, texts)), position.extracts)
        for number, position in enumerate(finding.positions, start=1)
    ]


def position_value(position: Position, texts: Texts) -> str:
    if position.polar:
        return texts(f"position.polar.{position.value}")
    value = shortened(position.value, VALUE_LENGTH)
    return texts("position.denied", value=value) if position.denied else value


def quotes_of(extracts: Sequence[Extract], texts: Texts) -> dict[str, list[Extract]]:
    """Return the words to quote, each once, with the extracts that have them."""
    quotes: dict[str, list[Extract]] = {}
    for extract in extracts:
        quotes.setdefault(quoted(extract, texts), []).append(extract)
    return quotes


def remark_lines(finding: Finding, texts: Texts) -> list[str]:
    """Return what is to say below the extracts: names that no document has, prints of one text, who is silent."""
    lines = [texts("finding.unknown", names=", ".join(shortened(name) for name in finding.unknown))] if finding.unknown else []
    if finding.verdict is not Verdict.SINGLE_SOURCE:
        lines += [texts("finding.printed", names=_names(prints)) for prints in finding.prints]
    speaking = {extract.source for extract in finding.extracts}
    silent = [source for source in finding.silent if source.name not in speaking]
    if len(silent) > NAMES_SHOWN:
        names, rest = _names(silent[:NAMES_SHOWN]), len(silent) - NAMES_SHOWN
        lines.append(texts("finding.silent_more", names=names, count=rest))
    elif silent:
        lines.append(texts("finding.silent", names=_names(silent)))
    return lines


def _names(sources: Sequence[Source]) -> str:
    return ", ".join(dict.fromkeys(shortened(source.name, VALUE_LENGTH) for source in sources))


def source_details(extract: Extract, texts: Texts) -> str:
    """Return what follows the outlet's name: date, paragraph, and who says so where that is known."""
    parts = [texts.date(extract.published), texts("extract.paragraph", number=extract.paragraph)]
    if speaker := voice_of(extract):
        parts.append(texts("extract.speaker", speaker=shortened(speaker)))
    return ", ".join(parts)


def voice_of(extract: Extract) -> str:
    """Return on whose word the extract rests, "" where it is the outlet's own, or nobody's that is named."""
    # That it is so "RT DE zufolge" need not be said of an extract from RT DE.
    speaker = (extract.speaker or "").removesuffix(f" ({extract.source} zufolge)")
    return "" if speaker == extract.source else speaker


def quoted(extract: Extract, texts: Texts) -> str:
    """Return the extract's words on one line, with a sign where it stops within a sentence."""
    text = " ".join(extract.text.split())
    return text if extract.whole else f"{text} {texts('extract.cut')}"


def shortened(text: str, length: int = SOURCE_LENGTH) -> str:
    """Return a text on one line, cut where it is longer: between words where that costs no more than a quarter."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    begun = flat[: length - 1]
    whole = begun.rpartition(" ")[0]
    cut = begun if flat[length - 1] == " " or len(whole) < len(begun) * 3 // 4 else whole
    return cut.rstrip(" ,;:–") + "…"


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


def trouble(error: OSError, texts: Texts) -> str:
    """Return why the system refuses something: in our words that its disk is full, in its own whatever else it may be."""
    return texts("error.full") if is_full(error) else error.strerror or type(error).__name__
