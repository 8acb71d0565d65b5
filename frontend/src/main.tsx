import "./ui/tokens.css";
import "./ui/base.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { createClient } from "./graphql/client";
import { ViewerQuery } from "./graphql/viewer";
import { pakaiBahasa } from "./lib/bahasa";
import { createAppRouter } from "./routes";
import { ErrorBoundary } from "./ui/ErrorBoundary";

// After a new version was installed the old parts are gone: take the new page, once.
window.addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("kinerja.muat") ?? 0);
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem("kinerja.muat", String(Date.now()));
  event.preventDefault();
  location.reload();
});

const client = createClient();
// Asked for at once, while the page's own part is still being loaded.
void client.query(ViewerQuery, {}).toPromise();
const router = createAppRouter();

const root = document.getElementById("akar");
if (root) {
  // The server has put the language of this person on the page.
  void pakaiBahasa(document.documentElement.lang).then(() =>
    createRoot(root).render(
      <StrictMode>
        <I18nProvider i18n={i18n}>
          <ErrorBoundary>
            <Provider value={client}>
              <RouterProvider router={router} />
            </Provider>
          </ErrorBoundary>
        </I18nProvider>
      </StrictMode>,
    ),
  );
}

// Once the page is there: it opens without a network next time. Its file is looked at anew on every load.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  window.addEventListener("load", () => {
    void navigator.serviceWorker.register("/pekerja.js", { updateViaCache: "none" }).catch(() => {});
  });
