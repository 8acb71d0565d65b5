-- Long work in the background, with its progress and the file it leaves.

create table pekerjaan (
    id integer constraint pk_pekerjaan primary key autoincrement,
    jenis text not null,
    pegawai_id integer not null,
    isian text not null,
    status text not null,
    kemajuan integer not null,
    jumlah integer,
    masalah text,
    temuan text,
    berkas text,
    nama text,
    ukuran integer,
    dibuat text not null,
    mulai text,
    selesai text,
    sewa text,
    pelaksana text,
    coba integer not null,
    batal integer not null,
    constraint uq_pekerjaan_berkas unique (berkas),
    constraint fk_pekerjaan_pegawai foreign key (pegawai_id) references pegawai (id) on delete restrict,
    constraint ck_pekerjaan_jenis check (jenis in ('RIWAYAT', 'TIM')),
    constraint ck_pekerjaan_status check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint ck_pekerjaan_kemajuan check (kemajuan >= 0),
    constraint ck_pekerjaan_jumlah check (jumlah >= 0),
    constraint ck_pekerjaan_coba check (coba between 0 and 9),
    constraint ck_pekerjaan_pelaksana check (
        (status = 'RUNNING') = (sewa is not null) and (status = 'RUNNING') = (pelaksana is not null)
    ),
    constraint ck_pekerjaan_selesai check ((status in ('QUEUED', 'RUNNING')) = (selesai is null)),
    constraint ck_pekerjaan_hasil check (
        (berkas is null) = (nama is null)
        and (berkas is null) = (ukuran is null)
        and (berkas is null or status = 'DONE')
    ),
    constraint ck_pekerjaan_ukuran check (ukuran >= 0),
    constraint ck_pekerjaan_panjang check (
        length(isian) <= 2000
        and length(masalah) <= 16
        and length(temuan) <= 200
        and length(berkas) between 1 and 64
        and length(nama) between 1 and 120
        and length(pelaksana) between 1 and 32
    ),
    constraint ck_pekerjaan_bool check (batal in (0, 1)),
    constraint ck_pekerjaan_waktu_utc check (
        dibuat glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dibuat, 1, 19), '+0 days') is substr(dibuat, 1, 19)
        and mulai glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(mulai, 1, 19), '+0 days') is substr(mulai, 1, 19)
        and selesai glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(selesai, 1, 19), '+0 days') is substr(selesai, 1, 19)
        and sewa glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(sewa, 1, 19), '+0 days') is substr(sewa, 1, 19)
    )
) strict;
create index ix_pekerjaan_pegawai on pekerjaan (pegawai_id);
create index ix_pekerjaan_status on pekerjaan (status);
