"""The numbers of a team, and the filters that find the people behind them."""

from typing import Any

import strawberry

from .compiled.deklarasi import Gabung, Sumber, kolom
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .pilihan import Saringan


def berlaku(h: str, b: Penyusun) -> str:
    """A derived interval holds today."""
    return f"{h}.mulai <= {b.hari} and {h}.selesai >= {b.hari}"


def ada_skp(orang: str, tahun: str, syarat: str = "") -> str:
    return (
        "exists (select 1 from skp fs join versi_skp fv on fv.id = fs.kerja_id"
        f" where fs.pegawai_id = {orang} and fs.tahun = {tahun}{syarat})"
    )


def ada_triwulan(orang: str, tahun: str, syarat: str) -> str:
    return (
        "exists (select 1 from skp fs join triwulan fw on fw.skp_id = fs.id"
        f" where fs.pegawai_id = {orang} and fs.tahun = {tahun} and {syarat})"
    )


def syarat_skp(saringan: Saringan) -> str | None:
    """What a filter asks of the working version `fv` of an SKP."""
    match saringan:
        case Saringan.SKP_MENUNGGU:
            return "fv.status = 'SUBMITTED'"
        case Saringan.DIPERBAIKI:
            return "fv.status = 'RETURNED'"
        case Saringan.SKP_DISETUJUI:
            return "fv.status in ('APPROVED', 'CLOSED')"
    return None


def syarat_triwulan(saringan: Saringan, tw: str) -> str | None:
    """What it asks of one of the quarters `fw`."""
    match saringan:
        case Saringan.RENKIN_MENUNGGU:
            return "fw.renkin_status = 'SUBMITTED'"
        case Saringan.REALISASI_MENUNGGU:
            return f"fw.tw = {tw} and fw.realisasi_status in ('SUBMITTED', 'HELD')"
        case Saringan.DIPERBAIKI:
            return "'RETURNED' in (fw.renkin_status, fw.realisasi_status)"
    return None


def tersaring(saringan: Saringan, orang: str, tahun: str, tw: str) -> str:
    """A person has such work in that year and quarter; it is enough that one of the two holds."""
    skp, triwulan = syarat_skp(saringan), syarat_triwulan(saringan, tw)
    if skp and triwulan:
        ada = f"exists (select 1 from triwulan fw where fw.skp_id = fs.id and {triwulan})"
        return ada_skp(orang, tahun, f" and ({skp} or {ada})")
    if triwulan:
        return ada_triwulan(orang, tahun, triwulan)
    return ada_skp(orang, tahun, f" and {skp}") if skp else f"not {ada_skp(orang, tahun)}"


def anggota(b: Penyusun, a: str, naik: int) -> str:
    return f"h.atasan_id = {a}.id and {berlaku('h', b)} and (h.tingkat = 1 or {b.arg('tingkat', naik=naik)} = 'SEMUA')"


def jumlah(syarat: Saringan | None) -> Any:
    """SQL of a count over a team, for RingkasanTim."""

    def sql(b: Penyusun, a: str) -> str:
        if b.d.lateral:
            return f"{a}_r.{syarat.value.lower() if syarat else 'pegawai'}"
        tahun, tw = (b.arg(nama, jenis=Jenis.BILANGAN, naik=1) for nama in ("tahun", "tw"))
        lebih = f" and {tersaring(syarat, 'h.pegawai_id', tahun, tw)}" if syarat else ""
        return f"(select count(*) from hubungan_atasan h where {anggota(b, a, 1)}{lebih})"

    return sql


def rekap(b: Penyusun, a: str) -> str:
    """All counts over a team in one walk through it, each plan looked at once: for PostgreSQL half the time."""
    tahun, tw = (b.arg(nama, jenis=Jenis.BILANGAN) for nama in ("tahun", "tw"))
    triwulan = {s: syarat for s in Saringan if (syarat := syarat_triwulan(s, tw))}
    pilih = {s: [syarat_skp(s) or "false", f"fw.{s.value.lower()}" if s in triwulan else "false"] for s in Saringan}
    orang = ", ".join(
        f"coalesce(bool_or({' or '.join(pilih[s])}), false) as {s.value.lower()}"
        if s is not Saringan.BELUM_ADA_SKP
        else f"count(fs.id) = 0 as {s.value.lower()}"
        for s in Saringan
    )
    tiap = ", ".join(f"coalesce(bool_or({syarat}), false) as {s.value.lower()}" for s, syarat in triwulan.items())
    hitung = ", ".join(f"count(*) filter (where k.{s.value.lower()}) as {s.value.lower()}" for s in Saringan)
    return (
        f"cross join lateral (select count(*) as pegawai, {hitung} from hubungan_atasan h cross join lateral ("
        f"select {orang} from skp fs join versi_skp fv on fv.id = fs.kerja_id cross join lateral ("
        f"select {tiap} from triwulan fw where fw.skp_id = fs.id) fw"
        f" where fs.pegawai_id = h.pegawai_id and fs.tahun = {tahun}) k where {anggota(b, a, 0)}) {a}_r"
    )


@strawberry.type(description="The numbers of a team; each is how many people a filter of the same name finds.")
class RingkasanTim:
    __sumber__ = Sumber("pegawai", (Gabung("r", rekap),))

    pegawai: int = kolom(jumlah(None), Jenis.BILANGAN, description="People in the team today.")
    skp_menunggu: int = kolom(
        jumlah(Saringan.SKP_MENUNGGU), Jenis.BILANGAN, description="With an SKP waiting for approval."
    )
    renkin_menunggu: int = kolom(
        jumlah(Saringan.RENKIN_MENUNGGU), Jenis.BILANGAN, description="With a Renkin waiting for approval."
    )
    realisasi_menunggu: int = kolom(
        jumlah(Saringan.REALISASI_MENUNGGU), Jenis.BILANGAN, description="With realisasi waiting for validation."
    )
    diperbaiki: int = kolom(
        jumlah(Saringan.DIPERBAIKI), Jenis.BILANGAN, description="With something returned, being repaired."
    )
    skp_disetujui: int = kolom(jumlah(Saringan.SKP_DISETUJUI), Jenis.BILANGAN, description="With an approved SKP.")
    belum_ada_skp: int = kolom(
        jumlah(Saringan.BELUM_ADA_SKP), Jenis.BILANGAN, description="Without any SKP of the year."
    )
