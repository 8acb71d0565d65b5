/** "sistem" follows the device. The same key is read before the first paint by src/tema.js. */
export type Tema = "sistem" | "terang" | "gelap";

const KEY = "kinerja.tema";

export function readTema(): Tema {
  const tema = document.documentElement.dataset.tema;
  return tema === "terang" || tema === "gelap" ? tema : "sistem";
}

export function setTema(tema: Tema): void {
  if (tema === "sistem") delete document.documentElement.dataset.tema;
  else document.documentElement.dataset.tema = tema;
  try {
    if (tema === "sistem") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, tema);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
