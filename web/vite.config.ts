// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** sw.js: the worker of src/shell, with the files that this build is made of. */
function worker(): Plugin {
  return {
    name: "worker",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|wasm|woff2|svg)$/.test(name)).map((name) => `/${name}`).sort();
      const text = readFileSync("src/shell/worker.js", "utf8");
      const build = createHash("sha256").update(text).update(files.join()).digest("hex").slice(0, 12);
      const source = `const build = "${build}";\nconst files = ${JSON.stringify(files)};\n${text}`;
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

// Nothing is inlined: the server's content security policy allows neither inline scripts nor data: addresses.
export default defineConfig({
  plugins: [svelte(), worker()],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: {
    port: 5173,
    fs: { allow: [".."] },
    proxy: { "/api": process.env["MUANG_API"] ?? "http://127.0.0.1:8080" },
  },
});
