"""The plans of the quarters: filled in, sent together, decided together."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import ErrorCode, Invalid, Stale
from kinerja.domain.indikator import JenisRekap
from kinerja.domain.renkin import StatusRenkin
from kinerja.domain.target import TargetMasuk
from kinerja.services.akses import Versi
from kinerja.services.renkin import TriwulanMasuk, approve_renkin, return_renkin, save_renkin, submit_renkin
from people import BUDI, HARI, RATNA, SITI, TONO, aktor
from steps import (
    TARGET,
    approved_renkin,
    approved_skp,
    drafted_renkin,
    kunci,
    quarters_of,
    refusals,
    renkin_of,
    riwayat_of,
    submitted_renkin,
    targets,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

EMPTY, DRAFT, SUBMITTED = StatusRenkin.EMPTY, StatusRenkin.DRAFT, StatusRenkin.SUBMITTED
RETURNED, APPROVED = StatusRenkin.RETURNED, StatusRenkin.APPROVED


async def save(masuk, orang=BUDI, hari=HARI):
    return await save_renkin(masuk, kunci=kunci(), by=aktor(orang, hari))


async def submit(skp_id, *tw, orang=BUDI, hari=HARI):
    return await submit_renkin(await versions_of(skp_id, *tw), kunci=kunci(), by=aktor(orang, hari))


async def approve(skp_id, *tw, orang=SITI):
    return await approve_renkin(await versions_of(skp_id, *tw), kunci=kunci(), by=aktor(orang))


async def send_back(skp_id, *tw, catatan=None, renkin=(), hari=HARI):
    return await return_renkin(
        await versions_of(skp_id, *tw), catatan=catatan, renkin=renkin, kunci=kunci(), by=aktor(SITI, hari)
    )


async def statuses(skp_id):
    return [t.renkin_status for t in await quarters_of(skp_id)]


def without(place, tw):
    """The targets, with one quarter of one row left empty."""
    return [[None if (i, j) == (place, tw - 1) else t for j, t in enumerate(row)] for i, row in enumerate(TARGET)]


async def test_targets_are_written_quarter_by_quarter():
    skp_id = await approved_skp()

    await save(await targets(skp_id, TARGET, 2))

    assert await statuses(skp_id) == [EMPTY, DRAFT, EMPTY, EMPTY]
    second = (await quarters_of(skp_id))[1]
    assert [r.target for r in await renkin_of(second.id)] == [3, 1, 3]


async def test_rows_left_out_keep_their_target_and_one_can_be_emptied():
    skp_id = await drafted_renkin()
    first = (await quarters_of(skp_id))[0]
    perkin, *_ = await renkin_of(first.id)

    await save([TriwulanMasuk(first.id, first.version, [TargetMasuk(perkin.id, None)])])
    await save([TriwulanMasuk(first.id, first.version + 1)])

    assert [r.target for r in await renkin_of(first.id)] == [None, 0, Decimal("1.5")]


async def test_of_a_row_named_again_and_again_the_last_target_holds():
    skp_id = await approved_skp()
    first = (await quarters_of(skp_id))[0]
    perkin, *_ = await renkin_of(first.id)

    await save([TriwulanMasuk(first.id, 1, [TargetMasuk(perkin.id, Decimal(i)) for i in range(20_000)])])

    assert [r.target for r in await renkin_of(first.id)] == [19_999, None, None]


async def test_wrong_targets_are_told_with_their_place_and_nothing_is_kept():
    skp_id = await approved_skp()
    first, second, *_ = await quarters_of(skp_id)
    rows, others = await renkin_of(first.id), await renkin_of(second.id)

    act = save(
        [
            TriwulanMasuk(first.id, 1, [TargetMasuk(rows[0].id, Decimal(1)), TargetMasuk(others[0].id, Decimal(1))]),
            TriwulanMasuk(second.id, 1, [TargetMasuk(others[0].id, Decimal(-1))]),
        ]
    )

    assert await refusals(act) == [
        (ErrorCode.NOT_FOUND, "triwulan.0.target.1.renkinId"),
        (ErrorCode.MASUKAN_NEGATIF, "triwulan.1.target.0.target"),
    ]
    assert await models.Renkin.filter(target=None).count() == 12
    assert await statuses(skp_id) == [EMPTY] * 4


async def test_quarters_that_do_not_go_together():
    skp_id = await approved_skp()
    first, *_ = await versions_of(skp_id)

    async def refused(*versi):
        return await refusals(submit_renkin(versi, kunci=kunci(), by=aktor(BUDI)))

    assert await refused() == [(ErrorCode.WAJIB_DIISI, "triwulan")]
    assert await refused(*[first] * 5) == [(ErrorCode.TERLALU_BANYAK, "triwulan")]
    assert await refused(first, first) == [(ErrorCode.NILAI_TIDAK_DIKENAL, "triwulan.1.id")]
    assert await refused(first, Versi(999, 1)) == [(ErrorCode.NOT_FOUND, "triwulan.1.id")]


async def test_quarters_of_two_plans_are_not_mixed():
    skp_id = await approved_skp()
    lain = await models.Skp.create(pegawai_id=BUDI, tahun=2021, mulai=date(2021, 1, 1), selesai=date(2021, 12, 31))
    tw = await models.Triwulan.create(skp_id=lain.id, tahun=2021, tw=1)
    mixed = [*await versions_of(skp_id, 1), Versi(tw.id, 1)]

    assert await refusals(submit_renkin(mixed, kunci=kunci(), by=aktor(BUDI))) == [
        (ErrorCode.NILAI_TIDAK_DIKENAL, "triwulan.1.id")
    ]


async def test_a_stale_quarter_is_named_and_the_others_do_not_move():
    skp_id = await drafted_renkin()
    first, second, *_ = await versions_of(skp_id)

    with pytest.raises(Stale) as refusal:
        await submit_renkin([first, Versi(second.id, 1)], kunci=kunci(), by=aktor(BUDI))

    assert (refusal.value.path, refusal.value.params) == (("triwulan", "1", "version"), {"version": 2})
    assert [v.version for v in await versions_of(skp_id)] == [2, 2, 2, 2]


async def test_a_plan_is_complete_in_all_quarters_of_the_skp():
    skp_id = await drafted_renkin(without(2, 4))

    assert await refusals(submit(skp_id, 1)) == [(ErrorCode.WAJIB_DIISI, "indikator.2.target.4")]


async def test_the_quarters_have_to_make_the_year():
    skp_id = await drafted_renkin((("1", "3", "4", "3"), *TARGET[1:]))

    with pytest.raises(Invalid) as refusal:
        await submit(skp_id)

    (error,) = refusal.value.each()
    assert (error.code, error.path) == (ErrorCode.TIDAK_KONSISTEN, ("indikator", "0", "target"))
    assert error.params == {"jenis": JenisRekap.AKUMULASI, "jumlah": 11, "seharusnya": 12, "selisih": -1}
    assert await statuses(skp_id) == [DRAFT] * 4


async def test_a_position_does_not_fall_on_its_way():
    await approved_skp()
    await models.Indikator.filter(urut=1).update(jenis_rekap=JenisRekap.POSISI_AKHIR)
    skp_id = (await models.Skp.get()).id
    await save(await targets(skp_id, (("6", "9", "8", "12"), *TARGET[1:])))

    assert await refusals(submit(skp_id)) == [(ErrorCode.TIDAK_KONSISTEN, "indikator.0.target")]

    await save(await targets(skp_id, (("6", "9", "9", "12"), *TARGET[1:])))
    assert await submit(skp_id) == skp_id


async def test_one_quarter_may_go_before_the_others():
    skp_id = await drafted_renkin()

    await submit(skp_id, 1)
    await approve(skp_id, 1)

    assert await statuses(skp_id) == [APPROVED, DRAFT, DRAFT, DRAFT]


async def test_an_approved_quarter_keeps_its_targets_and_counts_in_the_sum():
    skp_id = await drafted_renkin()
    await submit(skp_id, 1)
    await approve(skp_id, 1)

    assert await refusals(save(await targets(skp_id, TARGET, 1))) == [(ErrorCode.WRONG_STATUS, "triwulan.0")]

    await save(await targets(skp_id, (("9", "2", "4", "4"), *TARGET[1:]), 2, 3, 4))
    assert await refusals(submit(skp_id, 2, 3, 4)) == [(ErrorCode.TIDAK_KONSISTEN, "indikator.0.target")]


async def test_a_quarter_that_was_missed_is_left_out_of_the_sum():
    skp_id = await approved_skp()
    late = date(2020, 4, 10)
    await save(
        await targets(skp_id, (("0", "4", "4", "4"), ("0", "1", "1", "2"), ("0", "3", "3", "4.5")), 2, 3, 4), hari=late
    )

    await submit(skp_id, 2, 3, 4, hari=late)

    assert await statuses(skp_id) == [EMPTY, SUBMITTED, SUBMITTED, SUBMITTED]
    assert await refusals(save(await targets(skp_id, TARGET, 1), hari=late)) == [
        (ErrorCode.WINDOW_CLOSED, "triwulan.0")
    ]


# An answer with a long name is not read by a compiled plan.
@pytest.mark.parametrize("kata", ["triwulan", "h" * 61])
async def test_which_plans_hold_and_which_count_is_told(as_, pukul, kata):
    skp_id = await approved_skp()
    late = date(2020, 4, 10)
    target = (("0", "4", "4", "4"), ("0", "1", "1", "2"), ("0", "3.5", "3.5", "3.5"))
    await save(await targets(skp_id, target, 2, 3, 4), hari=late)
    await submit(skp_id, 2, 3, 4, hari=late)
    await approve(skp_id, 2, 3, 4)
    pukul.now = aktor(BUDI, late).waktu

    query = "query ($id: ID!) { node(id: $id) { ... on Skp { %s: triwulan { rencana { berlaku dihitung } } } } }"
    found = (await as_(BUDI)(query % kata, id=f"Skp_{skp_id}"))["node"][kata]

    told = [(each["rencana"]["berlaku"], each["rencana"]["dihitung"]) for each in found]
    assert told == [(False, False), (True, True), (True, True), (True, True)]


@pytest.mark.parametrize(("hari", "open_"), [(date(2020, 4, 4), True), (date(2020, 4, 5), False)])
async def test_the_first_plan_may_take_fifteen_days_from_the_approval(hari, open_):
    skp_id = await approved_skp()
    act = save(await targets(skp_id, TARGET, 1), hari=hari)

    assert (await act == skp_id) if open_ else (await refusals(act) == [(ErrorCode.WINDOW_CLOSED, "triwulan.0")])


async def test_a_quarter_without_targets_is_not_sent():
    assert await refusals(submit(await approved_skp(), 1)) == [(ErrorCode.WRONG_STATUS, "triwulan.0")]


async def test_only_the_owner_plans_and_only_the_rater_decides():
    skp_id = await drafted_renkin()

    assert await refusals(save(await targets(skp_id), orang=SITI)) == [(ErrorCode.NOT_ALLOWED, "triwulan.0")]
    assert await refusals(submit(skp_id, orang=SITI)) == [(ErrorCode.NOT_ALLOWED, "triwulan.0")]
    await submit(skp_id)
    assert await refusals(approve(skp_id, orang=BUDI)) == [(ErrorCode.NOT_ALLOWED, "triwulan.0")]
    assert await refusals(approve(skp_id, orang=RATNA)) == [(ErrorCode.NOT_ALLOWED, "triwulan.0")]
    assert await refusals(approve(skp_id, 1, 2, orang=TONO)) == [
        (ErrorCode.NOT_FOUND, "triwulan.0.id"),
        (ErrorCode.NOT_FOUND, "triwulan.1.id"),
    ]
    assert await statuses(skp_id) == [SUBMITTED] * 4


async def test_if_one_quarter_cannot_be_approved_none_is():
    skp_id = await drafted_renkin()
    await submit(skp_id, 1)

    assert await refusals(approve(skp_id, 1, 2)) == [(ErrorCode.WRONG_STATUS, "triwulan.1")]
    assert await statuses(skp_id) == [SUBMITTED, DRAFT, DRAFT, DRAFT]


async def test_a_plan_comes_back_with_notes():
    skp_id = await submitted_renkin()
    first, second, *_ = await quarters_of(skp_id)
    row = (await renkin_of(first.id))[0]

    await send_back(skp_id, 1, 2, catatan="Lihat catatan.", renkin=[CatatanMasuk(row.id, "Terlalu kecil.")])

    assert await statuses(skp_id) == [RETURNED, RETURNED, SUBMITTED, SUBMITTED]
    first, second, *_ = await quarters_of(skp_id)
    assert (first.renkin_catatan, first.renkin_dikembalikan) == ("Lihat catatan.", HARI)
    assert second.renkin_catatan == "Lihat catatan."
    assert [r.catatan_renkin for r in await renkin_of(first.id)] == ["Terlalu kecil.", None, None]


async def test_no_plan_comes_back_without_a_word():
    skp_id = await submitted_renkin()

    assert await refusals(send_back(skp_id)) == [(ErrorCode.CATATAN_WAJIB, "catatan")]


async def test_a_note_stands_on_a_row_of_a_quarter_that_comes_back():
    skp_id = await submitted_renkin()
    row = (await renkin_of((await quarters_of(skp_id))[1].id))[0]

    assert await refusals(send_back(skp_id, 1, renkin=[CatatanMasuk(row.id, "Terlalu kecil.")])) == [
        (ErrorCode.NOT_FOUND, "renkin.0.id")
    ]


async def test_a_plan_that_came_back_is_repaired_and_sent_again():
    skp_id = await submitted_renkin()
    row = (await renkin_of((await quarters_of(skp_id))[0].id))[0]
    await send_back(skp_id, 1, catatan="Perbaiki.", renkin=[CatatanMasuk(row.id, "Terlalu kecil.")])

    await save(await targets(skp_id, TARGET, 1))
    assert await statuses(skp_id) == [DRAFT, SUBMITTED, SUBMITTED, SUBMITTED]
    await submit(skp_id, 1)
    await approve(skp_id)

    quarters = await quarters_of(skp_id)
    assert [(t.renkin_status, t.renkin_revisi, t.renkin_catatan) for t in quarters] == [
        (APPROVED, 1, None),
        *[(APPROVED, 0, None)] * 3,
    ]
    assert await models.Renkin.exclude(catatan_renkin=None).count() == 0


async def test_a_late_return_leaves_five_days():
    skp_id = await submitted_renkin()
    await send_back(skp_id, 1, catatan="Perbaiki.", hari=date(2020, 5, 1))

    assert await refusals(submit(skp_id, 1, hari=date(2020, 5, 7))) == [(ErrorCode.WINDOW_CLOSED, "triwulan.0")]
    assert await submit(skp_id, 1, hari=date(2020, 5, 6)) == skp_id


async def test_an_act_on_four_quarters_is_one_row_in_the_riwayat():
    await approved_renkin()

    assert (await riwayat_of(BUDI))[3:] == [("skp", "SUBMIT_RENKIN", BUDI), ("skp", "APPROVE_RENKIN", SITI)]
