"""The enums of the API: each value described, whatever layer it comes from."""

from collections.abc import Mapping
from enum import StrEnum

import strawberry

from ..domain.aktor import Bahasa, Party, Peran
from ..domain.banyak import Kebijakan
from ..domain.errors import ErrorCode
from ..domain.indikator import (
    Arah,
    JenisRekap,
    Kelompok,
    KolomIndikator,
    StatusIndikator,
    StatusReferensi,
    SumberIndikator,
)
from ..domain.kalender import StatusPembukaan, Tahapan
from ..domain.laporan_atasan import Perbaikan, StatusLaporan
from ..domain.pegawai import JenisPenempatan
from ..domain.pekerjaan import JenisPekerjaan, StatusPekerjaan
from ..domain.pengingat import LangkahPengingat, TingkatPengingat
from ..domain.penugasan import KeadaanPenugasan
from ..domain.renkin import StatusRealisasi, StatusRenkin
from ..domain.skp import StatusSkp
from ..domain.tanda import Tanda
from ..domain.workflow import Move
from .label import INDONESIA
from .pesan import message


class Tingkat(StrEnum):
    LANGSUNG = "LANGSUNG"
    SEMUA = "SEMUA"


class JenisAntrean(StrEnum):
    SKP = "SKP"
    RENKIN = "RENKIN"
    REALISASI = "REALISASI"


class TahapRiwayat(StrEnum):
    SKP = "SKP"
    RENKIN = "RENKIN"
    REALISASI = "REALISASI"
    BUKTI = "BUKTI"
    LAIN = "LAIN"


class Saringan(StrEnum):
    SKP_MENUNGGU = "SKP_MENUNGGU"
    RENKIN_MENUNGGU = "RENKIN_MENUNGGU"
    REALISASI_MENUNGGU = "REALISASI_MENUNGGU"
    DIPERBAIKI = "DIPERBAIKI"
    SKP_DISETUJUI = "SKP_DISETUJUI"
    BELUM_ADA_SKP = "BELUM_ADA_SKP"


def pilihan(enum: type[StrEnum], description: str, values: Mapping[str, str]) -> None:
    """Makes an enum known to GraphQL; a value without a description is an error at start."""
    strawberry.enum(enum, description=description)
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]  # set by strawberry.enum
        value.description = values[value.name]


def status(tahap: str) -> Mapping[str, str]:
    """The employee's words for the statuses of a workflow."""
    words = {kunci.split(".")[1]: kata for kunci, kata in INDONESIA.items() if kunci.startswith(f"{tahap}.")}
    owner = {
        kunci.split(".")[1]: kata
        for kunci, kata in INDONESIA.items()
        if kunci.startswith(f"{tahap}.") and kunci.endswith(".pemilik")
    }
    return {nama: f"In the words of the field: {kata}." for nama, kata in {**words, **owner}.items()}


