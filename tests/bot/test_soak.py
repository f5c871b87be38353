"""The short form of `make soak`: the bot as a process that is really killed, and documents that change under it."""

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest

SOAK = Path(__file__).resolve().parents[2] / "benchmarks" / "soak.py"


@pytest.mark.parametrize("trial", ["crash-polling", "crash-webhook", "reload"])
async def test_nothing_is_lost_or_mixed_up(trial):
    process = await asyncio.create_subprocess_exec(sys.executable, SOAK, "--short", "--only", trial, stdout=PIPE, stderr=STDOUT)
    try:
        output, _ = await asyncio.wait_for(process.communicate(), 120)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, output.decode()
