import { defineConfig } from "@lingui/cli";

export default defineConfig({
  sourceLocale: "id",
  locales: ["id", "en"],
  fallbackLocales: { default: "id" },
  compileNamespace: "ts",
  catalogs: [
    { path: "<rootDir>/src/locales/{locale}", include: ["src"], exclude: ["**/*.test.*", "**/*.d.ts"] },
  ],
});
