-- The first tables, on SQLite. Numbers with decimals are scaled integers (models/fields.py). SQLite has no dates and
-- no truth values: the checks ..._tanggal, ..._waktu_utc and ..._bool say what PostgreSQL's types say.

create table unit (
    id integer constraint pk_unit primary key autoincrement,
    kode text not null,
    nama text not null,
    jenis text not null,
    induk_id integer,
    jalur text not null,
    constraint uq_unit_kode unique (kode),
    constraint fk_unit_induk foreign key (induk_id) references unit (id) on delete restrict,
    constraint ck_unit_induk check (induk_id <> id),
    constraint ck_unit_jalur check (jalur like '/%/'),
    constraint ck_unit_panjang check (
        length(kode) between 1 and 32
        and length(nama) between 1 and 160
        and length(jenis) between 1 and 32
        and length(jalur) between 1 and 200
    )
) strict;
create index ix_unit_jalur on unit (jalur);
create index ix_unit_induk on unit (induk_id);

create table jabatan (
    id integer constraint pk_jabatan primary key autoincrement,
    kode text not null,
    nama text not null,
    jenis text not null,
    eselon text,
    kelas integer,
    unit_id integer not null,
    induk_id integer,
    constraint uq_jabatan_kode unique (kode),
    constraint fk_jabatan_unit foreign key (unit_id) references unit (id) on delete restrict,
    constraint fk_jabatan_induk foreign key (induk_id) references jabatan (id) on delete restrict,
    constraint ck_jabatan_induk check (induk_id <> id),
    constraint ck_jabatan_kelas check (kelas >= 1),
    constraint ck_jabatan_panjang check (
        length(kode) between 1 and 32
        and length(nama) between 1 and 200
        and length(jenis) between 1 and 32
        and length(eselon) <= 8
    )
) strict;
create index ix_jabatan_induk on jabatan (induk_id);
create index ix_jabatan_unit on jabatan (unit_id);

create table pegawai (
    id integer constraint pk_pegawai primary key autoincrement,
    nrk text,
    nip text,
    nama text not null,
    nama_urut text not null,
    golongan text,
    constraint uq_pegawai_nrk unique (nrk),
    constraint uq_pegawai_nip unique (nip),
    constraint ck_pegawai_nrk check (length(nrk) = 6 and nrk not glob '*[^0-9]*'),
    constraint ck_pegawai_nip check (length(nip) = 18 and nip not glob '*[^0-9]*'),
    constraint ck_pegawai_panjang check (
        length(nama) between 1 and 120
        and length(nama_urut) between 1 and 120
        and length(golongan) <= 8
    )
) strict;
create index ix_pegawai_nama_urut on pegawai (nama_urut, id);

create table penempatan (
    id integer constraint pk_penempatan primary key autoincrement,
    pegawai_id integer not null,
    jabatan_id integer not null,
    mulai text not null,
    selesai text,
    jenis text not null,
    sk text,
    constraint uq_penempatan_pegawai_jabatan_mulai unique (pegawai_id, jabatan_id, mulai),
    constraint fk_penempatan_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_penempatan_jabatan foreign key (jabatan_id) references jabatan (id) on delete restrict,
    constraint ck_penempatan_jenis check (jenis in ('DEFINITIF', 'PLT', 'PLH')),
    constraint ck_penempatan_masa check (mulai <= selesai),
    constraint ck_penempatan_panjang check (
        length(sk) <= 80
    ),
    constraint ck_penempatan_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    )
) strict;
create index ix_penempatan_jabatan on penempatan (jabatan_id);
create index ix_penempatan_pegawai on penempatan (pegawai_id);

create table pemegang (
    id integer constraint pk_pemegang primary key autoincrement,
    jabatan_id integer not null,
    pegawai_id integer not null,
    dari_id integer not null,
    jenis text not null,
    mulai text not null,
    selesai text not null,
    constraint uq_pemegang_jabatan_mulai unique (jabatan_id, mulai),
    constraint fk_pemegang_jabatan foreign key (jabatan_id) references jabatan (id) on delete restrict,
    constraint fk_pemegang_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_pemegang_dari foreign key (dari_id) references jabatan (id) on delete restrict,
    constraint ck_pemegang_jenis check (jenis in ('DEFINITIF', 'PLT', 'PLH')),
    constraint ck_pemegang_masa check (mulai <= selesai),
    constraint ck_pemegang_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    )
) strict;
create index ix_pemegang_pegawai on pemegang (pegawai_id);

