"""What an installation with docker/ may rely on: no root, no secret with a default, no open door to the database."""

import re
from pathlib import Path

import pytest
import yaml

DOCKER = Path(__file__).parents[2] / "docker"
IMAGE = (DOCKER / "Dockerfile").read_text()
LAST_STAGE = IMAGE[IMAGE.rindex("\nFROM ") :]
COMPOSE = yaml.safe_load((DOCKER / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
SECRET = re.compile(r"SECRET|PASSWORD|DATABASE_URL")


def test_the_image_runs_as_a_numbered_user_and_looks_after_its_health():
    assert re.findall(r"^USER (.+)$", LAST_STAGE, re.MULTILINE) == ["10001"]
    assert re.search(r"^HEALTHCHECK .*\n.*/sehat", LAST_STAGE, re.MULTILINE)


def test_the_image_installs_what_the_lock_file_says():
    assert "--require-hashes -r requirements.lock" in IMAGE
    assert "npm ci" in IMAGE


def test_the_image_carries_no_secret():
    assert SECRET.findall(IMAGE) == []


@pytest.mark.parametrize("name", SERVICES)
def test_secrets_come_from_outside_and_have_no_default(name):
    for key, value in SERVICES[name]["environment"].items():
        if SECRET.search(key):
            assert re.search(r"\$\{\w+:\?[^}]+\}", value), key
            assert ":-" not in value


def test_the_database_is_reached_by_the_app_only():
    assert "ports" not in SERVICES["db"]
    assert [COMPOSE["networks"][name] for name in SERVICES["db"]["networks"]] == [{"internal": True}]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["app"]["ports"])


def test_the_app_waits_for_a_database_that_is_ready():
    assert SERVICES["app"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert SERVICES["db"]["healthcheck"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_written_outlives_the_container(name):
    volumes = [volume.partition(":")[0] for volume in SERVICES[name]["volumes"]]

    assert volumes
    assert set(volumes) <= set(COMPOSE["volumes"])
