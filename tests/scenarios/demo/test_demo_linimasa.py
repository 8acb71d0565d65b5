"""What the cast of the demo did: on record as the services would have it, and told to those whom it concerned."""

import json
from datetime import date, timedelta
from itertools import pairwise

from kinerja import models
from kinerja.config import Config
from kinerja.domain.aktor import JAKARTA
from kinerja.services import rantai
from kinerja.services.demo import cast
from kinerja.services.pemberitahuan import unread
from peragaan import orang, skp_of, versi_of


async def acts_of(nrk: str) -> list[models.Riwayat]:
    return await models.Riwayat.filter(berkas_id=(await orang(nrk)).id).order_by("nomor")


async def told(nrk: str) -> list[tuple[str, bool]]:
    rows = models.Pemberitahuan.filter(penerima_id=(await orang(nrk)).id).order_by("id").select_related("riwayat")
    return [(n.riwayat.tindakan, n.dibaca is not None) for n in await rows]


async def test_the_acts_of_each_lead_to_what_is_shown_of_him(demo: Config):
    for nrk in cast.BERLINIMASA:
        (skp,) = await skp_of(nrk)
        versi, acts = await versi_of(skp), await acts_of(nrk)
        stand = {("skp", None): ("DRAFT", None)}
        for act in acts:
            isi, tahap = json.loads(act.isi), act.tindakan.partition("_")[2].lower()
            moved = isi["triwulan"] if tahap == "renkin" else [isi] if "ke" in isi else []
            for each in moved:
                key = (tahap or "skp", each.get("tw"))
                assert each["dari"] == stand.get(key, ("DRAFT", None))[0]
                stand[key] = (each["ke"], act.waktu)

        assert stand.pop(("skp", None)) == (versi.status, max(filter(None, (versi.diajukan, versi.diputuskan))))
        for q in await models.Triwulan.filter(skp_id=skp.id):
            for tahap in ("renkin", "realisasi"):
                moments = [getattr(q, f"{tahap}_{when}") for when in ("diajukan", "diputuskan")]
                if any(moments):
                    last = (getattr(q, f"{tahap}_status"), max(filter(None, moments)))
                    assert stand.pop((tahap, q.tw)) == last
        assert stand == {}


async def test_a_file_begins_with_its_loading_and_goes_on_day_by_day(demo: Config):
    (jangkar,) = await models.Jangkar.all()
    for nrk in cast.BERLINIMASA:
        acts = await acts_of(nrk)
        assert [act.tindakan for act in acts[:3]] == ["LOAD", "CREATE", "SUBMIT"]
        assert all(before.waktu < after.waktu for before, after in pairwise([*acts, jangkar]))
    assert (await acts_of(cast.PEGAWAI_BARU))[0].waktu.astimezone(JAKARTA).date() == date(2020, 3, 1)
    assert await rantai.verify() is None


async def test_who_sends_is_the_owner_and_who_decides_his_superior(demo: Config):
    siti = await orang(cast.ATASAN)
    for nrk in cast.BERLINIMASA:
        own = await orang(nrk)
        for act in (await acts_of(nrk))[1:]:
            assert act.oleh_id == (own.id if act.tindakan.startswith(("CREATE", "SUBMIT")) else siti.id)


async def test_what_was_written_is_what_stands_in_the_plan(demo: Config):
    dimas, maria = await acts_of(cast.PEGAWAI_REVISI), await acts_of(cast.PEGAWAI_TERVALIDASI)
    (skp,) = await skp_of(cast.PEGAWAI_REVISI)
    pertama, dikembalikan, kedua = (json.loads(act.isi) for act in dimas[2:])
    lines = {i.id: i for i in await models.Indikator.filter(versi_id=skp.kerja_id)}
    (hasil,) = [json.loads(act.isi)["hasil"] for act in maria if act.tindakan == "VALIDATE_REALISASI"]
    (tw,) = await models.Triwulan.filter(skp__pegawai_id=(await orang(cast.PEGAWAI_TERVALIDASI)).id, tw=1)

    returned = {int(id) for id in dikembalikan["indikator"]}
    assert returned == {i.id for i in lines.values() if i.catatan}
    assert [(i["id"], i["output"], i["waktu"]) for i in kedua["indikator"]] == [
        (i.id, str(i.output), i.waktu) for i in sorted(lines.values(), key=lambda i: i.urut)
    ]
    changed = {i["id"] for i, j in zip(pertama["indikator"], kedua["indikator"], strict=True) if i != j}
    assert changed == returned and len(kedua["perubahan"]) == len(returned)
    assert (pertama["revisi"], kedua["revisi"], pertama["perubahan"]) == (0, 1, [])
    assert hasil == str(tw.hasil)


async def test_the_last_week_waits_to_be_read(demo: Config):
    siti = await orang(cast.ATASAN)

    assert await told(cast.PEGAWAI_DIKEMBALIKAN) == [("RETURN", False)]
    assert await told(cast.PEGAWAI) == [("APPROVE", True), ("APPROVE_RENKIN", True)]
    assert await told(cast.PEGAWAI_MENUNGGU) == await told(cast.PEGAWAI_BARU) == []
    assert [tindakan for tindakan, _ in await told(cast.ATASAN)].count("SUBMIT") == len(cast.BERLINIMASA) + 2
    assert await unread(siti.id) == 1
    for n in await models.Pemberitahuan.filter(dibaca__not_isnull=True).select_related("riwayat"):
        assert n.dibaca - n.riwayat.waktu == timedelta(hours=1)


async def test_of_all_others_is_known_that_they_were_loaded(demo: Config):
    cast_ids = [(await orang(nrk)).id for nrk in cast.BERLINIMASA]

    others = models.Riwayat.exclude(berkas_id__in=cast_ids)
    assert set(await others.values_list("tindakan", flat=True)) == {"LOAD"}
