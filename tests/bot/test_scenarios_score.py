"""The level reached on the scenarios beside the project; it can only rise."""

import json
import subprocess
import sys

import pytest

LEVELS = {
    "right": 0.82,
    "verdict": 0.91,
    "cite": 0.91,
    "positions": 0.83,
    "kept_apart": 0.98,
    "attributed": 0.92,
    "silent": 0.94,
    "verbatim": 1.0,
    "short": 1.0,
}


@pytest.fixture(scope="module")
def means(shared):
    scorer = shared / "scenarios" / "check.py"
    command = [sys.executable, str(scorer), "--json", "--", sys.executable, "-m", "bot", "ask"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return json.loads(done.stdout)["all"]


@pytest.mark.parametrize(("mark", "level"), LEVELS.items())
def test_the_scenarios_are_answered_as_well_as_before(means, mark, level):
    assert means[mark] >= level


def test_a_contradiction_is_seldom_seen_where_there_is_none(means):
    assert means["conflicts_wrong"] <= 0.1 * means["conflicts_given"]
