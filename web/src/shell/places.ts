// SPDX-License-Identifier: Apache-2.0
// The six places of the programme, and where each leads for the person who is here.
import type { Place } from "../router";
import { session } from "./session.svelte";

export interface PlaceLink {
  place: Place;
  icon: string;
  href: string;
}

export function placeLinks(): PlaceLink[] {
  const town = session.town;
  const year = session.year;
  return [
    { place: "overview", icon: "home", href: "/home" },
    { place: "city", icon: "city", href: town ? `/city/${town.unitId}/${year}` : session.can("facts.read") ? "/facts" : "/towns" },
    { place: "sheet", icon: "check", href: town ? `/sheets/${town.unitId}/${year}` : session.reviewer ? "/inbox" : "/criteria" },
    { place: "green", icon: "leaf", href: "/green" },
    { place: "waste", icon: "waste", href: town ? `/waste/${town.unitId}` : session.can("waste.read") ? "/waste-reports" : "/waste" },
    { place: "programme", icon: "flag", href: "/programme" },
  ];
}

/** Where the office of a province brings in the LPA marks of its towns; undefined for everyone else. */
export function lpaHref(): string | undefined {
  const office = session.can("lpa.import") ? session.me.grants.find((grant) => grant.role === "provincial-office") : undefined;
  return office && `/provinces/${office.unitUid}/lpa/${session.year}`;
}