pilihan(
    Move,
    "What a person can do with an object now.",
    {
        "EDIT": "Write into it (ubah).",
        "SUBMIT": "Send it to the superior (ajukan, kirim).",
        "APPROVE": "Agree to it (diterima).",
        "RETURN": "Send it back with a note (dikembalikan).",
        "VALIDATE": "Confirm or correct the values (validasi).",
        "RESOLVE": "Correct what was reported (perbaiki).",
        "REJECT": "Refuse it with a note (tolak).",
        "END": "End it before its last day (akhiri).",
        "CANCEL": "Take it back before it begins (batalkan).",
        "WITHDRAW": "Take back what is not decided on (tarik kembali).",
        "UNDO": "Take one's decision back while nobody has acted on it (batalkan persetujuan, batal validasi).",
        "ESCALATE": "Ask the rater's superior to decide (minta keputusan atasan pejabat penilai).",
        "DECIDE": "As the rater's superior, put the plan in force (putuskan).",
        "UPHOLD": "As the rater's superior, send the plan back with notes (kuatkan pengembalian).",
        "AMEND": "Begin a change of a plan in force (usul perubahan).",
        "CONFIRM": "As a second person, let it come to pass (setujui).",
        "DISCARD": "Drop the change; the plan stays as it was (batalkan usul).",
    },
)
pilihan(
    Party,
    "On which side of an object a person stands.",
    {
        "OWNER": "Whose plan it is.",
        "RATER": "Who acts for the rater's post on the day.",
        "UPPER": "The rater's superior.",
        "PENGELOLA": "The pengelola kepegawaian of the office.",
        "ADMIN": "The admin of BKD.",
        "SYSTEM": "The software, by the calendar.",
    },
)
pilihan(
    Peran,
    "A role beside that of every pegawai.",
    {
        "PENGELOLA": "Pengelola kepegawaian of an office.",
        "ADMIN_BKD": "Admin of BKD.",
        "ADMIN_SUMBER": "Admin of a source system.",
        "BENDAHARA": "Bendahara of an office.",
        "TIM_PENILAI": "Member of the tim penilai kinerja.",
        "AUDITOR": "Auditor: reads everything, changes nothing.",
    },
)
pilihan(Bahasa, "A language of pages and messages.", {"ID": "Indonesian.", "EN": "English."})
pilihan(StatusSkp, "Where an SKP stands.", status("skp"))
pilihan(StatusIndikator, "What the superior has said of a line.", status("indikator"))
pilihan(StatusRenkin, "Where the plan of a quarter stands.", status("renkin"))
pilihan(StatusRealisasi, "Where the report on a quarter stands.", status("realisasi"))
pilihan(
    JenisPekerjaan,
    "Kinds of long work.",
    {
        "RIWAYAT": "Every row of the riwayat is checked; for auditors and the admin of BKD.",
        "TIM": "The list of the viewer's team as a file.",
    },
)
pilihan(StatusPekerjaan, "Where long work stands.", status("pekerjaan"))
pilihan(StatusLaporan, "Where a report of a wrong superior stands.", status("laporan"))
pilihan(
    Perbaikan,
    "What was wrong, and so is corrected.",
    {
        "PENILAI_SKP": "The rater's post that the SKP names.",
        "INDUK_JABATAN": "The post above the person's own.",
        "PENEMPATAN": "The post that the person holds.",
    },
)
pilihan(
    JenisPenempatan,
    "How a person holds a post.",
    {"DEFINITIF": "For good.", "PLT": "Acting, in a vacant post.", "PLH": "By the day, for a holder who is away."},
)
pilihan(KeadaanPenugasan, "Where a letter of a Plt or Plh stands today.", status("penugasan"))
pilihan(
    SumberIndikator,
    "Where a line comes from.",
    {
        "PERKIN": "The performance agreement of the post, kept in e-SAKIP.",
        "KSD": "The governor's strategic activities, watched in eMonev.",
        "TUSI": "The main tasks of the post, from the office's OTK.",
        "TANPA_REFERENSI": "Typed by the owner: a task outside the reference.",
    },
)
pilihan(
    Kelompok,
    "The group of targets that a line belongs to.",
    {
        "STRATEGIS": "IKU and KSD.",
        "OPERASIONAL": "Follow-up of instructions, audit findings, services and complaints.",
        "KHUSUS": "Special indikator of the post.",
        "TUSI": "Main tasks.",
        "SCORE_CARD": "Score card of lurah and camat.",
    },
)
pilihan(
    JenisRekap,
    "How the quarters make the year.",
    {"AKUMULASI": "By their sum.", "POSISI_AKHIR": "By the last position.", "RATA_RATA": "By their mean."},
)
pilihan(
    StatusReferensi,
    "What has become of the source's line.",
    {
        "TETAP": "The source says the same.",
        "BERUBAH": "The source says something else by now.",
        "HILANG": "The source no longer has it.",
    },
)
pilihan(
    Tahapan,
    "Which window is opened again.",
    {"SKP": "Writing the SKP.", "RENKIN": "Planning a quarter.", "REALISASI": "Reporting on a quarter."},
)
pilihan(
    StatusPembukaan,
    "Where the opening of a closed window stands.",
    {
        "PROPOSED": "Another admin has to decide.",
        "CONFIRMED": "The window is open until its day.",
        "REFUSED": "Another admin said no.",
        "WITHDRAWN": "Taken back by the one who proposed it.",
    },
)
pilihan(Arah, "Whether more is better or less.", {"NAIK": "More is better.", "TURUN": "Less is better."})
pilihan(
    KolomIndikator,
    "A field of a line that its owner may set.",
    {
        "URAIAN": "What is to be done.",
        "OUTPUT": "How many.",
        "SATUAN": "Of what.",
        "MUTU": "Quality.",
        "WAKTU": "Months.",
        "BIAYA": "Rupiah.",
        "JENIS_REKAP": "How the quarters make the year.",
        "ARAH": "Whether more is better.",
        "KELOMPOK": "The group of targets.",
    },
)
pilihan(
    ErrorCode,
    "Why something was refused. Codes never change; messages may.",
    {code.name: message(code, {}, Bahasa.EN) for code in ErrorCode},
)
pilihan(
    Kebijakan,
    "What becomes of the good rows of many where others are refused.",
    {"ALL": "All or nothing.", "GOOD": "The good ones are done, the others told."},
)
pilihan(
    JenisAntrean,
    "What waits for a decision.",
    {
        "SKP": "An SKP, to be approved.",
        "RENKIN": "Plans of quarters of an SKP, to be approved.",
        "REALISASI": "The report on a quarter, to be validated.",
    },
)
pilihan(
    Tingkat,
    "How far down a team is looked at.",
    {"LANGSUNG": "Direct subordinates.", "SEMUA": "All below."},
)
pilihan(
    TahapRiwayat,
    "Which part of the work an act belongs to.",
    {
        "SKP": "The yearly plan.",
        "RENKIN": "The plan of quarters.",
        "REALISASI": "The report on a quarter.",
        "BUKTI": "Evidence for a report.",
        "LAIN": "Anything else: placements, accounts.",
    },
)
pilihan(
    TingkatPengingat,
    "How pressing a reminder is; each lasts until the next. The days stand in `peraturan/pengingat.yaml`.",
    {
        "FIRST": "The last day is near.",
        "SECOND": "It is nearer.",
        "LAST": "It is tomorrow or today.",
        "OVERDUE": "It is over.",
        "HELD": "No last day is near, but it has lain still for working days.",
    },
)
pilihan(
    LangkahPengingat,
    "What one who is reminded can do about it.",
    {
        "CREATE": "Begin it (buat).",
        "SUBMIT": "Write and send it in (ajukan, kirim).",
        "REPAIR": "Repair what came back, and send it in again (perbaiki).",
        "DECIDE": "Decide on it (putuskan, validasi).",
        "REMIND": "Remind the one who has to decide (ingatkan).",
    },
)
pilihan(
    Tanda,
    "What is worth knowing of how a decision was made. A mark never refuses anything.",
    {
        "BULK": "One of several that were decided at once.",
        "SERAGAM": "A note of it stands word for word in a decision on somebody else just before.",
        "CEPAT": "It followed the decision before within seconds.",
    },
)
pilihan(
    Saringan,
    "What the numbers of a team filter by.",
    {
        "SKP_MENUNGGU": "An SKP waits for approval.",
        "RENKIN_MENUNGGU": "A Renkin of the year waits for approval.",
        "REALISASI_MENUNGGU": "Realisasi of the quarter waits for validation.",
        "DIPERBAIKI": "Something was returned and is being repaired.",
        "SKP_DISETUJUI": "The SKP is approved.",
        "BELUM_ADA_SKP": "There is no SKP of the year.",
    },
)