create table hubungan_atasan (
    id integer constraint pk_hubungan_atasan primary key autoincrement,
    pegawai_id integer not null,
    atasan_id integer not null,
    tingkat integer not null,
    jabatan_id integer not null,
    mulai text not null,
    selesai text not null,
    constraint uq_hubungan_atasan_pegawai_tingkat_mulai unique (pegawai_id, tingkat, mulai),
    constraint fk_hubungan_atasan_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_hubungan_atasan_atasan foreign key (atasan_id) references pegawai (id) on delete restrict,
    constraint fk_hubungan_atasan_jabatan foreign key (jabatan_id) references jabatan (id) on delete restrict,
    constraint ck_hubungan_atasan_masa check (mulai <= selesai),
    constraint ck_hubungan_atasan_tingkat check (tingkat >= 1),
    constraint ck_hubungan_atasan_atasan check (atasan_id <> pegawai_id),
    constraint ck_hubungan_atasan_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    )
) strict;
create index ix_hubungan_atasan_atasan_tingkat_pegawai on hubungan_atasan (atasan_id, tingkat, pegawai_id);

create table peran (
    id integer constraint pk_peran primary key autoincrement,
    pegawai_id integer not null,
    peran text not null,
    unit_id integer,
    mulai text not null,
    selesai text,
    constraint fk_peran_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_peran_unit foreign key (unit_id) references unit (id) on delete restrict,
    constraint ck_peran_peran check (
        peran in ('PENGELOLA', 'ADMIN_BKD', 'ADMIN_SUMBER', 'BENDAHARA', 'TIM_PENILAI', 'AUDITOR')
    ),
    constraint ck_peran_masa check (mulai <= selesai),
    constraint ck_peran_unit check (peran not in ('PENGELOLA', 'BENDAHARA') or unit_id is not null),
    constraint ck_peran_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    )
) strict;
create index ix_peran_pegawai on peran (pegawai_id);

create table kalender_tahun (
    tahun integer not null,
    buka_skp text not null,
    tutup_skp text not null,
    constraint pk_kalender_tahun primary key (tahun),
    constraint ck_kalender_tahun_tahun check (tahun between 2000 and 2999),
    constraint ck_kalender_tahun_urutan check (buka_skp <= tutup_skp),
    constraint ck_kalender_tahun_tanggal check (
        date(buka_skp, '+0 days') is buka_skp
        and date(tutup_skp, '+0 days') is tutup_skp
    )
) strict;

create table kalender_triwulan (
    id integer constraint pk_kalender_triwulan primary key autoincrement,
    tahun integer not null,
    tw integer not null,
    batas_renkin text not null,
    buka_realisasi text not null,
    batas_realisasi text not null,
    batas_validasi text not null,
    kunci text not null,
    constraint uq_kalender_triwulan_tahun_tw unique (tahun, tw),
    constraint ck_kalender_triwulan_tahun check (tahun between 2000 and 2999),
    constraint ck_kalender_triwulan_tw check (tw between 1 and 4),
    constraint ck_kalender_triwulan_urutan check (
        buka_realisasi <= batas_realisasi
        and batas_realisasi <= batas_validasi
        and batas_validasi <= kunci
    ),
    constraint ck_kalender_triwulan_tanggal check (
        date(batas_renkin, '+0 days') is batas_renkin
        and date(buka_realisasi, '+0 days') is buka_realisasi
        and date(batas_realisasi, '+0 days') is batas_realisasi
        and date(batas_validasi, '+0 days') is batas_validasi
        and date(kunci, '+0 days') is kunci
    )
) strict;

create table setelan (
    kunci text not null,
    nilai text not null,
    constraint pk_setelan primary key (kunci),
    constraint ck_setelan_panjang check (
        length(kunci) between 1 and 40
        and length(nilai) <= 200
    )
) strict;

