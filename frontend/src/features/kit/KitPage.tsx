import { useMemo, useState } from "react";
import { setTema } from "../../lib/tema";
import { Badge, Chip, type Status, Tenggat } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Card, FoldCard, Grid, Row, Stack } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog, Drawer } from "../../ui/Dialog";
import { ErrorSummary, Errors, Note } from "../../ui/Errors";
import { Field } from "../../ui/Field";
import { Diff, Progress, QuarterStrip, Ring, YearLine } from "../../ui/Figures";
import { type Berkas, FileInput } from "../../ui/FileInput";
import { LazyCombobox } from "../../ui/LazyCombobox";
import { announce } from "../../ui/Live";
import { Page } from "../../ui/Page";
import { RadioGroup } from "../../ui/RadioGroup";
import { SaveLine } from "../../ui/SaveState";
import { Skeleton } from "../../ui/Skeleton";
import { EmptyState, ErrorState } from "../../ui/States";
import { Table, Td, Th } from "../../ui/Table";
import { Tile, Tiles } from "../../ui/Tile";
import { Tree, type TreeNode } from "../../ui/Tree";

// Every part of ui/ in every state, for the eye and for axe. Only in development; its words are not translated.

export function KitPage() {
  return (
    <Page
      title="Kit"
      subtitle="Tahun 2020 · Triwulan 1 · tutup 16 hari lagi"
      actions={
        <>
          <Button onClick={() => setTema("terang")}>Terang</Button>
          <Button onClick={() => setTema("gelap")}>Gelap</Button>
        </>
      }
    >
      <Card
        hero
        title="Isi realisasi Triwulan 1"
        actions={<Button variant="sekunder">Lanjutkan mengisi</Button>}
      >
        3 dari 10 indikator terisi · tutup 16 hari lagi, Minggu 5 April
      </Card>
      <TilesKit />
      <Card title="Perjalanan tahun 2020">
        <YearLine
          label="Perjalanan tahun 2020"
          stops={[
            { nama: "SKP", keterangan: "Disetujui 18 Jan", keadaan: "selesai" },
            { nama: "Triwulan 1", keterangan: "Tervalidasi · 104%", keadaan: "selesai" },
            { nama: "Triwulan 2", keterangan: "Sedang diisi", keadaan: "berjalan" },
            { nama: "Triwulan 3", keterangan: "Dikembalikan", keadaan: "masalah" },
            { nama: "Triwulan 4", keterangan: "Mulai 1 Okt", keadaan: "nanti" },
            { nama: "Nilai PPK", keterangan: "Januari 2021", keadaan: "nanti" },
          ]}
        />
      </Card>
      <Buttons />
      <Badges />
      <Fields />
      <Grid min={320}>
        <TreeKit />
        <TableKit />
      </Grid>
      <Windows />
      <Files />
      <Saves />
      <Grid min={320}>
        <Card title="Kosong">
          <EmptyState title="Belum ada SKP 2020" action={<Button variant="primer">Mulai SKP 2020</Button>}>
            SKP dapat diajukan sampai Jumat 31 Januari.
          </EmptyState>
        </Card>
        <Card title="Gagal dimuat">
          <ErrorState onRetry={() => {}} />
        </Card>
        <Card title="Memuat">
          <Skeleton lines={4} />
        </Card>
      </Grid>
    </Page>
  );
}

function TilesKit() {
  const [pressed, press] = useState("a");
  return (
    <Tiles label="Saringan">
      <Tile
        value={43}
        label="SKP menunggu persetujuan Anda"
        pressed={pressed === "a"}
        onPress={() => press("a")}
      />
      <Tile
        value={84}
        label="realisasi TW 1 belum divalidasi"
        pressed={pressed === "b"}
        onPress={() => press("b")}
      />
      <Tile
        value={25}
        label="sedang diperbaiki pegawai"
        pressed={pressed === "c"}
        onPress={() => press("c")}
      />
      <Tile value={<Ring percent={68} size={56} label="SKP disetujui" />} label="SKP disetujui" />
    </Tiles>
  );
}

function Buttons() {
  return (
    <Card title="Tombol">
      <Row>
        <Button variant="primer">Ajukan SKP</Button>
        <Button>Kembalikan</Button>
        <Button variant="bahaya">Hapus</Button>
        <Button variant="polos">Batal</Button>
        <Button variant="primer" loading>
          Ajukan SKP
        </Button>
        <Button variant="primer" disabled>
          Ajukan SKP
        </Button>
        <Button disabled>Kembalikan</Button>
        <Button compact>Pilih 43 yang diajukan</Button>
        <IconButton label="Tutup" icon={<span aria-hidden="true">×</span>} />
      </Row>
    </Card>
  );
}

