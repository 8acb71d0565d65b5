"""Offices and posts of the demo: whole offices from the top until there are enough people, then more pelaksana."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle
from string import Template
from typing import Any

from . import bahan, cast
from .draw import Draw
from .pos import Kantor, Pos

GUBERNUR, SEKDA, INTI = "31", "SETDA", 6
"""The first offices, which hold the whole cast: no demo is smaller."""

# A post that nobody holds, of a hundred posts of pengawas.
KOSONG_PERSEN = 2


class TooFew(Exception):
    """Fewer people than the cast needs; `paling_sedikit` is how many it takes."""

    def __init__(self, paling_sedikit: int) -> None:
        super().__init__(paling_sedikit)
        self.paling_sedikit = paling_sedikit


JENIS = {"I": "JPT_MADYA", "II": "JPT_PRATAMA", "III": "ADMINISTRATOR", "IV": "PENGAWAS"}


def build(jumlah: int) -> list[Pos]:
    """Posts for so many people, superiors before their subordinates, with ids.

    Raises:
        TooFew: the cast does not fit.
    """
    blocks: list[list[Pos]] = []
    orang = 0
    for heads in _blocks():
        posts = [p for head in heads for p in head.walk()]
        held = sum(not p.kosong for p in posts)
        if len(blocks) >= INTI and orang + held > jumlah:
            _take_away(heads)
            break
        blocks.append(posts)
        orang += held
        if len(blocks) == INTI and orang > jumlah:
            raise TooFew(orang)
    _fill_up([p for posts in blocks for p in posts], jumlah - orang)
    return _numbered(blocks[0][0])


def _take_away(heads: list[Pos]) -> None:
    for head in heads:
        assert head.induk is not None
        head.induk.bawah.remove(head)


def kantor(posts: Iterable[Pos]) -> list[Kantor]:
    """The offices of these posts, in order."""
    return list(dict.fromkeys(p.kantor for p in posts))


def _blocks() -> Iterator[list[Pos]]:
    """The heads of offices that come together: an office, a suku dinas, a kecamatan with its kelurahan."""
    heads: dict[str, Pos] = {}
    for entry in bahan.read("kantor"):
        if entry["kode"] not in heads:
            heads[entry["kode"]] = head = _office(entry, heads)
            yield [head]
        if "sudin" in entry:
            yield from _sudin(entry["sudin"], heads[entry["kode"]], entry)
        if "wilayah" in entry:
            yield from _kecamatan(entry["wilayah"], heads[entry["kode"]])


def _office(entry: Mapping[str, Any], heads: Mapping[str, Pos]) -> Pos:
    induk = heads.get(entry.get("induk", SEKDA))
    if "atas" in entry and induk is not None:
        induk = next(p for p in induk.walk() if p.nama == entry["atas"])
    unit = Kantor(entry["kode"], entry["nama"], entry.get("jenis", "BIRO"), induk.kantor if induk else None)
    if unit.jenis not in ("SETDA", "BIRO") and induk:
        unit.induk = heads[GUBERNUR].kantor
    names = {"kota": unit.nama.replace("Kota Administrasi ", "").replace("Kabupaten Administrasi ", "")}
    return _post(bahan.read("pola")[entry.get("pola", "biro")], unit, induk, entry, names)


def _sudin(sudin: Mapping[str, Any], dinas: Pos, entry: Mapping[str, Any]) -> Iterator[list[Pos]]:
    wilayah = bahan.read("wilayah")
    bidang = sudin.get("bidang") or [{"nama": urusan} for urusan in entry["urusan"]]
    for kode in sudin.get("kota", wilayah):
        unit = Kantor(f"{dinas.kantor.kode}-{kode}", f"{sudin['nama']} {wilayah[kode]['nama']}", "SUDIN", dinas.kantor)
        teknis = {"bidang": bidang, "staf": sudin.get("staf"), "teknis": entry.get("teknis") or sudin.get("teknis")}
        yield [_post(bahan.read("pola")["sudin"], unit, dinas, teknis, {})]


def _kecamatan(kode: str, walikota: Pos) -> Iterator[list[Pos]]:
    pola = bahan.read("pola")
    for i, kecamatan in enumerate(bahan.read("wilayah")[kode]["kecamatan"], 1):
        nama = kecamatan["nama"]
        unit = Kantor(f"{kode}.{i:02}", f"Kecamatan {nama}", "KECAMATAN", walikota.kantor)
        camat = _post(pola["kecamatan"], unit, walikota, {}, {"wilayah": nama})
        for j, kelurahan in enumerate(kecamatan["kelurahan"], 1):
            bawah = Kantor(f"{unit.kode}.{1000 + j}", f"Kelurahan {kelurahan}", "KELURAHAN", unit)
            _post(pola["kelurahan"], bawah, camat, {}, {"wilayah": kelurahan})
        yield [camat]


def _post(
    simpul: Mapping[str, Any], unit: Kantor, induk: Pos | None, entry: Mapping[str, Any], names: Mapping[str, str]
) -> Pos:
    nama = Template(simpul["nama"]).substitute(kantor=unit.nama, **names)
    eselon = simpul.get("eselon")
    pos = Pos(
        nama,
        unit,
        induk,
        simpul.get("jenis") or JENIS[simpul["eselon"].partition(".")[0]],
        eselon,
        simpul.get("kelas"),
        _profil(simpul["profil"], entry.get("teknis")),
        nama.removeprefix("Kepala "),
    )
    pos.tokoh = cast.MENURUT_TEMPAT.get((unit.kode, pos.bagian, 0))
    pos.kosong = (unit.kode, pos.bagian) in cast.KOSONG or (
        pos.jenis == "PENGAWAS"
        and unit.kode not in cast.KANTOR
        and Draw("kosong", unit.kode, nama).chance(KOSONG_PERSEN)
    )
    if induk:
        induk.bawah.append(pos)
    _staff(pos, simpul, entry)
    for anak in simpul.get("bawah", ()):
        for each in _each(anak, entry):
            _post(anak, unit, pos, {**entry, **each}, {**names, **{k: v for k, v in each.items() if k == "nama"}})
    return pos


def _each(simpul: Mapping[str, Any], entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "tiap" not in simpul:
        return [{}]
    if simpul["tiap"] == "bidang":
        return entry.get("bidang") or [{"nama": urusan, "seksi": _seksi(urusan)} for urusan in entry["urusan"]]
    return [{"nama": nama} for nama in entry["seksi"]]


def _seksi(urusan: str) -> list[str]:
    return [f"Perencanaan {urusan}", f"Pelaksanaan {urusan}", f"Pengendalian {urusan}"]


def _profil(profil: str, teknis: str | None) -> str:
    own = f"{profil}_{teknis}"
    return own if own in bahan.read("referensi") else profil


def _staff(pos: Pos, simpul: Mapping[str, Any], entry: Mapping[str, Any]) -> None:
    names = simpul.get("staf", ())
    if names and "tiap" in simpul and entry.get("staf"):
        names = entry["staf"]
    pos.staf = list(names)
    tetap = cast.STAF_TETAP.get((pos.kantor.kode, pos.bagian))
    pos.tetap = tetap is not None
    for _, nama in zip(range(tetap or len(names)), cycle(names or [""]), strict=False):
        _add_staff(pos, nama)


def _add_staff(pos: Pos, nama: str) -> None:
    urut = sum(p.pelaksana for p in pos.bawah) + 1
    fungsional = nama.startswith("Auditor")
    staf = Pos(
        nama,
        pos.kantor,
        pos,
        "FUNGSIONAL" if fungsional else "PELAKSANA",
        None,
        8 if fungsional else 5 + len(nama) % 3,
        _profil_staf(pos, nama),
        pos.bagian,
    )
    staf.tokoh = cast.MENURUT_TEMPAT.get((pos.kantor.kode, pos.bagian, urut))
    pos.bawah.append(staf)


PROFIL_STAF = {
    "Auditor": "auditor",
    "Bendahara": "pelaksana_keuangan",
    "Verifikator": "pelaksana_keuangan",
    "Analis Perencanaan": "pelaksana_keuangan",
    "Pengelola Keuangan": "pelaksana_keuangan",
    "Pengelola Kepegawaian": "pelaksana_kepegawaian",
}
PROFIL_BAGIAN = {
    "kasi_sda": "pelaksana_sda",
    "kasi_kepegawaian": "pelaksana_bkd",
    "kasubbag": "pelaksana_biro",
    "kasi": "pelaksana",
    "kasi_pemerintahan": "pelaksana_wilayah",
    "kasi_kesra": "pelaksana_wilayah",
    "kasi_ekbang": "pelaksana_wilayah",
}


def _profil_staf(pos: Pos, nama: str) -> str:
    by_name = (profil for awal, profil in PROFIL_STAF.items() if nama.startswith(awal))
    return next(by_name, PROFIL_BAGIAN.get(pos.profil, "pelaksana_umum"))


def _fill_up(posts: list[Pos], kurang: int) -> None:
    """More pelaksana, one after another in each part that has some, until all people have a post."""
    open_ = [(pos, cycle(pos.staf)) for pos in posts if pos.staf and not pos.tetap]
    for (pos, names), _ in zip(cycle(open_), range(kurang), strict=False):
        _add_staff(pos, next(names))


def _numbered(root: Pos) -> list[Pos]:
    posts = list(root.walk())
    seen: dict[Kantor, int] = {}
    for id, pos in enumerate(posts, 1):
        if pos.kantor not in seen:
            pos.kantor.id = len(seen) + 1
        seen[pos.kantor] = seen.get(pos.kantor, 0) + 1
        pos.id, pos.kode = id, f"{pos.kantor.kode}/{seen[pos.kantor]:04}"
    return posts
