"""A saved index: opened as it was written, refused where it cannot serve, whole whenever its writer is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corpus.loading import load
from corpus.models import Corpus
from retrieval.errors import RetrievalError, SavedIndexError
from retrieval.index.directory import CONTENTS, opened, save
from retrieval.index.passages import PassageIndex
from retrieval.index.segments import Segments
from retrieval.language.lexicon import Lexicon
from retrieval.questions import read_question

TEXTS = [("Die Brücke in Torne ist gesperrt.", "de"), ("The ferry to Hallvik runs.", "en"), ("", "de")]
LEXICON = Lexicon([])


@pytest.fixture
def corpus(tmp_path):
    """What a folder with the given texts holds, each a document of its own."""

    def loaded(*texts):
        folder = tmp_path / "documents"
        folder.mkdir(exist_ok=True)
        for number, text in enumerate(texts):
            (folder / f"{number}.md").write_text(text, encoding="utf-8")
        return load(folder).corpus

    return loaded


def hits(index, question="Wo ist die Brücke nach Halvik?"):
    terms = index.expand(read_question(question, LEXICON))
    return terms, index.explained(index.search(terms, 10), terms)


def test_an_opened_index_says_what_the_saved_one_said(corpus, tmp_path):
    documents = corpus("Die Brücke in Torne ist zu.", "Die Fähre nach Hallvik fährt.")
    built = PassageIndex(documents, LEXICON)
    built.save(tmp_path / "index")
    assert hits(PassageIndex.open(tmp_path / "index", documents, LEXICON)) == hits(built)


def test_an_index_of_nothing_is_saved_and_opened(tmp_path):
    documents = Corpus(())
    PassageIndex(documents, LEXICON).save(tmp_path)
    assert hits(PassageIndex.open(tmp_path, documents, LEXICON))[1] == []


def test_an_index_that_followed_its_corpus_is_saved_in_parts_and_opened(corpus, tmp_path):
    before = corpus(*(f"Die Brücke {number} ist zu." for number in range(20)))
    index = PassageIndex(before, LEXICON)
    index.save(tmp_path / "index")
    first = {path.name for path in (tmp_path / "index").iterdir()}
    after = corpus("Die Fähre nach Hallvik fährt.")  # in the place of the first document
    index = index.updated(after)
    index.save(tmp_path / "index")
    second = {path.name for path in (tmp_path / "index").iterdir()}
    assert len(first & second) == 2  # the contents by their name, and the segment that stays
    reopened = PassageIndex.open(tmp_path / "index", after, LEXICON)
    assert hits(reopened) == hits(index) == hits(PassageIndex(after, LEXICON))


def test_an_opened_index_follows_its_corpus(corpus, tmp_path):
    before = corpus(*(f"Die Brücke {number} ist zu." for number in range(20)))
    PassageIndex(before, LEXICON).save(tmp_path / "index")
    after = corpus("Die Fähre nach Hallvik fährt.")
    index = PassageIndex.open(tmp_path / "index", before, LEXICON).updated(after)
    assert hits(index) == hits(PassageIndex(after, LEXICON))


def test_what_there_is_no_room_for_leaves_the_index_before_and_nothing_of_its_own(corpus, tmp_path):
    before = corpus("Die Brücke in Torne ist zu.")
    PassageIndex(before, LEXICON).save(tmp_path / "index")
    names = {path.name for path in (tmp_path / "index").iterdir()}
    corpus(*(f"Die Fähre {number} nach Hallvik fährt um {number} Uhr." for number in range(200)))
    script = (
        "import resource, signal, sys; from pathlib import Path; from corpus.loading import load\n"
        "from retrieval.index.passages import PassageIndex; from retrieval.language.lexicon import Lexicon\n"
        "index = PassageIndex(load(Path(sys.argv[1])).corpus, Lexicon([]))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "for most in (20_000, -1):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (most, -1))\n"
        "    try:\n        index.save(Path(sys.argv[2]))\n    except OSError as error:\n        print(error.strerror)\n"
        "    print(len(list(Path(sys.argv[2]).iterdir())), sorted(path.name for path in Path(sys.argv[2]).iterdir()))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "documents"), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    refused, kept, saved = done.stdout.splitlines()  # as a full disk's "No space left on device" would be
    assert refused == "File too large"
    assert kept == f"{len(names)} {sorted(names)}"
    assert saved != kept
    PassageIndex.open(tmp_path / "index", load(tmp_path / "documents").corpus, LEXICON)


def test_there_is_none_where_none_was_saved(tmp_path):
    with pytest.raises(SavedIndexError, match="there is no index"):
        opened(tmp_path, "one")


def test_an_index_of_other_documents_is_refused(tmp_path):
    save(Segments.of(TEXTS), tmp_path, "one")
    with pytest.raises(SavedIndexError, match="other documents"):
        opened(tmp_path, "another")


def test_a_refusal_is_an_index_error_of_this_room(tmp_path):
    with pytest.raises(RetrievalError):
        opened(tmp_path, "one")
    with pytest.raises(IndexError):
        opened(tmp_path, "one")


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data + b" ", lambda data: data[:70] + b"?" + data[71:], lambda _: b""]
)
def test_a_damaged_file_is_refused_whichever_it_is(tmp_path, damage):
    save(Segments.of(TEXTS), tmp_path, "one")
    for path in tmp_path.iterdir():
        whole = path.read_bytes()
        path.write_bytes(damage(whole))
        with pytest.raises(SavedIndexError):
            opened(tmp_path, "one")
        path.write_bytes(whole)
    assert opened(tmp_path, "one").size == len(TEXTS)


def test_a_file_that_is_missing_is_named(tmp_path):
    save(Segments.of(TEXTS), tmp_path, "one")
    gone = next(path for path in tmp_path.iterdir() if path.name != CONTENTS)
    gone.unlink()
    with pytest.raises(SavedIndexError, match=gone.name):
        opened(tmp_path, "one")


def test_saving_anew_replaces_the_old_index_and_removes_its_files(tmp_path):
    save(Segments.of(TEXTS), tmp_path, "one")
    before = opened(tmp_path, "one")
    save(Segments.of(TEXTS[:1]), tmp_path, "two")
    assert opened(tmp_path, "two").size == 1
    assert len(list(tmp_path.iterdir())) == 3
    assert list(before.pieces[0].places) == [0, 1, 2]  # who has the old one open keeps it


def test_what_a_killed_writer_left_is_removed_when_it_is_old(tmp_path):
    stray = tmp_path / "stray.arrays"
    stray.touch()
    save(Segments.of(TEXTS), tmp_path, "one")
    assert stray.exists()
    os.utime(stray, (0, 0))
    save(Segments.of(TEXTS), tmp_path, "one")
    assert not stray.exists()


def test_an_opened_index_cannot_be_written_to(tmp_path):
    save(Segments.of(TEXTS), tmp_path, "one")
    documents = opened(tmp_path, "one").pieces[0].segment.stems.documents
    with pytest.raises(ValueError, match="read-only"):
        documents[0] = 1


WRITER = """
import sys
from pathlib import Path
from retrieval.index.directory import save
from retrieval.index.segments import Segments
segments = Segments.of([(f"Wort{number} und Satz{number}", "de") for number in range(3000)])
print("ready", flush=True)
while True:
    save(segments, Path(sys.argv[1]), "two")
    segments = Segments.of([(f"Wort{number} und Satz{number}", "de") for number in range(3000)])
"""


def test_a_writer_killed_in_the_middle_leaves_a_whole_index(tmp_path):
    save(Segments.of(TEXTS), tmp_path, "one")
    draw = np.random.default_rng(6)
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path.cwd()) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(draw.uniform(0, 0.5))
            writer.send_signal(signal.SIGKILL)
        assert served(tmp_path) in {("one", len(TEXTS)), ("two", 3000)}


def served(directory):
    """The version of the documents whose index a directory has, whole, and how many they are."""
    try:
        return "one", opened(directory, "one", thorough=True).size
    except SavedIndexError:
        return "two", opened(directory, "two", thorough=True).size
