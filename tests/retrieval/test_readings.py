from json import dumps, loads

import pytest

from corpus.loading import load
from retrieval.claims.inventory import _parts_of
from retrieval.claims.speech import statements_of
from retrieval.claims.stories import profiles_of
from retrieval.language.lexicon import Lexicon, read_entries
from retrieval.language.thesaurus import Thesaurus, read_groups
from retrieval.readings import keep_in, reading, worked_out

REPORT = """---
source: Inselbote
title: Fähre läuft auf Grund
published: 2024-03-11T08:15
---
Die Fähre „Svala“ ist am Montag vor Hallvik auf Grund gelaufen. Verletzt wurde nach Angaben der Reederei Nordlinie niemand.

Kapitän Jon Ravndal sprach von einem Fehler der Ruderanlage: „Das Ruder gehorchte nicht.“ Das Verkehrsministerium prüft.
"""


class Kept(dict):
    def get(self, kind, key):
        return super().get((kind, key))

    def put(self, kind, key, value):
        self[kind, key] = loads(dumps(value))


@pytest.fixture
def cache():
    kept = Kept()
    keep_in(kept)
    yield kept
    keep_in(None)


@pytest.fixture
def document(tmp_path):
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    return load(tmp_path).corpus["a.md"]


@pytest.mark.parametrize("read", [statements_of, profiles_of, _parts_of])
def test_what_is_read_from_the_cache_is_what_was_read_from_the_document(cache, document, read):
    read.cache_clear()
    first = read(document)
    kept = len(cache)
    read.cache_clear()  # as a new process does
    assert read(document) == first
    assert len(cache) == kept > 0


def test_a_document_is_read_once(cache, document):
    times = []

    @reading("length")
    def length_of(one: object) -> int:
        times.append(one)
        return len(document.text)

    assert [length_of(document), length_of(document)] == [len(document.text)] * 2
    assert len(times) == 1


def test_a_reading_of_another_form_is_read_anew_with_a_line_that_says_so(cache, document, caplog):
    statements_of.cache_clear()
    first = statements_of(document)
    statements_of.cache_clear()
    for key in cache:
        cache[key] = [["of", "another", "form"]]
    assert statements_of(document) == first
    assert "read anew" in caplog.text


def test_the_tables_of_lexicon_and_thesaurus_are_worked_out_once(cache):
    def lexicon():
        return Lexicon(read_entries("initiative = Vorstoß\nhouse = Haus, Gebäude"), worked_out=worked_out)

    def thesaurus():
        return Thesaurus(read_groups("sterben, ums Leben kommen | die, death toll"), worked_out)

    first = lexicon().translations("Häuser", "de"), thesaurus().related("starb", "de")
    kept = dict(cache)
    assert (
        (lexicon().translations("Häuser", "de"), thesaurus().related("starb", "de"))
        == first
        == (
            ("house",),
            (("sterben", "de"), ("ums Leben kommen", "de"), ("die", "en"), ("death toll", "en")),
        )
    )
    assert dict(cache) == kept
