"""The level reached on articles that other people annotated; it can only rise."""

import re
import subprocess
import sys


def test_who_says_what_is_told_as_well_as_before(shared):
    scorer = shared / "quotations" / "score.py"
    command = [sys.executable, str(scorer), "--", sys.executable, "-m", "bot"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    levels = {line.split()[0]: float(re.findall(r"[\d.]+", line)[-1]) for line in done.stdout.splitlines()}
    assert levels["found"] >= 0.8
    assert levels["speaker"] >= 0.75
