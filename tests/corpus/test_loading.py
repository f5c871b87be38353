import os
import time
from json import dumps, loads
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError, EmptyCorpusError, MissingCorpusError
from corpus.loading import Loading, load
from corpus.models import LoadProblem, ProblemKind

ARTICLE = "Brücke gesperrt\n\nDer Landkreis sperrt die Brücke bei Tannau. Das teilte er am Montag mit.\n"
OTHER = "Freibad bleibt zu\n\nDas Freibad in Lohra bleibt geschlossen. Grund sind Risse im Becken.\n"


def folder(path: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        file = path / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def paths(loading: Loading) -> list[str]:
    return [document.path for document in loading.corpus]


# What is read


def test_every_file_below_a_folder_is_a_document_named_by_its_path(tmp_path):
    loading = load(folder(tmp_path, a_txt=ARTICLE, tief__b_md=OTHER))
    assert (paths(loading), loading.problems) == (["a.txt", "tief/b.md"], ())


@pytest.mark.parametrize("suffix", [".txt", ".md", ".markdown", ".html", ".htm", ".TXT"])
def test_a_suffix_names_the_format(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_text(
        ARTICLE if "h" not in suffix else "<p>Der Landkreis sperrt die Brücke bei Tannau.</p>", encoding="utf-8"
    )
    assert paths(load(tmp_path)) == [f"a{suffix}"]


def test_readme_files_and_hidden_files_are_passed_over_without_a_word(tmp_path):
    loading = load(folder(tmp_path, a_txt=ARTICLE, README_md=OTHER, _git__b_txt=OTHER, _c_txt=OTHER))
    assert (paths(loading), loading.problems) == (["a.txt"], ())


def test_the_file_is_the_source_where_the_page_names_none(tmp_path):
    assert load(folder(tmp_path, a_txt=ARTICLE)).corpus["a.txt"].source == "a.txt"


def test_chunks_are_numbered_slices_of_their_document(tmp_path):
    document = load(folder(tmp_path, a_txt=ARTICLE + "\nDie Umleitung führt über Altsee und Lohra.\n")).corpus["a.txt"]
    assert [(chunk.paragraph, document.text_of(chunk)[:10]) for chunk in document.chunks] == [
        (1, "Der Landkr"),
        (2, "Die Umleit"),
    ]


def test_the_language_is_read_from_the_article(tmp_path):
    english = "Bridge closed\n\nThe county has closed the bridge at Tannau. A spokesman said so on Monday.\n"
    corpus = load(folder(tmp_path, a_txt=ARTICLE, b_txt=english)).corpus
    assert (corpus["a.txt"].language, corpus["b.txt"].language) == ("de", "en")


def test_a_declared_language_counts_more_than_the_words(tmp_path):
    assert load(folder(tmp_path, a_md=f"---\nlanguage: en\n---\n{ARTICLE}")).corpus["a.md"].language == "en"


def test_the_digest_changes_with_any_byte(tmp_path):
    digests = {load(folder(tmp_path, a_txt=text)).corpus["a.txt"].digest for text in (ARTICLE, ARTICLE + "\n", OTHER)}
    assert len(digests) == 3


def test_the_same_folder_gives_the_same_corpus(tmp_path):
    assert load(folder(tmp_path, a_txt=ARTICLE, b_md=OTHER)) == load(tmp_path)


def test_progress_is_told_file_by_file(tmp_path):
    told = []
    load(folder(tmp_path, a_txt=ARTICLE, b_odt="x", c_txt=OTHER), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# What is read again


class Kept(dict):
    """A cache in memory, which counts what it was asked for in vain."""

    def get(self, kind, key):
        return super().get((kind, key))

    def put(self, kind, key, value):
        self[kind, key] = loads(dumps(value))


def long_ago(path: Path) -> Path:
    """The folder with files that have not changed for an hour, as their own stamps have it."""
    hour_ago = time.time() - 3600
    for file in path.rglob("*"):
        os.utime(file, (hour_ago, hour_ago))
    return path


def test_a_folder_in_which_nothing_changed_has_the_same_corpus(tmp_path):
    before = load(folder(tmp_path, a_txt=ARTICLE, b_txt=ARTICLE, c_odt="x"))
    after = load(tmp_path, before=before)
    assert after == before
    assert after.corpus is before.corpus


def test_of_what_changed_only_that_is_another_document(tmp_path):
    before = load(folder(tmp_path, a_txt=ARTICLE, b_md=OTHER, d_txt=ARTICLE + "Ende."))
    (tmp_path / "d.txt").unlink()
    after = load(folder(tmp_path, b_md=OTHER.replace("Risse", "Lecks"), c_txt=OTHER), before=before)
    assert paths(after) == ["a.txt", "b.md", "c.txt"]
    assert after.corpus["a.txt"] is before.corpus["a.txt"]
    assert "Lecks" in after.corpus["b.md"].text
    assert after == load(tmp_path)


def test_a_change_within_the_same_moment_and_of_the_same_size_is_seen(tmp_path):
    before = load(folder(tmp_path, a_txt=ARTICLE))
    times = (tmp_path / "a.txt").stat()
    folder(tmp_path, a_txt=ARTICLE.replace("Montag", "Sonntag").replace("Das", "Es"))
    os.utime(tmp_path / "a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "Sonntag" in load(tmp_path, before=before).corpus["a.txt"].text


def test_there_is_a_pause_at_each_file_that_is_looked_at_and_at_each_that_is_read(tmp_path):
    pauses = []
    before = load(folder(tmp_path, a_txt=ARTICLE, b_md=OTHER), pause=lambda: pauses.append("first"))
    load(folder(tmp_path, b_md=ARTICLE + OTHER), before=before, pause=lambda: pauses.append("again"))
    assert (pauses.count("first"), pauses.count("again")) == (2 + 2, 2 + 1)


def test_a_file_that_was_only_touched_is_the_same_document(tmp_path):
    before = load(folder(tmp_path, a_txt=ARTICLE))
    assert load(long_ago(tmp_path), before=before).corpus is before.corpus


def test_a_document_that_the_first_of_two_prints_gave_way_to_comes_back_with_it_gone(tmp_path):
    before = load(folder(tmp_path, a_txt=ARTICLE, b_txt=ARTICLE))
    (tmp_path / "a.txt").unlink()
    assert paths(load(tmp_path, before=before)) == ["b.txt"]


def test_what_a_cache_has_is_the_document_that_would_be_read(tmp_path):
    cache = Kept()
    folder(
        tmp_path, a_txt=ARTICLE, b_md=by("Kreisblatt", OTHER), c_txt=b"\xff\xd8\x00", d_md="---\npublished: bald\n---\n" + ARTICLE
    )
    first, second = load(tmp_path, cache=cache), load(tmp_path, cache=cache)
    assert second == first == load(tmp_path)


def test_a_cache_s_reading_that_makes_no_document_is_passed_over_with_a_line(tmp_path, caplog):
    cache = Kept()
    first = load(folder(tmp_path, a_txt=ARTICLE), cache=cache)
    for kind, key in cache:
        cache[kind, key] = ["of another form"] if kind == "document" else cache[kind, key]
    assert load(tmp_path, cache=cache) == first
    assert "read anew" in caplog.text


def test_a_file_that_could_not_be_read_is_tried_again(tmp_path):
    folder(tmp_path, a_txt=ARTICLE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "c" / "fehlt.txt")
    cache = Kept()
    before = load(tmp_path, cache=cache)
    folder(tmp_path, c__fehlt_txt=OTHER)
    assert "b.txt" in paths(load(tmp_path, before=before, cache=cache))


def test_files_come_in_the_order_of_their_paths(tmp_path):
    names = ["b.txt", "a/z.txt", "a b.txt", "a.txt", "ä.txt", "a/b/c.txt"]
    for number, name in enumerate(names):
        folder(tmp_path, **{name.replace("/", "__").replace(".", "_"): f"{ARTICLE}Das war Nummer {number}."})
    assert paths(load(tmp_path)) == [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*.txt"))]


# What is refused


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("b.txt", b"", ProblemKind.EMPTY),
        ("b.txt", b" \n\t\n", ProblemKind.EMPTY),
        ("b.txt", b"\xef\xbb\xbf", ProblemKind.EMPTY),
        ("b.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", ProblemKind.BINARY),
        ("b.odt", b"PK", ProblemKind.UNKNOWN_SUFFIX),
        ("b", b"ohne Endung", ProblemKind.UNKNOWN_SUFFIX),
        ("b.txt", "Für Höhenzüge läuft die Frist.".encode("cp850"), ProblemKind.ENCODING),
        ("b.md", b"---\nsource: Kreisblatt\n\nkein Ende", ProblemKind.FRONT_MATTER),
        ("b.md", b"---\nsource: Kreisblatt\n---\n", ProblemKind.NO_PARAGRAPH),
        ("b.txt", b"Start | Politik | Sport\nImpressum", ProblemKind.NO_PARAGRAPH),
        ("b.html", b"<html><body></body></html>", ProblemKind.NO_PARAGRAPH),
    ],
)
def test_a_bad_file_is_reported_by_name_and_reason_and_stops_no_other(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    loading = load(folder(tmp_path, a_txt=ARTICLE, c_txt=OTHER))
    assert paths(loading) == ["a.txt", "c.txt"]
    assert [(problem.path, problem.kind) for problem in loading.problems] == [(name, kind)]


def test_a_file_over_the_size_is_refused_with_both_sizes(tmp_path):
    loading = load(folder(tmp_path, a_txt=ARTICLE, b_txt=OTHER * 30_000), max_bytes=1_000_000)
    assert loading.problems == (LoadProblem("b.txt", ProblemKind.TOO_LARGE, "2.6 > 1 MB"),)


def test_the_same_article_twice_is_taken_once_and_the_first_is_named(tmp_path):
    loading = load(folder(tmp_path, a_txt=ARTICLE, b_txt=ARTICLE.replace("\n\n", "\n\nVon Max Holm\n\n", 1)))
    assert (paths(loading), loading.problems) == (["a.txt"], (LoadProblem("b.txt", ProblemKind.DUPLICATE, "a.txt"),))


def by(source: str, text: str) -> str:
    return f"---\nsource: {source}\n---\n{text}"


def test_an_agency_s_text_that_two_outlets_print_is_a_document_of_each(tmp_path):
    loading = load(folder(tmp_path, a_md=by("Kreisblatt", OTHER), b_md=by("Talbote", OTHER), c_txt=OTHER))
    assert (paths(loading), loading.problems) == (["a.md", "b.md", "c.txt"], ())


def test_a_text_that_one_outlet_prints_twice_is_taken_once(tmp_path):
    loading = load(folder(tmp_path, a_md=by("Kreisblatt", OTHER), b_md=by("kreisblatt", OTHER)))
    assert (paths(loading), loading.problems) == (["a.md"], (LoadProblem("b.md", ProblemKind.DUPLICATE, "a.md"),))


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path):
    folder(tmp_path, a_txt=ARTICLE, b_txt=OTHER)
    (tmp_path / "b.txt").chmod(0)
    assert [(problem.path, problem.kind) for problem in load(tmp_path).problems] == [("b.txt", ProblemKind.UNREADABLE)]


def test_a_link_that_leads_nowhere_is_reported(tmp_path):
    folder(tmp_path, a_txt=ARTICLE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "fehlt.txt")
    assert [(problem.path, problem.kind) for problem in load(tmp_path).problems] == [("b.txt", ProblemKind.UNREADABLE)]


# What is taken with a remark


def test_a_text_in_windows_1252_is_taken_and_remarked(tmp_path):
    loading = load(folder(tmp_path, a_txt=ARTICLE.encode("cp1252")))
    assert "Brücke" in loading.corpus["a.txt"].text
    assert loading.problems == (LoadProblem("a.txt", ProblemKind.DECODED, "cp1252"),)


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_a_page_is_decoded_by_the_charset_that_it_declares(tmp_path, charset):
    sentence = "Für Mühlen und Höfe gilt: „Die Brücke bleibt zu.“"
    page = f'<html><head><meta charset="{charset}"></head><body><h1>Brücke zu</h1><p>{sentence}</p></body></html>'
    corpus = load(folder(tmp_path, a_html=page.encode("cp1252"))).corpus
    assert [corpus.text_of(chunk) for chunk in corpus.chunks] == [sentence]


def test_a_page_in_a_neighbours_charset_is_read_where_it_says_so(tmp_path):
    sentence = "Minister Wałęsa und Frau Świątek stimmten zu."
    page = f'<html><head><meta charset="iso-8859-2"></head><body><h1>Wahl</h1><p>{sentence}</p></body></html>'
    assert "Wałęsa" in load(folder(tmp_path, a_html=page.encode("iso8859_2"))).corpus["a.html"].text


def test_a_declared_date_that_is_none_is_remarked(tmp_path):
    loading = load(folder(tmp_path, a_md=f"---\npublished: vorgestern\n---\n{ARTICLE}"))
    assert loading.problems == (LoadProblem("a.md", ProblemKind.DATE, "vorgestern"),)


# The folder as a whole


def test_a_folder_that_is_missing_is_an_error_that_names_it(tmp_path):
    with pytest.raises(MissingCorpusError, match="fehlt"):
        load(tmp_path / "fehlt")


def test_a_file_in_place_of_a_folder_is_the_same_error(tmp_path):
    folder(tmp_path, a_txt=ARTICLE)
    with pytest.raises(MissingCorpusError):
        load(tmp_path / "a.txt")


def test_an_empty_folder_is_an_error_that_names_it(tmp_path):
    with pytest.raises(EmptyCorpusError, match=tmp_path.name):
        load(tmp_path)


def test_a_folder_without_a_readable_document_names_the_reasons(tmp_path):
    with pytest.raises(EmptyCorpusError, match=r"a\.odt: unknown_suffix; b\.txt: empty"):
        load(folder(tmp_path, a_odt="x", b_txt=""))


def test_one_name_is_enough_to_catch_every_error_of_this_room():
    assert issubclass(EmptyCorpusError, CorpusError)
    assert issubclass(MissingCorpusError, CorpusError)


# Always

contents = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    st.text(alphabet="aä.:-#<>\n| ", max_size=200).map(lambda text: b"---\n" + text.encode()),
    st.sampled_from([ARTICLE.encode(), OTHER.encode("cp1252"), ARTICLE.encode("utf-16")]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(contents, max_size=4), st.sampled_from([".txt", ".md", ".html"]))
def test_whatever_lies_in_a_folder_nothing_is_raised_but_that_it_is_empty(tmp_path, files, suffix):
    for old in tmp_path.iterdir():
        old.unlink()
    for number, data in enumerate(files):
        (tmp_path / f"{number}{suffix}").write_bytes(data)
    try:
        loading = load(tmp_path)
    except EmptyCorpusError:
        return
    refused = [problem.path for problem in loading.problems if problem.kind.refused]
    assert sorted(paths(loading) + refused) == [f"{number}{suffix}" for number in range(len(files))]
    for chunk in loading.corpus.chunks:
        assert loading.corpus.text_of(chunk).strip()


def test_a_pipe_among_the_documents_is_refused_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "leitung.txt")
    (tmp_path / "rat.txt").write_text("Der Rat tagte am Abend im Rathaus.", encoding="utf-8")
    loading = load(tmp_path)
    assert [(problem.path, problem.kind) for problem in loading.problems] == [("leitung.txt", ProblemKind.UNREADABLE)]


def test_a_file_name_that_cannot_be_shown_is_shown_with_signs_in_its_place(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/rat\xff\x1b.txt")).write_text("Der Rat tagte am Abend.", encoding="utf-8")
    [document] = load(tmp_path).corpus
    assert document.path == "rat\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.txt"


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="no /proc here")
def test_a_file_that_goes_on_changing_while_it_is_read_is_refused_and_no_half_document_taken(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("/proc/self/status")  # which has another size each time one looks
    loading = load(tmp_path)
    assert [document.path for document in loading.corpus] == ["a.txt"]
    assert loading.problems == (LoadProblem("b.txt", ProblemKind.UNREADABLE, "it changed while it was read"),)


def test_a_folder_that_vanishes_while_it_is_read_is_no_smaller_corpus(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(3):
        (documents / f"{number}.txt").write_text(f"{ARTICLE}\nFassung {number}.\n", encoding="utf-8")

    def vanish(done, _):
        if done == 1:
            documents.rename(tmp_path / "away")

    with pytest.raises(MissingCorpusError):
        load(documents, progress=vanish)
