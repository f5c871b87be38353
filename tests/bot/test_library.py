"""The engine in service, and those for folders of the corpus."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.library import DESKS, ROOT, Library
from corpus.loading import load


@pytest.fixture
def library(tmp_path):
    def opened(*paths: str) -> Library:
        for path in paths:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(f"Bericht aus {path}: Die Fähre fährt.\n", encoding="utf-8")
        return Library(tmp_path, load(tmp_path), max_bytes=10_000, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC))

    return opened


def paths(engine):
    return [document.path for document in engine.corpus]


async def test_folders_have_an_engine_of_their_own_that_is_built_once(library):
    shelves = library("sport/a.md", "sport/alt/b.md", "wetter/c.md", "d.md")
    assert shelves.folders == [ROOT, "sport", "wetter"]
    one, other = await asyncio.gather(shelves.engine_for(["sport"]), shelves.engine_for(["sport"]))
    assert one is other is await shelves.engine_for(["sport"])
    assert paths(one) == ["sport/a.md", "sport/alt/b.md"]
    assert paths(await shelves.engine_for([ROOT, "wetter"])) == ["d.md", "wetter/c.md"]


async def test_all_folders_none_and_such_as_are_gone_are_the_whole_corpus(library):
    shelves = library("sport/a.md", "wetter/c.md")
    for folders in ([], ["sport", "wetter"], ["börse"]):
        assert await shelves.engine_for(folders) is shelves.engine


async def test_a_corpus_of_one_folder_has_nothing_to_choose(library):
    assert library("sport/a.md", "sport/b.md").folders == []


async def test_only_a_handful_of_engines_is_kept_and_none_over_a_reload_that_changed_anything(library, tmp_path):
    shelves = library(*(f"{name}/a.md" for name in "abcdefg"))
    first = await shelves.engine_for("a")
    for name in "bcdefg"[: DESKS - 1]:
        await shelves.engine_for(name)
    assert await shelves.engine_for("a") is first
    for name in "bcdefg"[:DESKS]:
        await shelves.engine_for(name)
    again = await shelves.engine_for("a")
    assert again is not first
    await shelves.start_reload(lambda *_: None)
    assert await shelves.engine_for("a") is again
    (tmp_path / "h.md").write_text("Der Hafen ist zu.\n", encoding="utf-8")
    await shelves.start_reload(lambda *_: None)
    assert await shelves.engine_for("a") is not again


async def test_a_reload_that_changed_nothing_leaves_the_engine_in_service(library):
    shelves = library("a.md", "b.md")
    before = shelves.engine
    await shelves.start_reload(lambda *_: None)
    assert shelves.engine is before


async def test_a_reload_reads_what_changed_and_keeps_the_other_documents(library, tmp_path):
    shelves = library("a.md", "b.md", "c.md")
    before = shelves.corpus
    (tmp_path / "a.md").write_text("Die Fähre fährt nicht mehr.\n", encoding="utf-8")
    (tmp_path / "c.md").unlink()
    outcome = await shelves.start_reload(lambda *_: None)
    assert (outcome.changed, outcome.removed, outcome.added) == (("a.md",), ("c.md",), ())
    assert shelves.corpus["a.md"].text.startswith("Die Fähre fährt nicht")
    assert shelves.corpus["b.md"] is before["b.md"]


async def test_whoever_reloads_hears_of_the_files_that_were_read_then_of_the_paragraphs_that_were_counted(library, tmp_path):
    heard, shelves = [], library("a.md")
    (tmp_path / "new.md").write_text("Die Fähre nach Hallvik fährt.\n\nDie Brücke in Torne ist zu.", encoding="utf-8")
    await shelves.start_reload(
        lambda done, total: heard.append(("files", done, total)),
        indexing=lambda done, total: heard.append(("paragraphs", done, total)),
    )
    assert heard[-2:] == [("files", 2, 2), ("paragraphs", 2, 2)]
