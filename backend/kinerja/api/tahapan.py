"""What every workflow object shows: `moves`, `giliran`, `statusLabel`, as SQL from the table of the workflow, and the
Python twins that the fallback uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from ..domain import workflow
from ..domain.aktor import Party
from ..domain.workflow import Move, Step, Window
from ..models import lingkup
from . import pilihan  # noqa: F401  the enums must be known before a type uses them
from .compiled.deklarasi import Baca, Bagian, Baris, Kolom, Relasi, dari_bagian, kolom
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .permintaan import Permintaan

if TYPE_CHECKING:
    from .pegawai import Atasan

Sql = Callable[[Penyusun, str], str]


@strawberry.type(description="Whose turn it is on an object, since when, until when, and what follows.")
class Giliran:
    pihak: Party = kolom(description="The side that must act.")
    orang: Annotated["Atasan", strawberry.lazy(".pegawai")] | None = dari_bagian(
        "orang", "Who must act: the owner, or the one who acts for the rater's post today."
    )
    sejak: datetime | None = kolom(jenis=Jenis.WAKTU, description="Since when; null where no act began it.")
    batas: date | None = kolom(jenis=Jenis.TANGGAL, description="The last day to act; null without a limit.")
    sebutan: str | None = kolom(
        description="As whom the superior acts who does not hold the post for good, such as `Plh. Kepala Bidang`."
    )
    berikutnya: str = kolom(description="What follows, in a sentence.")


@dataclass(frozen=True)
class Tahap:
    """A workflow as it stands in a row, told once in SQL and once in Python.

    The row's alias is `{a}`; `{a}_s` is its SKP and `{a}_v` the version that names the rater's post.

    Args:
        nama: the word of its labels: skp, renkin, realisasi.
        alur: the table of moves.
        status, status_kembar: the status as shown on the day.
        buka, tutup: SQL of the owner's window; jendela: the same in Python.
        sejak, batas_penilai: since when it is so, and the rater's last day.
        terbuka: what else must hold for the owner to act.
        penilai, penilai_kembar: the viewer acts as rater; in Python the raw value that says so.
    """

    nama: str
    alur: Mapping[Move, Step[Any]]
    status: Sql
    status_kembar: Callable[[Baris, Permintaan], StrEnum]
    buka: Sql
    tutup: Sql
    jendela: Callable[[Baris, Permintaan], Window]
    sejak: Sql
    sejak_kembar: Callable[[Baris], datetime | None]
    batas_penilai: Sql
    batas_penilai_kembar: Callable[[Baris, Permintaan], date | None]
    terbuka: Sql = lambda b, a: "1 = 1"
    terbuka_kembar: Callable[[Baris], bool] = lambda r: True
    penilai: Sql = lambda b, a: rater_sql(b, a)
    penilai_kembar: str = "penilai"

    # moves

    def moves(self) -> Kolom:
        return Kolom(Jenis.TEKS, self._moves_sql, self._moves, kata=True)

    def _moves_sql(self, b: Penyusun, a: str) -> list[tuple[str, str]]:
        return [(move.value, self._open(b, a, step)) for move, step in self.alur.items()]

    def boleh(self, b: Penyusun, a: str, move: Move) -> str:
        """The viewer can make this move now."""
        return self._open(b, a, self.alur[move])

    def _open(self, b: Penyusun, a: str, step: Step[Any]) -> str:
        syarat = [self._in(b, a, step.dari), self._party(b, a, step.party)]
        if step.party is Party.OWNER:
            syarat += [self._window(b, a), self.terbuka(b, a)]
        return " and ".join(syarat)

    def _in(self, b: Penyusun, a: str, statuses: frozenset[Any]) -> str:
        kata = ", ".join(f"'{status.value}'" for status in sorted(statuses))
        return f"{self.status(b, a)} in ({kata})"

    def _party(self, b: Penyusun, a: str, party: Party) -> str:
        if party is Party.OWNER:
            return f"{a}_s.pegawai_id = {b.orang}"
        return self.penilai(b, a)

    def _window(self, b: Penyusun, a: str) -> str:
        buka, tutup = self.buka(b, a), self.tutup(b, a)
        return f"coalesce({buka} <= {b.hari}, 1 = 1) and coalesce({b.hari} <= {tutup}, 1 = 1)"

    def _moves(self, r: Baris, q: Permintaan) -> list[Move]:
        window = self.jendela(r, q)
        found = workflow.moves(self.alur, self.status_kembar(r, q), parties(r, q, self.penilai_kembar), window, q.hari)
        return [m for m in found if self.alur[m].party is not Party.OWNER or self.terbuka_kembar(r)]

    # giliran

    def giliran(self) -> Any:
        isi: Mapping[str, Baca] = {
            "pihak": Kolom(Jenis.TEKS, self._pihak_sql, self._pihak),
            "orang": Relasi(_atasan, self._orang_sql, dijaga=False),
            "sejak": Kolom(Jenis.WAKTU, self.sejak, lambda r, q: self.sejak_kembar(r)),
            "batas": Kolom(Jenis.TANGGAL, self._batas_sql, self._batas),
            "sebutan": Kolom(Jenis.TEKS, self._sebutan_sql),
            "berikutnya": Kolom(Jenis.TEKS, self._berikutnya_sql, self._berikutnya),
        }
        return Bagian(lambda: Giliran, self._ada_sql, lambda r, q: self._pihak(r, q) is not None, isi)

    def _turns(self, party: Party) -> frozenset[Any]:
        statuses = {status for step in self.alur.values() for status in step.dari}
        return frozenset(status for status in statuses if workflow.turn(self.alur, status) is party)

    def _ada_sql(self, b: Penyusun, a: str) -> str:
        pemilik = f"({self._in(b, a, self._turns(Party.OWNER))} and {self._window(b, a)} and {self.terbuka(b, a)})"
        return f"({pemilik} or {self._in(b, a, self._turns(Party.RATER))})"

    def _pihak_sql(self, b: Penyusun, a: str) -> str:
        return f"case when {self._in(b, a, self._turns(Party.OWNER))} then 'OWNER' else 'RATER' end"

    def _pihak(self, r: Baris, q: Permintaan) -> Party | None:
        party = workflow.turn(self.alur, self.status_kembar(r, q))
        if party is not Party.OWNER:
            return party
        return party if self.jendela(r, q).contains(q.hari) and self.terbuka_kembar(r) else None

    def _orang_sql(self, b: Penyusun, p: str, a: str) -> str:
        pemegang = pemegang_sql(f"{p}_v.penilai_jabatan_id", f"{p}_s.pegawai_id", b)
        return f"{a}.id = case when {self._pihak_sql(b, p)} = 'OWNER' then {p}_s.pegawai_id else {pemegang} end"

    def _sebutan_sql(self, b: Penyusun, a: str) -> str:
        sebutan = sebutan_sql(f"{a}_v.penilai_jabatan_id", f"{a}_s.pegawai_id", b)
        return f"case when {self._pihak_sql(b, a)} <> 'OWNER' then {sebutan} end"

    def _batas_sql(self, b: Penyusun, a: str) -> str:
        owner = self._in(b, a, self._turns(Party.OWNER))
        return f"case when {owner} then {self.tutup(b, a)} else {self.batas_penilai(b, a)} end"

    def _batas(self, r: Baris, q: Permintaan) -> date | None:
        if self._pihak(r, q) is Party.OWNER:
            return self.jendela(r, q).tutup
        return self.batas_penilai_kembar(r, q)

    def _berikutnya_sql(self, b: Penyusun, a: str) -> str:
        owner = self._in(b, a, self._turns(Party.OWNER))
        satu, dua = (b.teks(f"berikutnya.{self.nama}.{party}") for party in ("OWNER", "RATER"))
        return f"case when {owner} then {satu} else {dua} end"

    def _berikutnya(self, r: Baris, q: Permintaan) -> str:
        return q.teks(f"berikutnya.{self.nama}.{self._pihak(r, q)}")

    # statusLabel

    def label(self) -> Kolom:
        return Kolom(Jenis.TEKS, self._label_sql, self._label)

    def _label_sql(self, b: Penyusun, a: str) -> str:
        statuses = type(next(iter(next(iter(self.alur.values())).dari)))
        cases = {
            sisi: " ".join(f"when '{s}' then {b.teks(f'{self.nama}.{s}.{sisi}')}" for s in statuses)
            for sisi in ("pemilik", "atasan")
        }
        status = self.status(b, a)
        return (
            f"case when {a}_s.pegawai_id = {b.orang} then case {status} {cases['pemilik']} end"
            f" else case {status} {cases['atasan']} end end"
        )

    def _label(self, r: Baris, q: Permintaan) -> str:
        sisi = "pemilik" if r["pegawai_id"] == q.aktor.pegawai_id else "atasan"
        return q.teks(f"{self.nama}.{self.status_kembar(r, q)}.{sisi}")


def parties(r: Baris, q: Permintaan, penilai: str) -> list[Party]:
    """The sides on which the viewer stands."""
    sides = {Party.OWNER: r["pegawai_id"] == q.aktor.pegawai_id, Party.RATER: r[penilai]}
    return [party for party, there in sides.items() if there]


def pemegang_sql(jabatan: str, pemilik: str, b: Penyusun) -> str:
    """Who acts for the rater's post today; while it is the person rated, who stands next above."""
    masa = f"mulai <= {b.hari} and {{}}.selesai >= {b.hari}"
    pemegang = (
        f"select g.pegawai_id from pemegang g where g.jabatan_id = {jabatan} and g.pegawai_id <> {pemilik}"
        f" and g.{masa.format('g')} limit 1"
    )
    atasan = (
        f"select h.atasan_id from hubungan_atasan h where h.pegawai_id = {pemilik} and h.tingkat = 1"
        f" and h.{masa.format('h')} and {jabatan} is not null limit 1"
    )
    return f"coalesce(({pemegang}), ({atasan}))"


def sebutan_sql(jabatan: str, pemilik: str, b: Penyusun) -> str:
    """As whom he acts who does so for a post today, where he is its Plt or Plh; null for its definitive holder, and for
    one who stands above it."""
    return (
        "(select case g.jenis when 'PLH' then 'Plh. ' else 'Plt. ' end || gj.nama from pemegang g"
        f" join jabatan gj on gj.id = g.jabatan_id where g.jabatan_id = {jabatan} and g.dari_id = {jabatan}"
        f" and g.jenis <> 'DEFINITIF' and g.pegawai_id <> {pemilik}"
        f" and g.mulai <= {b.hari} and g.selesai >= {b.hari} limit 1)"
    )


def _atasan() -> type:
    from .pegawai import Atasan

    return Atasan


def rater_sql(b: Penyusun, a: str) -> str:
    """The viewer acts for the rater's post today."""
    return lingkup.penilai(f"{a}_s.pegawai_id", f"{a}_v.penilai_jabatan_id", b.pelihat)


RATER_SEKARANG: tuple[Jenis, Sql] = (Jenis.BENAR, rater_sql)
