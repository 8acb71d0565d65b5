import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/** Documents typed from `../schema.graphql`. A Decimal is text: it never becomes a floating point number. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; Decimal: string };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
export { readFragment } from "gql.tada";

export type Move = ReturnType<typeof graphql.scalar<"Move">>;
export type Party = ReturnType<typeof graphql.scalar<"Party">>;
export type Peran = ReturnType<typeof graphql.scalar<"Peran">>;
export type StatusSkp = ReturnType<typeof graphql.scalar<"StatusSkp">>;
export type StatusRenkin = ReturnType<typeof graphql.scalar<"StatusRenkin">>;
export type StatusRealisasi = ReturnType<typeof graphql.scalar<"StatusRealisasi">>;
export type StatusIndikator = ReturnType<typeof graphql.scalar<"StatusIndikator">>;
export type SumberIndikator = ReturnType<typeof graphql.scalar<"SumberIndikator">>;
export type Kelompok = ReturnType<typeof graphql.scalar<"Kelompok">>;
export type JenisRekap = ReturnType<typeof graphql.scalar<"JenisRekap">>;
export type Arah = ReturnType<typeof graphql.scalar<"Arah">>;
export type KolomIndikator = ReturnType<typeof graphql.scalar<"KolomIndikator">>;
export type Saringan = ReturnType<typeof graphql.scalar<"Saringan">>;
export type JenisAntrean = ReturnType<typeof graphql.scalar<"JenisAntrean">>;
export type AntreanSort = ReturnType<typeof graphql.scalar<"AntreanSort">>;
export type Tanda = ReturnType<typeof graphql.scalar<"Tanda">>;
export type TahapRiwayat = ReturnType<typeof graphql.scalar<"TahapRiwayat">>;
export type Tingkat = ReturnType<typeof graphql.scalar<"Tingkat">>;
export type Tahapan = ReturnType<typeof graphql.scalar<"Tahapan">>;
export type ErrorCode = ReturnType<typeof graphql.scalar<"ErrorCode">>;
