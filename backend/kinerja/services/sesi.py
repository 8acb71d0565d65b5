"""Who is signed in: sessions are opened with a password, found by the hash of their token, and ended.

The token is new at every sign-in and at every change of password, so that one put into a browser beforehand is worth
nothing. Sessions are no acts and leave no riwayat; a new password and signing out everywhere are and do.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tortoise.transactions import in_transaction

from ..basisdata import dialect, fetch_few
from ..config import Config
from ..domain import sandi as aturan
from ..domain.aktor import Aktor, Bahasa, Peran
from ..domain.errors import ErrorCode, Refused
from ..models import Akun, Sesi
from . import percobaan, riwayat, sandi, tantangan
from .jam import TANGGAL_DEMO

# A working day: whoever came at seven is not thrown out at lunch, and tomorrow a forgotten session is over.
TANPA_KEGIATAN = timedelta(hours=8)
PALING_LAMA = timedelta(hours=12)
# How exact `terakhir` is: a write for every request would cost more than the requests.
JEDA_CATAT = timedelta(minutes=1)

FIND = f"""
select s.id, s.pegawai_id, s.terakhir, s.kedaluwarsa, a.id as akun_id, a.wajib_ganti, a.bahasa,
       r.peran, r.mulai, r.selesai, t.nilai as tanggal_demo
