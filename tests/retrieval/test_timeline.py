from datetime import date

from corpus.models import Chunk, Corpus, Document
from retrieval.timeline import events_of_corpus

FIRE = "Im Lagerhaus Nordkai in Hallvik ist am Montag ein Brand ausgebrochen. Die Feuerwehr Hallvik löschte den Nordkai."
VISIT = "Ministerpräsidentin Vera Lindt besucht am Freitag die Werft Brennox in Sundau."


def report(title: str, text: str, *, path: str, on: str = "", source: str = "Inselbote") -> Document:
    day = date.fromisoformat(on) if on else None
    return Document(path, text, source, title, day, None, "de", path, (Chunk(path, 1, 0, len(text)),))


def corpus(*documents) -> Corpus:
    return Corpus(tuple(sorted(documents, key=lambda document: document.path)))


def test_events_stand_in_order_of_time_each_with_its_reports_in_order_of_publication():
    late = report("Brand am Nordkai in Hallvik gelöscht", FIRE, on="2024-03-12", source="Küstenfunk", path="a.md")
    early = report("Brand am Nordkai in Hallvik", FIRE, on="2024-03-11", path="b.md")
    visit = report("Lindt bei Brennox", VISIT, on="2024-01-05", path="c.md")
    first, second = events_of_corpus(corpus(late, early, visit))
    assert (first.first, first.documents) == (date(2024, 1, 5), (visit,))
    assert (second.first, second.last) == (date(2024, 3, 11), date(2024, 3, 12))
    assert second.documents == (early, late)
    assert "Brand" in second.label


def test_an_event_without_a_date_stands_last():
    undated = report("Lindt bei Brennox", VISIT, path="a.md")
    dated = report("Brand am Nordkai", FIRE, on="2024-03-11", path="b.md")
    assert [event.first for event in events_of_corpus(corpus(undated, dated))] == [date(2024, 3, 11), None]


def test_of_many_documents_the_latest_are_read():
    reports = [report(f"Lindt bei Brennox {day}", VISIT, on=f"2024-01-{day:02}", path=f"{day:02}.md") for day in range(1, 9)]
    read = [document.path for event in events_of_corpus(corpus(*reports), most=3) for document in event.documents]
    assert sorted(read) == ["06.md", "07.md", "08.md"]


def test_a_corpus_without_documents_has_no_events():
    assert events_of_corpus(Corpus(())) == ()
