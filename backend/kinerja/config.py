"""Settings from the environment, in one frozen dataclass."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

SECRET_LENGTH = 32
MIB = 1024 * 1024
# A hundred open nodes of a tree of people, with a hundred people each.
COST_LIMIT = 60_000
BILLION = 1_000_000_000


class ConfigError(Exception):
    """A setting that is missing or cannot be read; the message is for the person who installs."""


@dataclass(frozen=True)
class Config:
    """How this installation runs.

    Args:
        database_url: `sqlite://<path>` or `postgresql://...`.
        public_url: the address people type, without a slash at its end; https makes the cookies Secure.
        secret: from which keys for signing are derived.
        altcha_cost: how much work the sign-in page asks of a browser.
        compiled: whether reads go through compiled SQL; off is for comparing and for finding faults.
        upload_limit: the largest file of evidence, in bytes.
        body_limit: the largest body of any other request, in bytes.
        introspection: whether those who are signed in may ask the schema about itself; the file of it is public.
        cost_limit: what one operation may cost at most, in the points of `api/batas.py`.
        rate_requests, rate_cost: requests and points that one session may use up in a minute.
        rate_address: requests of strangers in a minute, by address; a whole office may stand behind one.
        proxies: addresses or networks of reverse proxies whose X-Forwarded-For is believed; nobody else's is.
    """

    database_url: str
    data_dir: Path
    public_url: str
    host: str
    port: int
    secret: str
    env: Literal["demo", "production"]
    altcha_cost: int
    compiled: bool
    upload_limit: int
    body_limit: int
    introspection: bool = True
    cost_limit: int = COST_LIMIT
    rate_requests: int = 1200
    rate_cost: int = 1_000_000
    rate_address: int = 3000
    proxies: tuple[str, ...] = ()

    @property
    def demo(self) -> bool:
        return self.env == "demo"

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds a session."""
        return "__Host-kinerja" if self.secure else "kinerja"

    @property
    def sqlite_path(self) -> Path | None:
        """The file of the database; None on PostgreSQL."""
        scheme, _, path = self.database_url.partition("://")
        return Path(path) if scheme == "sqlite" else None

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Reads the settings; outside production the secret is made on the first run and kept in the data folder.

        Raises:
            ConfigError: a setting is missing or cannot be read.
        """
        env = environ.get("KINERJA_ENV", "demo")
        if env not in ("demo", "production"):
            raise ConfigError(f"KINERJA_ENV harus demo atau production, bukan {env!r}.")
        data_dir = Path(environ.get("KINERJA_DATA_DIR", "data")).absolute()
        host = environ.get("KINERJA_HOST", "127.0.0.1")
        port = _number(environ, "KINERJA_PORT", 8000, 0, 65535)
        public_url = environ.get("KINERJA_PUBLIC_URL", "").rstrip("/")
        if not public_url:
            if env == "production":
                raise ConfigError("KINERJA_PUBLIC_URL belum diisi. Isi dengan alamat yang diketik orang, https://….")
            public_url = f"http://localhost:{port}"
        if urlsplit(public_url).scheme not in ("http", "https") or not urlsplit(public_url).hostname:
            raise ConfigError("KINERJA_PUBLIC_URL harus berupa alamat lengkap, seperti https://kinerja.example.go.id.")
        database_url = environ.get("KINERJA_DATABASE_URL") or f"sqlite://{data_dir / 'kinerja.sqlite3'}"
        if database_url.partition("://")[0] not in ("sqlite", "postgres", "postgresql"):
            raise ConfigError("KINERJA_DATABASE_URL harus diawali sqlite:// atau postgresql://.")
        return cls(
            database_url=database_url,
            data_dir=data_dir,
            public_url=public_url,
            host=host,
            port=port,
            secret=_secret(environ, env == "production", data_dir),
            env="production" if env == "production" else "demo",
            altcha_cost=_number(environ, "KINERJA_ALTCHA_COST", 5000, 1, 10_000_000),
            compiled=_switch(environ, "KINERJA_COMPILED", True),
            upload_limit=_number(environ, "KINERJA_UPLOAD_LIMIT", 10 * MIB, 1, 1024 * MIB),
            body_limit=_number(environ, "KINERJA_BODY_LIMIT", MIB, 1, 1024 * MIB),
            introspection=_switch(environ, "KINERJA_INTROSPECTION", env == "demo"),
            cost_limit=_number(environ, "KINERJA_COST_LIMIT", cls.cost_limit, 1, BILLION),
            rate_requests=_number(environ, "KINERJA_RATE_REQUESTS", cls.rate_requests, 1, BILLION),
            rate_cost=_number(environ, "KINERJA_RATE_COST", cls.rate_cost, 1, BILLION),
            rate_address=_number(environ, "KINERJA_RATE_ADDRESS", cls.rate_address, 1, BILLION),
            proxies=_networks(environ, "KINERJA_PROXIES"),
        )


def _number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise ConfigError(f"{name} harus bilangan bulat dari {low} sampai {high}, bukan {text!r}.")
    return int(text)


def _networks(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    networks = tuple(part.strip() for part in environ.get(name, "").split(",") if part.strip())
    try:
        for network in networks:
            ip_network(network)
    except ValueError as error:
        raise ConfigError(f"{name} harus alamat IP atau jaringan, dipisah koma: {error}.") from None
    return networks


def _switch(environ: Mapping[str, str], name: str, default: bool) -> bool:
    text = environ.get(name) or ("on" if default else "off")
    if text not in ("on", "off"):
        raise ConfigError(f"{name} harus on atau off, bukan {text!r}.")
    return text == "on"


def _secret(environ: Mapping[str, str], production: bool, data_dir: Path) -> str:
    secret = environ.get("KINERJA_SECRET", "")
    if not secret:
        if production:
            raise ConfigError(f"KINERJA_SECRET belum diisi. Isi dengan sedikitnya {SECRET_LENGTH} huruf acak.")
        return _kept_secret(data_dir / "secret")
    if len(secret) < SECRET_LENGTH:
        raise ConfigError(f"KINERJA_SECRET terlalu pendek. Isi dengan sedikitnya {SECRET_LENGTH} huruf acak.")
    return secret


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written aside and linked, so that of two processes that start together one wins and no one reads half.
        aside = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_text().strip()
