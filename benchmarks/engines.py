"""Search libraries side by side, each as its documentation has it used: built from the same tokens, saved, opened, asked.

One that is not installed is left out.
"""

import pickle
import sqlite3
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

Documents = Sequence[Sequence[str]]
BEST = 10


class Engine(Protocol):
    """A library: `asked` answers with the numbers of the best documents."""

    name: str

    def build(self, documents: Documents, folder: Path) -> None: ...

    def open(self, folder: Path) -> None: ...

    def ask(self, question: Sequence[str]) -> list[int]: ...


class Quellenlage:
    name = "Quellenlage"
    numba = False

    def build(self, documents: Documents, folder: Path) -> None:
        from retrieval.index.file import arrays_of, write
        from retrieval.index.postings import Postings

        write(folder / "postings", arrays_of(Postings.of(documents)))

    def open(self, folder: Path) -> None:
        from retrieval.index.bm25 import BM25
        from retrieval.index.file import read, value_of
        from retrieval.index.layout import Layout, Part
        from retrieval.index.postings import Postings

        path = folder / "postings"
        postings = value_of(Postings, read(path, path.stat().st_size))
        self.index = BM25.over((Part(postings),), Layout.plain(len(postings.sizes)))

    def ask(self, question: Sequence[str]) -> list[int]:
        documents: list[int] = self.index.top(question, BEST, numba=self.numba)[0].tolist()
        return documents


class QuellenlageNumba(Quellenlage):
    name = "Quellenlage (numba)"
    numba = True

    def open(self, folder: Path) -> None:
        from retrieval.index.acceleration import warm

        warm()
        super().open(folder)


class RankBM25:
    name = "rank-bm25"

    def build(self, documents: Documents, folder: Path) -> None:
        from rank_bm25 import BM25Okapi

        (folder / "pickle").write_bytes(pickle.dumps(BM25Okapi(documents), protocol=5))

    def open(self, folder: Path) -> None:
        with (folder / "pickle").open("rb") as file:
            self.index = pickle.load(file)

    def ask(self, question: Sequence[str]) -> list[int]:
        import numpy as np

        best: list[int] = np.argsort(self.index.get_scores(question))[::-1][:BEST].tolist()
        return best


class BM25s:
    backend = "numpy"
    name = "bm25s (numpy)"

    def build(self, documents: Documents, folder: Path) -> None:
        import bm25s

        index = bm25s.BM25(backend=self.backend)
        index.index(documents, show_progress=False)
        index.save(folder)

    def open(self, folder: Path) -> None:
        import bm25s

        self.index = bm25s.BM25.load(folder, mmap=True)
        self.index.backend = self.backend
        if self.backend == "numba":
            self.index.activate_numba_scorer()

    def ask(self, question: Sequence[str]) -> list[int]:
        found, _ = self.index.retrieve([list(question)], k=BEST, show_progress=False, n_threads=1)
        best: list[int] = found[0].tolist()
        return best


class BM25sNumba(BM25s):
    backend = "numba"
    name = "bm25s (numba)"


class Tantivy:
    name = "tantivy"

    def build(self, documents: Documents, folder: Path) -> None:
        import tantivy

        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=512 << 20, num_threads=1)
        for number, document in enumerate(documents):
            writer.add_document(tantivy.Document(number=number, text=" ".join(document)))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self.schema = self._schema()
        self.searcher = tantivy.Index(self.schema, path=str(folder)).searcher()

    def ask(self, question: Sequence[str]) -> list[int]:
        from tantivy import Occur, Query

        query = Query.boolean_query([(Occur.Should, Query.term_query(self.schema, "text", word, "freq")) for word in question])
        return [address.doc for _, address in self.searcher.search(query, BEST, count=False).hits]

    def _schema(self) -> object:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("number", stored=True)
        return builder.build()


class FTS5:
    name = "SQLite FTS5"

    def build(self, documents: Documents, folder: Path) -> None:
        with sqlite3.connect(folder / "fts5.db") as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("CREATE VIRTUAL TABLE paragraphs USING fts5(text, content='', tokenize='unicode61')")
            rows = ((number, " ".join(document)) for number, document in enumerate(documents, 1))
            connection.executemany("INSERT INTO paragraphs(rowid, text) VALUES (?, ?)", rows)
            connection.execute("INSERT INTO paragraphs(paragraphs) VALUES ('optimize')")
        connection.close()

    def open(self, folder: Path) -> None:
        self.connection = sqlite3.connect(f"file:{folder / 'fts5.db'}?mode=ro", uri=True)
        self.connection.execute("PRAGMA mmap_size=2147483648")

    def ask(self, question: Sequence[str]) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in question)
        asked = "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY rank LIMIT ?"
        return [number - 1 for (number,) in self.connection.execute(asked, (words, BEST))]


ENGINES: list[tuple[type[Engine], tuple[str, ...]]] = [
    (Quellenlage, ("numpy", "rank_bm25")),
    (QuellenlageNumba, ("numpy", "rank_bm25", "numba")),
    (RankBM25, ("rank_bm25",)),
    (BM25s, ("bm25s",)),
    (BM25sNumba, ("bm25s", "numba")),
    (Tantivy, ("tantivy",)),
    (FTS5, ()),
]


def installed() -> list[Engine]:
    """Return one of each library that is there."""
    return [engine() for engine, needed in ENGINES if all(map(find_spec, needed))]
