"""A question in the terminal loads what it needs and no more: what is not imported costs neither time nor memory."""

import json
import os
import subprocess
import sys

import pytest

HEAVY = {
    "telegram",
    "httpx",
    "aiosqlite",
    "tornado",
    "cryptography",
    "PIL",
    "trafilatura",
    "lxml",
    "pdfminer",
    "pydantic",
    "numba",
}
ASKED = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), flush=True))
from bot.__main__ import main
main()
"""


@pytest.fixture
def loaded(folder, tmp_path):
    def modules() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", ASKED, "ask", "Wie viele Menschen waren an Bord der Svala?", "--corpus", str(folder)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
            cwd=tmp_path,
            timeout=60,
            check=True,
        )
        assert "84 Menschen" in done.stdout
        return set(json.loads(done.stdout.splitlines()[-1]))

    return modules


def test_a_question_imports_no_library_that_its_documents_do_not_need(loaded):
    assert not loaded() & {*HEAVY, "asyncio", "charset_normalizer", "multiprocessing"}


def test_a_question_about_documents_that_were_read_before_imports_no_reader_s_library(loaded):
    first = loaded()
    assert "yaml" in first
    assert "yaml" not in loaded()
