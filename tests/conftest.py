"""Fixtures for every test: where the source data lie, if they are here; a user's folder that is empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the source data are not beside the project")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _empty_user_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WHIPCOUNT_DATA", str(tmp_path_factory.mktemp("user") / "none"))
        yield
