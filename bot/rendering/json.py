"""Answers, hits, statements and a loaded corpus as JSON values; the form is described in docs/json.md."""

from dataclasses import asdict
from typing import Any

from bot.texts import Texts
from corpus.loading import Loading
from corpus.models import Corpus, Document
from retrieval.explanation import ReadClaim
from retrieval.models import Answer, Event, Extract, Finding, Hit, Match, Statement


def answer_value(answer: Answer, *, explain: bool = False) -> dict[str, Any]:
    findings = [_finding(finding) for finding in answer.findings]
    if explain:
        for value, finding in zip(findings, answer.findings, strict=True):
            value["explain"] = _explanation(finding)
    return {"question": answer.question, "language": answer.language, "findings": findings}


def hits_value(question: str, hits: list[Hit], corpus: Corpus) -> dict[str, Any]:
    return {
        "question": question,
        "hits": [
            {
                "document": hit.chunk.document,
                "source": corpus[hit.chunk.document].source,
                "paragraph": hit.chunk.paragraph,
                "score": round(hit.score, 4),
                "text": corpus.text_of(hit.chunk),
                "why": [_match(match) for match in hit.matches],
            }
            for hit in hits
        ],
    }


def statement_value(document: Document, statement: Statement) -> dict[str, Any]:
    paragraph = next(chunk.paragraph for chunk in document.chunks if chunk.start <= statement.start < chunk.end)
    return {
        "document": document.path,
        "source": document.source,
        "paragraph": paragraph,
        "text": document.text[statement.start : statement.end],
        "speaker": statement.speaker,
        "act": statement.act,
        "quoted": statement.quoted,
        "spoken": [document.text[start:end] for start, end in statement.spans],
    }


def loading_value(loading: Loading, texts: Texts) -> dict[str, Any]:
    return {
        "documents": [
            {
                "document": document.path,
                "source": document.source,
                "title": document.title,
                "published": document.published.isoformat() if document.published else None,
                "url": document.url,
                "language": document.language,
                "paragraphs": len(document.chunks),
            }
            for document in loading.corpus
        ],
        "problems": [
            {
                "document": problem.path,
                "kind": problem.kind,
                "refused": problem.kind.refused,
                "detail": problem.detail,
                "message": texts(f"problem.{problem.kind}", detail=problem.detail),
            }
            for problem in loading.problems
        ],
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "term": match.term,
        "found": match.form.surface if match.form else None,
        "way": match.form.way if match.form else "letters",
        "weight": round(match.form.weight, 3) if match.form else None,
        "stems": round(match.stems, 3),
        "grams": round(match.grams, 3),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "event": _event(finding.event) if finding.event else None,
        "verdict": finding.verdict,
        "positions": [
            {"value": position.value, "extracts": [_extract(extract) for extract in position.extracts]}
            for position in finding.positions
        ],
        "silent": [source.document for source in finding.silent],
        "closest": [_extract(extract) for extract in finding.closest],
    }


def _explanation(finding: Finding) -> dict[str, Any] | None:
    explanation = finding.explanation
    if explanation is None:
        return None
    return {
        "rule": explanation.rule,
        "unknown": list(finding.unknown),
        "side": finding.side or None,
        "trend": finding.trend,
        "prints": [[source.document for source in prints] for prints in finding.prints],
        "claims": [{"number": number, **_claim(claim)} for number, claim in enumerate(explanation.claims, start=1)],
        "pairs": [
            {"one": pair.one, "other": pair.other, "relation": pair.judgement.relation, "rule": pair.judgement.rule}
            for pair in explanation.pairs
        ],
        "set_aside": [{"event": aside.event, "documents": list(aside.documents)} for aside in explanation.set_aside],
    }


def _claim(claim: ReadClaim) -> dict[str, Any]:
    return asdict(claim) | {"merit": round(claim.merit, 3)}


def _event(event: Event) -> dict[str, Any]:
    return {
        "label": event.label,
        "date": event.date.isoformat() if event.date else None,
        "participants": list(event.participants),
    }


def _extract(extract: Extract) -> dict[str, Any]:
    return {
        "document": extract.document,
        "source": extract.source,
        "title": extract.title,
        "published": extract.published.isoformat() if extract.published else None,
        "url": extract.url,
        "paragraph": extract.paragraph,
        "text": extract.text,
        "attributed_to": extract.attributed_to,
    }
