import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { FragmentOf } from "../../graphql";
import { type Answer, clientWith, providing } from "../../graphql/clientWith";
import { useKetikan } from "../../graphql/ketikan";
import { PutusanSkp, type PutusanSkpFragment } from "./PutusanSkp";

const skp = (id: string, moves: string[], sengketa: string | null) =>
  ({
    id,
    version: 3,
    moves,
    sengketa,
    pegawai: { id: "Pegawai_1", nama: "Putri Wijaya" },
    indikator: { edges: [{ node: { id: "Indikator_1" } }, { node: { id: "Indikator_2" } }] },
    triwulan: [],
  }) as unknown as FragmentOf<typeof PutusanSkpFragment>;

type Serve = (input: Record<string, unknown>) => Answer;

function open(id: string, moves: string[], serve: Serve, sengketa: string | null = null) {
  const onPutus = vi.fn();
  const Providing = providing(clientWith(({ input }) => serve(input)));
  const { result: ketikan } = renderHook(() => useKetikan(id));
  render(
    <I18nProvider i18n={i18n}>
      <Providing>
        <PutusanSkp skp={skp(id, moves, sengketa)} onPutus={onPutus} />
      </Providing>
    </I18nProvider>,
  );
  const write = (key: string, text: string) => act(() => ketikan.current.write(key, text));
  return { onPutus, write, texts: () => ketikan.current.texts };
}

const terima = () => screen.getByRole("button", { name: "Diterima" });
const kembalikan = () => screen.getByRole("button", { name: /^Dikembalikan/ });

test("while a note is written the SKP cannot be accepted; emptied, it can", async () => {
  const sent: unknown[] = [];
  const { onPutus, write } = open("Skp_a", ["APPROVE", "RETURN"], (input) => {
    sent.push(input);
    return { hasil: { skp: { moves: ["UNDO"] }, errors: [] } };
  });
  expect(kembalikan().getAttribute("aria-disabled")).toBe("true");

  write("Indikator_2", "Satuan belum sesuai.");
  expect(terima().getAttribute("aria-disabled")).toBe("true");
  expect(kembalikan().textContent).toBe("Dikembalikan (1 catatan)");
  await userEvent.click(terima());
  expect(sent).toEqual([]);

  write("Indikator_2", " ");
  await userEvent.click(terima());
  expect(sent).toEqual([expect.objectContaining({ id: "Skp_a", version: 3 })]);
  expect(onPutus).toHaveBeenCalledWith("SKP Putri Wijaya diterima.", true);
});

test("what cannot be taken back any more is not offered to be, and the words are those of the rater's superior", async () => {
  const { onPutus } = open(
    "Skp_u",
    ["DECIDE", "UPHOLD"],
    () => ({ hasil: { skp: { moves: [] }, errors: [] } }),
    "2020-03-20T09:00:00+07:00",
  );
  expect(screen.getByRole("button", { name: "Kuatkan pengembalian" })).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: "Putuskan: diterima" }));
  expect(onPutus).toHaveBeenCalledWith("SKP Putri Wijaya diterima.", false);
});

test("the rater's superior sends back what nobody has sent back yet, in place of a late rater", () => {
  open("Skp_v", ["DECIDE", "UPHOLD"], () => ({}));
  expect(kembalikan()).toBeTruthy();
});

test("a return sends the notes in the order of the lines, and forgets them once they have arrived", async () => {
  const sent: unknown[] = [];
  const { onPutus, write, texts } = open("Skp_b", ["APPROVE", "RETURN"], (input) => {
    sent.push(input);
    return { returnSkp: { skp: null, errors: [] } };
  });
  write("Indikator_2", "Dua.");
  write("Indikator_1", "Satu.");
  write("skp", "Tambahkan layanan.");
  await userEvent.click(kembalikan());
  expect(sent).toEqual([
    expect.objectContaining({
      catatan: "Tambahkan layanan.",
      indikator: [
        { id: "Indikator_1", catatan: "Satu." },
        { id: "Indikator_2", catatan: "Dua." },
      ],
    }),
  ]);
  expect(onPutus).toHaveBeenCalledWith("SKP Putri Wijaya dikembalikan dengan 3 catatan.", false);
  expect(texts()).toEqual({});
});

test("a refusal is shown and the notes stay", async () => {
  const { onPutus, write, texts } = open("Skp_c", ["RETURN"], () => ({
    returnSkp: { skp: null, errors: [{ code: "STALE", message: "Sudah berubah.", path: [] }] },
  }));
  expect(screen.queryByRole("button", { name: "Diterima" })).toBeNull();
  write("Indikator_1", "Satu.");
  await userEvent.click(kembalikan());
  expect(screen.getByRole("alert").textContent).toBe("Sudah berubah.");
  expect(onPutus).not.toHaveBeenCalled();
  expect(texts()).toEqual({ Indikator_1: "Satu." });
});
