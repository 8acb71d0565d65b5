-- The language that a person has chosen; null: not chosen, the browser's language decides.

alter table akun add column bahasa text constraint ck_akun_bahasa check (bahasa in ('id', 'en'));
