import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql";
import { useViewer } from "../../graphql/viewer";
import { tanggal, tanggalBulan, tutup } from "../../lib/tanggal";
import { Badge } from "../../ui/Badge";
import { buttonClass } from "../../ui/Button";
import { Card, Row, Stack } from "../../ui/Card";
import { Drawer } from "../../ui/Dialog";
import { LinkItem, LinkList, linkItemClass } from "../../ui/LinkList";
import { EmptyState, Pending } from "../../ui/States";

const route = getRouteApi("/tim");

const LaciOrangQuery = graphql(`
  query LaciOrang($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Pegawai {
        nrk
        nip
        nama
        golongan
        sejak
        jabatan { id nama unit { id nama } }
        skp(last: 10) { edges { node { id tahun mulai selesai status statusLabel } } }
      }
    }
  }
`);

export type LaciOrangProps = { id: string; tahun: number; onClose: () => void };

/** A person: the SKP there are, and what to do where there is none. */
export function LaciOrang({ id, tahun, onClose }: LaciOrangProps) {
  const { t } = useLingui();
  const search = route.useSearch();
  const { hari, kalender } = useViewer();
  const [{ data, fetching, error }, ask] = useQuery({ query: LaciOrangQuery, variables: { id } });
  const orang = data?.node?.__typename === "Pegawai" && data.node.id === id ? data.node : null;
  if (!orang) {
    return (
      <Drawer title={t`Pegawai`} onClose={onClose}>
        <Pending
          error={error}
          fetching={fetching}
          onRetry={() => ask({ requestPolicy: "network-only" })}
          lines={4}
          tall={false}
        >
          <EmptyState title={t`Pegawai ini tidak ditemukan`} />
        </Pending>
      </Drawer>
    );
  }
  const { nama, nrk, nip, jabatan, sejak } = orang;
  const daftar = orang.skp.edges.map((edge) => edge.node).toReversed();
  return (
    <Drawer
      title={nama}
      subtitle={[nrk ? t`NRK ${nrk}` : nip && t`NIP ${nip}`, jabatan?.nama].filter(Boolean).join(" · ")}
      onClose={onClose}
    >
      <Stack>
        {jabatan && sejak && (
          <span>
            <Trans>
              {jabatan.unit.nama}, dalam jabatan ini sejak {tanggal(sejak)}
            </Trans>
          </span>
        )}
        {!daftar.some((skp) => skp.tahun === tahun) && (
          <Card>
            <EmptyState title={t`Belum ada SKP ${tahun}`}>
              <Trans>
                SKP disusun oleh pegawai sendiri, lalu diajukan kepada Anda. Ingatkan pegawai bila batasnya
                dekat.
              </Trans>
              {kalender && hari <= kalender.tutupSkp && (
                <>
                  {" "}
                  <Trans>Penyusunan SKP {tutup(hari, kalender.tutupSkp)}.</Trans>
                </>
              )}
            </EmptyState>
          </Card>
        )}
        {daftar.length > 0 && (
          <Card title={t`SKP`} level={3} flush>
            <LinkList label={t`SKP`}>
              {daftar.map((skp) => (
                <li key={skp.id}>
                  <Link
                    to="/tim"
                    search={{ ...search, orang: undefined, skp: skp.id }}
                    className={linkItemClass}
                  >
                    <LinkItem
                      title={t`SKP ${skp.tahun}`}
                      note={`${tanggalBulan(skp.mulai)} – ${tanggalBulan(skp.selesai)}`}
                      end={<Badge status={skp.status}>{skp.statusLabel}</Badge>}
                    />
                  </Link>
                </li>
              ))}
            </LinkList>
          </Card>
        )}
        <Row>
          <Link to="/riwayat/$id" params={{ id }} className={buttonClass({ compact: true })}>
            <Trans>Riwayat pegawai ini</Trans>
          </Link>
        </Row>
      </Stack>
    </Drawer>
  );
}
