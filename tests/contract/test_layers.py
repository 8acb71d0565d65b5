"""Who may import whom (`[tool.importlinter]` in pyproject.toml), and what keeps the domain plain."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINERJA = ROOT / "backend/kinerja"
DOMAIN = sorted((KINERJA / "domain").glob("*.py"))
SPEAKS_GRAPHQL = {"api", "cli", "main"}
# What asks the machine for a day or a time; the domain is given them.
CLOCKS = {"now", "today", "utcnow", "time", "localtime"}


def test_imports_keep_the_contracts():
    # A process of its own: it switches off every logger that it finds.
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


def test_every_folder_but_the_api_is_kept_from_graphql():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (graphql,) = [contract for contract in contracts if contract["name"] == "Only the api speaks GraphQL"]
    folders = {file.parent.name for file in KINERJA.glob("*/__init__.py")}

    assert folders - SPEAKS_GRAPHQL - {"domain", "migrations"} == {m.split(".")[1] for m in graphql["source_modules"]}


@pytest.mark.parametrize("file", DOMAIN, ids=lambda file: file.name)
def test_domain_imports_the_standard_library_only(file):
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(file.read_text()))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and node.level == 0
            else []
        )
    }

    assert names <= sys.stdlib_module_names


@pytest.mark.parametrize("file", DOMAIN, ids=lambda file: file.name)
def test_domain_never_asks_for_the_time(file):
    calls = [node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]

    assert CLOCKS.isdisjoint(func.attr for func in calls if isinstance(func, ast.Attribute))
