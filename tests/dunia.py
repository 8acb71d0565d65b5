"""A small world in which something of every kind is found: plans and quarters in each status, notes, evidence, texts
that are hard to quote, numbers at their edges. Its ids are the same in each database, as it is made in one order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tortoise.transactions import in_transaction

from kinerja import models
from kinerja.domain.aktor import Aktor
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, StatusIndikator, SumberIndikator
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.pekerjaan import TERBUKA, JenisPekerjaan, StatusPekerjaan
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services import pegawai, riwayat
from kinerja.services.riwayat import Masalah
from people import (
    ANALIS,
    BIMA,
    BUDI,
    DEWI,
    HADI,
    JABATAN_GUBERNUR,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    KEPALA_DINAS,
    KSD,
    PERKIN,
    RATNA,
    SITI,
    TONO,
    TUSI,
    YUNI,
    aktor,
    make_cast,
)

SUATU_WAKTU = datetime(2020, 3, 10, 1, 2, 3, 999_999, UTC)
# In Jakarta it is the next day already.
TENGAH_MALAM = datetime(2020, 3, 12, 17, 0, 0, 0, UTC)

TEKS = (
    """Kutip 'tunggal', "ganda", dan `balik`""",
    "Garis miring \\ terbalik \\n bukan baris baru \\u0041",
    "Baris satu\nbaris dua\tbertab\r\nbaris tiga",
    "Emoji 🇮🇩 👩🏽‍🔧 dan 漢字",
    "مرحبا \u202eterbalik\u202c שלום",
    "</script><!-- --> & {a} {{p}} %s ?1 $1 :nama",
    "Kendali \x01 \x1f \x7f \x85 \u2028 \u2029 \ufeff \ufffd \ufffe",
    "é dan e\u0301, I dan ı, ß",
    "'; drop table skp; --",
    '{"json": [1, "dua", null]}',
    " ",
    "Z" * 500,
)
ANGKA = ("0.0001", "0", "1", "10.5", "1234.5678", "99999999.9999", "100", "0.1", "12", "9007199254.7409", "3", "2.5")

GOLONGAN = ("III/c", None, "II/a", "III/c")

# Of whom, in which status, rated by which post.
RENCANA: Sequence[tuple[int, StatusSkp, int | None]] = (
    (BUDI, StatusSkp.APPROVED, KEPALA_BIDANG),
    (TONO, StatusSkp.RETURNED, KEPALA_BIDANG),
    (SITI, StatusSkp.SUBMITTED, KEPALA_BADAN),
    (RATNA, StatusSkp.DRAFT, None),
    (JOKO, StatusSkp.CLOSED, KEPALA_DINAS),
    (HADI, StatusSkp.APPROVED, JABATAN_GUBERNUR),
    # Named against the tree of posts, and without a line.
    (DEWI, StatusSkp.DRAFT, KEPALA_DINAS),
)
TRIWULAN: dict[int, Sequence[tuple[StatusRenkin, StatusRealisasi]]] = {
    BUDI: (
        (StatusRenkin.APPROVED, StatusRealisasi.VALIDATED),
        (StatusRenkin.SUBMITTED, StatusRealisasi.EMPTY),
        (StatusRenkin.RETURNED, StatusRealisasi.EMPTY),
        (StatusRenkin.DRAFT, StatusRealisasi.EMPTY),
    ),
    JOKO: (
        (StatusRenkin.EMPTY, StatusRealisasi.EMPTY),
        (StatusRenkin.APPROVED, StatusRealisasi.DRAFT),
    ),
    HADI: (
        (StatusRenkin.APPROVED, StatusRealisasi.RETURNED),
        (StatusRenkin.APPROVED, StatusRealisasi.SUBMITTED),
        (StatusRenkin.APPROVED, StatusRealisasi.EMPTY),
    ),
}


async def make_dunia() -> None:
    await make_cast()
    await models.Pegawai.filter(id=TONO).update(golongan="III/c", nama=f"Tono {TEKS[0]}", nama_urut="tono kutip")
    for orang, status, penilai in RENCANA:
        skp = await _skp(orang, 2020, status, penilai)
        await _rows(skp, 0 if orang == DEWI else 3 if orang == JOKO else len(TEKS))
        await _quarters(skp, TRIWULAN.get(orang, ()))
    # Of a year without a calendar.
    await _rows(await _skp(HADI, 2019, StatusSkp.SUBMITTED, JABATAN_GUBERNUR), 1)
    await _people(30)
    await _decisions()
    await _acts()
    for n, (orang, status) in enumerate(((BUDI, "OPEN"), (TONO, "REJECTED"), (JOKO, "WITHDRAWN"), (BUDI, "RESOLVED"))):
        await models.LaporanAtasan.create(
            pegawai_id=orang,
            jabatan_id=ANALIS if orang == BUDI else KEPALA_BADAN,
            atasan_id=None if n else SITI,
            seharusnya=TEKS[n],
            nrk=None if n else "170004",
            catatan=TEKS[n + 4],
            status=status,
            dibuat=SUATU_WAKTU,
            diputuskan=TENGAH_MALAM if n else None,
            pemutus_id=DEWI if n else None,
            jawaban=TEKS[2] if n else None,
        )
    await _jobs()


async def _skp(orang: int, tahun: int, status: StatusSkp, penilai: int | None) -> models.Skp:
    skp = await models.Skp.create(
        pegawai_id=orang,
        tahun=tahun,
        mulai=date(tahun, 3 if orang == BUDI else 1, 1),
        selesai=date(tahun, 9 if orang == JOKO else 12, 30),
        version=7,
    )
    named = {"penilai_jabatan_id": penilai, "penilai_nama": f"Penilai {TEKS[4]}", "penilai_nama_jabatan": TEKS[0]}
    sent, decided = status is not StatusSkp.DRAFT, status not in (StatusSkp.DRAFT, StatusSkp.SUBMITTED)
    versi = await models.VersiSkp.create(
        skp_id=skp.id,
        revisi=1 if status in (StatusSkp.RETURNED, StatusSkp.SUBMITTED) else 0,
        status=status,
        penilai_nrk="170002" if orang == BUDI else None,
        catatan=TEKS[2] if status is StatusSkp.RETURNED else None,
        diajukan=SUATU_WAKTU if sent else None,
        dikembalikan=date(2020, 3, 13) if status is StatusSkp.RETURNED else None,
        disetujui=date(2020, 3, 13) if status in (StatusSkp.APPROVED, StatusSkp.CLOSED) else None,
        diputuskan=TENGAH_MALAM if decided else None,
        **(named if penilai else {}),
    )
    skp.kerja_id = versi.id
    skp.berlaku_id = versi.id if status in (StatusSkp.APPROVED, StatusSkp.CLOSED) else None
    await skp.save()
    return skp


async def _rows(skp: models.Skp, banyak: int) -> None:
    versi = await models.VersiSkp.get(id=skp.kerja_id)
    kembali = versi.status is StatusSkp.RETURNED
    for i in range(banyak):
        penuh = versi.status is not StatusSkp.DRAFT or i < 4
        row = await models.Indikator.create(
            versi_id=versi.id,
            urut=i + 1,
            sumber=list(SumberIndikator)[i % 4],
            referensi_id=(PERKIN, KSD, TUSI, None)[i % 4],
            kelompok=list(Kelompok)[i % 5],
            uraian=TEKS[i],
            satuan=TEKS[i][:40] if penuh else ("" if i % 2 else None),
            output=Decimal(ANGKA[i]) if penuh else None,
            mutu=Decimal(("1", "99.99", "100", "87.5")[i % 4]) if penuh else None,
            waktu=1 + i if penuh else None,
            biaya=(None, Decimal(0), Decimal(1), Decimal(9_999_999_999_999))[i % 4],
            jenis_rekap=list(JenisRekap)[i % 3],
            arah=list(Arah)[i % 2],
            status=list(StatusIndikator)[i % 3] if kembali else StatusIndikator.PROPOSED,
            catatan=TEKS[-1 - i] if kembali and i % 3 == 2 else None,
            balasan=TEKS[1] if kembali and i % 6 == 2 else None,
            disentuh=kembali and i % 6 == 2,
        )
        for revisi in range(versi.revisi + 1 if versi.status is not StatusSkp.DRAFT and i % 2 else 0):
            await models.IndikatorRevisi.create(
                versi_id=versi.id,
                indikator_id=row.id,
                revisi=revisi,
                uraian=TEKS[-1 - i],
                output=Decimal(ANGKA[-1 - i]) + 1,
                satuan="laporan",
                mutu=Decimal("50.5"),
                waktu=12,
                catatan=TEKS[i] if revisi else None,
            )


async def _quarters(skp: models.Skp, keadaan: Sequence[tuple[StatusRenkin, StatusRealisasi]]) -> None:
    rows = await models.Indikator.filter(versi_id=skp.kerja_id).order_by("urut")
    for tw, (rencana, realisasi) in enumerate(keadaan, 1):
        waktu: dict[str, Any] = {}
        for tahap, status in (("renkin", rencana), ("realisasi", realisasi)):
            sent = status not in ("EMPTY", "DRAFT")
            waktu |= {
                f"{tahap}_status": status,
                f"{tahap}_revisi": tw - 1,
                f"{tahap}_diajukan": SUATU_WAKTU if sent else None,
                f"{tahap}_diputuskan": TENGAH_MALAM if sent and status != "SUBMITTED" else None,
                f"{tahap}_dikembalikan": date(2020, 3, 14) if status == "RETURNED" else None,
                f"{tahap}_catatan": TEKS[3] if status == "RETURNED" else None,
            }
        hasil = Decimal("100") if realisasi is StatusRealisasi.VALIDATED else None
        quarter = await models.Triwulan.create(
            skp_id=skp.id, tahun=skp.tahun, tw=tw, version=3 + tw, hasil=hasil, **waktu
        )
        for i, row in enumerate(rows):
            await _renkin(row, quarter, i)


async def _renkin(row: models.Indikator, quarter: models.Triwulan, i: int) -> None:
    dinilai = quarter.realisasi_status is StatusRealisasi.VALIDATED
    diisi = quarter.realisasi_status is not StatusRealisasi.EMPTY and i % 4 != 3
    renkin = await models.Renkin.create(
        indikator_id=row.id,
        triwulan_id=quarter.id,
        target=Decimal(ANGKA[i]) if quarter.renkin_status is not StatusRenkin.EMPTY else None,
        catatan_renkin=TEKS[i] if quarter.renkin_status is StatusRenkin.RETURNED else None,
        realisasi=Decimal(ANGKA[-1 - i]) if diisi else None,
        catatan_realisasi=TEKS[i] if diisi and i % 2 else None,
        nilai_validasi=Decimal("0.5") if dinilai else None,
        catatan_validasi=TEKS[0] if dinilai and i % 2 else None,
        capaian=(Decimal("123.45"), Decimal(0), Decimal("66.7"))[i % 3] if dinilai else None,
    )
    for n in range(i % 3 if diisi else 0):
        await models.Bukti.create(
            renkin_id=renkin.id,
            nama=f"{TEKS[i][:60]}-{n}.pdf",
            jenis="application/pdf",
            ukuran=(1, 10_485_760, 2_147_483_647)[i % 3],
            sha256=f"{renkin.id:064x}",
            tempat=f"{renkin.id:030x}{n:02}",
            diunggah=SUATU_WAKTU,
            oleh_id=(await models.Skp.get(id=quarter.skp_id)).pegawai_id,
        )


async def _decisions() -> None:
    """On the first SKP of those that have one, and on a quarter of it; one of them in somebody's name."""
    async with in_transaction():
        for n, skp in enumerate(await models.Skp.all().order_by("id").limit(4)):
            isi = {"sebagai": TEKS[n]} if n % 2 else {"catatan": TEKS[n]}
            by = replace(aktor(SITI), atas_nama=(None, RATNA)[n % 2])
            await riwayat.record(skp.pegawai_id, "skp", skp.id, ("APPROVE", "RETURN")[n % 2], by=by, isi=isi)
            for quarter in await models.Triwulan.filter(skp_id=skp.id).order_by("id"):
                await riwayat.record(skp.pegawai_id, "triwulan", quarter.id, "RETURN_REALISASI", by=by, isi=isi)


