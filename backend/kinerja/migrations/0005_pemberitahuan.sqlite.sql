-- Whom an act is told: one row per person, made with the act. The act itself stands in the riwayat.
create table pemberitahuan (
    id integer constraint pk_pemberitahuan primary key autoincrement,
    penerima_id integer not null,
    riwayat_id integer not null,
    dibaca text,
    constraint uq_pemberitahuan_riwayat_penerima unique (riwayat_id, penerima_id),
    constraint fk_pemberitahuan_penerima foreign key (penerima_id) references pegawai (id) on delete restrict,
    constraint fk_pemberitahuan_riwayat foreign key (riwayat_id) references riwayat (id) on delete restrict,
    constraint ck_pemberitahuan_waktu_utc check (
        dibaca glob '????-??-?? ??:??:??.??????+00:00'
        and datetime(substr(dibaca, 1, 19), '+0 days') is substr(dibaca, 1, 19)
    )
) strict;
create index ix_pemberitahuan_penerima_dibaca on pemberitahuan (penerima_id, dibaca);
