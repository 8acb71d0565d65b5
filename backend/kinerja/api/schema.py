"""The schema put together, with its limits."""

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from . import galat
from .akar import Query
from .bahasa import BahasaMutation
from .batas import Batas
from .compiled.pelaksana import Compiled
from .pegawai import Jabatan, Unit
from .perubahan import Subscription
from .renkin import Bukti
from .riwayat import Riwayat
from .scalars import SCALARS
from .tindakan_banyak import BanyakMutation
from .tindakan_kalender import KalenderMutation
from .tindakan_laporan_atasan import LaporanAtasanMutation
from .tindakan_pekerjaan import PekerjaanMutation
from .tindakan_pemberitahuan import PemberitahuanMutation
from .tindakan_penugasan import PenugasanMutation
from .tindakan_renkin import RealisasiMutation, RenkinMutation
from .tindakan_riwayat import RiwayatMutation
from .tindakan_skp import SkpMutation


@strawberry.type(description="All acts. Each has one input and one payload, and one effect for one idempotency key.")
class Mutation(
    SkpMutation,
    RenkinMutation,
    RealisasiMutation,
    PenugasanMutation,
    LaporanAtasanMutation,
    PemberitahuanMutation,
    RiwayatMutation,
    PekerjaanMutation,
    BahasaMutation,
    KalenderMutation,
    BanyakMutation,
):
    pass


class Skema(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        if execution_context is not None:
            galat.record(errors, execution_context.context)


schema = Skema(
    Query,
    Mutation,
    Subscription,
    types=[Unit, Jabatan, Bukti, Riwayat],
    extensions=[Batas, galat.Topeng, Compiled],
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
