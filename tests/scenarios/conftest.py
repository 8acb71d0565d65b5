import pytest

from kinerja.config import Config
from people import make_cast


@pytest.fixture
async def cast(db: Config) -> Config:
    """Everybody in place, on a fresh database."""
    await make_cast()
    return db
