interface Akun {
  nrk: string;
  nama: string;
  keterangan: string;
}
interface Demo {
  sandi: string;
  akun: Akun[];
}

/** The accounts of the demo, beside the form; a click on one fills it in. */
export async function showDemo(form: HTMLFormElement) {
  const answer = await fetch(`/masuk/demo?bahasa=${document.documentElement.lang}`);
  if (!answer.ok) return;
  const { sandi, akun } = (await answer.json()) as Demo;
  const rows = akun.map((one) => row(one, () => fill(form, { nrk: one.nrk, sandi })));
  document.querySelector("#demo tbody")?.replaceChildren(...rows);
  document.querySelector("#demo-sandi")?.replaceChildren(sandi);
}

function row(akun: Akun, choose: () => void) {
  const name = element("button", akun.nama);
  name.type = "button";
  name.addEventListener("click", choose);
  const who = element("td", name, element("small", akun.keterangan));
  return element("tr", who, element("td", akun.nrk));
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, ...content: (Node | string)[]) {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

function fill(form: HTMLFormElement, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  form.dispatchEvent(new Event("input"));
  form.querySelector<HTMLElement>("button[type=submit]")?.focus();
}
