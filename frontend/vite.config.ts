import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type * as babel from "@babel/core";
import { transformAsync } from "@babel/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import type { HtmlTagDescriptor, Plugin, Rollup } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.KINERJA_BACKEND ?? "http://127.0.0.1:8000";

/**
 * What is loaded together, as one file: as a dozen small ones it would weigh a fifth more and take turns of the network.
 * All that the application begins with, what nearly every page and what every form is made of.
 */
const BERSAMA: Rollup.CodeSplittingGroup[] = [
  { name: "inti", tags: ["$initial"], test: /^(?!.*(\/masuk|\/sandi|\/altcha))/, priority: 1 },
  {
    name: "bersama",
    test: /\/src\/(ui\/(?!SaveState|LazyBentrok|Bentrok|Combobox|FileInput)\w+|lib\/(angka|label|perangkat|rupiah)|graphql\/(kirim|ketikan|tindakan))(\.module)?\.(tsx?|css)$|\/(lucide-react|idb-keyval)\//,
    minShareCount: 2,
  },
  {
    name: "isian",
    test: /\/src\/(ui\/(SaveState|LazyBentrok)|lib\/isian|graphql\/(autosave|useDraf|useIsian))(\.module)?\.(tsx?|css)$/,
  },
];

/** Lingui's macros; plugin-react 6 brings no Babel of its own. */
function linguiMacro(): Plugin {
  return {
    name: "lingui-macro",
    enforce: "pre",
    transform: {
      filter: { id: /(\.module)?\.(tsx?|css)$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          configFile: false,
          babelrc: false,
          sourceMaps: true,
          parserOpts: { plugins: ["typescript", "jsx"] },
          plugins: [["@lingui/babel-plugin-lingui-macro", { stripMessageField: false }], compiledMessages],
        });
        return { code: result?.code ?? code, map: result?.map };
      },
    },
  };
}

/**
 * Compiles the Indonesian text that stands in the code, so that each page brings its own texts and the first load
 * brings no catalogue.
 */
function compiledMessages({ types }: typeof babel): babel.PluginObj {
  return {
    visitor: {
      ObjectProperty({ node, parent }) {
        const isMessage =
          types.isIdentifier(node.key, { name: "message" }) && types.isStringLiteral(node.value);
        const named = (parent as babel.types.ObjectExpression).properties.some(
          (other) => types.isObjectProperty(other) && types.isIdentifier(other.key, { name: "id" }),
        );
        if (isMessage && named)
          node.value = types.valueToNode(compileMessage((node.value as babel.types.StringLiteral).value));
      },
    },
  };
}

/**
 * What every page needs before its first paint: the font, and the script that puts the chosen theme on <html>.
 * The script is a file of its own, since the policy of the pages allows nothing inline.
 */
function beforeFirstPaint(): Plugin {
  const source = here("src/tema.js");
  let build = false;
  let script = "";
  return {
    name: "before-first-paint",
    configResolved(config) {
      build = config.command === "build";
    },
    buildStart() {
      if (build)
        script = this.emitFile({ type: "asset", name: "tema.js", source: readFileSync(source, "utf8") });
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        if (!bundle) return [{ tag: "script", attrs: { src: "/src/tema.js" }, injectTo: "head-prepend" }];
        const files = Object.keys(bundle);
        const tags: HtmlTagDescriptor[] = [];
        const font = files.find((file) => /jakarta-sans-latin-wght-normal.*\.woff2$/.test(file));
        if (font) {
          const attrs = {
            rel: "preload",
            as: "font",
            type: "font/woff2",
            crossorigin: true,
            href: `/${font}`,
          };
          tags.push({ tag: "link", attrs, injectTo: "head-prepend" });
        }
        const tema = files.find((file) => /\/tema-.*\.js$/.test(file));
        if (tema) tags.push({ tag: "script", attrs: { src: `/${tema}` }, injectTo: "head-prepend" });
        return tags;
      },
    },
    generateBundle() {
      if (build && !this.getFileName(script)) this.error("the theme script is missing");
    },
  };
}

/**
 * The service worker, with the names of the files it keeps. The languages that are not shown and the sign-in page are
 * not among them.
 */
function serviceWorker(): Plugin {
  const source = here("src/pekerja.js");
  return {
    name: "service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const berkas = Object.keys(bundle)
          .filter((file) => /^assets\/.*\.(js|css|woff2|svg)$/.test(file) && !/\/(masuk|sandi)-/.test(file))
          .map((file) => `/${file}`)
          .sort();
        const rilis = createHash("sha256").update(berkas.join()).digest("hex").slice(0, 12);
        const code = readFileSync(source, "utf8")
          .replace("__BERKAS__", JSON.stringify(berkas))
          .replace("__RILIS__", JSON.stringify(rilis));
        this.emitFile({ type: "asset", fileName: "pekerja.js", source: code });
      },
    },
  };
}

/**
 * What the page of each address is made of beyond what the application begins with, for the server to name on the page:
 * else it is found only once the application runs.
 */
function pageFiles(): Plugin {
  const routes = readFileSync(here("src/routes.tsx"), "utf8").split("createRoute(");
  return {
    name: "page-files",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const filesOf = (chunk: Rollup.OutputChunk, files = new Set<string>()): Set<string> => {
          if (chunk.isEntry || files.has(chunk.fileName)) return files;
          files.add(chunk.fileName);
          for (const name of chunk.imports) {
            const next = bundle[name];
            if (next?.type === "chunk") filesOf(next, files);
          }
          // Behind the styles of what it is made of, which it may overrule.
          for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
          return files;
        };
        const halaman = routes.flatMap((route) => {
          const [, path] = /path: "([^"]+)"/.exec(route) ?? [];
          const [, source] = /import\("\.\/([^"]+)"\)/.exec(route) ?? [];
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === here(`src/${source}.tsx`));
          return path && chunk ? [[path, [...filesOf(chunk)]]] : [];
        });
        if (halaman.length < 10) this.error("the pages of the routes are not found");
        this.emitFile({
          type: "asset",
          fileName: "halaman.json",
          source: JSON.stringify(Object.fromEntries(halaman)),
        });
      },
    },
  };
}

/** Each text also as small as it gets: it is made once and sent many times. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!/^assets\/.*\.(js|css|svg)$/.test(file.fileName)) continue;
          const source = brotliCompressSync(file.type === "chunk" ? file.code : file.source);
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source });
        }
      },
    },
  };
}

/** In development the server's own pages come from here, everything they post goes to the backend. */
function servePage(page: string) {
  return {
    target: backend,
    bypass: (request: { method?: string }) => (request.method === "GET" ? page : undefined),
  };
}

export default defineConfig({
  plugins: [
    linguiMacro(),
    react(),
    lingui({ failOnMissing: true }),
    beforeFirstPaint(),
    serviceWorker(),
    pageFiles(),
    compressed(),
  ],
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: [here("index.html"), here("masuk.html"), here("sandi.html")],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: BERSAMA,
        },
      },
    },
  },
  server: {
    proxy: {
      "/graphql": { target: backend, ws: true },
      "/bukti": backend,
      "/keluar": backend,
      "/sehat": backend,
      "/masuk/tantangan": backend,
      "^/masuk/sandi(\\?.*)?$": servePage("/sandi.html"),
      "^/masuk(\\?.*)?$": servePage("/masuk.html"),
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: [here("src/vitest.setup.ts")],
    restoreMocks: true,
  },
});
