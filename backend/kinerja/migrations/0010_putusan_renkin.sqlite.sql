-- Days that an outage adds to those in which a superior decides on a plan.

alter table triwulan add column renkin_putusan_diperpanjang text
    constraint ck_triwulan_renkin_putusan_diperpanjang_tanggal check (
        date(renkin_putusan_diperpanjang, '+0 days') is renkin_putusan_diperpanjang
    );