async def _acts() -> None:
    """Acts of each kind and of none we know, old ones and new, with odd words in them; some are told of."""
    skp, renkin = await models.Skp.get(pegawai_id=BUDI), await models.Renkin.all().order_by("id").first()
    assert renkin is not None
    tw = await models.Triwulan.filter(skp_id=skp.id).order_by("tw")
    rows = await models.Indikator.filter(versi_id=skp.kerja_id).order_by("id")
    plans = [
        {"id": t.id, "tw": t.tw, "dari": d, "ke": "SUBMITTED"} for t, d in zip(tw, ("DRAFT", "EMPTY"), strict=False)
    ]
    notes = {str(row.id): TEKS[i] for i, row in enumerate(rows)} | {"999": "Tentang baris yang sudah dihapus."}
    report = {str(renkin.id): {"realisasi": Decimal("1.5"), "catatan": TEKS[0]}, "998": {"catatan": None}}
    changed = [
        {
            "baris": rows[0].id,
            "uraian": TEKS[0],
            "kolom": "output",
            "sebelum": "12",
            "sesudah": "10.5",
            "satuan": TEKS[1],
        },
        {"uraian": None, "kolom": "tidak dikenal", "sebelum": None, "sesudah": TEKS[5], "tw": 2},
    ]
    sides = {"dari": StatusSkp.SUBMITTED, "ke": StatusSkp.RETURNED}
    for n, (objek, id, tindakan, oleh, isi) in enumerate(
        (
            ("skp", skp.id, "CREATE", BUDI, {"mulai": skp.mulai, "penilai": None}),
            ("skp", skp.id, "SUBMIT", BUDI, {"dari": "DRAFT", "ke": "SUBMITTED", "indikator": [{"id": 1}, {"id": 2}]}),
            ("skp", skp.id, "RETURN", SITI, {**sides, "catatan": TEKS[4], "indikator": notes}),
            ("skp", skp.id, "SUBMIT", BUDI, {"perubahan": changed, "dari": "RETURNED", "ke": "SUBMITTED"}),
            (
                "skp",
                skp.id,
                "BELUM_DIKENAL",
                SITI,
                {"dari": "ANEH", "ke": "LEBIH_ANEH", "catatan": None, "indikator": {}},
            ),
            ("skp", skp.id, "SUBMIT_RENKIN", BUDI, {"triwulan": plans, "target": {"1": {"1": "1.5"}}}),
            ("skp", skp.id, "RETURN_RENKIN", DEWI, {"triwulan": plans[:1], "renkin": {str(renkin.id): TEKS[2]}}),
            (
                "triwulan",
                tw[0].id,
                "SUBMIT_REALISASI",
                BUDI,
                {"tw": 1, "dari": "DRAFT", "ke": "SUBMITTED", "renkin": report},
            ),
            (
                "triwulan",
                tw[0].id,
                "VALIDATE_REALISASI",
                SITI,
                {"renkin": report, "perubahan": changed, "hasil": Decimal(1)},
            ),
            ("bukti", 1, "ADD", BUDI, {"renkin": renkin.id, "nama": TEKS[0], "ukuran": 3}),
            ("bukti", 77, "REMOVE", BUDI, {"renkin": 9_999, "nama": TEKS[1]}),
            ("penempatan", 1, "PLACE", BIMA, {"jabatan": 1, "sk": None}),
            ("Akun", 1, "CHANGE_PASSWORD", BUDI, {}),
            ("pegawai", BUDI, "LOAD", None, [1]),
        )
    ):
        by = None if oleh is None else Aktor(oleh, TENGAH_MALAM, atas_nama=SITI if oleh == DEWI else None)
        async with in_transaction():
            row = await riwayat.record(BUDI, objek, id, tindakan, by=by, isi=isi, waktu=SUATU_WAKTU)
        for orang in (BUDI, SITI, TONO)[: 1 + n % 3]:
            dibaca = SUATU_WAKTU if n % 4 == 0 else None
            await models.Pemberitahuan.create(penerima_id=orang, riwayat_id=row.id, dibaca=dibaca)


