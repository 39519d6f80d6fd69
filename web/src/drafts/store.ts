// SPDX-License-Identifier: Apache-2.0
// Where drafts are kept on the device: IndexedDB, or this page's memory where the browser forbids storage.
import type { Draft } from "./line";

const name = "muang-drafts";
const table = "lines";

export interface DraftStore {
  readonly lasting: boolean;
  all(personId: number): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(key: string): Promise<void>;
  wipe(personId: number): Promise<void>;
}

export async function openStore(): Promise<DraftStore> {
  try {
    return new IndexedStore(await open());
  } catch {
    return new MemoryStore();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(table, { keyPath: "key" }).createIndex("person", "personId");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

class IndexedStore implements DraftStore {
  readonly lasting = true;
  readonly #db: IDBDatabase;

  constructor(db: IDBDatabase) {
    this.#db = db;
  }
  all(personId: number): Promise<Draft[]> {
    return this.#run("readonly", (lines) => lines.index("person").getAll(personId) as IDBRequest<Draft[]>);
  }
  async put(draft: Draft): Promise<void> {
    await this.#run("readwrite", (lines) => lines.put(draft));
  }
  async remove(key: string): Promise<void> {
    await this.#run("readwrite", (lines) => lines.delete(key));
  }
  async wipe(personId: number): Promise<void> {
    for (const draft of await this.all(personId)) await this.remove(draft.key);
  }
  #run<T>(mode: IDBTransactionMode, work: (lines: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction(table, mode);
      const request = work(transaction.objectStore(table));
      // A write counts once the transaction is through, not when the request is.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

export class MemoryStore implements DraftStore {
  readonly lasting = false;
  readonly #lines = new Map<string, Draft>();

  async all(personId: number): Promise<Draft[]> {
    return [...this.#lines.values()].filter((draft) => draft.personId === personId);
  }
  async put(draft: Draft): Promise<void> {
    this.#lines.set(draft.key, draft);
  }
  async remove(key: string): Promise<void> {
    this.#lines.delete(key);
  }
  async wipe(personId: number): Promise<void> {
    for (const draft of await this.all(personId)) this.#lines.delete(draft.key);
  }
}
