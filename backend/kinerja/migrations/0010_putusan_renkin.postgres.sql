-- Days that an outage adds to those in which a superior decides on a plan.

alter table triwulan add column renkin_putusan_diperpanjang date;
