"""What the demo is made of, apart from the code: offices, posts, names and reference lines, as YAML."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """A file of this folder, or all files of a subfolder put together; read once."""
    path = FOLDER / name
    if path.is_dir():
        return {key: value for file in sorted(path.glob("*.yaml")) for key, value in _load(file).items()}
    return _load(path.with_suffix(".yaml"))


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
