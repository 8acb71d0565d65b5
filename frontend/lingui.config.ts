import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "id",
  locales: ["id", "en"],
  compileNamespace: "ts",
  // Line numbers would change with every edit above a text.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    { path: "<rootDir>/src/locales/{locale}", include: ["src"], exclude: ["**/*.test.*", "**/*.d.ts"] },
  ],
});
