"""How each database writes JSON, dates and exact numbers. Both must print the same bytes for the same value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Jenis(StrEnum):
    """The kind of a scalar: how it is stored and how it is printed."""

    TEKS = "TEKS"
    PENGENAL = "PENGENAL"
    """Text that is always there and holds nothing to escape."""
    BILANGAN = "BILANGAN"
    BENAR = "BENAR"
    TANGGAL = "TANGGAL"
    WAKTU = "WAKTU"
    PERSEN = "PERSEN"
    TARGET = "TARGET"
    RUPIAH = "RUPIAH"
    DAFTAR = "DAFTAR"


SKALA = {Jenis.PERSEN: 2, Jenis.TARGET: 4, Jenis.RUPIAH: 0}


@dataclass(frozen=True)
class Isi:
    """A value in an object.

    Args:
        json: the SQL gives JSON; otherwise a scalar, still to be quoted.
        jenis: its kind, where quoting can do with less for it.
    """

    sql: str
    json: bool = False
    jenis: Jenis = Jenis.TEKS


Pasangan = Sequence[tuple[str, Isi]]


def teks(pasangan: Pasangan) -> list[str]:
    return [isi.sql for _, isi in pasangan]


@dataclass(frozen=True)
class Pencarian:
    """How the rows of a relation are found.

    Args:
        a: the alias of the row. gabung: the joins of the type as (suffix, SQL); only those used are written.
        cari: joins that the search itself needs. syarat: the condition. urut: the keys of the order, without the id.
        turun: from the last to the first. tanda: what the cursors of this order bear.
    """

    tabel: str
    kunci: str
    a: str
    gabung: Sequence[tuple[str, str]]
    cari: str
    syarat: str
    urut: Sequence[str]
    turun: bool = False
    tanda: str | None = None

    @property
    def kunci_urut(self) -> list[str]:
        return [*self.urut, f"{self.a}.{self.kunci}"]

    def menurut(self, kunci: Sequence[str], balik: bool = False) -> str:
        """These keys as an ORDER BY has them.

        Args:
            balik: read from the other end.
        """
        return ", ".join(f"{sql} desc" if self.turun != balik else sql for sql in kunci)

    def di_seberang(self, nama: str, places: Sequence[str]) -> str:
        """The row stands `after` or `before` the one with these keys."""
        tanda = ">" if (nama == "after") != self.turun else "<"
        return f"({', '.join(self.kunci_urut)}) {tanda} ({', '.join(places)})"

    def dari(self, dipakai: Sequence[str]) -> str:
        """The tables of the search, with the joins that the condition and these texts use."""
        return f"{self.tabel} {self.a}{self.gabungan([self.syarat, self.cari, *self.urut, *dipakai])}{self.cari}"

    def gabungan(self, dipakai: Sequence[str]) -> str:
        """The joins of the type that these texts use, and those that the joins use themselves."""
        needed: list[str] = []
        text = " ".join(dipakai)
        for akhiran, sql in reversed(self.gabung):
            if f"{self.a}_{akhiran}." in text:
                needed.insert(0, f" {sql}")
                text += sql
        return "".join(needed)


class Dialek(Protocol):
    """One database's way of writing what the plan needs."""

    tanpa_tanggal: str
    lateral: bool
    """Whether a joined subselect may speak of the tables before it."""
    batas: Sequence[int | None]
    """After how many levels of rows a statement is cut: what to try, in this order."""
    unsur: tuple[str, str]
    """The word and the number of the id at hand, within `setiap`."""

    def tempat(self, tanda: str, jenis: Jenis) -> str:
        """A mark that will become a placeholder, as an expression of its kind."""

    def nomor(self, nomor: int) -> str:
        """The placeholder with this number, from 1."""

    def parameter(self, nilai: object) -> object:
        """A value as the driver wants it."""

    def cetak(self, jenis: Jenis, sql: str) -> Isi:
        """A scalar of its kind."""

    def kata(self, isi: Sequence[tuple[str, str]]) -> Isi:
        """The array of those words whose condition holds."""

    def obyek(self, isi: Pasangan) -> Isi:
        """A JSON object over the row at hand."""

    def bila(self, syarat: str, obyek: Isi) -> Isi:
        """The object where the condition holds, else null."""

    def pertama(self, pilihan: Sequence[tuple[Pasangan, str]]) -> Isi:
        """A scalar subquery: the object of the first row of the first table that has one, or null."""

    def setiap(self, ids: str, obyek: Isi) -> Isi:
        """A scalar subquery: the array of the objects of these ids, which are JSON pairs of word and number."""

    def tanda(self, nomor: int, kunci: str) -> Isi:
        """The mark of a value that another statement gives for this key."""

    def baris(self, isi: Pasangan, dari: str) -> Isi:
        """A scalar subquery: the object of the first row of `dari`, or null."""

    def halaman(self, isi: Pasangan, dari: str) -> Isi:
        """A scalar subquery: the object of aggregates over the rows of `dari`."""

    def daftar(self, isi: Pasangan, cari: Pencarian, batas: str | None = None) -> Isi:
        """A scalar subquery: the array of objects of the rows found, in their order, not more than `batas`."""

    def kursor(self, cari: Pencarian) -> str:
        """The cursor of a row, for the objects of `daftar`."""

    def kumpulan(self, sql: str, syarat: str) -> Isi:
        """An aggregate over the rows of a page: the array of those JSON values for which the condition holds."""

    def rangkum(self, isi: Pasangan) -> Isi:
        """A JSON object that holds aggregates."""

    def seluruh(self, isi: Pasangan) -> str:
        """The whole statement: the object, as text or bytes."""

    def uji(self, sql: str) -> str | None:
        """A statement that fails where this one is too deep for the database; None where nothing is."""

    def memuat(self, teks: str, bagian: str) -> str:
        """The text holds this part, letter by letter."""

    def tambah_hari(self, tanggal: str, hari: str) -> str: ...

    def jarak_hari(self, dari: str, sampai: str) -> str:
        """How many days it is from one to the other; below 0 backwards."""

    def awal_bulan(self, tahun: str, bulan: str) -> str:
        """The first day of a month."""

    def bulan(self, tanggal: str) -> str:
        """The month of a day, 1 to 12."""

    def akhir_triwulan(self, awal: str) -> str:
        """The last day of the quarter that begins on this day."""

    def hari_jakarta(self, waktu: str) -> str:
        """The day in Jakarta of a moment."""

    def terakhir(self, tanggal: Sequence[str]) -> str:
        """The latest of the dates that are there."""

    def larik(self, isi: Sequence[str], tanda: str | None) -> str:
        """A JSON array of values as text: the cursor before it is turned to hex.

        Args:
            tanda: stands before them, in an array of its own, which no key is.
        """

    def heks(self, teks: str) -> str: ...

    def anak(self, json: str, *jalur: str) -> str:
        """A member of a JSON text, as text; null where it is not there."""

    def butir(self, json: str, nama: str) -> str:
        """A table of the items of an array in a JSON text: key, from 0, and value, as text."""

    def anggota(self, json: str, *nama: str) -> str:
        """A table of the members of the first of these objects in a JSON text that is there: key, value, as text, and
        type (`object` for one), and path, which object it was (`$.` and its name)."""

    def terbesar(self, a: str, b: str) -> str: ...

    def terkecil(self, a: str, b: str) -> str: ...

    def ribuan(self, bilangan: str) -> str:
        """A whole number as text, with commas between its thousands."""