from sesi s
join akun a on a.pegawai_id = s.pegawai_id
left join peran r on r.pegawai_id = s.pegawai_id
left join setelan t on t.kunci = '{TANGGAL_DEMO}'
where s.token = """


@dataclass(frozen=True)
class Asal:
    """From where somebody knocks: the address, what the browser calls itself, the token it brought."""

    alamat: str
    peramban: str = ""
    token: str | None = None


@dataclass(frozen=True)
class SesiBaru:
    """A session that was opened; the token goes into the cookie and is kept nowhere else."""

    token: str
    pegawai_id: int
    wajib_ganti: bool


@dataclass(frozen=True)
class PeranBerlaku:
    peran: Peran
    mulai: date
    selesai: date | None


@dataclass(frozen=True)
class SesiTerbuka:
    """An open session with what is known of its person."""

    id: int
    pegawai_id: int
    akun_id: int
    wajib_ganti: bool
    bahasa: Bahasa | None
    peran: Sequence[PeranBerlaku]
    tanggal_demo: str | None

    def peran_pada(self, hari: date) -> frozenset[Peran]:
        return frozenset(p.peran for p in self.peran if p.mulai <= hari and (p.selesai is None or hari <= p.selesai))


async def sign_in(
    nama: str, kata: str, jawaban: str, *, bahasa: Bahasa | None = None, asal: Asal, config: Config, now: datetime
) -> SesiBaru:
    """Opens a session.

    Args:
        nama: NRK or user name, as typed. kata: the password, as typed. jawaban: the challenge, solved.
        bahasa: chosen on the way in, and from now on the person's; None: as it was.
        now: the real moment.

    Raises:
        Refused: WAJIB_DIISI, TERLALU_PANJANG, KARAKTER_TERLARANG, TANTANGAN_SALAH, TERLALU_SERING; SANDI_SALAH,
            whether the name or the password was wrong.
    """
    nama, kata = aturan.read_nama_masuk(nama), aturan.read_sandi(kata)
    await tantangan.redeem(jawaban, config.secret, now)
    hitungan = percobaan.counters(nama, asal.alamat, config.secret, now)
    await percobaan.count(hitungan, now)
    akun = await Akun.get_or_none(nama_masuk=nama)
    if not await sandi.matches(kata, akun.sandi if akun else None) or akun is None:
        raise Refused(ErrorCode.SANDI_SALAH)
    disimpan = await sandi.protect(kata) if sandi.outdated(akun.sandi) else akun.sandi
    async with in_transaction():
        # A password that was changed since it was checked opens nothing.
        if not await Akun.filter(id=akun.id, sandi=akun.sandi).update(sandi=disimpan):
            raise Refused(ErrorCode.SANDI_SALAH)
        if bahasa:
            await Akun.filter(id=akun.id).update(bahasa=bahasa)
        await percobaan.forgive(hitungan, now)
        await _forget(asal.token, now)
        return await _open(akun, asal, now)


async def change_sandi(lama: str, baru: str, *, by: Aktor, asal: Asal, config: Config, now: datetime) -> SesiBaru:
    """Sets a new password, ends every session of the person and opens a new one.

    Raises:
        Refused: as `sign_in`, and SANDI_LEMAH.
    """
    lama, baru = aturan.read_sandi(lama, "sandi"), aturan.read_sandi(baru, "baru")
    akun = await Akun.get(pegawai_id=by.pegawai_id).select_related("pegawai")
    hitungan = percobaan.counters(akun.nama_masuk, asal.alamat, config.secret, now)
    await percobaan.count(hitungan, now)
    if not await sandi.matches(lama, akun.sandi):
        raise Refused(ErrorCode.SANDI_SALAH, "sandi")
    if baru == lama:
        raise Refused(ErrorCode.SANDI_LEMAH, "baru", alasan="SAMA")
    aturan.check_sandi(baru, aturan.Identitas(akun.nama_masuk, akun.pegawai.nama, akun.pegawai.nip))
    disimpan = await sandi.protect(baru)
    async with in_transaction():
        # Of two who change it at once the second has proved a password that is none any more.
        if not await Akun.filter(id=akun.id, sandi=akun.sandi).update(sandi=disimpan, wajib_ganti=False):
            raise Refused(ErrorCode.SANDI_SALAH, "sandi")
        await percobaan.forgive(hitungan, now)
        await Sesi.filter(pegawai_id=by.pegawai_id).delete()
        await _record(akun.id, "CHANGE_PASSWORD", by=by)
        akun.wajib_ganti = False
        return await _open(akun, asal, now)


async def sign_out(token: str | None) -> None:
    """Ends the session of a browser; harmless without one."""
    if token:
        await Sesi.filter(token=_hash(token)).delete()


async def sign_out_everywhere(akun_id: int, *, by: Aktor) -> None:
    """Ends every session of the person, this one too."""
    async with in_transaction():
        await Sesi.filter(pegawai_id=by.pegawai_id).delete()
        await _record(akun_id, "SIGN_OUT_EVERYWHERE", by=by)


async def find(token: str, now: datetime, *, note: bool = True) -> SesiTerbuka | None:
    """The open session of a token: one statement, and once a minute a second that notes the use.

    Args:
        now: the real moment.
        note: whether the use counts as one.
    """
    rows = await fetch_few(FIND + ("?1" if dialect() == "sqlite" else "$1"), [_hash(token)])
    if not rows or not _is_open(rows[0], now):
        return None
    if note and _moment(rows[0]["terakhir"]) <= now - JEDA_CATAT:
        await Sesi.filter(id=rows[0]["id"]).update(terakhir=now)
    return _session(rows)


def _is_open(row: dict[str, Any], now: datetime) -> bool:
    return now < _moment(row["kedaluwarsa"]) and now < _moment(row["terakhir"]) + TANPA_KEGIATAN


def _session(rows: Sequence[dict[str, Any]]) -> SesiTerbuka:
    first = rows[0]
    return SesiTerbuka(
        id=first["id"],
        pegawai_id=first["pegawai_id"],
        akun_id=first["akun_id"],
        wajib_ganti=bool(first["wajib_ganti"]),
        bahasa=Bahasa(first["bahasa"]) if first["bahasa"] else None,
        peran=[
            PeranBerlaku(Peran(r["peran"]), _day(r["mulai"]), _day(r["selesai"]) if r["selesai"] else None)
            for r in rows
            if r["peran"]
        ],
        tanggal_demo=first["tanggal_demo"],
    )


async def _open(akun: Akun, asal: Asal, now: datetime) -> SesiBaru:
    token = secrets.token_urlsafe(32)
    await Sesi.create(
        token=_hash(token),
        pegawai_id=akun.pegawai_id,
        dibuat=now,
        terakhir=now,
        kedaluwarsa=now + PALING_LAMA,
        alamat=asal.alamat[:64],
        peramban=asal.peramban[:200],
    )
    return SesiBaru(token, akun.pegawai_id, akun.wajib_ganti)


async def _forget(token: str | None, now: datetime) -> None:
    """The session this browser had before, and whatever is over."""
    await sign_out(token)
    await Sesi.filter(kedaluwarsa__lt=now).delete()
    await tantangan.forget_expired(now)


async def _record(akun_id: int, tindakan: str, *, by: Aktor) -> None:
    await riwayat.record(by.pegawai_id, "Akun", akun_id, tindakan, by=by, isi={})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _moment(value: Any) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