async def _people(banyak: int) -> None:
    """Enough of them for pages, some with the same name; all in one team."""
    for i in range(banyak):
        await add_person(f"Anggota {i // 2:02}", i)
    await models.Penempatan.create(
        pegawai_id=DEWI, jabatan_id=ANALIS, mulai=date(2020, 2, 1), jenis=JenisPenempatan.PLT
    )
    for mulai, selesai in ((date(2020, 2, 3), date(2020, 2, 7)), (date(2020, 4, 13), date(2020, 4, 15))):
        await models.Penempatan.create(
            pegawai_id=TONO,
            jabatan_id=KEPALA_BIDANG,
            mulai=mulai,
            selesai=selesai,
            jenis=JenisPenempatan.PLH,
            sk=TEKS[0],
            sementara=True,
        )
    await pegawai.rebuild_all()


async def add_person(nama: str, i: int) -> int:
    """One more under Siti; who stands above whom is not yet known of it."""
    orang = await models.Pegawai.create(
        nrk=None if i == 7 else f"18{i:04}", nama=nama, nama_urut=nama.lower(), golongan=GOLONGAN[i % 4]
    )
    jabatan = await models.Jabatan.create(
        kode=f"A{i}", nama="Anggota", jenis="PELAKSANA", unit_id=3, induk_id=KEPALA_BIDANG
    )
    await models.Penempatan.create(
        pegawai_id=orang.id, jabatan_id=jabatan.id, mulai=date(2019, 5, 1), jenis=JenisPenempatan.DEFINITIF
    )
    return int(orang.id)


