// The service worker: opens the page where there is no network. It keeps the page and its files, never data. Whatever
// the network can give comes from the network, so that nobody is held on an old release.
const BERKAS = __BERKAS__;
const GUDANG = `kinerja-${__RILIS__}`;
const HALAMAN = "/";
/** Pages of the server itself, and files of people. */
const BUKAN_KITA = /^\/(masuk|keluar|bukti|demo|graphql|sehat|skema)(\/|$)/;

self.addEventListener("install", (event) => {
  event.waitUntil(isi());
});

async function isi() {
  const gudang = await caches.open(GUDANG);
  const halaman = await fetch(HALAMAN, { cache: "no-store" });
  const teks = await halaman.clone().text();
  // Nobody is signed in, or a newer release is out: then another time.
  const perlu = [...teks.matchAll(/\/assets\/[\w.-]+/g)].map(([berkas]) => berkas);
  if (!halaman.ok || halaman.redirected || !perlu.every((berkas) => BERKAS.includes(berkas)))
    throw new Error("the page is not ours");
  await gudang.put(HALAMAN, halaman);
  await gudang.addAll(BERKAS);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((nama) => Promise.all(nama.filter((satu) => satu !== GUDANG).map((satu) => caches.delete(satu)))),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && !BUKAN_KITA.test(pathname))
    event.respondWith(fetch(request).catch(() => kenangan(HALAMAN)));
  else if (pathname.startsWith("/assets/")) event.respondWith(kenangan(request));
});

/** From what is kept, else from the network. */
async function kenangan(request) {
  const gudang = await caches.open(GUDANG);
  return (await gudang.match(request)) ?? fetch(request);
}
