/** Whether single letters are keys of their own; kept on the device, on by default. */
const KEY = "kinerja.tombol";

let diMemori: string | null = null;

export function tombolNyala(): boolean {
  try {
    return (localStorage.getItem(KEY) ?? diMemori) !== "mati";
  } catch {
    return diMemori !== "mati";
  }
}

export function setTombol(nyala: boolean): void {
  diMemori = nyala ? null : "mati";
  try {
    if (nyala) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "mati");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