function Badges() {
  const all: [Status, string][] = [
    ["EMPTY", "belum diisi"],
    ["DRAFT", "draf"],
    ["SUBMITTED", "menunggu persetujuan atasan"],
    ["RETURNED", "dikembalikan"],
    ["APPROVED", "disetujui"],
    ["RUNNING", "berjalan"],
    ["VALIDATED", "tervalidasi"],
    ["LOCKED", "terkunci"],
    ["MISSED", "terlewat"],
    ["HELD", "lalai validasi"],
    ["CLOSED", "ditutup"],
    ["ACCEPTED", "diterima"],
    ["PROPOSED", "diusulkan"],
    ["REJECTED", "ditolak"],
    ["OBJECTED", "keberatan"],
    ["AWAITING_EMPLOYEE", "menunggu tanggapan pegawai"],
  ];
  return (
    <Card title="Status" note="ikon, kata, warna">
      <Stack>
        <Row>
          {all.map(([status, kata]) => (
            <Badge key={status} status={status}>
              {kata}
            </Badge>
          ))}
          <Badge status="SUBMITTED" plain>
            menunggu
          </Badge>
          <Tenggat rupa="dikembalikan">Besok</Tenggat>
        </Row>
        <Row>
          <Chip>Perkin</Chip>
          <Chip>KSD</Chip>
          <Chip>Tusi</Chip>
          <Chip>Tanpa referensi</Chip>
          <QuarterStrip
            quarters={[
              { tw: 1, status: "VALIDATED", label: "tervalidasi" },
              { tw: 2, status: "SUBMITTED", label: "menunggu validasi" },
              { tw: 3, status: "EMPTY", label: "belum direalisasi" },
              null,
            ]}
          />
          <span>
            Output <Diff before="3" after="6" same={false} /> kegiatan
          </span>
        </Row>
        <Progress value={3} max={10} label="Terisi" />
        <Progress value={10} max={10} label="Terisi" rupa="disetujui" />
      </Stack>
    </Card>
  );
}

type Pilihan = { id: string; nama: string };
const DAFTAR: Pilihan[] = [
  { id: "1", nama: "Laporan evaluasi kinerja unit" },
  { id: "2", nama: "Dokumen analisis jabatan" },
  { id: "3", nama: "Layanan konsultasi kepegawaian" },
];

function Fields() {
  const [cari, search] = useState("");
  const [pilihan, choose] = useState<Pilihan | null>(null);
  const [radio, pick] = useState<"NAIK" | "TURUN">("NAIK");
  const items = DAFTAR.filter((item) => item.nama.toLowerCase().includes(cari.toLowerCase()));
  return (
    <Card title="Isian">
      <Stack>
        <ErrorSummary
          focus={false}
          errors={[{ message: "Indikator 3: output harus diisi.", field: "kit-output" }]}
        />
        <Grid>
          <Field label="Uraian" hint="Satu kalimat, seperti di formulir." defaultValue="Laporan evaluasi" />
          <Field
            id="kit-output"
            as="number"
            label="Output"
            unit="laporan"
            error="Harus diisi."
            defaultValue=""
          />
          <Field as="date" label="Mulai" defaultValue="2020-01-01" />
          <Field as="select" label="Jenis rekap">
            <option>Akumulasi</option>
            <option>Posisi akhir</option>
          </Field>
          <Field label="Satuan" readOnly defaultValue="laporan" />
          <Field label="Mutu" disabled defaultValue="90" unit="%" />
          <Field as="textarea" label="Catatan" optional defaultValue="Satuan belum sesuai Perkin." />
          <LazyCombobox<Pilihan>
            label="Referensi"
            hint="Cari kode atau bagian uraian."
            items={items}
            selected={pilihan}
            keyOf={(item) => item.id}
            textOf={(item) => item.nama}
            onSearch={search}
            onSelect={choose}
          />
        </Grid>
        <RadioGroup
          legend="Arah"
          value={radio}
          onChange={pick}
          options={[
            { value: "NAIK", label: "Makin tinggi makin baik" },
            { value: "TURUN", label: "Makin rendah makin baik" },
          ]}
        />
        <Row gap={24}>
          <Checkbox label="Pilih semua" mixed />
          <Checkbox label="Putri Wijaya" defaultChecked />
          <Checkbox label="Ahmad Saputra" disabled />
        </Row>
      </Stack>
    </Card>
  );
}

const POHON: Record<string, TreeNode[]> = {
  "": [
    {
      id: "a",
      label: "Ahmad Handayani",
      note: "Kepala Badan",
      mark: "disetujui",
      count: 43,
      countLabel: "menunggu",
      hasChildren: true,
    },
  ],
  a: [
    {
      id: "b",
      label: "Wulan Simanjuntak",
      note: "Kepala Bidang Data",
      mark: "diajukan",
      count: 5,
      countLabel: "menunggu",
      hasChildren: true,
    },
    {
      id: "c",
      label: "Putri Wijaya",
      note: "Kepala Bidang Layanan",
      mark: "dikembalikan",
      hasChildren: true,
    },
    { id: "d", label: "Rizky Saputra", note: "Sekretaris", mark: "belum", hasChildren: false },
  ],
  b: [{ id: "e", label: "Bambang Utami", note: "Kepala Subbidang 1", mark: "draf", hasChildren: false }],
};