class Sqlite:
    """Objects of scalars are json_object, the fastest. What holds other objects is joined as text: the parser's stack
    is 100 deep, and a function call pends five of it on each level where `||` pends two."""

    tanpa_tanggal = "null"
    lateral = False
    batas: Sequence[int | None] = (None, 8, 7, 6, 5, 4, 3, 2, 1, 0)
    unsur = ("json_extract(e.value, '$[0]')", "json_extract(e.value, '$[1]')")

    def tempat(self, tanda: str, jenis: Jenis) -> str:
        return tanda

    def nomor(self, nomor: int) -> str:
        return f"?{nomor}"

    def parameter(self, nilai: object) -> object:
        if isinstance(nilai, bool):
            return int(nilai)
        return nilai.isoformat() if isinstance(nilai, date) else nilai

    def cetak(self, jenis: Jenis, sql: str) -> Isi:
        if jenis is Jenis.DAFTAR:
            return Isi(sql, json=True)
        if jenis is Jenis.BENAR:
            return Isi(f"iif({sql}, 'true', 'false')", json=True)
        if jenis is Jenis.WAKTU:
            return Isi(f"replace(substr({sql}, 1, 19), ' ', 'T') || 'Z'")
        if jenis in SKALA:
            return Isi(self._desimal(sql, SKALA[jenis]))
        return Isi(sql, jenis=jenis)

    def _desimal(self, sql: str, skala: int) -> str:
        if skala == 0:
            return f"cast({sql} as text)"
        satuan = 10**skala
        pecahan = f"rtrim(substr('{'0' * skala}' || ({sql} % {satuan}), -{skala}), '0')"
        return (
            f"case when {sql} % {satuan} = 0 then cast({sql} / {satuan} as text)"
            f" else ({sql} / {satuan}) || '.' || {pecahan} end"
        )

    def kata(self, isi: Sequence[tuple[str, str]]) -> Isi:
        kata = " || ".join(f"iif({syarat}, '\"{kata}\",', '')" for kata, syarat in isi)
        return Isi(f"'[' || rtrim({kata}, ',') || ']'", json=True)

    def obyek(self, isi: Pasangan) -> Isi:
        if self._datar(isi):
            pasangan = ", ".join(f"'{kunci}', {nilai.sql}" for kunci, nilai in isi)
            return Isi(f"json_object({pasangan})", json=True)
        bagian = " || ',".join(f'"{kunci}":\' || {self._json(nilai)}' for kunci, nilai in isi)
        # Each `||` copies what stands at its left: pieces of text that meet become one.
        return Isi(f"'{{{bagian} || '}}'".replace("' || '", ""), json=True)

    def _datar(self, isi: Pasangan) -> bool:
        """Scalars only, and no more than a function of 127 arguments takes."""
        return len(isi) <= 63 and not any(nilai.json for _, nilai in isi)

    def _json(self, nilai: Isi) -> str:
        # json_quote takes a microsecond or two, and a page has thousands of values.
        if nilai.json:
            return nilai.sql
        if nilai.jenis is Jenis.PENGENAL:
            return f"'\"' || {nilai.sql} || '\"'"
        return f"ifnull({nilai.sql}, 'null')" if nilai.jenis is Jenis.BILANGAN else f"json_quote({nilai.sql})"

    def bila(self, syarat: str, obyek: Isi) -> Isi:
        return Isi(f"case when {syarat} then {obyek.sql} else 'null' end", json=True)

    def pertama(self, pilihan: Sequence[tuple[Pasangan, str]]) -> Isi:
        baris = " union all ".join(f"select {self.obyek(isi).sql} from {dari}" for isi, dari in pilihan)
        return Isi(f"({baris} union all select 'null' limit 1)", json=True)

    def setiap(self, ids: str, obyek: Isi) -> Isi:
        baris = f"select {obyek.sql} as o from json_each({ids}) e order by e.key"
        return Isi(f"(select '[' || ifnull(group_concat(o), '') || ']' from ({baris}))", json=True)

    def tanda(self, nomor: int, kunci: str) -> Isi:
        # json_quote escapes all control characters, so that no text of the data can be taken for it.
        return Isi(f"char(1) || '{nomor}:' || {kunci} || char(1)", json=True)

    def baris(self, isi: Pasangan, dari: str) -> Isi:
        # `ifnull` around it would pend three more on the parser's stack.
        return self.pertama([(isi, dari)])

    def halaman(self, isi: Pasangan, dari: str) -> Isi:
        return Isi(f"(select {self.obyek(isi).sql} from {dari})", json=True)

    def daftar(self, isi: Pasangan, cari: Pencarian, batas: str | None = None) -> Isi:
        # Aggregates take the rows as they come: they are put in order first, and only then joined and written.
        limit = f" limit {batas}" if batas else ""
        kunci = ""
        if any(self.kursor(cari) in sql for sql in teks(isi)):
            kunci = f', {self.heks(self.larik(cari.kunci_urut, cari.tanda))} as "#kursor"'
        urut = f"{cari.dari([])} where {cari.syarat} order by {cari.menurut(cari.kunci_urut)}{limit}"
        dari = f"(select {cari.a}.*{kunci} from {urut}) {cari.a}{cari.gabungan(teks(isi))}"
        if self._datar(isi):
            return Isi(f"(select json_group_array({self.obyek(isi).sql}) from {dari})", json=True)
        baris = f"select {self.obyek(isi).sql} as o from {dari}"
        return Isi(f"(select '[' || ifnull(group_concat(o), '') || ']' from ({baris}))", json=True)

    def kursor(self, cari: Pencarian) -> str:
        return f'{cari.a}."#kursor"'

    def kumpulan(self, sql: str, syarat: str) -> Isi:
        return Isi(f"'[' || ifnull(group_concat({sql}) filter (where {syarat}), '') || ']'", json=True)

    def rangkum(self, isi: Pasangan) -> Isi:
        return self.obyek(isi)

    def seluruh(self, isi: Pasangan) -> str:
        return f"select {self.obyek(isi).sql}"

    def uji(self, sql: str) -> str | None:
        return f"explain {sql}"

    def memuat(self, teks: str, bagian: str) -> str:
        return f"instr({teks}, {bagian}) > 0"

    def tambah_hari(self, tanggal: str, hari: str) -> str:
        return f"date({tanggal}, '+' || {hari} || ' days')"

    def jarak_hari(self, dari: str, sampai: str) -> str:
        return f"cast(julianday({sampai}) - julianday({dari}) as integer)"

    def awal_bulan(self, tahun: str, bulan: str) -> str:
        return f"printf('%04d-%02d-01', {tahun}, {bulan})"

    def bulan(self, tanggal: str) -> str:
        return f"cast(substr({tanggal}, 6, 2) as integer)"

    def akhir_triwulan(self, awal: str) -> str:
        return f"date({awal}, '+3 months', '-1 day')"

    def hari_jakarta(self, waktu: str) -> str:
        return f"date({waktu}, '+7 hours')"

    def terakhir(self, tanggal: Sequence[str]) -> str:
        ada = ", ".join(f"coalesce({t}, '0001-01-01')" for t in tanggal)
        return f"max({ada})"

    def larik(self, isi: Sequence[str], tanda: str | None) -> str:
        awal = [f"json('[\"{tanda}\"]')"] if tanda else []
        return f"json_array({', '.join([*awal, *isi])})"

    def heks(self, teks: str) -> str:
        return f"lower(hex({teks}))"

    def anak(self, json: str, *jalur: str) -> str:
        return f"cast(json_extract({json}, '$.{'.'.join(jalur)}') as text)"

    def butir(self, json: str, nama: str) -> str:
        return f"json_each({json}, '$.{nama}')"

    def anggota(self, json: str, *nama: str) -> str:
        cases = " ".join(f"when json_type({json}, '$.{n}') = 'object' then '$.{n}'" for n in nama)
        return f"json_each({json}, case {cases} end)"

    def terbesar(self, a: str, b: str) -> str:
        return f"max({a}, {b})"

    def ribuan(self, bilangan: str) -> str:
        return f"printf('%,d', {bilangan})"

    def terkecil(self, a: str, b: str) -> str:
        return f"min({a}, {b})"


