"""The schema put together, with its limits."""

import strawberry
from strawberry.extensions import MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from .akar import Query
from .compiled.pelaksana import Compiled
from .pegawai import Jabatan, Unit
from .renkin import Bukti
from .scalars import SCALARS
from .tindakan_renkin import RealisasiMutation, RenkinMutation
from .tindakan_skp import SkpMutation


@strawberry.type(description="All acts. Each has one input and one payload, and one effect for one idempotency key.")
class Mutation(SkpMutation, RenkinMutation, RealisasiMutation):
    pass


schema = strawberry.Schema(
    Query,
    Mutation,
    types=[Unit, Jabatan, Bukti],
    extensions=[lambda: MaxTokensLimiter(max_token_count=4000), ParserCache, ValidationCache, Compiled],
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
