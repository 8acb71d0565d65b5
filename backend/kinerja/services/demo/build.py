"""Puts the demo together and loads it, in one transaction: all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time

from tortoise.backends.base.client import TransactionalDBClient

from ... import models
from ...domain import kalender
from ...domain.aktor import JAKARTA, Peran
from ...domain.pegawai import HubunganAtasan, Susunan, fold
from .. import riwayat
from ..jam import TANGGAL_DEMO
from ..rantai import canonical, seal
from ..sandi import protect
from . import cast, linimasa, load, rows
from .kisah import KisahSkp, stories
from .orang import Orang, people
from .pos import Pos
from .referensi import Katalog, catalogue
from .skp import Pembuat
from .susunan import build, kantor
from .tables import Tables

Report = Callable[[str], None]

PENANDA = "demo"
SEJAK = date(2019, 1, 2)
DIMUAT, DIJANGKAR = (datetime.combine(hari, time(), JAKARTA) for hari in (date(2020, 1, 2), cast.HARI))
# How many rows wait at most, so that memory does not grow with the demo; after how many people it is told.
SEKALIGUS, LAPOR = 50_000, 1000
# From here on the demo is there for its size: everybody has ten lines.
PENUH = 10_000
# Posts whose holders look after the people or the money of their office.
PERAN_JABATAN = {"Kepala Subbagian Kepegawaian": Peran.PENGELOLA, "Kepala Subbagian Umum dan": Peran.PENGELOLA}


async def load_demo(connection: TransactionalDBClient, jumlah: int, tanggal: date, report: Report) -> None:
    """The demo of so many people, into an empty database.

    Raises:
        TooFew: fewer than the cast needs.
    """
    async with load.bare(connection):
        kisah = await _fill(connection, jumlah, tanggal, report)
    await load.settle(connection)
    await linimasa.record(kisah)
    await riwayat.anchor(cast.HARI, DIJANGKAR)
    report(f"{await models.Riwayat.all().count()} baris riwayat, satu jangkar")


async def _fill(
    connection: TransactionalDBClient, jumlah: int, tanggal: date, report: Report
) -> list[tuple[int, KisahSkp]]:
    """All rows but those of the acts; gives what `_plans` gives."""
    posts = build(jumlah)
    orang = people(posts)
    susunan = Susunan({p.id: p.induk.id if p.induk else None for p in posts}, (p for o in orang for p in o.penempatan))
    report(f"{len(kantor(posts))} kantor, {len(posts)} jabatan, {len(orang)} pegawai")
    tables = Tables()
    await _posts(connection, tables, posts, orang)
    langsung = await _superiors(connection, tables, posts, orang, susunan)
    await _accounts(tables, orang)
    _settings(tables, jumlah, tanggal)
    await load.insert(connection, tables)
    katalog = await _catalogues(connection, tables, posts)
    report(f"{tables.counts[rows.Referensi]} baris referensi PERKIN, KSD, dan TUSI")
    nama_jabatan = {p.id: p.nama for p in posts}
    pembuat = Pembuat(tables, nama_jabatan, {o.id: o for o in orang}, langsung, penuh=jumlah >= PENUH)
    kisah = await _plans(connection, pembuat, orang, katalog, report)
    await _files(connection, tables, orang)
    return kisah


async def _posts(
    connection: TransactionalDBClient, tables: Tables, posts: Sequence[Pos], orang: Sequence[Orang]
) -> None:
    for k in kantor(posts):
        tables.add(rows.Unit(k.id, k.kode, k.nama, k.jenis, k.induk.id if k.induk else None, k.jalur))
    for p in posts:
        induk = p.induk.id if p.induk else None
        tables.add(rows.Jabatan(p.id, p.kode, p.nama, p.jenis, p.eselon, p.kelas, p.kantor.id, induk))
    await load.insert(connection, tables)
    for o in orang:
        tables.add(rows.Pegawai(o.id, o.nrk, o.nip, o.nama, fold(o.nama), o.golongan))
        for t in o.penempatan:
            id = tables.id(rows.Penempatan)
            sk = f"SK {id:05}/{t.mulai.year}"
            tables.add(rows.Penempatan(id, t.pegawai, t.jabatan, t.mulai, t.selesai, t.jenis, sk))
        _roles(tables, o)
    await load.insert(connection, tables)


async def _superiors(
    connection: TransactionalDBClient, tables: Tables, posts: Sequence[Pos], orang: Sequence[Orang], susunan: Susunan
) -> dict[int, list[HubunganAtasan]]:
    """Puts down who acts for each post and who stands above each person; gives the direct superiors."""
    for p in posts:
        for g in susunan.masa_pemegang(p.id):
            id = tables.id(rows.Pemegang)
            tables.add(rows.Pemegang(id, g.jabatan, g.pegawai, g.dari, g.jenis, g.masa.mulai, g.masa.selesai))
        await load.insert(connection, tables, paling_sedikit=SEKALIGUS)
    langsung = {}
    for o in orang:
        hubungan = susunan.masa_atasan(o.id)
        langsung[o.id] = [h for h in hubungan if h.tingkat == 1]
        for h in hubungan:
            id = tables.id(rows.HubunganAtasan)
            tables.add(rows.HubunganAtasan(id, h.pegawai, h.atasan, h.tingkat, h.jabatan, h.masa.mulai, h.masa.selesai))
        await load.insert(connection, tables, paling_sedikit=SEKALIGUS)
    return langsung


async def _catalogues(connection: TransactionalDBClient, tables: Tables, posts: Sequence[Pos]) -> dict[int, Katalog]:
    katalog = {}
    for p in posts:
        katalog[p.id] = catalogue(p, tables)
        await load.insert(connection, tables, paling_sedikit=SEKALIGUS)
    await load.insert(connection, tables)
    return katalog


def _roles(tables: Tables, o: Orang) -> None:
    peran = o.pos.tokoh.peran if o.pos.tokoh else None
    if peran is None:
        peran = next((p for awal, p in PERAN_JABATAN.items() if o.pos.nama.startswith(awal)), None)
    if peran is None and o.pos.nama.startswith("Bendahara"):
        peran = Peran.BENDAHARA
    if peran is not None:
        unit = o.pos.kantor.id if peran in (Peran.PENGELOLA, Peran.BENDAHARA) else None
        tables.add(rows.Peran(tables.id(rows.Peran), o.id, peran, unit, SEJAK, None))


async def _accounts(tables: Tables, orang: Iterable[Orang]) -> None:
    sandi = await protect(cast.SANDI)
    urutan = {t.nrk: n for n, t in enumerate(cast.TOKOH)}
    for o in sorted(orang, key=lambda o: (urutan.get(o.nrk or cast.GUBERNUR, len(urutan)), o.id)):
        nama_masuk = o.nrk or cast.GUBERNUR
        keterangan = o.pos.tokoh.keterangan if o.pos.tokoh else None
        id = tables.id(rows.Akun)
        tables.add(rows.Akun(id, o.id, nama_masuk, sandi, nama_masuk == cast.WAJIB_GANTI, keterangan))


def _settings(tables: Tables, jumlah: int, tanggal: date) -> None:
    tables.add(rows.Setelan(PENANDA, str(jumlah)))
    tables.add(rows.Setelan(TANGGAL_DEMO, tanggal.isoformat()))
    for tahun in (cast.TAHUN, cast.TAHUN + 1):
        tables.add(rows.KalenderTahun(**vars(kalender.tahun_baku(tahun))))
        for tw in (1, 2, 3, 4):
            hari = vars(kalender.triwulan_baku(tahun, tw))
            tables.add(rows.KalenderTriwulan(id=tables.id(rows.KalenderTriwulan), **hari))


async def _plans(
    connection: TransactionalDBClient,
    pembuat: Pembuat,
    orang: Sequence[Orang],
    katalog: Mapping[int, Katalog],
    report: Report,
) -> list[tuple[int, KisahSkp]]:
    """Makes the plans of everybody; gives those whose course is put on record, with their ids."""
    tables = pembuat.tables
    tercatat = []
    for n, o in enumerate(orang, 1):
        for kisah in stories(o):
            id = pembuat.add(o, kisah, katalog[o.post_on(kisah.mulai)])
            if o.nrk in cast.BERLINIMASA:
                tercatat.append((id, kisah))
        await load.insert(connection, tables, paling_sedikit=SEKALIGUS)
        if n % LAPOR == 0 or n == len(orang):
            await load.insert(connection, tables)
            report(f"{tables.counts[rows.Skp]} SKP, {tables.counts[rows.Renkin]} baris rencana kinerja")
    return tercatat


async def _files(connection: TransactionalDBClient, tables: Tables, orang: Iterable[Orang]) -> None:
    """The first row in the file of each person."""
    for o in orang:
        isi = canonical({"nama": o.nama, "nrk": o.nrk, "nip": o.nip, "jabatan": o.pos.id})
        dimuat = max(DIMUAT, datetime.combine(min(p.mulai for p in o.penempatan), time(), JAKARTA))
        row = rows.Riwayat(tables.id(rows.Riwayat), o.id, 1, dimuat, "pegawai", o.id, "LOAD", None, None, isi, "", "")
        hash = seal({name: value for name, value in row._asdict().items() if name not in ("id", "hash")})
        tables.add(row._replace(hash=hash))
        tables.add(rows.BerkasRiwayat(o.id, 1, hash, 0))
        await load.insert(connection, tables, paling_sedikit=SEKALIGUS)
    await load.insert(connection, tables)
