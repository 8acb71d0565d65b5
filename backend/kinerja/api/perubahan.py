"""The subscriptions: that something has changed which the viewer may see, and that there is news for the viewer."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import strawberry

from ..services import pemberitahuan
from ..services.peristiwa import K, Kabar, Surat, Tertinggal

KATA = {"skp": "Skp", "triwulan": "Triwulan"}


@strawberry.type(description="Something that the viewer may see has changed; read the object again.")
class Perubahan:
    objek: strawberry.ID = strawberry.field(description="The global id of what has changed, a Skp or Triwulan.")
    skp_id: strawberry.ID = strawberry.field(description="The global id of the Skp that it is or belongs to.")
    pegawai_id: strawberry.ID = strawberry.field(description="The global id of the Pegawai whose Skp that is.")
    jenis: str = strawberry.field(description="The act, such as SUBMIT, RETURN_RENKIN or VALIDATE_REALISASI.")
    version: int = strawberry.field(
        description="The version of the object by now; one you have already needs no reading."
    )

    @classmethod
    def of(cls, kabar: Kabar) -> "Perubahan":
        return cls(
            objek=strawberry.ID(f"{KATA[kabar.objek]}_{kabar.objek_id}"),
            skp_id=strawberry.ID(f"Skp_{kabar.skp_id}"),
            pegawai_id=strawberry.ID(f"Pegawai_{kabar.pegawai_id}"),
            jenis=kabar.jenis,
            version=kabar.version,
        )


@strawberry.type(description="A notice for the viewer has come; read it by its id.")
class PemberitahuanBaru:
    pemberitahuan_id: strawberry.ID = strawberry.field(description="The global id of the Pemberitahuan.")
    tindakan: str = strawberry.field(description="The act that it tells of, as in `Perubahan.jenis`.")
    belum_dibaca: int = strawberry.field(description="How many notices the viewer has not read by now.")


@strawberry.type(description="What is told as it happens, over graphql-transport-ws.")
class Subscription:
    @strawberry.subscription(
        description="Each act of anybody on what the viewer may see, within a second. Saving a draft is no act."
    )
    async def perubahan(self, info: strawberry.Info) -> AsyncGenerator[Perubahan, None]:
        async with aclosing(_told(info, Kabar)) as news:
            async for kabar in news:
                yield Perubahan.of(kabar)

    @strawberry.subscription(description="Each notice for the viewer, within a second.")
    async def pemberitahuan(self, info: strawberry.Info) -> AsyncGenerator[PemberitahuanBaru, None]:
        async with aclosing(_told(info, Surat)) as news:
            async for surat in news:
                yield PemberitahuanBaru(
                    pemberitahuan_id=strawberry.ID(f"Pemberitahuan_{surat.id}"),
                    tindakan=surat.tindakan,
                    belum_dibaca=await pemberitahuan.unread(surat.penerima_id),
                )


async def _told(info: strawberry.Info, jenis: type[K]) -> AsyncGenerator[K, None]:
    sambungan = info.context.sambungan
    with sambungan.listen(jenis) as pendengar:
        while True:
            try:
                kabar = await pendengar.next()
            except Tertinggal:
                await sambungan.start_over()
                return
            # Whoever has signed out meanwhile hears nothing more.
            if not await sambungan.check():
                return
            yield kabar