function TreeKit() {
  const [open, setOpen] = useState(new Set(["a", "c"]));
  const [selected, select] = useState<string>("b");
  const roots = useMemo(() => POHON[""] ?? [], []);
  return (
    <FoldCard title="Susunan tim" flush openOnWide>
      <Tree
        label="Susunan tim"
        roots={roots}
        childrenOf={(id) => POHON[id]}
        open={open}
        onToggle={(id, wide) =>
          setOpen((before) => new Set([...before].filter((x) => x !== id).concat(wide ? id : [])))
        }
        selected={selected}
        onSelect={select}
      />
    </FoldCard>
  );
}

function TableKit() {
  return (
    <Card title="Pegawai" note="200 orang" flush actions={<Button compact>Pilih 43 yang diajukan</Button>}>
      <Table
        caption="Pegawai"
        cards
        head={
          <>
            <Th>Nama</Th>
            <Th>Status SKP</Th>
            <Th numeric>Capaian</Th>
          </>
        }
      >
        {["Putri Wijaya", "Ahmad Saputra"].map((nama) => (
          <tr key={nama}>
            <th scope="row">
              {nama}
              <br />
              <small>NRK 123456</small>
            </th>
            <Td>
              <Badge status="SUBMITTED">Menunggu</Badge>
            </Td>
            <Td numeric label="Capaian">
              90,6
            </Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Windows() {
  const [shown, show] = useState<"dialog" | "laci" | null>(null);
  const close = () => show(null);
  return (
    <Card title="Jendela dan kabar">
      <Row>
        <Button onClick={() => show("dialog")}>Buka dialog</Button>
        <Button onClick={() => show("laci")}>Buka laci</Button>
        <Button onClick={() => announce("SKP Putri Wijaya diterima.")}>Kabar</Button>
        <Button onClick={() => announce("Belum terkirim: server tidak menjawab.", "galat")}>
          Kabar galat
        </Button>
      </Row>
      {shown === "dialog" && (
        <Dialog
          title="Ajukan SKP 2020?"
          onClose={close}
          foot={
            <>
              <Button onClick={close}>Batal</Button>
              <Button variant="primer" onClick={close}>
                Ajukan SKP
              </Button>
            </>
          }
        >
          Setelah diajukan, SKP tidak dapat diubah sampai atasan memutuskan.
        </Dialog>
      )}
      {shown === "laci" && (
        <Drawer
          title="Putri Wijaya"
          subtitle="SKP 2020 · revisi 1"
          onClose={close}
          foot={
            <>
              <Button>Kembalikan (1 catatan)</Button>
              <Button variant="primer">Diterima</Button>
            </>
          }
        >
          <Stack>
            {[1, 2, 3].map((nth) => (
              <Card key={nth} level={3} title={`${nth}. Laporan evaluasi kinerja unit`}>
                <Stack gap={8}>
                  <Row gap={16}>
                    <span>Output 4 layanan</span>
                    <span>Mutu 90</span>
                    <Chip>Perkin</Chip>
                  </Row>
                  <Field as="textarea" label={`Catatan untuk indikator ${nth}`} />
                </Stack>
              </Card>
            ))}
          </Stack>
        </Drawer>
      )}
    </Card>
  );
}

function Files() {
  const files: Berkas[] = [
    { id: "1", nama: "laporan-triwulan-1.pdf", ukuran: 482_133, href: "/bukti/1" },
    { id: "2", nama: "foto-kegiatan.jpg", ukuran: 2_482_133, percent: 46 },
    { id: "3", nama: "rekap.exe", ukuran: 12_133, error: "Jenis berkas ini tidak diterima." },
  ];
  return (
    <Card title="Bukti">
      <FileInput
        label="Tambah bukti"
        hint="PDF, JPG, PNG; paling besar 10 MB."
        files={files}
        max={10}
        onAdd={() => {}}
        onRemove={() => {}}
        onRetry={() => {}}
      />
    </Card>
  );
}

function Saves() {
  const at = new Date("2020-03-20T03:42:00Z");
  return (
    <Card title="Simpan dan penolakan">
      <Stack>
        <Row gap={24}>
          <SaveLine kept status="saved" savedAt={at} />
          <SaveLine kept status="dirty" savedAt={at} />
          <SaveLine kept status="saving" savedAt={at} />
          <SaveLine kept status="retrying" savedAt={at} />
          <SaveLine kept status="refused" savedAt={at} />
          <SaveLine kept status="conflict" savedAt={at} />
        </Row>
        <Errors errors={[{ message: "Jumlah triwulan 11, seharusnya 12." }]} />
        <Note title="Catatan atasan" kind="catatan">
          Satuan belum sesuai Perkin; mohon disamakan.
        </Note>
        <Note>Pejabat penilai yang diusulkan: Siti Rahma, NRK 123456.</Note>
      </Stack>
    </Card>
  );
}
