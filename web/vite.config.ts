// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** What is large and needed by some alone: kept by the device of who opens a map. */
const later = /^\/assets\/maplibre-/;
/** sw.js: the worker of src/shell, with the files that this build is made of. */
function worker(): Plugin {
  return {
    name: "worker",
    apply: "build",
    // What was written, not what was planned: a chunk may still be merged into another after it was named.
    writeBundle({ dir = "dist" }) {
      const written = readdirSync(dir, { recursive: true, encoding: "utf8" });
      const files = written.filter((name) => /\.(js|css|wasm|woff2|svg)$/.test(name) && name !== "sw.js").map((name) => `/${name}`).sort();
      const text = readFileSync("src/shell/worker.js", "utf8");
      const build = createHash("sha256").update(text).update(files.join()).digest("hex").slice(0, 12);
      const list = (some: string[]) => JSON.stringify(some);
      writeFileSync(join(dir, "sw.js"), `const build = "${build}";\nconst files = ${list(files.filter((name) => !later.test(name)))};\nconst later = ${list(files.filter((name) => later.test(name)))};\n${text}`);
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
