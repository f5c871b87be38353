import logging
import os

import pytest

from bot.cache import VERSIONS, DiskCache, program_version


@pytest.fixture
def opened(tmp_path):
    caches = []

    def made(version="a" * 16, most_bytes=10_000_000) -> DiskCache:
        caches.append(DiskCache(tmp_path / "cache", most_bytes=most_bytes, version=version))
        return caches[-1]

    yield made
    for cache in caches:
        cache.close()


def test_what_one_run_keeps_the_next_one_has(opened):
    first = opened()
    first.put("reading", "d1", {"ä": [1, None, 0.1]})
    first.close()
    assert opened().get("reading", "d1") == {"ä": [1, None, 0.1]}


def test_a_value_is_there_before_it_is_written(opened):
    cache = opened()
    cache.put("reading", "d1", [1])
    assert cache.get("reading", "d1") == [1]


def test_kinds_and_keys_are_told_apart(opened):
    cache = opened()
    cache.put("reading", "d1", "one")
    assert [cache.get("reading", "d2"), cache.get("stamps", "d1")] == [None, None]


def test_a_version_of_the_program_has_nothing_of_another_and_says_that_it_begins_anew(opened, caplog):
    first = opened("a" * 16)
    first.put("reading", "d1", "old")
    first.close()
    with caplog.at_level(logging.WARNING):
        second = opened("b" * 16)
    assert second.get("reading", "d1") is None
    assert "begun anew" in caplog.text


def test_the_folders_of_old_versions_go(opened, tmp_path):
    for number, version in enumerate("abcdef"):
        cache = opened(version * 16)
        os.utime(cache.folder, (number, number))
    assert len(list((tmp_path / "cache").iterdir())) == VERSIONS


def test_beyond_its_size_it_lets_go_of_what_was_kept_first(opened):
    cache = opened(most_bytes=200_000)
    for number in range(60):
        cache.put("reading", str(number), os.urandom(3_000).hex())
        cache.flush()
    kept = [number for number in range(60) if cache.get("reading", str(number))]
    assert kept
    assert kept == list(range(kept[0], 60))
    assert kept[0] > 0
    assert (cache.folder / "kept.sqlite3").stat().st_size < 400_000


def test_a_damaged_file_is_begun_anew_with_a_line_that_says_so(opened, caplog):
    first = opened()
    first.put("reading", "d1", [1])
    first.close()
    (first.folder / "kept.sqlite3").write_bytes(b"no database " * 1_000)
    with caplog.at_level(logging.WARNING):
        second = opened()
    assert "damaged" in caplog.text
    assert second.get("reading", "d1") is None
    second.put("reading", "d1", [2])
    second.close()
    assert opened().get("reading", "d1") == [2]


def test_a_value_with_a_wrong_byte_is_none_with_a_line_that_says_so(opened, caplog):
    first = opened()
    first.put("reading", "d1", "wort" * 50)
    first.close()
    file = first.folder / "kept.sqlite3"
    data = file.read_bytes()
    at = data.rindex(b"\x78\x01") + 8  # within the compressed value
    file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    with caplog.at_level(logging.WARNING):
        assert opened().get("reading", "d1") is None
    assert "damaged" in caplog.text


def test_where_it_cannot_be_written_nothing_is_kept_and_nothing_fails(tmp_path, caplog):
    (tmp_path / "cache").write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        cache = DiskCache(tmp_path / "cache", most_bytes=1_000_000, version="a" * 16)
    cache.put("reading", "d1", 1)
    cache.flush()
    assert cache.get("reading", "d1") is None
    assert "going on without" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_folder_that_others_may_write_to_is_not_used(opened, tmp_path):
    folder = tmp_path / "cache" / ("a" * 16)
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    cache = opened()
    cache.put("reading", "d1", 1)
    assert cache.get("reading", "d1") is None


def test_nothing_is_kept_where_nothing_is_allowed(opened, tmp_path):
    cache = opened(most_bytes=0)
    cache.put("reading", "d1", 1)
    assert cache.get("reading", "d1") is None
    assert not (tmp_path / "cache").exists()


def test_two_may_use_it_at_once(opened):
    one, other = opened(), opened()
    one.put("reading", "d1", 1)
    one.flush()
    other.put("reading", "d2", 2)
    other.flush()
    assert [one.get("reading", "d2"), other.get("reading", "d1")] == [2, 1]


def test_the_version_of_the_program_is_the_same_until_its_code_or_a_table_changes(tmp_path):
    table = tmp_path / "retrieval" / "tables" / "verbs.toml"
    table.parent.mkdir(parents=True)
    table.write_text("sagen")
    document = tmp_path / "corpus" / "documents" / "a.md"
    document.parent.mkdir(parents=True)
    before = program_version(tmp_path)
    document.write_text("Die Fähre fährt wieder.", encoding="utf-8")
    assert program_version(tmp_path) == before
    table.write_text("sagen, melden")
    assert program_version(tmp_path) != before