create table akun (
    id integer constraint pk_akun primary key autoincrement,
    pegawai_id integer not null,
    nama_masuk text not null,
    sandi text not null,
    wajib_ganti integer not null,
    demo text,
    constraint uq_akun_nama_masuk unique (nama_masuk),
    constraint uq_akun_pegawai unique (pegawai_id),
    constraint fk_akun_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint ck_akun_panjang check (
        length(nama_masuk) between 1 and 40
        and length(sandi) between 1 and 200
        and length(demo) <= 120
    ),
    constraint ck_akun_bool check (wajib_ganti in (0, 1))
) strict;

create table percobaan_masuk (
    kunci text not null,
    gagal integer not null,
    terakhir text not null,
    constraint pk_percobaan_masuk primary key (kunci),
    constraint ck_percobaan_masuk_gagal check (gagal >= 0),
    constraint ck_percobaan_masuk_panjang check (
        length(kunci) between 1 and 80
    ),
    constraint ck_percobaan_masuk_waktu_utc check (
        terakhir glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(terakhir, 1, 19), '+0 days') is substr(terakhir, 1, 19)
    )
) strict;

create table tantangan_terpakai (
    id text not null,
    kedaluwarsa text not null,
    constraint pk_tantangan_terpakai primary key (id),
    constraint ck_tantangan_terpakai_panjang check (
        length(id) between 1 and 64
    ),
    constraint ck_tantangan_terpakai_waktu_utc check (
        kedaluwarsa glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(kedaluwarsa, 1, 19), '+0 days') is substr(kedaluwarsa, 1, 19)
    )
) strict;
create index ix_tantangan_terpakai_kedaluwarsa on tantangan_terpakai (kedaluwarsa);

create table sesi (
    id integer constraint pk_sesi primary key autoincrement,
    token text not null,
    pegawai_id integer not null,
    dibuat text not null,
    terakhir text not null,
    kedaluwarsa text not null,
    alamat text not null,
    peramban text not null,
    constraint uq_sesi_token unique (token),
    constraint fk_sesi_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint ck_sesi_token check (length(token) = 64 and token not glob '*[^0-9a-f]*'),
    constraint ck_sesi_masa check (dibuat < kedaluwarsa),
    constraint ck_sesi_panjang check (
        length(alamat) <= 64
        and length(peramban) <= 200
    ),
    constraint ck_sesi_waktu_utc check (
        dibuat glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dibuat, 1, 19), '+0 days') is substr(dibuat, 1, 19)
        and terakhir glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(terakhir, 1, 19), '+0 days') is substr(terakhir, 1, 19)
        and kedaluwarsa glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(kedaluwarsa, 1, 19), '+0 days') is substr(kedaluwarsa, 1, 19)
    )
) strict;
create index ix_sesi_kedaluwarsa on sesi (kedaluwarsa);
create index ix_sesi_pegawai on sesi (pegawai_id);

create table referensi (
    id integer constraint pk_referensi primary key autoincrement,
    sumber text not null,
    tahun integer not null,
    kode text not null,
    jabatan_id integer not null,
    kelompok text not null,
    uraian text not null,
    output integer,
    satuan text,
    mutu integer,
    jenis_rekap text not null,
    arah text not null,
    dimuat text not null,
    constraint uq_referensi_jabatan_tahun_sumber_kode unique (jabatan_id, tahun, sumber, kode),
    constraint fk_referensi_jabatan foreign key (jabatan_id) references jabatan (id) on delete restrict,
    constraint ck_referensi_sumber check (sumber in ('PERKIN', 'KSD', 'TUSI', 'TANPA_REFERENSI')),
    constraint ck_referensi_kelompok check (kelompok in ('STRATEGIS', 'OPERASIONAL', 'KHUSUS', 'TUSI', 'SCORE_CARD')),
    constraint ck_referensi_jenis_rekap check (jenis_rekap in ('AKUMULASI', 'POSISI_AKHIR', 'RATA_RATA')),
    constraint ck_referensi_arah check (arah in ('NAIK', 'TURUN')),
    constraint ck_referensi_tahun check (tahun between 2000 and 2999),
    constraint ck_referensi_output check (output >= 0),
    constraint ck_referensi_mutu check (mutu between 100 and 10000),
    constraint ck_referensi_sumber_luar check (sumber <> 'TANPA_REFERENSI'),
    constraint ck_referensi_panjang check (
        length(kode) between 1 and 40
        and length(uraian) between 1 and 500
        and length(satuan) <= 40
    ),
    constraint ck_referensi_tanggal check (
        date(dimuat, '+0 days') is dimuat
    )
) strict;

