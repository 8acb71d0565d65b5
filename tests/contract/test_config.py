"""Settings: what is missing or wrong is said in one sentence, and production does not start without its secrets."""

import stat
from pathlib import Path

import pytest

from kinerja.config import Config, ConfigError

PRODUCTION = {
    "KINERJA_ENV": "production",
    "KINERJA_PUBLIC_URL": "https://kinerja.example.go.id/",
    "KINERJA_SECRET": "r" * 32,
}


def test_without_settings_it_is_a_demo_on_sqlite(tmp_path: Path) -> None:
    config = Config.from_env({"KINERJA_DATA_DIR": str(tmp_path)})

    assert (config.demo, config.secure, config.compiled, config.introspection) == (True, False, True, True)
    assert config.sqlite_path == tmp_path / "kinerja.sqlite3"
    assert config.public_url == "http://localhost:8000"


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    environ = {"KINERJA_DATA_DIR": str(tmp_path / "data")}

    first, second = Config.from_env(environ), Config.from_env(environ)

    assert first.secret == second.secret
    assert len(first.secret) >= 32
    assert [f.name for f in (tmp_path / "data").iterdir()] == ["secret"]
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600


def test_production_has_what_it_needs() -> None:
    config = Config.from_env(PRODUCTION | {"KINERJA_DATABASE_URL": "postgresql://db/kinerja"})

    assert (config.demo, config.secure, config.sqlite_path, config.introspection) == (False, True, None, False)
    assert config.public_url == "https://kinerja.example.go.id"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KINERJA_SECRET", ""),
        ("KINERJA_SECRET", "pendek"),
        ("KINERJA_PUBLIC_URL", ""),
        ("KINERJA_PUBLIC_URL", "kinerja.example.go.id"),
        ("KINERJA_ENV", "produksi"),
        ("KINERJA_DATABASE_URL", "mysql://db/kinerja"),
        ("KINERJA_PORT", "delapan"),
        ("KINERJA_PORT", "65536"),
        ("KINERJA_PORT", "٨"),
        ("KINERJA_COMPILED", "ya"),
    ],
)
def test_what_is_missing_or_wrong_is_named(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=name):
        Config.from_env(PRODUCTION | {"KINERJA_DATA_DIR": str(tmp_path), name: value})

    assert list(tmp_path.iterdir()) == []
