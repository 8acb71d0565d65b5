"""A server on the measuring bench: its settings, its life, and requests to it as they go over the wire."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from ukur import Tujuan

from kinerja.services.demo import cast
from masuk import sign_in


def environment(url: str, folder: Path, port: int) -> dict[str, str]:
    return {
        "KINERJA_DATABASE_URL": url,
        "KINERJA_DATA_DIR": str(folder),
        "KINERJA_PORT": str(port),
        "KINERJA_SECRET": "untuk pengukuran saja " * 2,
        "KINERJA_ALTCHA_COST": "1",
        # One person asks as fast as the machine answers.
        "KINERJA_RATE_REQUESTS": "1000000000",
        "KINERJA_RATE_COST": "1000000000",
        "KINERJA_RATE_ADDRESS": "1000000000",
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(command: Sequence[str | Path], environ: Mapping[str, str], log: Path) -> Iterator[None]:
    """The server of this command, until the end of the block."""
    with log.open("wb") as file:
        process = subprocess.Popen(command, env={**os.environ, **environ}, stdout=file, stderr=file)
        try:
            _wait(int(environ["KINERJA_PORT"]), process, log)
            yield
        finally:
            process.terminate()
            process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            httpx.get(f"http://localhost:{port}/sehat").raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise SystemExit(log.read_text())


async def cookie_of(port: int, nama_masuk: str) -> str:
    """The session of somebody who signs in."""
    async with httpx.AsyncClient(base_url=f"http://localhost:{port}", timeout=30) as client:
        (await sign_in(client, nama_masuk, cast.SANDI)).raise_for_status()
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def asking(port: int, cookie: str, query: str, variables: Mapping[str, Any] | None = None) -> Tujuan:
    body = json.dumps({"query": query, "variables": variables}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nhost: localhost:{port}\r\ncookie: {cookie}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return Tujuan(port, head.encode() + body)
