import { sessionEnded } from "./sesi";

/** No answer came: the same upload may be sent again, with its idempotency key. */
export class UploadLost extends Error {}

/** Too large, or refused before the body was read; the status says which. */
export class UploadRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

type Options = { onProgress?: (percent: number) => void; signal?: AbortSignal };

/** Posts a form with files, and tells how far it is: fetch cannot do that for what goes up. */
export function unggah<Answer>(
  url: string,
  form: FormData,
  { onProgress, signal }: Options = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("x-kinerja", "1");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress?.(Math.floor((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => {
      if (request.status === 401) {
        sessionEnded();
        return reject(new UploadLost());
      }
      const answer = request.response as Answer | null;
      if (answer && typeof answer === "object") return resolve(answer);
      reject(request.status >= 500 ? new UploadLost() : new UploadRefused(request.status));
    });
    request.addEventListener("error", () => reject(new UploadLost()));
    request.addEventListener("abort", () => reject(new DOMException("unggahan dibatalkan", "AbortError")));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
