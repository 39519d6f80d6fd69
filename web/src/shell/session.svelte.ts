// SPDX-License-Identifier: Apache-2.0
// Who is here, what the installation is, and whether the server can be reached.
import { get, onReach, post, remove, Problem } from "../api/client";
import { dropFiles, keepFiles, remember, remembered } from "./offline";

export interface Grant {
  role: string;
  unitId: number;
  unitUid: string;
  unitNameTh: string;
  unitNameEn: string;
  unitClass: string;
}
export interface Seat {
  committeeId: number;
  kind: "area" | "national" | "steering";
  year: number;
  chair: boolean;
  nameTh: string;
  nameEn: string;
}
export interface Me {
  signedIn: boolean;
  /** 0 for the public. */
  personId: number;
  displayName: string;
  login: string;
  grants: Grant[];
  seats: Seat[];
  permissions: string[];
}
export interface About {
  name: string;
  version: string;
  demo: boolean;
  currentRound: number | null;
  editions: string[];
}

const nobody: Me = { signedIn: false, personId: 0, displayName: "", login: "", grants: [], seats: [], permissions: [] };

class Session {
  me = $state.raw<Me>(nobody);
  about = $state.raw<About>({ name: "", version: "", demo: false, currentRound: null, editions: [] });
  ready = $state(false);
  reachable = $state(true);

  async start(): Promise<void> {
    onReach((reached) => (this.reachable = reached));
    addEventListener("offline", () => (this.reachable = false));
    addEventListener("online", () => void this.refresh());
    await Promise.allSettled([this.refresh(), get<About>("/about").then(({ data }) => (this.about = data))]);
    this.#keep();
    this.ready = true;
  }
  async refresh(): Promise<void> {
    try {
      this.adopt((await get<Me>("/session")).data);
      if (!this.me.signedIn) remember(undefined);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const last = error.offline && !this.me.signedIn ? remembered<{ me: Me; about: About }>() : undefined;
      if (last) ({ me: this.me, about: this.about } = last);
    }
  }
  async signIn(login: string, password: string): Promise<void> {
    this.adopt((await post<Me>("/session", { login, password })).data);
    this.#keep();
  }
  async signOut(): Promise<void> {
    await remove("/session");
    this.me = nobody;
    remember(undefined);
    await dropFiles();
  }
  /** On this device until sign-out: who is here, and the files that open a page without a connection. */
  #keep(): void {
    if (!this.reachable) return;
    remember(this.me.signedIn ? { me: this.me, about: this.about } : undefined);
    if (this.me.signedIn) keepFiles();
  }
  /** The public's reply carries null for name and number. */
  adopt(me: Me): void {
    this.me = { ...me, personId: me.personId ?? 0, displayName: me.displayName ?? "", login: me.login ?? "" };
  }
  can(permission: string): boolean {
    return this.me.permissions.includes(permission);
  }
  holds(...roles: string[]): boolean {
    return this.me.grants.some((grant) => roles.includes(grant.role));
  }
  /** The town this person works for, when there is one. */
  get town(): Grant | undefined {
    return this.me.grants.find((grant) => grant.unitClass === "local-government");
  }
  /** Looks at sheets of others: an office, the department, or a seat on a committee. */
  get reviewer(): boolean {
    return this.me.seats.length > 0 || this.holds("department", "regional-office", "provincial-office");
  }
  /** The round the forms open with. */
  get year(): number {
    return this.about.currentRound ?? thisFiscalYear();
  }
}

/** The fiscal year (B.E.) of today: October begins the next one. */
export function thisFiscalYear(now = new Date()): number {
  const bangkok = new Date(now.getTime() + 7 * 3600_000);
  return bangkok.getUTCFullYear() + 543 + (bangkok.getUTCMonth() >= 9 ? 1 : 0);
}

export const session = new Session();
