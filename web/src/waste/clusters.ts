// SPDX-License-Identifier: Apache-2.0
// Clusters as a page shows and a form sends them. Pure: no page, no server.
import type { Cluster } from "./types";

/** Thai name of the province of the host, or of the first member where the host is not known. */
export function provinceOf(cluster: Cluster): string {
  return (cluster.members.find((one) => one.host) ?? cluster.members[0])?.provinceNameTh ?? "";
}
/** By province in Thai order; of each, its clusters as they came. */
export function byProvince(clusters: Cluster[]): [string, Cluster[]][] {
  const found = new Map<string, Cluster[]>();
  for (const cluster of clusters) found.set(provinceOf(cluster), [...(found.get(provinceOf(cluster)) ?? []), cluster]);
  return [...found].sort(([a], [b]) => a.localeCompare(b, "th"));
}
/** Which other cluster a town is in: S13 allows one. */
export function takenBy(clusters: Cluster[], but: number | undefined): Map<number, Cluster> {
  return new Map(clusters.filter((one) => one.id !== but).flatMap((one) => one.members.map((member) => [member.unitId, one] as const)));
}
export interface ClusterDraft {
  nameTh: string;
  nameEn: string;
  hostId: number;
  /** "" for none. */
  facilityId: string;
  members: number[];
}
export function draftOf(cluster: Cluster | undefined): ClusterDraft {
  return {
    nameTh: cluster?.nameTh ?? "",
    nameEn: cluster?.nameEn ?? "",
    hostId: cluster?.hostId ?? 0,
    facilityId: cluster?.facilityId ? String(cluster.facilityId) : "",
    members: cluster?.members.map((one) => one.unitId) ?? [],
  };
}
/** Chosen or let go; who leaves is host no more, and the first one is host until another is named (S14). */
export function toggled(draft: ClusterDraft, unitId: number): ClusterDraft {
  const members = draft.members.includes(unitId) ? draft.members.filter((one) => one !== unitId) : [...draft.members, unitId];
  return { ...draft, members, hostId: members.includes(draft.hostId) ? draft.hostId : (members[0] ?? 0) };
}
export function bodyOf(draft: ClusterDraft) {
  return { nameTh: draft.nameTh.trim(), nameEn: draft.nameEn.trim(), hostId: draft.hostId, facilityId: draft.facilityId ? Number(draft.facilityId) : null, members: draft.members };
}
