"""An answer as plain text for an editorial system: question, verdict, positions, extracts with their citations."""

from datetime import datetime

from bot.rendering.wording import event_line, groups_of, quoted, remark_lines, verdict_line
from bot.texts import Texts
from retrieval.models import Answer, Extract


def export_text(question: str, answer: Answer, asked_at: datetime, texts: Texts) -> str:
    """Return the whole answer, all its findings, as text with blank lines between paragraphs."""
    head = texts("export.head", question=question) + "\n" + texts("export.moment", moment=texts.date(asked_at))
    paragraphs = [head]
    for number, finding in enumerate(answer.findings):
        event = event_line(answer, number, texts)
        paragraphs.append("\n".join([*([event] if event else []), verdict_line(finding, texts)]))
        for heading, extracts in groups_of(finding, texts):
            paragraphs += [heading] if heading else []
            paragraphs += [_cited(extract, texts) for extract in extracts]
        paragraphs += remark_lines(finding, texts)
        if finding.closest:
            paragraphs += [texts("finding.closest"), *(_cited(extract, texts) for extract in finding.closest)]
    return "\n\n".join([*paragraphs, texts("export.foot")]) + "\n"


def _cited(extract: Extract, texts: Texts) -> str:
    title = " ".join(extract.title.split())
    source = [texts("export.title", outlet=extract.source, title=title) if title else extract.source]
    source += [texts.date(extract.published), texts("extract.paragraph", number=extract.paragraph)]
    lines = [texts("export.quote", words=quoted(extract, texts)), ", ".join(source)]
    lines += [extract.url] if extract.url else []
    lines += [texts("export.speaker", speaker=extract.speaker)] if extract.speaker else []
    return "\n".join(lines)
