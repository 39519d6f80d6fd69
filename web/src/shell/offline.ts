// SPDX-License-Identifier: Apache-2.0
// What lets a signed-in person open a page without a connection: the files of the build (worker.js) and who is here. Both go
// at sign-out.
const who = "muang.person";

export function keepFiles(): void {
  // Only on secure origins; a workshop server in a local network is plain http and goes without.
  if (import.meta.env.PROD) void navigator.serviceWorker?.register("/sw.js").catch(() => {});
}
export async function dropFiles(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((one) => one.unregister()));
  if (!("caches" in globalThis)) return;
  for (const name of await caches.keys()) if (name.startsWith("muang-")) await caches.delete(name);
}
export function remember(value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(who);
    else localStorage.setItem(who, JSON.stringify(value));
  } catch {
    // A browser that forbids storage opens no page without a connection.
  }
}
export function remembered<T>(): T | undefined {
  try {
    const text = localStorage.getItem(who);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
