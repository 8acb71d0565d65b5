"""Whoever closes the page while it is asking leaves no defect in the log."""

from asking import open_session
from people import BUDI


async def test_a_client_that_leaves_is_no_defect(cast, app, caplog):
    token = await open_session(BUDI, app.state.jam.real())
    headers = {"host": "localhost:8000", "content-type": "application/json", "cookie": f"kinerja={token}"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("localhost", 8000),
        "client": ("203.0.113.7", 5000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)

    assert sent[0]["status"] == 499
    assert [r for r in caplog.records if r.levelname == "ERROR"] == []