create table skp (
    id integer constraint pk_skp primary key autoincrement,
    pegawai_id integer not null,
    tahun integer not null,
    mulai text not null,
    selesai text not null,
    version integer not null,
    kerja_id integer,
    berlaku_id integer,
    constraint uq_skp_kerja unique (kerja_id),
    constraint uq_skp_berlaku unique (berlaku_id),
    constraint uq_skp_pegawai_tahun_mulai unique (pegawai_id, tahun, mulai),
    constraint fk_skp_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_skp_kerja foreign key (id, kerja_id) references versi_skp (skp_id, id)
        on delete restrict deferrable initially deferred,
    constraint fk_skp_berlaku foreign key (id, berlaku_id) references versi_skp (skp_id, id)
        on delete restrict deferrable initially deferred,
    constraint ck_skp_tahun check (
        cast(substr(mulai, 1, 4) as integer) = tahun and cast(substr(selesai, 1, 4) as integer) = tahun
    ),
    constraint ck_skp_masa check (mulai <= selesai),
    constraint ck_skp_version check (version >= 1),
    constraint ck_skp_berlaku check (berlaku_id is null or kerja_id is not null),
    constraint ck_skp_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    )
) strict;

create table versi_skp (
    id integer constraint pk_versi_skp primary key autoincrement,
    skp_id integer not null,
    versi integer not null,
    revisi integer not null,
    status text not null,
    penilai_jabatan_id integer,
    penilai_nama text,
    penilai_nrk text,
    penilai_nama_jabatan text,
    catatan text,
    diajukan text,
    dikembalikan text,
    disetujui text,
    diputuskan text,
    constraint uq_versi_skp_skp_versi unique (skp_id, versi),
    constraint uq_versi_skp_skp_id unique (skp_id, id),
    constraint fk_versi_skp_skp foreign key (skp_id) references skp (id) on delete restrict,
    constraint fk_versi_skp_penilai_jabatan foreign key (penilai_jabatan_id) references jabatan (id) on delete restrict,
    constraint ck_versi_skp_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'CLOSED')),
    constraint ck_versi_skp_versi check (versi >= 1),
    constraint ck_versi_skp_revisi check (revisi >= 0),
    constraint ck_versi_skp_penilai_nrk check (length(penilai_nrk) = 6 and penilai_nrk not glob '*[^0-9]*'),
    constraint ck_versi_skp_penilai check (
        (penilai_jabatan_id is null) = (penilai_nama is null)
        and (penilai_nama is null) = (penilai_nama_jabatan is null)
        and (penilai_nrk is null or penilai_nama is not null)
    ),
    constraint ck_versi_skp_penilai_ada check (
        status not in ('SUBMITTED', 'RETURNED', 'APPROVED') or penilai_jabatan_id is not null
    ),
    constraint ck_versi_skp_jejak check (
        (status <> 'SUBMITTED' or diajukan is not null)
        and (status <> 'RETURNED' or dikembalikan is not null)
        and (status <> 'APPROVED' or disetujui is not null)
    ),
    constraint ck_versi_skp_panjang check (
        length(penilai_nama) <= 120
        and length(penilai_nama_jabatan) <= 200
        and length(catatan) <= 2000
    ),
    constraint ck_versi_skp_tanggal check (
        date(dikembalikan, '+0 days') is dikembalikan
        and date(disetujui, '+0 days') is disetujui
    ),
    constraint ck_versi_skp_waktu_utc check (
        diajukan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(diajukan, 1, 19), '+0 days') is substr(diajukan, 1, 19)
        and diputuskan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(diputuskan, 1, 19), '+0 days') is substr(diputuskan, 1, 19)
    )
) strict;
create index ix_versi_skp_penilai_jabatan_status on versi_skp (penilai_jabatan_id, status);

