"""What every workflow object shows: `moves`, `giliran`, `statusLabel`, as SQL from the table of the workflow, and the
Python twins that the fallback uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from ..domain import workflow
from ..domain.aktor import Party
from ..domain.workflow import Keadaan, Move, Step, Syarat, Window
from ..models import lingkup
from . import pilihan  # noqa: F401  the enums must be known before a type uses them
from .compiled.deklarasi import Baca, Bagian, Baris, Kolom, Relasi, dari_bagian, kolom
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .permintaan import Permintaan

if TYPE_CHECKING:
    from .pegawai import Atasan

Sql = Callable[[Penyusun, str], str]
TERTUTUP = Window(date.max, date.min)


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


@dataclass(frozen=True, eq=False)
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
        syarat: what moves ask for beside status and window, in SQL; berlaku: which of it holds, in Python.
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
    syarat: Mapping[Syarat, Sql] = field(default_factory=dict)
    berlaku: Callable[[Baris, Permintaan], frozenset[Syarat]] = lambda r, q: frozenset()

    # moves

    def moves(self) -> Kolom:
        return Kolom(Jenis.TEKS, self._moves_sql, self._moves, kata=True)

    def _moves_sql(self, b: Penyusun, a: str) -> list[tuple[str, str]]:
        return [(move.value, self._open(b, a, step)) for move, step in self.alur.items()]

    def boleh(self, b: Penyusun, a: str, move: Move) -> str:
        """The viewer can make this move now."""
        return self._open(b, a, self.alur[move])

    def _open(self, b: Penyusun, a: str, step: Step[Any]) -> str:
        pihak = " or ".join(self._party(b, a, party) for party in Party if party in step.parties)
        return " and ".join([self._in(b, a, step.dari), f"({pihak})", *self._conditions(b, a, step.syarat)])

    def _conditions(self, b: Penyusun, a: str, syarat: frozenset[Syarat]) -> list[str]:
        """What steps ask for beside the status."""
        out = []
        for each in sorted(syarat):
            out += [self._window(b, a), self.terbuka(b, a)] if each is Syarat.JENDELA else [self.syarat[each](b, a)]
        return out

    def _in(self, b: Penyusun, a: str, statuses: frozenset[Any]) -> str:
        kata = ", ".join(f"'{status.value}'" for status in sorted(statuses))
        return f"{self.status(b, a)} in ({kata})"

    def _party(self, b: Penyusun, a: str, party: Party) -> str:
        pemilik, jabatan = f"{a}_s.pegawai_id", f"{a}_v.penilai_jabatan_id"
        match party:
            case Party.OWNER:
                return f"{pemilik} = {b.orang}"
            case Party.RATER:
                return self.penilai(b, a)
            case _:
                return lingkup.atasan_penilai(pemilik, jabatan, b.pelihat)

    def _window(self, b: Penyusun, a: str) -> str:
        buka, tutup = self.buka(b, a), self.tutup(b, a)
        return f"coalesce({buka} <= {b.hari}, 1 = 1) and coalesce({b.hari} <= {tutup}, 1 = 1)"

    def _moves(self, r: Baris, q: Permintaan) -> list[Move]:
        return workflow.moves(
            self.alur, self.status_kembar(r, q), parties(r, q, self.penilai_kembar), self._keadaan(r, q)
        )

    def _keadaan(self, r: Baris, q: Permintaan) -> Keadaan:
        # A window in which nothing may be done is none.
        window = self.jendela(r, q) if self.terbuka_kembar(r) else TERTUTUP
        return Keadaan(window, q.hari, self.berlaku(r, q))

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

    @cached_property
    def _groups(self) -> Mapping[tuple[Party, frozenset[Syarat]], frozenset[Any]]:
        """The steps that are waited for, by whose they are and what they ask for, in the order of the table."""
        out: dict[tuple[Party, frozenset[Syarat]], frozenset[Any]] = {}
        for step in self.alur.values():
            if step.awaited:
                kunci = (step.party, step.syarat)
                out[kunci] = out.get(kunci, frozenset()) | step.dari
        return out

    def _turns(self, b: Penyusun, a: str) -> list[tuple[Party, str]]:
        """Each party with the condition under which it is waited for: the first that holds has the turn."""
        return [
            (party, " and ".join([self._in(b, a, statuses), *self._conditions(b, a, syarat)]))
            for (party, syarat), statuses in self._groups.items()
        ]

    def _ada_sql(self, b: Penyusun, a: str) -> str:
        return "(" + " or ".join(f"({sql})" for _, sql in self._turns(b, a)) + ")"

    def _by_party(self, b: Penyusun, a: str, nilai: Mapping[Party, str]) -> str:
        """A value for the party whose turn it is; the row is one on which somebody has it."""
        *first, (last, _) = self._turns(b, a)
        cases = " ".join(f"when {sql} then {nilai[party]}" for party, sql in first)
        return f"case {cases} else {nilai[last]} end"

    @property
    def pihak(self) -> list[Party]:
        """The parties that can have the turn."""
        return [party for party in Party if any(party is whose for whose, _ in self._groups)]

    def _pihak_sql(self, b: Penyusun, a: str) -> str:
        return self._by_party(b, a, {party: f"'{party}'" for party in self.pihak})

    def _pihak(self, r: Baris, q: Permintaan) -> Party | None:
        keadaan = self._keadaan(r, q)
        berlaku = keadaan.berlaku | ({Syarat.JENDELA} if keadaan.holds(Syarat.JENDELA) else frozenset())
        return workflow.turn(self.alur, self.status_kembar(r, q), berlaku)

    def _orang_sql(self, b: Penyusun, p: str, a: str) -> str:
        pemilik, jabatan = f"{p}_s.pegawai_id", f"{p}_v.penilai_jabatan_id"
        orang = {
            Party.OWNER: pemilik,
            Party.RATER: lingkup.pemegang(jabatan, pemilik, b.hari),
            Party.UPPER: lingkup.pemegang_atasan(jabatan, pemilik, b.hari),
        }
        return f"{a}.id = {self._by_party(b, p, orang)}"

    def _sebutan_sql(self, b: Penyusun, a: str) -> str:
        pemilik, jabatan = f"{a}_s.pegawai_id", f"{a}_v.penilai_jabatan_id"
        sebutan = {
            Party.OWNER: "cast(null as text)",
            Party.RATER: sebutan_sql(jabatan, pemilik, b),
            Party.UPPER: sebutan_sql(lingkup.jabatan_atasan_penilai(jabatan, pemilik, b.hari), pemilik, b),
        }
        return self._by_party(b, a, sebutan)

    def _batas_sql(self, b: Penyusun, a: str) -> str:
        batas = {
            Party.OWNER: self.tutup(b, a),
            Party.RATER: self.batas_penilai(b, a),
            Party.UPPER: b.d.tanpa_tanggal,
        }
        return self._by_party(b, a, batas)

    def _batas(self, r: Baris, q: Permintaan) -> date | None:
        match self._pihak(r, q):
            case Party.OWNER:
                return self.jendela(r, q).tutup
            case Party.RATER:
                return self.batas_penilai_kembar(r, q)
            case _:
                return None

    def _berikutnya_sql(self, b: Penyusun, a: str) -> str:
        return self._by_party(b, a, {party: b.teks(f"berikutnya.{self.nama}.{party}") for party in self.pihak})

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
    sides = {
        Party.OWNER: r["pegawai_id"] == q.aktor.pegawai_id,
        Party.RATER: r[penilai],
        Party.UPPER: r["atasan_penilai"],
    }
    return [party for party, there in sides.items() if there]


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


# The sides of the viewer, as raw values for the twins.
SISI: Mapping[str, tuple[Jenis, Sql]] = {
    "penilai": (Jenis.BENAR, rater_sql),
    "atasan_penilai": (
        Jenis.BENAR,
        lambda b, a: lingkup.atasan_penilai(f"{a}_s.pegawai_id", f"{a}_v.penilai_jabatan_id", b.pelihat),
    ),
}
