"""What is counted while the bot runs, and how a monitor reads it: numbers alone, never a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds from the question's turn to its answer


@dataclass(slots=True)
class Measures:
    """Counters since the start. `answers` by how long they took, `reloads` by whether the new documents are in service."""

    updates: int = 0
    errors: int = 0
    seconds: float = 0.0
    answers: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    reloads: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})

    def handled(self) -> None:
        """Count an update that came to its end."""
        self.updates += 1

    def answered(self, seconds: float) -> None:
        """Count an answer that took so many seconds."""
        place = next((place for place, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))
        self.answers[place] += 1
        self.seconds += seconds


def exposition(measures: Measures, *, waiting: int, documents: int, paragraphs: int, loaded_at: float) -> str:
    """Return the measures in Prometheus' text format, with the lengths of the queue and the corpus as they are now."""
    counts = measures.answers
    seconds = [f'quellenlage_answer_seconds_bucket{{le="{bound:g}"}} {sum(counts[: n + 1])}' for n, bound in enumerate(BOUNDS)]
    seconds.append(f'quellenlage_answer_seconds_bucket{{le="+Inf"}} {sum(counts)}')
    seconds += [f"quellenlage_answer_seconds_sum {measures.seconds:.3f}", f"quellenlage_answer_seconds_count {sum(counts)}"]
    reloads = [
        f'quellenlage_reloads_total{{outcome="{name}"}} {measures.reloads[done]}'
        for name, done in (("done", True), ("failed", False))
    ]
    lines = [
        *_metric("updates_total", "counter", "Updates handled to their end.", measures.updates),
        *_metric("errors_total", "counter", "Errors that reached the error handler.", measures.errors),
        *_metric("answer_seconds", "histogram", "Seconds from a question's turn to its answer.", seconds),
        *_metric("reloads_total", "counter", "Reloads of the documents.", reloads),
        *_metric("updates_waiting", "gauge", "Updates that wait or are under way.", waiting),
        *_metric("documents", "gauge", "Documents in service.", documents),
        *_metric("paragraphs", "gauge", "Paragraphs in service.", paragraphs),
        *_metric("loaded_timestamp_seconds", "gauge", "When the documents in service were read.", f"{loaded_at:.0f}"),
    ]
    return "\n".join(lines) + "\n"


def _metric(name: str, kind: str, meaning: str, values: object) -> Iterable[str]:
    name = f"quellenlage_{name}"
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
    if isinstance(values, list):
        yield from values
    else:
        yield f"{name} {values}"
