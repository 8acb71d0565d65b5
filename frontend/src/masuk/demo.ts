interface Akun {
  nrk: string;
  sandi: string;
  nama: string;
  keterangan: string;
}

/** The accounts of the demo, beside the form; a click on one fills it in. */
export async function showDemo(form: HTMLFormElement) {
  const answer = await fetch("/masuk/demo");
  const section = document.querySelector<HTMLElement>("#demo");
  const body = section?.querySelector("tbody");
  if (!answer.ok || !section || !body) return;
  const accounts = (await answer.json()) as Akun[];
  body.replaceChildren(...accounts.map((akun) => row(akun, () => fill(form, akun))));
  section.hidden = accounts.length === 0;
}

function row(akun: Akun, choose: () => void) {
  const name = element("button", akun.nama);
  name.type = "button";
  name.addEventListener("click", choose);
  const who = element("td", name, element("small", akun.keterangan));
  return element("tr", who, element("td", akun.nrk), element("td", akun.sandi));
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, ...content: (Node | string)[]) {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

function fill(form: HTMLFormElement, akun: Akun) {
  for (const name of ["nrk", "sandi"] as const) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = akun[name];
  }
  form.dispatchEvent(new Event("input"));
  form.querySelector<HTMLElement>("button[type=submit]")?.focus();
}
