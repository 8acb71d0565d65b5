-- Indexes by measurement at 70,000 people: whole teams are counted, and their people looked up, in the index alone.

drop index ix_hubungan_atasan_atasan_tingkat_pegawai;
create index ix_hubungan_atasan_atasan_tingkat_pegawai
    on hubungan_atasan (atasan_id, tingkat, pegawai_id, mulai, selesai);
-- Is this person below me? Without it every row of a list walked through all who are.
create index ix_hubungan_atasan_atasan_pegawai on hubungan_atasan (atasan_id, pegawai_id, mulai, selesai);
create index ix_skp_pegawai_tahun_kerja on skp (pegawai_id, tahun, kerja_id);
create index ix_triwulan_skp_tw_status on triwulan (skp_id, tw, renkin_status, realisasi_status);
