// SPDX-License-Identifier: Apache-2.0
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// Nothing is inlined: the server's content security policy allows neither inline scripts nor data: addresses.
export default defineConfig({
  plugins: [svelte()],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: {
    port: 5173,
    fs: { allow: [".."] },
    proxy: { "/api": process.env["MUANG_API"] ?? "http://127.0.0.1:8080" },
  },
});