class Postgres:
    """Objects are row subselects: nearly the fastest, without a limit of arguments, and the database escapes all. Their
    alias is one that no GraphQL name can be."""

    # A row subselect may have 1,664 columns; a key longer than 63 bytes would be cut, and is refused in the plan.
    tanpa_tanggal = "null::date"
    lateral = True
    batas: Sequence[int | None] = (None,)
    unsur = ("(e.value ->> 0)", "(e.value ->> 1)::bigint")

    JENIS = {
        Jenis.TEKS: "text",
        Jenis.BILANGAN: "bigint",
        Jenis.BENAR: "boolean",
        Jenis.TANGGAL: "date",
        Jenis.WAKTU: "timestamptz",
        Jenis.DAFTAR: "text",
    }

    def tempat(self, tanda: str, jenis: Jenis) -> str:
        return f"{tanda}::{self.JENIS[jenis]}"

    def nomor(self, nomor: int) -> str:
        return f"${nomor}"

    def parameter(self, nilai: object) -> object:
        return nilai

    def cetak(self, jenis: Jenis, sql: str) -> Isi:
        if jenis is Jenis.DAFTAR:
            return Isi(f"({sql})::json", json=True)
        if jenis is Jenis.WAKTU:
            return Isi(f"to_char({sql} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
        if jenis in SKALA:
            skala = SKALA[jenis]
            return Isi(f"({sql})::text" if skala == 0 else f"trim_scale(({sql})::numeric / {10**skala})::text")
        return Isi(sql)

    def kata(self, isi: Sequence[tuple[str, str]]) -> Isi:
        kata = ", ".join(f"case when {syarat} then '{kata}' end" for kata, syarat in isi)
        return Isi(f"to_json(array_remove(array[{kata}]::text[], null))", json=True)

    def obyek(self, isi: Pasangan) -> Isi:
        return self.baris(isi, "")

    def bila(self, syarat: str, obyek: Isi) -> Isi:
        return Isi(f"case when {syarat} then {obyek.sql} end", json=True)

    def pertama(self, pilihan: Sequence[tuple[Pasangan, str]]) -> Isi:
        return Isi(f"coalesce({', '.join(self.baris(isi, dari).sql for isi, dari in pilihan)})", json=True)

    def setiap(self, ids: str, obyek: Isi) -> Isi:
        dari = f"json_array_elements({ids}::json) with ordinality e(value, key)"
        return Isi(f"(select coalesce(json_agg({obyek.sql} order by e.key), '[]') from {dari})", json=True)

    def tanda(self, nomor: int, kunci: str) -> Isi:
        raise NotImplementedError("No statement is too deep for PostgreSQL.")

    def baris(self, isi: Pasangan, dari: str) -> Isi:
        return self.halaman(isi, f"{dari} limit 1" if dari else "")

    def halaman(self, isi: Pasangan, dari: str) -> Isi:
        return Isi(f'(select row_to_json("#") from ({self._pilih(isi, dari)}) "#")', json=True)

    def daftar(self, isi: Pasangan, cari: Pencarian, batas: str | None = None) -> Isi:
        limit = f" limit {batas}" if batas else ""
        dari = f"{cari.dari(teks(isi))} where {cari.syarat} order by {cari.menurut(cari.kunci_urut)}{limit}"
        return Isi(f'(select coalesce(json_agg("#"), \'[]\') from ({self._pilih(isi, dari)}) "#")', json=True)

    def kursor(self, cari: Pencarian) -> str:
        return self.heks(self.larik(cari.kunci_urut, cari.tanda))

    def _pilih(self, isi: Pasangan, dari: str) -> str:
        kolom = ", ".join(f'{nilai.sql} as "{kunci}"' for kunci, nilai in isi)
        return f"select {kolom} from {dari}" if dari else f"select {kolom}"

    def kumpulan(self, sql: str, syarat: str) -> Isi:
        return Isi(f"coalesce(json_agg({sql} order by x.\"#n\") filter (where {syarat}), '[]')", json=True)

    def rangkum(self, isi: Pasangan) -> Isi:
        pasangan = ", ".join(f"'{kunci}', {nilai.sql}" for kunci, nilai in isi)
        return Isi(f"json_build_object({pasangan})", json=True)

    def seluruh(self, isi: Pasangan) -> str:
        return f'select convert_to(row_to_json("#")::text, \'UTF8\') from ({self._pilih(isi, "")}) "#"'

    def uji(self, sql: str) -> str | None:
        return None

    def memuat(self, teks: str, bagian: str) -> str:
        return f"strpos({teks}, {bagian}) > 0"

    def tambah_hari(self, tanggal: str, hari: str) -> str:
        return f"({tanggal} + ({hari})::int)"

    def jarak_hari(self, dari: str, sampai: str) -> str:
        return f"({sampai} - {dari})"

    def awal_bulan(self, tahun: str, bulan: str) -> str:
        return f"make_date(({tahun})::int, ({bulan})::int, 1)"

    def bulan(self, tanggal: str) -> str:
        return f"extract(month from {tanggal})::int"

    def akhir_triwulan(self, awal: str) -> str:
        return f"({awal} + interval '3 months' - interval '1 day')::date"

    def hari_jakarta(self, waktu: str) -> str:
        return f"({waktu} at time zone 'Asia/Jakarta')::date"

    def terakhir(self, tanggal: Sequence[str]) -> str:
        return f"greatest({', '.join(tanggal)})"

    def larik(self, isi: Sequence[str], tanda: str | None) -> str:
        awal = [f"'[\"{tanda}\"]'::json"] if tanda else []
        return f"json_build_array({', '.join([*awal, *isi])})::text"

    def heks(self, teks: str) -> str:
        return f"encode(convert_to({teks}, 'UTF8'), 'hex')"

    def anak(self, json: str, *jalur: str) -> str:
        return f"(({json})::json #>> '{{{','.join(jalur)}}}')"

    def butir(self, json: str, nama: str) -> str:
        isi = f"({json})::json -> '{nama}'"
        larik = f"case json_typeof({isi}) when 'array' then {isi} else '[]'::json end"
        kolom = "e.ordinality - 1 as key, e.value #>> '{}' as value"
        return f"lateral (select {kolom} from json_array_elements({larik}) with ordinality e)"

    def anggota(self, json: str, *nama: str) -> str:
        ada = [(n, f"json_typeof(({json})::json -> '{n}') = 'object'") for n in nama]
        isi = " ".join(f"when {syarat} then ({json})::json -> '{n}'" for n, syarat in ada)
        jalan = " ".join(f"when {syarat} then '$.{n}'" for n, syarat in ada)
        kolom = f"e.key, e.value #>> '{{}}' as value, json_typeof(e.value) as type, case {jalan} end as path"
        return f"lateral (select {kolom} from json_each(case {isi} else '{{}}'::json end) e)"

    def terbesar(self, a: str, b: str) -> str:
        return f"greatest({a}, {b})"

    def ribuan(self, bilangan: str) -> str:
        return f"to_char({bilangan}, 'FM999,999,999,999,999')"

    def terkecil(self, a: str, b: str) -> str:
        return f"least({a}, {b})"
