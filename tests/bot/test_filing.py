import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.filing import filename, put, take_out

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_name_is_the_title_in_plain_letters_with_the_digest():
    assert filename("Große Brücke: „gesperrt“!", "0123456789abcdef", ".pdf") == "grosse-bruecke-gesperrt-01234567.pdf"


@given(st.text())
def test_no_title_makes_a_name_that_leads_elsewhere_or_is_hidden(title):
    name = filename(title, "0123456789", ".txt")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.count(".") == 1
    assert name[0] not in ".-"
    assert len(name) < 90


def test_a_document_is_put_whole_and_leaves_nothing_beside_it(tmp_path):
    put(tmp_path, "a.txt", b"Text")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.txt", b"Text")]


def test_two_files_of_one_name_are_both_kept(tmp_path):
    for text in ("eins", "zwei"):
        (tmp_path / "tief").mkdir(exist_ok=True)
        (tmp_path / "tief" / "a.txt").write_text(text, encoding="utf-8")
        take_out(tmp_path, "tief/a.txt", tmp_path / "removed", NOON)
    assert sorted(file.read_text(encoding="utf-8") for file in (tmp_path / "removed").iterdir()) == ["eins", "zwei"]


def test_a_file_that_is_gone_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        take_out(tmp_path, "fehlt.txt", tmp_path / "removed", NOON)


def test_on_a_full_disk_nothing_is_put_and_nothing_is_left(tmp_path):
    script = (
        "import resource, signal, sys; from pathlib import Path; from bot.filing import put\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))\n"
        "try:\n    put(Path(sys.argv[1]), 'a.txt', b'Text' * 5_000)\nexcept OSError as error:\n    print(error.strerror)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "File too large\n"  # as a full disk's "No space left on device" would be
    assert list(tmp_path.iterdir()) == []
