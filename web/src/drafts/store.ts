// SPDX-License-Identifier: Apache-2.0
// Where drafts are kept on the device: IndexedDB, or this page's memory where the browser forbids storage.
import type { Draft } from "./line";

const name = "muang-drafts";
const table = "lines";
const copies = "copies";
const files = "files";

/** What the server last said, for the time without a connection. */
export interface Copy {
  key: string;
  personId: number;
  value: unknown;
  at: string;
}

/** A file that a line takes along; it goes with its line. */
export interface KeptFile {
  key: string;
  personId: number;
  name: string;
  blob: Blob;
}

export interface DraftStore {
  readonly lasting: boolean;
  all(personId: number): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  /** With the file of the line. */
  remove(key: string): Promise<void>;
  keepFile(file: KeptFile): Promise<void>;
  fileOf(key: string): Promise<KeptFile | undefined>;
  copy(copy: Copy): Promise<void>;
  copyOf(key: string): Promise<Copy | undefined>;
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
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      for (const each of [table, copies, files]) if (!there.contains(each)) request.result.createObjectStore(each, { keyPath: "key" }).createIndex("person", "personId");
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
    return this.#run(table, "readonly", (lines) => lines.index("person").getAll(personId) as IDBRequest<Draft[]>);
  }
  async put(draft: Draft): Promise<void> {
    await this.#run(table, "readwrite", (lines) => lines.put(draft));
  }
  async remove(key: string): Promise<void> {
    await this.#run(table, "readwrite", (lines) => lines.delete(key));
    await this.#run(files, "readwrite", (all) => all.delete(key));
  }
  async keepFile(file: KeptFile): Promise<void> {
    await this.#run(files, "readwrite", (all) => all.put(file));
  }
  fileOf(key: string): Promise<KeptFile | undefined> {
    return this.#run(files, "readonly", (all) => all.get(key) as IDBRequest<KeptFile | undefined>);
  }
  async copy(copy: Copy): Promise<void> {
    await this.#run(copies, "readwrite", (all) => all.put(copy));
  }
  copyOf(key: string): Promise<Copy | undefined> {
    return this.#run(copies, "readonly", (all) => all.get(key) as IDBRequest<Copy | undefined>);
  }
  async wipe(personId: number): Promise<void> {
    for (const draft of await this.all(personId)) await this.remove(draft.key);
    const keys = await this.#run(copies, "readonly", (all) => all.index("person").getAllKeys(personId));
    for (const key of keys) await this.#run(copies, "readwrite", (all) => all.delete(key));
    const left = await this.#run(files, "readonly", (all) => all.index("person").getAllKeys(personId));
    for (const key of left) await this.#run(files, "readwrite", (all) => all.delete(key));
  }
  #run<T>(from: string, mode: IDBTransactionMode, work: (lines: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction(from, mode);
      const request = work(transaction.objectStore(from));
      // A write counts once the transaction is through, not when the request is.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

export class MemoryStore implements DraftStore {
  readonly lasting = false;
  readonly #lines = new Map<string, Draft>();
  readonly #copies = new Map<string, Copy>();
  readonly #files = new Map<string, KeptFile>();

  async copy(copy: Copy): Promise<void> {
    this.#copies.set(copy.key, copy);
  }
  async copyOf(key: string): Promise<Copy | undefined> {
    return this.#copies.get(key);
  }
  async all(personId: number): Promise<Draft[]> {
    return [...this.#lines.values()].filter((draft) => draft.personId === personId);
  }
  async put(draft: Draft): Promise<void> {
    this.#lines.set(draft.key, draft);
  }
  async remove(key: string): Promise<void> {
    this.#lines.delete(key);
    this.#files.delete(key);
  }
  async keepFile(file: KeptFile): Promise<void> {
    this.#files.set(file.key, file);
  }
  async fileOf(key: string): Promise<KeptFile | undefined> {
    return this.#files.get(key);
  }
  async wipe(personId: number): Promise<void> {
    for (const draft of await this.all(personId)) this.#lines.delete(draft.key);
    for (const file of this.#files.values()) if (file.personId === personId) this.#files.delete(file.key);
    for (const copy of this.#copies.values()) if (copy.personId === personId) this.#copies.delete(copy.key);
  }
}
