import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { clientWith, providing } from "../../graphql/clientWith";
import type { Item } from "./DaftarAntrean";
import { Massal } from "./Massal";

const item = (jenis: Item["jenis"], nomor: number) =>
  ({
    id: `${jenis}_${nomor}`,
    jenis,
    skp: { id: `Skp_${nomor}`, version: 2, pegawai: { nama: "Putri Wijaya" } },
    triwulan: [{ id: `Triwulan_${nomor}`, version: 5 }],
  }) as unknown as Item;

const hasil = (id: string) => ({ hasil: { hasil: [{ id, ok: true, errors: [] }], errors: [] } });

test("what was answered is not asked again when a later kind was refused", async () => {
  HTMLDialogElement.prototype.showModal ??= vi.fn();
  HTMLDialogElement.prototype.close ??= vi.fn();
  const answers = [
    hasil("Skp_1"),
    { hasil: { hasil: [], errors: [{ message: "Muat ulang.", path: [] }] } },
    hasil("Triwulan_2"),
  ];
  const sent: unknown[] = [];
  const Providing = providing(
    clientWith(({ input }) => {
      sent.push(input.baris);
      return answers.shift() ?? new Error("no more answers");
    }),
  );
  const onSelesai = vi.fn();
  const daftar = [item("SKP", 1), item("REALISASI", 2)];
  render(
    <I18nProvider i18n={i18n}>
      <Providing>
        <Massal daftar={daftar} onBatal={vi.fn()} onSelesai={onSelesai} />
      </Providing>
    </I18nProvider>,
  );

  await userEvent.click(screen.getByRole("button", { name: "Putuskan sekaligus" }));
  const terima = screen.getByRole("button", { name: "Terima 2", hidden: true });
  await userEvent.click(terima);
  await screen.findByText("Muat ulang.");
  await userEvent.click(terima);

  await vi.waitFor(() => expect(onSelesai).toHaveBeenCalledWith(daftar));
  const [skp, tw] = [
    { id: "Skp_1", version: 2 },
    { id: "Triwulan_2", version: 5 },
  ];
  expect(sent).toEqual([[skp], [tw], [tw]]);
});
