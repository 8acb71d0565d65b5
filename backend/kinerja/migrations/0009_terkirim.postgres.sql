-- What was sent in stays when its line is removed: it belongs to the version, and names the line by its number alone.

alter table indikator_revisi add column versi_id bigint;
alter table indikator_revisi add column asal_id bigint;
update indikator_revisi r set versi_id = i.versi_id, asal_id = i.asal_id from indikator i where i.id = r.indikator_id;
alter table indikator_revisi alter column versi_id set not null;
alter table indikator_revisi drop constraint fk_indikator_revisi_indikator;
alter table indikator_revisi
    add constraint fk_indikator_revisi_versi foreign key (versi_id) references versi_skp (id) on delete restrict;
create index ix_indikator_revisi_versi_revisi on indikator_revisi (versi_id, revisi);
