"""The superior's page as one statement written by hand: the least that any server could do for the same bytes. It knows
no session and no scope, and every number in it is what the page asks for."""

HARI = "2020-03-20"


def desimal(kolom: str, skala: int) -> str:
    satuan = 10**skala
    pecahan = f"rtrim(substr('{'0' * skala}' || ({kolom} % {satuan}), -{skala}), '0')"
    return (
        f"case when {kolom} % {satuan} = 0 then cast({kolom} / {satuan} as text)"
        f" else ({kolom} / {satuan}) || '.' || {pecahan} end"
    )


SQLITE = f"""
select '{{"data":{{"viewer":{{"tim":{{"bawahan":{{"edges":[' || (
  select group_concat(o) from (
    select '{{"node":{{"id":"Pegawai_' || p.id || '","nama":' || json_quote(p.nama) || ',"nrk":' || json_quote(p.nrk)
      || ',"skp":{{"edges":[' || (
      select group_concat(o) from (
        select '{{"node":{{"id":"Skp_' || s.id || '","status":"' || v.status || '","versi":' || v.versi
          || ',"revisi":' || v.revisi || ',"indikator":{{"edges":[' || (
          select group_concat(o) from (
            select '{{"node":{{"id":"Indikator_' || i.id || '","urut":' || i.urut
              || ',"uraian":' || json_quote(i.uraian) || ',"output":' || json_quote({desimal("i.output", 4)})
              || ',"satuan":' || json_quote(i.satuan) || ',"mutu":' || json_quote({desimal("i.mutu", 2)})
              || ',"waktu":' || json_quote(i.waktu) || ',"renkin":' || (
              select json_group_array(json_object('id', 'Renkin_' || r.id, 'tw', w.tw,
                'target', {desimal("r.target", 4)}, 'realisasi', {desimal("r.realisasi", 4)},
                'nilaiValidasi', {desimal("r.nilai_validasi", 4)}, 'capaian', {desimal("r.capaian", 2)},
                'catatanRealisasi', r.catatan_realisasi))
              from (select * from renkin where indikator_id = i.id order by triwulan_id) r
              join triwulan w on w.id = r.triwulan_id
            ) || '}}}}' as o
            from indikator i where i.versi_id = v.id order by i.urut limit 20
          )
        ) || ']}}}}}}' as o
        from skp s join versi_skp v on v.id = s.kerja_id
        where s.pegawai_id = p.id and s.tahun = 2020 order by s.mulai, s.id limit 2
      )
    ) || ']}}}}}}' as o
    from hubungan_atasan h join pegawai p on p.id = h.pegawai_id
    where h.atasan_id = ?1 and h.tingkat = 1 and h.mulai <= '{HARI}' and h.selesai >= '{HARI}'
    order by p.nama_urut, p.id limit 20
  )
) || ']}}}}}}}}}}'
"""


def satu(kolom: str) -> str:
    """An object of these columns."""
    return f'(select row_to_json("#") from (select {kolom}) "#")'


def banyak(kolom: str, dari: str) -> str:
    """A list of objects."""
    return f'(select coalesce(json_agg("#"), \'[]\') from (select {kolom} from {dari}) "#")'


RENKIN = banyak(
    "'Renkin_' || r.id as id, w.tw, trim_scale(r.target::numeric / 10000)::text as target,"
    " trim_scale(r.realisasi::numeric / 10000)::text as realisasi,"
    ' trim_scale(r.nilai_validasi::numeric / 10000)::text as "nilaiValidasi",'
    " trim_scale(r.capaian::numeric / 100)::text as capaian,"
    ' r.catatan_realisasi as "catatanRealisasi"',
    "renkin r join triwulan w on w.id = r.triwulan_id where r.indikator_id = i.id order by r.triwulan_id",
)
INDIKATOR = banyak(
    satu(
        "'Indikator_' || i.id as id, i.urut, i.uraian, trim_scale(i.output::numeric / 10000)::text as output,"
        f" i.satuan, trim_scale(i.mutu::numeric / 100)::text as mutu, i.waktu, {RENKIN} as renkin"
    )
    + " as node",
    "indikator i where i.versi_id = v.id order by i.urut limit 20",
)
SKP = banyak(
    satu(f"'Skp_' || s.id as id, v.status, v.versi, v.revisi, {satu(f'{INDIKATOR} as edges')} as indikator")
    + " as node",
    "skp s join versi_skp v on v.id = s.kerja_id"
    " where s.pegawai_id = p.id and s.tahun = 2020 order by s.mulai, s.id limit 2",
)
BAWAHAN = banyak(
    satu(f"'Pegawai_' || p.id as id, p.nama, p.nrk, {satu(f'{SKP} as edges')} as skp") + " as node",
    "hubungan_atasan h join pegawai p on p.id = h.pegawai_id"
    f" where h.atasan_id = $1 and h.tingkat = 1 and h.mulai <= '{HARI}' and h.selesai >= '{HARI}'"
    " order by p.nama_urut, p.id limit 20",
)
TIM = satu(satu(satu(f"{satu(f'{BAWAHAN} as edges')} as bawahan") + " as tim") + " as viewer")
POSTGRES = f"select convert_to('{{\"data\":' || {TIM}::text || '}}', 'UTF8')"
