-- What was sent in stays when its line is removed: it belongs to the version, and names the line by its number alone.

create table indikator_revisi_baru (
    id integer constraint pk_indikator_revisi primary key autoincrement,
    versi_id integer not null,
    indikator_id integer not null,
    asal_id integer,
    revisi integer not null,
    uraian text not null,
    output integer not null,
    satuan text not null,
    mutu integer not null,
    waktu integer not null,
    biaya integer,
    catatan text,
    constraint uq_indikator_revisi_indikator_revisi unique (indikator_id, revisi),
    constraint fk_indikator_revisi_versi foreign key (versi_id) references versi_skp (id) on delete restrict,
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
insert into indikator_revisi_baru
    (id, versi_id, indikator_id, asal_id, revisi, uraian, output, satuan, mutu, waktu, biaya, catatan)
    select r.id, i.versi_id, r.indikator_id, i.asal_id, r.revisi, r.uraian, r.output, r.satuan, r.mutu, r.waktu, r.biaya,
        r.catatan
    from indikator_revisi r join indikator i on i.id = r.indikator_id;
drop table indikator_revisi;
alter table indikator_revisi_baru rename to indikator_revisi;
create index ix_indikator_revisi_versi_revisi on indikator_revisi (versi_id, revisi);