async def _jobs() -> None:
    """Long work in each state, of the owner of most rows and of who sees everything."""
    for orang in (BUDI, YUNI):
        for n, status in enumerate(StatusPekerjaan):
            running, over = status is StatusPekerjaan.RUNNING, status not in TERBUKA
            done = status is StatusPekerjaan.DONE
            await models.Pekerjaan.create(
                jenis=JenisPekerjaan.TIM if orang == BUDI else JenisPekerjaan.RIWAYAT,
                pegawai_id=orang,
                isian="{}",
                status=status,
                kemajuan=n * 10,
                jumlah=None if n == 0 else 100,
                dibuat=SUATU_WAKTU,
                mulai=SUATU_WAKTU if n else None,
                selesai=TENGAH_MALAM if over else None,
                sewa=TENGAH_MALAM if running else None,
                pelaksana="x" if running else None,
                batal=running and orang == YUNI,
                **({"berkas": f"{orang}-a", "nama": TEKS[0], "ukuran": 2**31 - 1} if done else {}),
            )
    for masalah in Masalah:
        await models.Pekerjaan.create(
            jenis=JenisPekerjaan.RIWAYAT,
            pegawai_id=YUNI,
            isian="{}",
            status=StatusPekerjaan.DONE,
            dibuat=SUATU_WAKTU,
            mulai=SUATU_WAKTU,
            selesai=TENGAH_MALAM,
            masalah=masalah,
            temuan=TEKS[1],
        )
