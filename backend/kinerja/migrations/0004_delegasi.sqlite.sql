-- Entries by hand are provisional until SIMPEG confirms them.

alter table penempatan add column sementara integer not null default 0
    constraint ck_penempatan_bool check (sementara in (0, 1));

-- "Atasan saya keliru": a person tells the pengelola that the tree of posts is wrong about him.

create table laporan_atasan (
    id integer constraint pk_laporan_atasan primary key autoincrement,
    version integer not null,
    pegawai_id integer not null,
    jabatan_id integer not null,
    atasan_id integer,
    seharusnya text not null,
    nrk text,
    catatan text,
    status text not null,
    dibuat text not null,
    diputuskan text,
    pemutus_id integer,
    jawaban text,
    constraint fk_laporan_atasan_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint fk_laporan_atasan_jabatan foreign key (jabatan_id) references jabatan (id) on delete restrict,
    constraint fk_laporan_atasan_atasan foreign key (atasan_id) references pegawai (id) on delete restrict,
    constraint fk_laporan_atasan_pemutus foreign key (pemutus_id) references pegawai (id) on delete restrict,
    constraint ck_laporan_atasan_version check (version >= 1),
    constraint ck_laporan_atasan_nrk check (length(nrk) = 6 and nrk not glob '*[^0-9]*'),
    constraint ck_laporan_atasan_status check (status in ('OPEN', 'RESOLVED', 'REJECTED', 'WITHDRAWN')),
    constraint ck_laporan_atasan_putusan check (
        (status = 'OPEN') = (diputuskan is null)
        and (status = 'OPEN') = (pemutus_id is null)
        and (status <> 'REJECTED' or jawaban is not null)
    ),
    constraint ck_laporan_atasan_panjang check (
        length(seharusnya) between 1 and 200
        and length(catatan) <= 2000
        and length(jawaban) <= 2000
    ),
    constraint ck_laporan_atasan_waktu_utc check (
        dibuat glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dibuat, 1, 19), '+0 days') is substr(dibuat, 1, 19)
        and diputuskan glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(diputuskan, 1, 19), '+0 days') is substr(diputuskan, 1, 19)
    )
) strict;
create index ix_laporan_atasan_pegawai on laporan_atasan (pegawai_id);
create index ix_laporan_atasan_status on laporan_atasan (status);
