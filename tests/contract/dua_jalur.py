"""Asking on either read path: by a compiled plan, or through graphql-core over the same declarations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError

from kinerja.api.galat import code_of
from kinerja.api.permintaan import Permintaan
from kinerja.api.schema import schema
from kinerja.config import Config
from kinerja.domain.aktor import Aktor
from people import HADI


@dataclass(frozen=True)
class Jawaban:
    """An answer as a client reads it, with keys in their order.

    Args:
        galat: code, place and message of each error.
    """

    isi: str
    dijalankan: str
    galat: Sequence[tuple[str, Sequence[str | int], str]] = ()

    @property
    def kode(self) -> list[str]:
        return sorted({kode for kode, _, _ in self.galat})


async def ask(
    teks: str, variables: Mapping[str, Any], by: Aktor, config: Config, compiled: bool, operasi: str | None = None
) -> Jawaban:
    permintaan = Permintaan(by, "en" if by.pegawai_id == HADI else "id", config, compiled=compiled)
    result = await schema.execute(teks, dict(variables), permintaan, operation_name=operasi)
    isi = json.dumps(json.loads(orjson.dumps(result.data)), ensure_ascii=False, indent=1)
    return Jawaban(isi, permintaan.dijalankan, sorted(_galat(error) for error in result.errors or ()))


def _galat(error: GraphQLError) -> tuple[str, Sequence[str | int], str]:
    return str(code_of(error)), error.path or [], error.message


async def ask_both(
    teks: str, variables: Mapping[str, Any], by: Aktor, config: Config, operasi: str | None = None
) -> tuple[Jawaban, Jawaban]:
    return (
        await ask(teks, variables, by, config, True, operasi),
        await ask(teks, variables, by, config, False, operasi),
    )
