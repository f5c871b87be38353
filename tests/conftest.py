from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data that lies beside the project in its team; a lone clone does without."""
    if not SHARED.is_dir():
        pytest.skip("no shared/ beside this checkout")
    return SHARED
