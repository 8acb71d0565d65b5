-- Amended plans, decisions of the next superior, days granted beyond the calendar, the lock, and references taken back.

alter table versi_skp add column alasan text constraint ck_versi_skp_alasan check (length(alasan) between 1 and 2000);
alter table versi_skp add column sengketa text constraint ck_versi_skp_sengketa_waktu_utc check (
    sengketa glob '????-??-?? ??:??:??.??????+00:00'
    and datetime(substr(sengketa, 1, 19), '+0 days') is substr(sengketa, 1, 19)
);
alter table versi_skp add column oleh_atasan integer not null default 0
    constraint ck_versi_skp_oleh_atasan_bool check (oleh_atasan in (0, 1));
alter table versi_skp add column jejak_triwulan integer constraint ck_versi_skp_jejak_triwulan check (jejak_triwulan >= 0);
alter table versi_skp add column diperpanjang text constraint ck_versi_skp_diperpanjang_tanggal check (
    date(diperpanjang, '+0 days') is diperpanjang
);
alter table versi_skp add column putusan_diperpanjang text constraint ck_versi_skp_putusan_diperpanjang_tanggal check (
    date(putusan_diperpanjang, '+0 days') is putusan_diperpanjang
);

alter table indikator add column asal_id integer
    constraint fk_indikator_asal references indikator (id) on delete restrict;
create index ix_indikator_asal on indikator (asal_id);

alter table triwulan add column renkin_diperpanjang text constraint ck_triwulan_renkin_diperpanjang_tanggal check (
    date(renkin_diperpanjang, '+0 days') is renkin_diperpanjang
);
alter table triwulan add column realisasi_diperpanjang text constraint ck_triwulan_realisasi_diperpanjang_tanggal check (
    date(realisasi_diperpanjang, '+0 days') is realisasi_diperpanjang
);
alter table triwulan add column validasi_diperpanjang text constraint ck_triwulan_validasi_diperpanjang_tanggal check (
    date(validasi_diperpanjang, '+0 days') is validasi_diperpanjang
);
alter table triwulan add column kunci_ditunda text constraint ck_triwulan_kunci_ditunda_tanggal check (
    date(kunci_ditunda, '+0 days') is kunci_ditunda
);
alter table triwulan add column terkunci text
    constraint ck_triwulan_terkunci check (terkunci in ('LOCKED', 'MISSED'));

alter table referensi add column dicabut text constraint ck_referensi_dicabut_tanggal check (
    date(dicabut, '+0 days') is dicabut
);

alter table kalender_tahun add column version integer not null default 1
    constraint ck_kalender_tahun_version check (version >= 1);

create table gangguan (
    id integer constraint pk_gangguan primary key autoincrement,
    mulai text not null,
    selesai text not null,
    alasan text not null,
    oleh_id integer not null,
    dicatat text not null,
    constraint fk_gangguan_oleh foreign key (oleh_id) references pegawai (id) on delete restrict,
    constraint ck_gangguan_masa check (mulai <= selesai),
    constraint ck_gangguan_panjang check (length(alasan) between 1 and 500),
    constraint ck_gangguan_tanggal check (
        date(mulai, '+0 days') is mulai
        and date(selesai, '+0 days') is selesai
    ),
    constraint ck_gangguan_waktu_utc check (
        dicatat glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dicatat, 1, 19), '+0 days') is substr(dicatat, 1, 19)
    )
) strict;
create index ix_gangguan_oleh on gangguan (oleh_id);

create table pembukaan (
    id integer constraint pk_pembukaan primary key autoincrement,
    version integer not null,
    status text not null,
    tahap text not null,
    tahun integer not null,
    tw integer,
    pegawai_id integer,
    unit_id integer,
    sampai text not null,
    alasan text not null,
    oleh_id integer not null,
    diusulkan text not null,
    penentu_id integer,
    ditentukan text,
    catatan text,
    constraint fk_pembukaan_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_pembukaan_unit foreign key (unit_id) references unit (id) on delete restrict,
    constraint fk_pembukaan_oleh foreign key (oleh_id) references pegawai (id) on delete restrict,
    constraint fk_pembukaan_penentu foreign key (penentu_id) references pegawai (id) on delete restrict,
    constraint ck_pembukaan_status check (status in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
    constraint ck_pembukaan_tahap check (tahap in ('SKP', 'RENKIN', 'REALISASI')),
    constraint ck_pembukaan_version check (version >= 1),
    constraint ck_pembukaan_tahun check (tahun between 2000 and 2999),
    constraint ck_pembukaan_tw check (tw between 1 and 4),
    constraint ck_pembukaan_tahap_tw check ((tahap = 'SKP') = (tw is null)),
    constraint ck_pembukaan_untuk check (pegawai_id is null or unit_id is null),
    constraint ck_pembukaan_orang_kedua check (status <> 'CONFIRMED' or penentu_id <> oleh_id),
    constraint ck_pembukaan_ditentukan check (
        (status = 'PROPOSED') = (penentu_id is null)
        and (penentu_id is null) = (ditentukan is null)
    ),
    constraint ck_pembukaan_panjang check (
        length(alasan) between 1 and 2000
        and length(catatan) <= 2000
    ),
    constraint ck_pembukaan_tanggal check (date(sampai, '+0 days') is sampai),
    constraint ck_pembukaan_waktu_utc check (
        diusulkan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(diusulkan, 1, 19), '+0 days') is substr(diusulkan, 1, 19)
        and ditentukan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(ditentukan, 1, 19), '+0 days') is substr(ditentukan, 1, 19)
    )
) strict;
create index ix_pembukaan_pegawai on pembukaan (pegawai_id);
create index ix_pembukaan_unit on pembukaan (unit_id);
create index ix_pembukaan_oleh on pembukaan (oleh_id);
create index ix_pembukaan_penentu on pembukaan (penentu_id);
create index ix_pembukaan_tahun on pembukaan (tahun, tahap, status);
