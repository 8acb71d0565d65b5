/** To the sign-in page, and from there back to where this person was. */
export function toSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(here === "/" ? "/masuk" : `/masuk?tujuan=${encodeURIComponent(here)}`);
}

/** Offices share computers: what this person left on the device goes with the session. */
export async function signOut({ everywhere = false } = {}): Promise<void> {
  const response = await fetch(everywhere ? "/keluar/semua" : "/keluar", {
    method: "POST",
    credentials: "same-origin",
    headers: { "x-kinerja": "1" },
  });
  if (!response.ok && response.status !== 401 && !response.redirected)
    throw new Error(`keluar: ${response.status}`);
  await clearDevice().catch(() => {});
  location.assign("/masuk");
}

async function clearDevice(): Promise<void> {
  const { clear } = await import("idb-keyval");
  await clear();
}
