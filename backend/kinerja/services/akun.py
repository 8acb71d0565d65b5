"""Accounts that are made from the command line: the first admin of BKD, who can do the rest in the browser."""

from datetime import datetime

from tortoise.transactions import in_transaction

from .. import models
from ..domain.aktor import JAKARTA, Peran
from ..domain.errors import DomainError, ErrorCode, Refused, refuse
from ..domain.identitas import is_nrk, read_nip
from ..domain.masukan import text_errors, tidied
from ..domain.pegawai import fold
from ..domain.sandi import Identitas, check_sandi, read_sandi
from . import riwayat
from .sandi import protect

PANJANG_NAMA = 120


class AdminExists(Exception):
    """There is an admin of BKD already: he gives the role to others."""


async def create_admin(nrk: str, nama: str, kata: str, *, nip: str | None = None, now: datetime) -> int:
    """The first admin of BKD, with a person and an account of his own.

    Args:
        kata: the password, as typed. now: the real moment.

    Returns:
        The id of the pegawai.

    Raises:
        AdminExists.
        Refused: WAJIB_DIISI, TERLALU_PANJANG, KARAKTER_TERLARANG, SANDI_LEMAH; NILAI_TIDAK_DIKENAL (no NRK or NIP, or
            one that somebody has).
    """
    nama = tidied(nama) or ""
    refuse(_errors(nrk, nama, nip))
    kata = read_sandi(kata)
    check_sandi(kata, Identitas(nrk, nama, nip), "sandi")
    disimpan = await protect(kata)
    async with in_transaction():
        await riwayat.lock_berkas(riwayat.SISTEM)
        if await models.Peran.exists(peran=Peran.ADMIN_BKD):
            raise AdminExists
        if await models.Pegawai.exists(nrk=nrk):
            raise Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "nrk")
        if nip and await models.Pegawai.exists(nip=nip):
            raise Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "nip")
        orang = await models.Pegawai.create(nrk=nrk, nip=nip, nama=nama, nama_urut=fold(nama))
        akun = await models.Akun.create(pegawai_id=orang.id, nama_masuk=nrk, sandi=disimpan)
        hari = now.astimezone(JAKARTA).date()
        await models.Peran.create(pegawai_id=orang.id, peran=Peran.ADMIN_BKD, mulai=hari)
        isi = {"nrk": nrk, "nama": nama, "peran": Peran.ADMIN_BKD}
        await riwayat.record(orang.id, "akun", akun.id, "CREATE_ADMIN", by=None, isi=isi, waktu=now)
    return int(orang.id)


def _errors(nrk: str, nama: str, nip: str | None) -> list[DomainError]:
    errors: list[DomainError] = []
    if not is_nrk(nrk):
        errors.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "nrk"))
    if nip is not None and not read_nip(nip).sah:
        errors.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "nip"))
    if not nama:
        errors.append(Refused(ErrorCode.WAJIB_DIISI, "nama"))
    return [*errors, *text_errors(nama, PANJANG_NAMA, "nama")]