create table indikator (
    id integer constraint pk_indikator primary key autoincrement,
    versi_id integer not null,
    urut integer not null,
    sumber text not null,
    referensi_id integer,
    kelompok text not null,
    uraian text not null,
    output integer,
    satuan text,
    mutu integer,
    waktu integer,
    biaya integer,
    jenis_rekap text not null,
    arah text not null,
    status text not null,
    catatan text,
    balasan text,
    disentuh integer not null,
    constraint uq_indikator_versi_urut unique (versi_id, urut),
    constraint fk_indikator_versi foreign key (versi_id) references versi_skp (id) on delete restrict,
    constraint fk_indikator_referensi foreign key (referensi_id) references referensi (id) on delete restrict,
    constraint ck_indikator_sumber check (sumber in ('PERKIN', 'KSD', 'TUSI', 'TANPA_REFERENSI')),
    constraint ck_indikator_kelompok check (kelompok in ('STRATEGIS', 'OPERASIONAL', 'KHUSUS', 'TUSI', 'SCORE_CARD')),
    constraint ck_indikator_jenis_rekap check (jenis_rekap in ('AKUMULASI', 'POSISI_AKHIR', 'RATA_RATA')),
    constraint ck_indikator_arah check (arah in ('NAIK', 'TURUN')),
    constraint ck_indikator_status check (status in ('PROPOSED', 'ACCEPTED', 'RETURNED')),
    constraint ck_indikator_urut check (urut >= 1),
    constraint ck_indikator_referensi check ((sumber = 'TANPA_REFERENSI') = (referensi_id is null)),
    constraint ck_indikator_output check (output >= 0),
    constraint ck_indikator_mutu check (mutu between 100 and 10000),
    constraint ck_indikator_waktu check (waktu between 1 and 12),
    constraint ck_indikator_biaya check (biaya >= 0),
    constraint ck_indikator_panjang check (
        length(uraian) <= 500
        and length(satuan) <= 40
        and length(catatan) <= 2000
        and length(balasan) <= 2000
    ),
    constraint ck_indikator_bool check (disentuh in (0, 1))
) strict;
create index ix_indikator_referensi on indikator (referensi_id);

create table indikator_revisi (
    id integer constraint pk_indikator_revisi primary key autoincrement,
    indikator_id integer not null,
    revisi integer not null,
    uraian text not null,
    output integer not null,
    satuan text not null,
    mutu integer not null,
    waktu integer not null,
    biaya integer,
    catatan text,
    constraint uq_indikator_revisi_indikator_revisi unique (indikator_id, revisi),
    constraint fk_indikator_revisi_indikator foreign key (indikator_id) references indikator (id) on delete cascade,
    constraint ck_indikator_revisi_revisi check (revisi >= 0),
    constraint ck_indikator_revisi_output check (output >= 0),
    constraint ck_indikator_revisi_mutu check (mutu between 100 and 10000),
    constraint ck_indikator_revisi_waktu check (waktu between 1 and 12),
    constraint ck_indikator_revisi_biaya check (biaya >= 0),
    constraint ck_indikator_revisi_panjang check (
        length(uraian) between 1 and 500
        and length(satuan) between 1 and 40
        and length(catatan) <= 2000
    )
) strict;

