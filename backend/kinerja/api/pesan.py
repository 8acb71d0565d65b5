"""The sentences for refusals, in Indonesian and English; the names of states are in `label.py`.

Each says what is wrong and what to do now. Where a text needs something that the refusal did not bring, the
next, plainer one is taken.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from string import Formatter

from ..domain.aktor import JAKARTA, Bahasa
from ..domain.errors import ErrorCode

BULAN: tuple[tuple[str, str], ...] = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
SATUAN_WAKTU: Mapping[Bahasa, tuple[str, str, str, str]] = {
    Bahasa.ID: ("detik", "detik", "menit", "menit"),
    Bahasa.EN: ("second", "seconds", "minute", "minutes"),
}
MOVE: Mapping[str, tuple[str, str]] = {
    "EDIT": ("mengubah ini", "change this"),
    "SUBMIT": ("mengajukan ini", "submit this"),
    "APPROVE": ("menyetujui ini", "approve this"),
    "RETURN": ("mengembalikan ini", "return this"),
    "VALIDATE": ("memvalidasi ini", "validate this"),
    "RESOLVE": ("memperbaiki ini", "correct this"),
    "REJECT": ("menolak ini", "reject this"),
    "END": ("mengakhiri ini", "end this"),
    "CANCEL": ("membatalkan ini", "cancel this"),
    "WITHDRAW": ("menarik kembali ini", "withdraw this"),
    "UNDO": ("membatalkan keputusan ini", "take this decision back"),
    "ESCALATE": ("meminta keputusan atasan penilai", "ask the rater's superior to decide"),
    "DECIDE": ("memutuskan ini", "decide on this"),
    "UPHOLD": ("menguatkan pengembalian ini", "uphold this return"),
    "AMEND": ("mengusulkan perubahan", "propose a change"),
    "CONFIRM": ("menyetujui usul ini", "confirm this"),
    "DISCARD": ("membatalkan usul perubahan ini", "drop this change"),
}

# code, or code.reason: texts from the most telling to the plainest, Indonesian and English
PENOLAKAN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "NOT_FOUND": (
        (
            "Tidak ditemukan, atau bukan untuk Anda. Periksa tautannya, lalu cari lagi dari daftar.",
            "Not found, or not for you. Check the link, then look for it in the list.",
        ),
    ),
    "STALE": (
        (
            "Isinya sudah diubah orang lain sejak Anda membukanya. Periksa isi terbaru, lalu ulangi.",
            "Somebody changed it since you opened it. Look at the newest content, then try again.",
        ),
    ),
    "NOT_ALLOWED": (
        (
            "Anda tidak dapat {move}: ini giliran orang lain atau di luar peran Anda.",
            "You cannot {move}: it is another person's turn, or not part of your role.",
        ),
        (
            "Anda tidak berhak melakukan ini. Bila seharusnya berhak, hubungi pengelola kepegawaian unit Anda.",
            "You may not do this. If you should, ask the staff manager of your office.",
        ),
    ),
    "WRONG_STATUS": (
        (
            "Anda tidak dapat {move} pada status sekarang. Muat ulang halaman untuk melihat langkah berikutnya.",
            "You cannot {move} in its present state. Reload the page to see the next step.",
        ),
        (
            "Langkah ini tidak dapat dilakukan pada status sekarang. Muat ulang halaman.",
            "This step is not possible in the present state. Reload the page.",
        ),
    ),
    "WINDOW_CLOSED": (
        (
            "Masa pengisian ditutup pada {tutup}. Hubungi pengelola kepegawaian bila ada gangguan pada masa itu.",
            "The window closed on {tutup}. Tell your staff manager if there was an outage at that time.",
        ),
        ("Masa pengisian sudah ditutup.", "The window is closed."),
    ),
    "WINDOW_NOT_OPEN": (
        ("Belum dibuka. Anda dapat mengisinya mulai {buka}.", "Not open yet. You can fill it in from {buka}."),
        ("Masa pengisian belum dibuka.", "The window is not open yet."),
    ),
    "IDEMPOTENCY_MISMATCH": (
        (
            "Kiriman ini memakai kunci kiriman lain yang isinya berbeda. Muat ulang halaman, lalu kirim lagi.",
            "This was sent with the key of another request with other content. Reload the page and send it again.",
        ),
    ),
    "WAJIB_DIISI": (("Wajib diisi.", "This must be filled in."),),
    "NILAI_TIDAK_DIKENAL.NRK": (("NRK terdiri atas 6 angka.", "An NRK has 6 digits."),),
    "NILAI_TIDAK_DIKENAL": (
        ("Pilihan ini tidak dikenal. Pilih salah satu dari daftar.", "Unknown value. Choose one from the list."),
    ),
    "MASUKAN_NEGATIF": (("Isi dengan angka 0 atau lebih.", "Enter 0 or more."),),
    "DI_LUAR_RENTANG.TANGGAL": (
        ("Pilih tanggal antara {dari} dan {sampai}.", "Choose a day between {dari} and {sampai}."),
    ),
    "DI_LUAR_RENTANG": (
        (
            "Isi dengan angka {dari} sampai {sampai}, paling banyak {desimal} angka di belakang koma.",
            "Enter a number from {dari} to {sampai}, with at most {desimal} decimals.",
        ),
        ("Isi dengan angka {dari} sampai {sampai}.", "Enter a number from {dari} to {sampai}."),
        ("Isi dengan angka paling banyak {sampai}.", "Enter at most {sampai}."),
        ("Angka ini di luar batas.", "This number is out of range."),
    ),
    "TARGET_NOL": (("Target tidak boleh 0. Isi target yang dapat diukur.", "A target cannot be 0."),),
    "TERLALU_PANJANG": (
        ("Terlalu panjang: paling banyak {maks} huruf.", "Too long: {maks} characters at most."),
        ("Terlalu panjang. Persingkat isinya.", "Too long. Shorten it."),
    ),
    "TERLALU_BANYAK": (
        ("Terlalu banyak: paling banyak {maks}.", "Too many: {maks} at most."),
        ("Terlalu banyak sekaligus. Kirim sebagian dahulu.", "Too many at once. Send some of them first."),
    ),
    "KARAKTER_TERLARANG": (
        (
            "Ada huruf tersembunyi yang tidak dapat disimpan. Hapus, lalu ketik ulang tanpa menempel.",
            "There is a hidden character that cannot be kept. Delete it and type it again, without pasting.",
        ),
    ),
    "TANGGAL_TERBALIK": (
        ("Tanggal selesai harus sesudah tanggal mulai, {mulai}.", "The last day must be after the first, {mulai}."),
        ("Tanggal selesai harus sesudah tanggal mulai.", "The last day must be after the first."),
    ),
    "DI_LUAR_TAHUN": (
        ("Kedua tanggal harus di tahun {tahun}.", "Both days must lie in {tahun}."),
        ("Kedua tanggal harus di tahun yang sama.", "Both days must lie in the same year."),
    ),
    "MASA_BERTUMPUK": (
        (
            "Bertumpuk dengan masa {mulai} sampai {selesai}. Ubah salah satunya.",
            "Overlaps with {mulai} to {selesai}. Change one of them.",
        ),
        ("Bertumpuk dengan masa lain sampai {selesai}.", "Overlaps with another span, until {selesai}."),
        ("Bertumpuk dengan masa lain. Ubah tanggalnya.", "Overlaps with another span. Change the days."),
    ),
    "TANPA_JABATAN": (
        (
            "Pada tanggal ini belum ada jabatan yang tercatat. Hubungi pengelola kepegawaian unit Anda.",
            "No post is on record for this day. Ask the staff manager of your office.",
        ),
    ),
    "SUDAH_MEMEGANG": (
        (
            "Pegawai ini sudah memegang jabatan itu. Pilih pegawai lain.",
            "This person holds that post already. Choose another.",
        ),
    ),
    "PENUGASAN_DIRI_SENDIRI": (
        (
            "Penugasan untuk Anda sendiri dicatat oleh pengelola lain atau admin BKD.",
            "Another staff manager or the admin of BKD has to record your own appointment.",
        ),
    ),
    "PEGAWAI_TIDAK_ADA": (
        (
            "Tidak ada pegawai dengan NRK atau NIP ini. Periksa nomornya.",
            "Nobody has this NRK or NIP. Check the number.",
        ),
    ),
    "PEGAWAI_TIDAK_AKTIF": (
        (
            "Pegawai ini tidak memegang jabatan sepanjang masa itu. Pilih pegawai lain atau ubah tanggalnya.",
            "This person holds no post through all of that time. Choose another, or change the days.",
        ),
    ),
    "JABATAN_TERISI": (
        (
            "Jabatan ini masih ada pejabatnya. Bila ia berhalangan, catat sebagai Plh.",
            "This post has a holder. If the holder is away, record a Plh.",
        ),
    ),
    "JABATAN_KOSONG": (
        (
            "Jabatan ini kosong pada masa itu. Catat sebagai Plt.",
            "This post is vacant at that time. Record a Plt.",
        ),
    ),
    "MASA_PLT_HABIS": (
        (
            "Masa Plt paling lama {bulan} bulan. Majukan tanggal selesainya, atau tunjuk pegawai lain.",
            "A Plt may act for {bulan} months at most. Choose an earlier last day, or another person.",
        ),
        ("Masa Plt terlalu lama.", "Too long for a Plt."),
    ),
    "SUSUNAN_MELINGKAR": (
        (
            "Jabatan ini berada di bawah jabatan yang diperbaiki. Pilih jabatan di atasnya.",
            "This post stands below the one to be corrected. Choose one above it.",
        ),
    ),
    "LAPORAN_GANDA": (
        (
            "Laporan Anda yang terdahulu masih diperiksa. Tarik dahulu bila isinya berubah.",
            "Your earlier report is still being checked. Withdraw it first if things have changed.",
        ),
    ),
    "PENILAI_TIDAK_ADA": (
        (
            "Tidak ada pejabat dengan NRK atau NIP ini di atas jabatan Anda. Periksa nomornya, atau pilih dari daftar.",
            "Nobody with this NRK or NIP stands above your post. Check the number, or choose from the list.",
        ),
    ),
    "PENILAI_DIRI_SENDIRI": (
        ("Anda tidak dapat menilai diri sendiri. Pilih pejabat penilai lain.", "You cannot rate yourself."),
    ),
    "PENILAI_BUKAN_ATASAN": (
        (
            "Pejabat ini bukan atasan Anda dalam susunan jabatan. Pilih salah satu atasan Anda.",
            "This person is not your superior in the tree of posts. Choose one who is.",
        ),
    ),
    "PENILAI_BELUM_DIISI": (
        ("Isi pejabat penilai sebelum mengajukan.", "Name the Pejabat penilai (rater) before you submit."),
    ),
    "INDIKATOR_KOSONG": (
        ("Tambahkan sedikitnya satu indikator sebelum mengajukan.", "Add at least one indikator before you submit."),
    ),
    "REFERENSI_TIDAK_ADA": (
        (
            "Referensi ini tidak tersedia untuk jabatan Anda. Pilih lagi dari daftar.",
            "This reference is not available for your post. Choose again from the list.",
        ),
    ),
    "REFERENSI_GANDA": (
        (
            "Referensi ini sudah dipakai pada baris lain. Satu referensi untuk satu indikator.",
            "This reference is used in another line. One reference, one indikator.",
        ),
    ),
    "KOLOM_TERTUTUP": (
        (
            "Isian ini tidak dapat diubah: ditetapkan oleh sumbernya.",
            "This cannot be changed: the source sets it.",
        ),
    ),
    "BARIS_TERTUTUP": (
        (
            "Baris ini sudah diterima atasan dan tidak dapat diubah. Ubah hanya baris yang dikembalikan.",
            "Your superior accepted this line; it cannot be changed. Change only the lines that were returned.",
        ),
    ),
    "WAKTU_MELEBIHI_SKP": (
        ("Waktu paling lama {bulan} bulan, sesuai masa SKP.", "At most {bulan} months, the span of the SKP."),
        ("Waktu melebihi masa SKP.", "Longer than the span of the SKP."),
    ),
    "CATATAN_WAJIB": (
        (
            "Nilai berbeda dari realisasi {realisasi}: tulis alasannya.",
            "The value differs from the {realisasi} that was reported: write why.",
        ),
        ("Tulis catatan: apa yang perlu diperbaiki.", "Write a note: what has to be corrected."),
    ),
    "BELUM_DIPERBAIKI": (
        (
            "Baris ini dikembalikan dan belum diperbaiki. Ubah, ganti, hapus, atau jawab catatannya.",
            "This line was returned and has not been corrected. Change, replace or remove it, or answer the note.",
        ),
    ),
    "TIDAK_KONSISTEN": (
        (
            "Jumlah triwulan {jumlah}, seharusnya {target}.",
            "The quarters come to {jumlah}, not to {target} as they should.",
        ),
        (
            "Target triwulan tidak sesuai dengan target tahunan. Periksa pembagiannya.",
            "The targets of the quarters do not match that of the year. Check how they are split.",
        ),
    ),
    "BARIS_TERLAPOR": (
        (
            "“{uraian}” sudah ada realisasinya, jadi tidak dapat dihapus atau diganti. Ubah hanya targetnya.",
            "“{uraian}” has been reported on and cannot be removed or replaced. Change its targets only.",
        ),
        (
            "Indikator ini sudah ada realisasinya, jadi tidak dapat dihapus atau diganti.",
            "This indikator has been reported on and cannot be removed or replaced.",
        ),
    ),
    "TARGET_TERLAPOR": (
        (
            "Triwulan yang sudah dilaporkan menargetkan {minimal}. Isi paling sedikit {minimal}.",
            "The quarters reported on have a target of {minimal}. Enter {minimal} at least.",
        ),
        (
            "Target ini lebih kecil daripada target triwulan yang sudah dilaporkan.",
            "This target is below that of the quarters reported on.",
        ),
    ),
    "SEMUA_TERLAPOR": (
        (
            "Semua triwulan sudah dilaporkan, jadi rencananya tidak dapat diubah lagi.",
            "Every quarter has been reported on, so the plan can no longer be changed.",
        ),
    ),
    "ORANG_KEDUA": (
        (
            "Usul Anda sendiri harus diputuskan orang lain. Minta admin BKD lain memeriksanya.",
            "Another person must decide on what you proposed. Ask another admin of BKD.",
        ),
    ),
    "TIDAK_PERLU_DIBUKA": (
        (
            "Masa pengisian ini masih terbuka sampai {tutup}. Pilih hari sesudahnya.",
            "This window is open until {tutup}. Choose a later day.",
        ),
        ("Masa pengisian ini tidak perlu dibuka.", "This window need not be opened."),
    ),
    "BELUM_WAKTUNYA": (
        ("Baru dapat dilakukan mulai {buka}.", "This can be done from {buka} on."),
        ("Belum waktunya.", "It is not time yet."),
    ),
    "BUTUH_PEMBUKAAN": (
        (
            "Masa ini sudah ditutup pada {tutup}. Usulkan pembukaan kembali; admin lain yang memutuskannya.",
            "This window closed on {tutup}. Propose to open it again; another admin decides.",
        ),
        (
            "Masa ini sudah ditutup. Usulkan pembukaan kembali; admin lain yang memutuskannya.",
            "This window is closed. Propose to open it again; another admin decides.",
        ),
    ),
    "RENKIN_BELUM_DISETUJUI": (
        (
            "Realisasi dapat diisi setelah rencana kinerja triwulan ini disetujui atasan.",
            "Realisasi can be filled in once your superior has approved the Renkin of this quarter.",
        ),
    ),
    "BERKAS_TERLALU_BESAR": (
        ("Berkas terlalu besar: paling besar {maks} MB.", "The file is too large: {maks} MB at most."),
        ("Berkas terlalu besar. Perkecil, lalu unggah lagi.", "The file is too large. Make it smaller and try again."),
    ),
    "BERKAS_JENIS_DITOLAK": (
        (
            "Jenis berkas ini tidak diterima. Unggah PDF, gambar, atau dokumen perkantoran.",
            "This kind of file is not accepted. Upload a PDF, an image or an office document.",
        ),
    ),
    "BERKAS_KOSONG": (("Berkas ini kosong. Pilih berkas lain.", "The file is empty. Choose another."),),
    "SANDI_SALAH": (
        (
            "NRK atau sandi salah. Periksa keduanya, lalu coba lagi.",
            "The NRK or the password is wrong. Check both, then try again.",
        ),
    ),
    "SANDI_LEMAH.PENDEK": (
        (
            "Sandi paling sedikit {minimal} huruf. Rangkaian beberapa kata mudah diingat dan sukar ditebak.",
            "The password needs {minimal} characters. A few words in a row are easy to keep and hard to guess.",
        ),
    ),
    "SANDI_LEMAH.IDENTITAS": (
        (
            "Sandi memuat NRK, NIP, atau nama Anda. Pilih yang tidak ada hubungannya dengan Anda.",
            "The password contains your NRK, NIP or name. Choose one that has nothing to do with you.",
        ),
    ),
    "SANDI_LEMAH.UMUM": (
        (
            "Sandi ini terlalu sering dipakai orang. Pilih rangkaian kata yang tidak terduga.",
            "Too many people use this password. Choose words that nobody expects.",
        ),
    ),
    "SANDI_LEMAH.SAMA": (
        ("Sandi baru sama dengan yang lama. Pilih sandi lain.", "The new password is the old one. Choose another."),
    ),
    "SANDI_LEMAH.BEDA": (
        (
            "Sandi baru dan ulangannya berbeda. Ketik keduanya sekali lagi.",
            "The new password and its repetition differ. Type both once more.",
        ),
    ),
    "SANDI_LEMAH": (("Sandi ini mudah ditebak. Pilih sandi lain.", "This password is easy to guess."),),
    "TERLALU_SERING.LAJU": (
        (
            "Terlalu banyak permintaan dalam satu menit. Tunggu {lama}, lalu coba lagi.",
            "Too many requests within a minute. Wait {lama}, then try again.",
        ),
    ),
    "TERLALU_SERING": (
        ("Terlalu sering mencoba. Tunggu {lama}, lalu coba lagi.", "Too many tries. Wait {lama}, then try again."),
        ("Terlalu sering mencoba. Tunggu sebentar.", "Too many tries. Wait a little."),
    ),
    "TANTANGAN_SALAH": (
        (
            "Pemeriksaan “Saya bukan robot” belum selesai atau kedaluwarsa. Tunggu sampai selesai, lalu coba lagi.",
            "The check “I'm not a robot” is unfinished or too old. Wait until it is done, then try again.",
        ),
    ),
    "SANDI_WAJIB_DIGANTI": (
        (
            "Ganti sandi Anda dahulu. Sandi sekarang hanya untuk masuk pertama kali.",
            "Change your password first. The present one is for the first sign-in only.",
        ),
    ),
    "BELUM_MASUK": (
        ("Anda belum masuk atau sesi sudah berakhir. Silakan masuk.", "You are not signed in, or no longer. Sign in."),
    ),
    "LINTAS_SITUS": (
        (
            "Permintaan ini tidak datang dari halaman Kinerja. Buka Kinerja langsung, lalu ulangi.",
            "This request did not come from a page of Kinerja. Open Kinerja itself and try again.",
        ),
    ),
    "ALAMAT_TIDAK_DIKENAL": (
        (
            "Kinerja tidak melayani alamat ini. Periksa alamatnya; pemasang mengisinya di KINERJA_PUBLIC_URL.",
            "Kinerja does not serve this address. Check it; whoever installs sets it in KINERJA_PUBLIC_URL.",
        ),
    ),
    "PERMINTAAN_RUSAK": (
        ("Permintaan tidak dapat dibaca. Muat ulang halaman, lalu coba lagi.", "The request cannot be read."),
    ),
    "PERMINTAAN_BERSUSUN": (
        (
            "Kirim satu permintaan dalam satu kiriman; kumpulan permintaan tidak diterima.",
            "Send one request at a time; a list of requests is not accepted.",
        ),
    ),
    "PERMINTAAN_TERLALU_BESAR": (("Kiriman terlalu besar.", "The request is too large."),),
    "PERMINTAAN_TERLALU_LAMBAT": (
        (
            "Kiriman terputus di tengah jalan. Periksa jaringan, lalu kirim lagi.",
            "The request stopped on its way. Check your network, then send it again.",
        ),
    ),
    "JENIS_ISI_DITOLAK": (
        (
            "Jenis isi ini tidak diterima di sini. Kirim formulir atau application/json.",
            "This content type is not accepted here. Send a form or application/json.",
        ),
    ),
}


def message(code: ErrorCode, params: Mapping[str, object], bahasa: Bahasa) -> str:
    """The sentence for a refusal."""
    known = {name: _shown(value, bahasa) for name, value in params.items()}
    if isinstance(params.get("detik"), int):
        known["lama"] = _lama(int(str(params["detik"])), bahasa)
    if str(params.get("move")) in MOVE:
        known["move"] = MOVE[str(params["move"])][bahasa == "en"]
    texts = PENOLAKAN.get(f"{code}.{params.get('alasan')}") or PENOLAKAN[code]
    return next(text for pair in texts if _needs(text := pair[bahasa == "en"]) <= known.keys()).format(**known)


def _needs(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _shown(value: object, bahasa: Bahasa) -> str:
    if isinstance(value, datetime):
        value = value.astimezone(JAKARTA).date()
    if isinstance(value, date):
        return f"{value.day} {BULAN[value.month - 1][bahasa == 'en']} {value.year}"
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _angka(Decimal(value), bahasa)
    return str(value)


def _angka(value: Decimal, bahasa: Bahasa) -> str:
    value = value.normalize()
    english = f"{value:,f}" if abs(value) >= 10_000 else f"{value:f}"
    return english if bahasa == "en" else english.translate(str.maketrans(",.", ".,"))


def _lama(detik: int, bahasa: Bahasa) -> str:
    one, many, minute, minutes = SATUAN_WAKTU[bahasa]
    if detik < 60:
        return f"{detik} {one if detik == 1 else many}"
    menit = math.ceil(detik / 60)
    return f"{menit} {minute if menit == 1 else minutes}"
