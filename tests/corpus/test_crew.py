from corpus.crew import FEWEST, read_together
from corpus.files import files_of
from corpus.loading import load
from corpus.models import ProblemKind
from corpus.outcome import outcome_of

MOST = 1_000_000


def written(folder, count):
    for number in range(count):
        (folder / f"{number:03}.md").write_text(f"---\nsource: Blatt {number}\n---\nDer Rat tagte zum {number}. Mal.\n", "utf-8")
    (folder / "050.md").write_bytes(b"\xff\xd8\x00")
    (folder / "051.odt").touch()
    return files_of(folder)


def test_processes_read_what_would_be_read_here_in_the_same_order(tmp_path):
    files = written(tmp_path, FEWEST)
    assert list(read_together(files, MOST)) == [outcome_of(file.file, file.name, MOST) for file in files]


def test_what_a_process_that_was_killed_leaves_is_read_here(tmp_path):
    files = written(tmp_path, FEWEST)
    outcomes = read_together(files, MOST)
    first = next(outcomes)
    outcomes.gi_frame.f_locals["crew"][1].kill()
    assert [first, *outcomes] == [outcome_of(file.file, file.name, MOST) for file in files]


def test_a_large_folder_is_loaded_as_a_small_one_is_and_every_file_is_told(tmp_path):
    told = []
    files = written(tmp_path, FEWEST)
    loading = load(tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(number, len(files)) for number in range(1, len(files) + 1)]
    assert len(loading.corpus) == FEWEST - 1
    assert {problem.kind for problem in loading.problems} == {ProblemKind.BINARY, ProblemKind.UNKNOWN_SUFFIX}
