"""However an index is built, it is the same one: by processes of their own, within a bound of memory, on a full disk."""

import os
import signal
import subprocess
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.index import crew
from retrieval.index.building import Building
from retrieval.index.crew import readings
from retrieval.index.file import arrays_of
from retrieval.index.segment import Segment

# So small a bound that some thousand characters are many.
HERE = Building(200_000, processes=0)
TEXTS = [
    (f"Die Fähre {number} nach Hallvik nahm am Montag {number % 7} Leute auf, und Wort{number % 50} trat zurück.", "de")
    if number % 3
    else (f"The ferry {number} to Torne takes word{number % 40}.", "en")
    for number in range(300)
]


def said(segment):
    """All that a segment knows, by words and not by their numbers."""
    stems, words = segment.stems, segment.words
    spellings = dict(zip(segment.spellings.words.names, segment.spellings.often, strict=True))
    having = dict(zip(words.grams.terms, words.having, strict=True))
    names = list(words.words.terms)
    return _postings(stems), _postings(words.words), [names[word] for word in words.said], spellings, having


def _postings(postings):
    found = {}
    for term in postings.terms:
        span = postings.span(term)
        classes = postings.classes[span]
        named = zip(postings.documents[span], postings.frequencies[classes], postings.lengths[classes], strict=True)
        found[term] = [tuple(map(int, each)) for each in named]
    return found, list(postings.sizes)


@pytest.fixture(scope="module")
def plain():
    return said(Segment.of(TEXTS))


def members():
    """The processes that read, of this one."""
    listed = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "pid=,args="], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if crew.__name__ in line]


def test_texts_read_a_few_at_a_time_are_counted_as_all_at_once(plain):
    assert said(Segment.of(TEXTS, HERE)) == plain


def test_processes_count_as_one_does_and_leave_nobody_behind(plain):
    assert said(Segment.of(TEXTS, replace(HERE, processes=2))) == plain
    assert members() == []


def test_processes_may_be_begun_by_a_thread(plain):
    found = []
    thread = threading.Thread(target=lambda: found.append(said(Segment.of(TEXTS, replace(HERE, processes=2)))))
    thread.start()
    thread.join(timeout=60)
    assert found == [plain]


def test_what_a_killed_process_did_not_read_is_read_here(plain):
    killed = []

    def kill(*_):
        if not killed:
            killed.extend(members()[:1])
            os.kill(killed[0], signal.SIGKILL)

    assert said(Segment.of(TEXTS, replace(HERE, processes=2, progress=kill))) == plain
    assert killed


def test_what_killed_processes_were_told_last_is_read_here():
    heard = []

    def kill(done, _):
        heard.append(done)
        if len(heard) == 2:  # of four parts, the last two of which were told
            for member in members():
                os.kill(member, signal.SIGKILL)

    texts = [(f"{text} Zeile{number}.", language) for number, (text, language) in enumerate(TEXTS * 20)]
    together = sum(len(text) for text, _ in texts) // 4 + 100
    assert said(Segment.of(texts, Building(100 * together, processes=2, progress=kill))) == said(Segment.of(texts))
    assert len(heard) == 4


def test_whoever_breaks_off_leaves_nobody_behind():
    with closing(readings(TEXTS, replace(HERE, processes=2))) as several:
        next(several)
        assert len(members()) == 2
    assert members() == []


def test_few_texts_are_read_without_a_process(plain):
    assert (
        said(Segment.of(TEXTS, Building(processes=2, progress=lambda *_: pytest.fail("a process") if members() else None)))
        == plain
    )


def test_what_is_beyond_the_bound_lies_on_disk_and_goes_with_whoever_reads_it(plain, tmp_path):
    segment = Segment.of(TEXTS, replace(HERE, most_bytes=10_000, folder=tmp_path))
    assert any(isinstance(_base(array), np.memmap) for array in arrays_of(segment).values())
    assert list(tmp_path.iterdir()) == []
    assert said(segment) == plain


def test_a_folder_that_takes_no_files_is_an_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        Segment.of(TEXTS, replace(HERE, most_bytes=10_000, folder=Path(tmp_path, "none")))


def test_whoever_watches_hears_how_many_texts_were_counted():
    heard = []
    Segment.of(TEXTS, replace(HERE, progress=lambda done, total: heard.append((done, total))), len(TEXTS))
    assert len(heard) > 2
    assert heard == sorted(heard)
    assert heard[-1] == (300, 300)


def _base(array):
    while isinstance(array, np.ndarray) and not isinstance(array, np.memmap):
        array = array.base
    return array
