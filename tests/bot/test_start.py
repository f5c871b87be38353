"""What the commands load before they answer."""

import subprocess
import sys


def test_asking_in_the_terminal_loads_neither_telegram_nor_storage():
    seen = "import sys, bot.cli; print(*sorted({'telegram', 'aiosqlite', 'trafilatura'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout.strip() == ""
