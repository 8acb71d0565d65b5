import "altcha/external";
import "altcha/i18n/id";
import Pbkdf2Worker from "altcha/workers/pbkdf2?worker";
import { showDemo } from "./demo.ts";

type Widget = HTMLElementTagNameMap["altcha-widget"];

/** The work is done while the person types; who is faster waits for it instead of being told to try again. */
function solveEarly(form: HTMLFormElement, widget: Widget) {
  const button = form.querySelector("button[type=submit]");
  let waiting = false;
  const wait = (on: boolean) => {
    waiting = on;
    button?.toggleAttribute("aria-busy", on);
  };
  form.addEventListener("input", () => void widget.verify(), { once: true });
  form.addEventListener(
    "invalid",
    (event) => {
      if (widget.getState() !== "verifying" || !widget.contains(event.target as Node)) return;
      event.preventDefault();
      wait(true);
    },
    true,
  );
  widget.addEventListener("statechange", (event) => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    if (!waiting || state === "verifying") return;
    wait(false);
    if (state === "verified") setTimeout(() => form.requestSubmit());
  });
  widget.addEventListener("expired", () => widget.reset());
}

/** A second click while the first is on its way would bring a challenge that is used up. */
function sendOnce(form: HTMLFormElement) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => {
    sent = false;
  });
}

$altcha.algorithms.set("PBKDF2/SHA-256", () => new Pbkdf2Worker());
document.querySelector<HTMLElement>(".galat")?.focus();
const signIn = document.querySelector<HTMLFormElement>("form[action='/masuk']");
const check = document.querySelector("altcha-widget");
if (signIn && check) {
  solveEarly(signIn, check);
  sendOnce(signIn);
  if (document.documentElement.dataset["demo"] !== undefined) void showDemo(signIn);
}
