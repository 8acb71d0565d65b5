import { kosongkan } from "./perangkat";
import { isSessionEnded } from "./sesi";

type Pesan = { masuk: string } | { keluar: true };

/** Between the tabs of this browser: they share one session. */
const saluran = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("kinerja");

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, and takes no other
const tellTabs = (pesan: Pesan) => saluran?.postMessage(pesan);

/** Tells the other tabs who is signed in, and hears it of them: what one person typed is not for the next. */
export function shareSession(pegawaiId: string, onBack: () => void): () => void {
  tellTabs({ masuk: pegawaiId });
  const onPesan = ({ data }: MessageEvent<Pesan>) => {
    if ("keluar" in data) void forget();
    else if (data.masuk !== pegawaiId) location.reload();
    else if (isSessionEnded()) onBack();
  };
  saluran?.addEventListener("message", onPesan);
  return () => saluran?.removeEventListener("message", onPesan);
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
  tellTabs({ keluar: true });
  await forget();
}

async function forget(): Promise<void> {
  await kosongkan();
  location.assign("/masuk");
}
