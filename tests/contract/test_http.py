"""GraphQL over HTTP."""

from people import BUDI


async def test_a_query_is_answered(cast, as_):
    data = await as_(BUDI)("query ($n: Int!) { viewer { pegawai { nama skp(first: $n) { totalCount } } } }", n=1)

    assert data == {"viewer": {"pegawai": {"nama": "Budi Santoso", "skp": {"totalCount": 0}}}}
