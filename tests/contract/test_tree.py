"""What the tree of files promises to those who clone it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPUTUSAN = sorted((ROOT / "docs/keputusan").glob("*.md"))
DOMAIN = sorted(file for file in (ROOT / "backend/kinerja/domain").glob("*.py") if file.name != "__init__.py")
GENERATED = re.compile(
    r"(^|/)(node_modules|dist|build|__pycache__|data)/|\.(sqlite3.*|pyc|tsbuildinfo|egg-info)$|src/locales/[^/]*\.ts$"
)
# In pieces, so that this file may be searched too.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "yarnpkg" + ".com"]
MACHINE = re.compile(r"(?<![\w.$}])/(" + "work|root|home|Users|opt/pypi" + r")/\w")


def tracked() -> list[Path]:
    """The files of the repository: those committed and those about to be."""
    names = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found.append((str(path.relative_to(ROOT)), data.decode()))
    return found


def test_nothing_generated_is_kept():
    names = [str(path.relative_to(ROOT)) for path in tracked()]

    assert [name for name in names if GENERATED.search(name)] == []


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    found = [
        (name, word)
        for name, text in texts()
        for word in [*(r for r in REGISTRIES if r in text), *(m[0] for m in MACHINE.finditer(text))]
    ]

    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_python_locks_carry_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[\w.-]+==\S+.*(?:\n    --hash=\S+.*)*", text, re.MULTILINE)

    assert "://" not in text
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_node_lock_carries_hashes_and_no_address():
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    packages = {name: package for name, package in packages.items() if name}

    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


@pytest.mark.parametrize("module", DOMAIN, ids=lambda file: file.stem)
def test_every_module_of_the_domain_has_its_tests(module):
    assert (ROOT / f"tests/domain/test_{module.name}").exists()


@pytest.mark.parametrize("file", KEPUTUSAN, ids=lambda file: file.stem)
def test_a_decision_has_four_parts_and_one_screen(file):
    text = file.read_text()

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences", "Alternatives"]
    assert re.match(r"# (\d+)\. ", text)[1] == str(int(file.stem[:4]))
    assert text.count("\n") <= 60


def test_decisions_are_numbered_once():
    numbers = [file.stem[:4] for file in KEPUTUSAN]

    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_that_are_told_exist(name):
    told = set(re.findall(r"`(?:PORT=\d+ )?make (\w+)`", (ROOT / name).read_text()))
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert told
    assert told <= targets


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/glosarium.md"])
def test_links_between_documents_lead_somewhere(name):
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text())

    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_ci_runs_what_people_run():
    assert "make test" in (ROOT / ".ci/run").read_text()
    assert "`make test`" in (ROOT / "README.md").read_text()