create table triwulan (
    id integer constraint pk_triwulan primary key autoincrement,
    skp_id integer not null,
    tahun integer not null,
    tw integer not null,
    version integer not null,
    renkin_status text not null,
    renkin_revisi integer not null,
    renkin_catatan text,
    renkin_diajukan text,
    renkin_dikembalikan text,
    renkin_diputuskan text,
    realisasi_status text not null,
    realisasi_revisi integer not null,
    realisasi_catatan text,
    realisasi_diajukan text,
    realisasi_dikembalikan text,
    realisasi_diputuskan text,
    hasil integer,
    constraint uq_triwulan_skp_tw unique (skp_id, tw),
    constraint fk_triwulan_skp foreign key (skp_id) references skp (id) on delete restrict,
    constraint ck_triwulan_renkin_status check (
        renkin_status in ('EMPTY', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'RUNNING', 'MISSED')
    ),
    constraint ck_triwulan_realisasi_status check (
        realisasi_status in ('EMPTY', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VALIDATED', 'LOCKED', 'MISSED', 'HELD')
    ),
    constraint ck_triwulan_tahun check (tahun between 2000 and 2999),
    constraint ck_triwulan_tw check (tw between 1 and 4),
    constraint ck_triwulan_version check (version >= 1),
    constraint ck_triwulan_renkin_revisi check (renkin_revisi >= 0),
    constraint ck_triwulan_realisasi_revisi check (realisasi_revisi >= 0),
    constraint ck_triwulan_hasil check (hasil between 0 and 10000),
    constraint ck_triwulan_realisasi_tanpa_renkin check (
        realisasi_status in ('EMPTY', 'MISSED') or renkin_status in ('APPROVED', 'RUNNING')
    ),
    constraint ck_triwulan_panjang check (
        length(renkin_catatan) <= 2000
        and length(realisasi_catatan) <= 2000
    ),
    constraint ck_triwulan_tanggal check (
        date(renkin_dikembalikan, '+0 days') is renkin_dikembalikan
        and date(realisasi_dikembalikan, '+0 days') is realisasi_dikembalikan
    ),
    constraint ck_triwulan_waktu_utc check (
        renkin_diajukan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(renkin_diajukan, 1, 19), '+0 days') is substr(renkin_diajukan, 1, 19)
        and renkin_diputuskan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(renkin_diputuskan, 1, 19), '+0 days') is substr(renkin_diputuskan, 1, 19)
        and realisasi_diajukan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(realisasi_diajukan, 1, 19), '+0 days') is substr(realisasi_diajukan, 1, 19)
        and realisasi_diputuskan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(realisasi_diputuskan, 1, 19), '+0 days') is substr(realisasi_diputuskan, 1, 19)
    )
) strict;

create table renkin (
    id integer constraint pk_renkin primary key autoincrement,
    indikator_id integer not null,
    triwulan_id integer not null,
    target integer,
    catatan_renkin text,
    realisasi integer,
    catatan_realisasi text,
    nilai_validasi integer,
    catatan_validasi text,
    capaian integer,
    capaian_tpp integer,
    constraint uq_renkin_indikator_triwulan unique (indikator_id, triwulan_id),
    constraint uq_renkin_triwulan_indikator unique (triwulan_id, indikator_id),
    constraint fk_renkin_indikator foreign key (indikator_id) references indikator (id) on delete restrict,
    constraint fk_renkin_triwulan foreign key (triwulan_id) references triwulan (id) on delete restrict,
    constraint ck_renkin_target check (target >= 0),
    constraint ck_renkin_realisasi check (realisasi >= 0),
    constraint ck_renkin_nilai_validasi check (nilai_validasi >= 0),
    constraint ck_renkin_capaian check (capaian >= 0),
    constraint ck_renkin_capaian_tpp check (capaian_tpp between 0 and 10000),
    constraint ck_renkin_panjang check (
        length(catatan_renkin) <= 2000
        and length(catatan_realisasi) <= 2000
        and length(catatan_validasi) <= 2000
    )
) strict;

create table bukti (
    id integer constraint pk_bukti primary key autoincrement,
    renkin_id integer not null,
    nama text not null,
    jenis text not null,
    ukuran integer not null,
    sha256 text not null,
    tempat text not null,
    diunggah text not null,
    oleh_id integer not null,
    constraint uq_bukti_tempat unique (tempat),
    constraint fk_bukti_renkin foreign key (renkin_id) references renkin (id) on delete restrict,
    constraint fk_bukti_oleh foreign key (oleh_id) references pegawai (id) on delete restrict,
    constraint ck_bukti_ukuran check (ukuran > 0),
    constraint ck_bukti_sha256 check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    constraint ck_bukti_panjang check (
        length(nama) between 1 and 200
        and length(jenis) between 1 and 80
        and length(tempat) between 1 and 64
    ),
    constraint ck_bukti_waktu_utc check (
        diunggah glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(diunggah, 1, 19), '+0 days') is substr(diunggah, 1, 19)
    )
) strict;
create index ix_bukti_renkin on bukti (renkin_id);

create table berkas_riwayat (
    id integer not null,
    nomor integer not null,
    hash text not null,
    dijangkar integer not null,
    constraint pk_berkas_riwayat primary key (id),
    constraint ck_berkas_riwayat_id check (id >= 0),
    constraint ck_berkas_riwayat_dijangkar check (dijangkar between 0 and nomor),
    constraint ck_berkas_riwayat_hash check (
        (nomor = 0 and hash = '') or (nomor > 0 and length(hash) = 64 and hash not glob '*[^0-9a-f]*')
    )
) strict;

