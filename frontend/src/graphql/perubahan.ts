import { useEffect } from "react";
import { useClient } from "urql";
import { merge, pipe, subscribe } from "wonka";
import type { LiveClient } from "./client";
import { graphql } from "./index";

const PerubahanSubscription = graphql(`
  subscription Perubahan {
    perubahan { objek skpId pegawaiId jenis version }
  }
`);

const PemberitahuanSubscription = graphql(`
  subscription Pemberitahuan {
    pemberitahuan { pemberitahuanId tindakan belumDibaca }
  }
`);

/** Several changes of one moment are answered by one reading. */
const PAUSE = 400;
const REFUSED = 15_000;

/**
 * Keeps the pages live: when something changes that this person may see, what is on the screen is read again. Also after
 * an act, when the socket has come up and, for a page in the background, when somebody looks at it again. What others do
 * is heard of once it is to `mendengar`.
 */
export function usePerubahan(mendengar: boolean): void {
  const client = useClient() as LiveClient;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const readAgain = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        missed = document.hidden;
        if (!missed) client.readAgain();
      }, PAUSE);
    };
    const onVisible = () => {
      if (!document.hidden && missed) readAgain();
    };
    const offOutdated = client.onOutdated(readAgain);
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", readAgain);
    return () => {
      clearTimeout(timer);
      offOutdated();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", readAgain);
    };
  }, [client]);

  useEffect(() => {
    if (!mendengar) return;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const listen = () => {
      stop();
      stop = pipe(
        merge<{ data?: unknown; error?: unknown }>([
          client.subscription(PerubahanSubscription, {}),
          client.subscription(PemberitahuanSubscription, {}),
        ]),
        subscribe((result) => {
          if (result.data) client.outdated();
          // The socket comes back by itself; only a server that refused it is asked again from here.
          if (result.error) retry = setTimeout(listen, REFUSED);
        }),
      ).unsubscribe;
    };
    listen();
    return () => {
      clearTimeout(retry);
      stop();
    };
  }, [client, mendengar]);
}
