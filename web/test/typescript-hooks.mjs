// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import typescript from "typescript";

const options = { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022, inlineSourceMap: true };

export async function resolve(specifier, context, next) {
  if (!specifier.startsWith(".") || /\.(ts|mjs|js|json)$/.test(specifier)) return next(specifier, context);
  return next(`${specifier}.ts`, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const source = await readFile(fileURLToPath(url), "utf8");
  const { outputText } = typescript.transpileModule(source, { compilerOptions: options, fileName: fileURLToPath(url) });
  return { format: "module", shortCircuit: true, source: outputText };
}