create table riwayat (
    id integer constraint pk_riwayat primary key autoincrement,
    berkas_id integer not null,
    nomor integer not null,
    waktu text not null,
    objek text not null,
    objek_id integer not null,
    tindakan text not null,
    oleh_id integer,
    atas_nama_id integer,
    isi text not null,
    hash_sebelum text not null,
    hash text not null,
    constraint uq_riwayat_berkas_nomor unique (berkas_id, nomor),
    constraint fk_riwayat_berkas foreign key (berkas_id) references berkas_riwayat (id) on delete restrict,
    constraint fk_riwayat_oleh foreign key (oleh_id) references pegawai (id) on delete restrict,
    constraint fk_riwayat_atas_nama foreign key (atas_nama_id) references pegawai (id) on delete restrict,
    constraint ck_riwayat_nomor check (nomor >= 1),
    constraint ck_riwayat_hash check (length(hash) = 64 and hash not glob '*[^0-9a-f]*'),
    constraint ck_riwayat_hash_sebelum check (
        (nomor > 1 or hash_sebelum = '')
        and (nomor <= 1 or (length(hash_sebelum) = 64 and hash_sebelum not glob '*[^0-9a-f]*'))
    ),
    constraint ck_riwayat_atas_nama check (atas_nama_id is null or oleh_id is not null),
    constraint ck_riwayat_panjang check (
        length(objek) between 1 and 24
        and length(tindakan) between 1 and 24
        and isi <> ''
    ),
    constraint ck_riwayat_waktu_utc check (
        waktu glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(waktu, 1, 19), '+0 days') is substr(waktu, 1, 19)
    )
) strict;
create index ix_riwayat_objek on riwayat (objek, objek_id);

create table jangkar (
    id integer constraint pk_jangkar primary key autoincrement,
    tanggal text not null,
    waktu text not null,
    kepala text not null,
    hash_sebelum text not null,
    hash text not null,
    constraint uq_jangkar_tanggal unique (tanggal),
    constraint ck_jangkar_hash check (length(hash) = 64 and hash not glob '*[^0-9a-f]*'),
    constraint ck_jangkar_hash_sebelum check (
        hash_sebelum = '' or (length(hash_sebelum) = 64 and hash_sebelum not glob '*[^0-9a-f]*')
    ),
    constraint ck_jangkar_panjang check (
        kepala <> ''
    ),
    constraint ck_jangkar_tanggal check (
        date(tanggal, '+0 days') is tanggal
    ),
    constraint ck_jangkar_waktu_utc check (
        waktu glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(waktu, 1, 19), '+0 days') is substr(waktu, 1, 19)
    )
) strict;

create table kunci (
    id integer constraint pk_kunci primary key autoincrement,
    pegawai_id integer not null,
    kunci text not null,
    sidik text not null,
    jawaban text not null,
    dibuat text not null,
    constraint uq_kunci_pegawai_kunci unique (pegawai_id, kunci),
    constraint fk_kunci_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint ck_kunci_sidik check (length(sidik) = 64 and sidik not glob '*[^0-9a-f]*'),
    constraint ck_kunci_panjang check (
        length(kunci) between 1 and 80
    ),
    constraint ck_kunci_waktu_utc check (
        dibuat glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dibuat, 1, 19), '+0 days') is substr(dibuat, 1, 19)
    )
) strict;
create index ix_kunci_dibuat on kunci (dibuat);

-- What was done is never changed and never removed.
create trigger tg_riwayat_ubah before update on riwayat begin
    select raise(abort, 'tg_riwayat_ubah');
end;
create trigger tg_riwayat_hapus before delete on riwayat begin
    select raise(abort, 'tg_riwayat_hapus');
end;
create trigger tg_jangkar_ubah before update on jangkar begin
    select raise(abort, 'tg_jangkar_ubah');
end;
create trigger tg_jangkar_hapus before delete on jangkar begin
    select raise(abort, 'tg_jangkar_hapus');
end;
