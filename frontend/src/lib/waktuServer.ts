let terakhir: string | null = null;

/** Takes note of the server's clock: that of a computer in an office can be wrong, and the demo has a day of its own. */
export function noteServerTime(response: Response): void {
  terakhir = response.headers.get("x-kinerja-waktu") ?? terakhir;
}

/** The moment of the last answer. */
export const serverTime = () => terakhir ?? new Date().toISOString();
