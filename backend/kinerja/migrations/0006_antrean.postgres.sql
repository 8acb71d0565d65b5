-- What a plan and a report were when they were last returned, and who decided what, in order.

alter table renkin add column target_sebelum bigint
    constraint ck_renkin_target_sebelum check (target_sebelum >= 0);
alter table renkin add column realisasi_sebelum bigint
    constraint ck_renkin_realisasi_sebelum check (realisasi_sebelum >= 0);

create index ix_riwayat_oleh on riwayat (oleh_id, id);
