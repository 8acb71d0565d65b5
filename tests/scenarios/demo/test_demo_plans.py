"""The plans of the demo: every state occurs, and each row is as the services would have left it."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from kinerja import models
from kinerja.config import Config
from kinerja.domain.aktor import JAKARTA
from kinerja.domain.baris import hambatan
from kinerja.domain.indikator import StatusIndikator
from kinerja.domain.renkin import (
    StatusRealisasi,
    StatusRenkin,
    awal_triwulan,
    capaian_triwulan,
    hasil_triwulan,
    shown_realisasi,
    shown_renkin,
    target_konsisten,
    triwulan,
)
from kinerja.domain.skp import StatusSkp, bulan
from kinerja.domain.workflow import Window
from kinerja.services import kalender
from kinerja.services.demo import cast
from peragaan import as_kept, by, plans


async def test_every_state_occurs(demo: Config):
    skp = set(await models.VersiSkp.all().values_list("status", flat=True))
    lines = set(await models.Indikator.all().values_list("status", flat=True))
    plans = set(await models.Triwulan.all().values_list("renkin_status", flat=True))
    reports = set(await models.Triwulan.all().values_list("realisasi_status", flat=True))

    assert skp == set(StatusSkp)
    assert lines == set(StatusIndikator)
    assert plans == set(StatusRenkin) - {StatusRenkin.RUNNING, StatusRenkin.MISSED}
    assert reports == set(StatusRealisasi) - {StatusRealisasi.LOCKED, StatusRealisasi.MISSED, StatusRealisasi.HELD}


async def test_the_states_of_time_are_seen_when_the_date_moves(demo: Config):
    days = await kalender.quarters(cast.TAHUN)
    versi = {v.skp_id: v for v in await models.VersiSkp.all()}
    mulai = dict(await models.Skp.all().values_list("id", "mulai"))
    seen: dict[date, set[str]] = defaultdict(set)
    for hari in (cast.HARI, date(2020, 4, 12), date(2020, 4, 16)):
        for q in await models.Triwulan.all():
            plan = kalender.renkin_window(q, days[q.tw], versi[q.skp_id].disetujui)
            awal = max(mulai[q.skp_id], awal_triwulan(q.tahun, q.tw))
            seen[hari].add(shown_renkin(q.renkin_status, plan, awal, hari))
            report = kalender.realisasi_window(q, days[q.tw])
            seen[hari].add(
                "R_" + shown_realisasi(q.realisasi_status, report, days[q.tw].batas_validasi, days[q.tw].kunci, hari)
            )

    assert {"RUNNING", "MISSED", "EMPTY"} <= seen[cast.HARI]
    assert {"R_HELD", "R_MISSED"} <= seen[date(2020, 4, 12)]
    assert "R_LOCKED" in seen[date(2020, 4, 16)]


async def test_each_plan_is_as_the_services_would_have_left_it(demo: Config):
    lines = await by(models.Indikator.all().order_by("urut"), "versi_id")
    sent = await by(models.IndikatorRevisi.all(), "indikator_id")
    for skp, versi in await plans():
        own = [as_kept(i) for i in lines[versi.id]]
        times = range(versi.revisi + 1) if versi.diajukan else ()
        assert all(sorted(r.revisi for r in sent[i.id]) == list(times) for i in lines[versi.id])
        assert (skp.berlaku_id is not None) == (versi.status in (StatusSkp.APPROVED, StatusSkp.CLOSED))
        assert [i.urut for i in lines[versi.id]] == list(range(1, len(own) + 1))
        if versi.diajukan:
            untouched = [i for i in lines[versi.id] if i.status is StatusIndikator.RETURNED]
            found = hambatan(ada_penilai=True, baris=own, bulan=bulan(skp.mulai, skp.selesai))
            assert len(found) == len(untouched)
            assert (versi.status is StatusSkp.RETURNED) == bool(untouched)
            assert all(i.catatan for i in untouched)


async def test_a_line_from_a_reference_says_what_the_reference_says(demo: Config):
    held = {skp.kerja_id: (await kalender.definitive_on(skp.pegawai_id, skp.mulai)) for skp, _ in await plans()}
    for i in await models.Indikator.filter(referensi_id__isnull=False).select_related("referensi"):
        r = i.referensi
        assert (i.sumber, i.kelompok, i.uraian, i.jenis_rekap, i.arah) == (
            (r.sumber, r.kelompok, r.uraian, r.jenis_rekap, r.arah)
        )
        assert r.output is None or (i.output, i.satuan, i.mutu, i.biaya) == (r.output, r.satuan, r.mutu, None)
        assert r.jabatan_id == held[i.versi_id].jabatan_id


async def test_each_sent_plan_names_who_stood_above_its_owner(demo: Config):
    above = await by(models.HubunganAtasan.filter(tingkat=1).select_related("atasan", "jabatan"), "pegawai_id")
    for skp, versi in await plans():
        hari = versi.diajukan.astimezone(JAKARTA).date() if versi.diajukan else cast.HARI
        atas = next(h for h in above[skp.pegawai_id] if h.mulai <= hari <= h.selesai)
        assert (versi.penilai_jabatan_id, versi.penilai_nama) == (atas.jabatan_id, atas.atasan.nama)
        assert versi.penilai_nama_jabatan == atas.jabatan.nama


async def test_no_two_plans_of_a_person_overlap(demo: Config):
    spans = await by(models.Skp.all().order_by("mulai"), "pegawai_id")

    moved = [own for own in spans.values() if len(own) > 1]
    assert moved and all(a.selesai + timedelta(days=1) == b.mulai for a, b in moved)


async def test_quarters_are_there_exactly_where_a_plan_was_approved(demo: Config):
    quarters = await by(models.Triwulan.all().order_by("tw"), "skp_id")
    lines = await by(models.Indikator.all(), "versi_id")
    made = await by(models.Renkin.all(), "triwulan_id")
    for skp, versi in await plans():
        expected = range(triwulan(skp.mulai), triwulan(skp.selesai) + 1) if skp.berlaku_id else ()
        assert [q.tw for q in quarters[skp.id]] == list(expected)
        for q in quarters[skp.id]:
            assert sorted(r.indikator_id for r in made[q.id]) == sorted(i.id for i in lines[versi.id])


async def test_targets_make_the_year_wherever_a_plan_was_sent(demo: Config):
    targets = defaultdict(dict)
    for r in await models.Renkin.all().select_related("indikator", "triwulan"):
        targets[r.indikator][r.triwulan.tw] = (r.target, r.triwulan.renkin_status)

    for indikator, quarters in targets.items():
        values, statuses = zip(*(quarters[tw] for tw in sorted(quarters)), strict=True)
        if set(statuses) & {StatusRenkin.SUBMITTED, StatusRenkin.APPROVED, StatusRenkin.RETURNED}:
            assert target_konsisten(indikator.jenis_rekap, values, indikator.output), indikator.id
        for value, status in zip(values, statuses, strict=True):
            assert (value is None) <= (status in (StatusRenkin.EMPTY, StatusRenkin.DRAFT))


async def test_reports_are_whole_and_their_results_those_of_the_rules(demo: Config):
    made = await by(models.Renkin.all().select_related("indikator"), "triwulan_id")
    for q in await models.Triwulan.exclude(realisasi_status=StatusRealisasi.EMPTY):
        validated = q.realisasi_status is StatusRealisasi.VALIDATED
        for r in made[q.id]:
            filled = r.realisasi is not None
            assert filled == (r.target > 0) or q.realisasi_status is StatusRealisasi.DRAFT
            assert (r.nilai_validasi is not None) == (validated and filled)
            if validated and filled:
                capaian = capaian_triwulan(r.target, r.nilai_validasi, r.indikator.arah)
                assert (r.capaian, r.capaian_tpp) == (capaian.capaian_persen, capaian.capaian_untuk_tpp)
                assert r.nilai_validasi == r.realisasi or r.catatan_validasi
        hasil = hasil_triwulan([(r.target, r.nilai_validasi, r.indikator.arah) for r in made[q.id]])
        assert q.hasil == (hasil if validated else None)


async def test_nothing_happened_out_of_order_or_in_the_future(demo: Config):
    tonight = datetime.combine(cast.HARI, time(), JAKARTA)
    quarters = await by(models.Triwulan.filter(renkin_diajukan__isnull=False), "skp_id")
    for skp, versi in await plans():
        # What came back and was sent again was decided in between.
        decided = [versi.diputuskan] if versi.diputuskan and versi.status is not StatusSkp.SUBMITTED else []
        steps = [versi.diajukan, *decided] if versi.diajukan else []
        assert steps == sorted(steps) and all(s < tonight for s in steps)
        for q in quarters[skp.id]:
            later = [versi.diputuskan, q.renkin_diajukan]
            if q.renkin_status is not StatusRenkin.SUBMITTED:
                later.append(q.renkin_diputuskan)
            if q.realisasi_diajukan:
                later.append(q.realisasi_diajukan)
            if q.realisasi_status in (StatusRealisasi.VALIDATED, StatusRealisasi.RETURNED):
                later.append(q.realisasi_diputuskan)
            assert later == sorted(later) and later[-1] < tonight


async def test_everything_was_sent_while_its_window_was_open(demo: Config):
    days = await kalender.quarters(cast.TAHUN)
    quarters = await by(models.Triwulan.all(), "skp_id")
    for skp, versi in await plans():
        if versi.diajukan:
            assert inside(await kalender.skp_window(skp, versi), versi.diajukan)
        for q in quarters[skp.id]:
            if q.renkin_diajukan:
                assert inside(kalender.renkin_window(q, days[q.tw], versi.disetujui), q.renkin_diajukan)
            # The report before a move closes the period early.
            if q.realisasi_diajukan and versi.status is not StatusSkp.CLOSED:
                assert inside(kalender.realisasi_window(q, days[q.tw]), q.realisasi_diajukan)


def inside(window: Window, moment: datetime) -> bool:
    return window.contains(moment.astimezone(JAKARTA).date())
