"""Static pages that need a few words from the server: the language, a message, and what was typed before.

The files come from the build of the frontend. Each element of text carries its English in `data-en`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from pathlib import Path

from ..domain.aktor import Bahasa

DUA_BAHASA = re.compile(r'(<[^<>]*?)\s+data-en="([^"]*)"([^<>]*>)([^<]*)')
TEMPAT_GALAT = "<!-- galat -->"


def fill(
    path: Path, bahasa: Bahasa, *, demo: bool = False, galat: str = "", isian: Mapping[str, str] | None = None
) -> str:
    """The page.

    Args:
        demo: whether the data are those of the demo, which the page then says, and whose accounts it may offer.
        galat: the sentence of a refusal, to stand above the form.
        isian: values for the inputs of these names.
    """
    html = _in_language(path, bahasa)
    if demo:
        html = html.replace("<html ", "<html data-demo ", 1)
    if galat:
        html = html.replace(TEMPAT_GALAT, f'<p class="galat" role="alert" tabindex="-1">{escape(galat)}</p>', 1)
    for name, value in (isian or {}).items():
        html = _with_value(html, name, value)
    return html


def _with_value(html: str, name: str, value: str) -> str:
    return re.sub(rf'<input\b[^>]*\sname="{name}"', lambda m: f'{m[0]} value="{escape(value)}"', html)


@lru_cache(maxsize=16)
def _in_language(path: Path, bahasa: Bahasa) -> str:
    html = path.read_text(encoding="utf-8")
    if bahasa == Bahasa.ID:
        return DUA_BAHASA.sub(r"\1\3\4", html)
    english = DUA_BAHASA.sub(lambda m: f"{m[1]}{m[3]}{escape(unescape(m[2]), quote=False)}", html)
    return english.replace('<html lang="id"', '<html lang="en"', 1)
