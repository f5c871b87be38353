"""Reports as a newsroom has them, drawn from a seed: outlets, days, speakers, figures; no name of theirs is anybody's.

Of a paragraph about half is words without meaning, from the generator of the index's benchmark; the rest are sentences that
say what is asked for: who said what, how many, when and where. So every reading of a document has something to find.
"""

import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from generator import vocabulary

OUTLETS = ["Inselbote", "Küstenfunk", "Kreisblatt", "Talbote", "Hafenkurier", "Marschland heute", "Nordrand", "Deichzeitung"]
PEOPLE = ["Jon Ravndal", "Greta Falk", "Harlan Whitcombe", "Silke Hammann", "Lars Ott", "Mira Stromberg", "Tilda Veit"]
OFFICES = ["Bürgermeisterin", "Polizeisprecher", "Kapitän", "Ministerin", "Sprecher der Reederei", "Vorsitzende"]
PLACES = ["Hallvik", "Tannau", "Lohra", "Altsee", "Brockfurt", "Wendelstein", "Möhrenbach"]
EVENTS = ["Brand", "Streik", "Unfall", "Hochwasser", "Telefonat", "Prozess", "Wahl", "Treffen"]
SAID = [
    "Nach Angaben der Polizei wurden {n} Menschen verletzt.",
    "{office} {person} sagte am {day}, der {event} in {place} sei vorbei.",
    "„Wir haben {n} Anzeigen erhalten“, sagte {person}.",
    "Der {event} in {place} begann am {day} gegen {hour} Uhr.",
    "{person} bestritt, von dem {event} gewusst zu haben.",
    "Der Schaden beträgt nach ersten Schätzungen {n} Millionen Euro.",
    "{office} {person} forderte eine Untersuchung.",
    "In {place} waren {n} Helfer im Einsatz.",
]
QUESTIONS = [
    "Wie viele Menschen wurden bei dem {event} in {place} verletzt?",
    "Wann begann der {event} in {place}?",
    "Was sagte {person} zu dem {event} in {place}?",
    "Wer forderte nach dem {event} in {place} eine Untersuchung?",
    "Wie hoch ist der Schaden in {place}?",
    "Hat {person} von dem {event} gewusst?",
    "Wo war der {event}?",
    "Who denied having known of the {event}?",
]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"]


class Newsroom:
    """Writes reports, each about an event in a place; the same seed gives the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._draw = random.Random(seed)
        self._words = vocabulary(40_000, seed)
        self._shares = list(accumulate(1 / (rank + 40) for rank in range(len(self._words))))

    def report(self, paragraphs: int = 10) -> str:
        """Return a report in Markdown, with its front matter."""
        about = self._about()
        day = date(2023, 1, 1) + timedelta(days=self._draw.randrange(700))
        head = f"---\nsource: {self._draw.choice(OUTLETS)}\ntitle: {about['event']} in {about['place']}\npublished: {day}\n---\n"
        return head + "\n\n".join(self._paragraph(about) for _ in range(paragraphs)) + "\n"

    def question(self) -> str:
        """Return a question about some event."""
        return self._filled(self._draw.choice(QUESTIONS), self._about())

    def write(self, folder: Path, reports: int, paragraphs: int = 10) -> None:
        """Write so many reports into folders of a hundred."""
        for number in range(reports):
            place = folder / f"{number // 100:03}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number:05}.md").write_text(self.report(paragraphs), encoding="utf-8")

    @staticmethod
    def files(folder: Path) -> list[Path]:
        """Return the reports that were written there."""
        return sorted(folder.rglob("*.md"))

    def _about(self) -> dict[str, str]:
        return {"event": self._draw.choice(EVENTS), "place": self._draw.choice(PLACES)}

    def _paragraph(self, about: dict[str, str]) -> str:
        sentences = [self._filled(self._draw.choice(SAID), about) for _ in range(self._draw.randint(1, 2))]
        for _ in range(self._draw.randint(1, 3)):
            words = self._draw.choices(self._words, cum_weights=self._shares, k=self._draw.randint(6, 14))
            sentences.append(" ".join(words).capitalize() + ".")
        self._draw.shuffle(sentences)
        return " ".join(sentences)

    def _filled(self, form: str, about: dict[str, str]) -> str:
        draw = self._draw
        return form.format(
            **about,
            n=draw.randint(2, 90),
            hour=draw.randint(6, 22),
            day=draw.choice(WEEKDAYS),
            person=draw.choice(PEOPLE),
            office=draw.choice(OFFICES),
        )
