import { buang, semua, simpan } from "../lib/perangkat";
import { serverTime } from "../lib/waktuServer";

/** An act that was sent and has no answer yet. It lies on the device, so that a lost answer outlives the page. */
export type Tindakan = {
  /** Its idempotency key: sent again under it, it happens once. */
  kunci: string;
  /** What is so once it has happened: "SKP 2020 diajukan." */
  kabar: string;
  dokumen: string;
  input: Record<string, unknown>;
  /** On this device's clock. */
  mulai: string;
  /** What the notes that go with it are about: once it has happened they are no longer kept. */
  ketikan?: string;
};

/** What a person can show: what, when by the server's clock, and its number. */
export type TandaTerima = { nomor: string; kabar: string; waktu: string };

/** So long after it was pressed an act may be sent again without asking. */
export const TANPA_TANYA = 10 * 60_000;

export const masihBaru = (tindakan: Tindakan, kini: number) =>
  kini - Date.parse(tindakan.mulai) < TANPA_TANYA;

/** The key as people read it to each other. */
export function nomorOf(kunci: string): string {
  const pendek = kunci.replaceAll("-", "").slice(0, 8).toUpperCase();
  return `${pendek.slice(0, 4)}-${pendek.slice(4)}`;
}

/** Acts that a page is sending right now: nobody else has to care about them. */
const berjalan = new Set<string>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

export function onTertunda(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins an act: from now on it is known, whatever happens to this page. */
export async function mulai(pegawaiId: string, tindakan: Tindakan): Promise<void> {
  berjalan.add(tindakan.kunci);
  await simpan("kirim", pegawaiId, tindakan.kunci, tindakan);
  tell();
}

/** No answer, for now. */
export function tunda(kunci: string): void {
  berjalan.delete(kunci);
  tell();
}

/** An answer came, or nobody wants it any more. */
export async function lupakan(pegawaiId: string, kunci: string): Promise<void> {
  berjalan.delete(kunci);
  await buang("kirim", pegawaiId, kunci);
  tell();
}

/** It has happened: it is remembered with its number. */
export async function terkirim(pegawaiId: string, { kunci, kabar }: Tindakan): Promise<TandaTerima> {
  const tanda = { nomor: nomorOf(kunci), kabar, waktu: serverTime() };
  await simpan("tanda", pegawaiId, kunci, tanda);
  await lupakan(pegawaiId, kunci);
  return tanda;
}

/** What this person sent and has no answer to, oldest first. */
export async function tertunda(pegawaiId: string): Promise<Tindakan[]> {
  const ada = await semua<Tindakan>("kirim", pegawaiId);
  return ada
    .filter(({ kunci }) => !berjalan.has(kunci))
    .sort((satu, lain) => satu.mulai.localeCompare(lain.mulai));
}

/** The receipts of this person on this device, newest first. */
export async function tandaTerima(pegawaiId: string): Promise<TandaTerima[]> {
  const ada = await semua<TandaTerima>("tanda", pegawaiId);
  return ada.sort((satu, lain) => lain.waktu.localeCompare(satu.waktu));
}
