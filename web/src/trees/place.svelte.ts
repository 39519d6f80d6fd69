// SPDX-License-Identifier: Apache-2.0
// Where the phone is: the best fix since the page was opened, with how good it is.
import { worstAccuracy } from "../green/walk";

export class Place {
  lat = $state<number | undefined>(undefined);
  lon = $state<number | undefined>(undefined);
  /** Metres around it, at a confidence of 95 % (W3C Geolocation). */
  accuracy = $state<number | undefined>(undefined);
  state = $state<"off" | "looking" | "found" | "refused">("off");
  #watch: number | undefined;

  get good(): boolean {
    return this.accuracy !== undefined && this.accuracy <= worstAccuracy;
  }
  /** Begins anew: a new tree stands elsewhere. */
  start(): void {
    this.stop();
    this.lat = this.lon = this.accuracy = undefined;
    if (!navigator.geolocation) {
      this.state = "refused";
      return;
    }
    this.state = "looking";
    this.#watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        if (this.accuracy !== undefined && coords.accuracy > this.accuracy) return;
        [this.lat, this.lon, this.accuracy, this.state] = [coords.latitude, coords.longitude, coords.accuracy, "found"];
      },
      () => {
        if (this.state === "looking") this.state = "refused";
      },
      { enableHighAccuracy: true, maximumAge: 0 },
    );
  }
  stop(): void {
    if (this.#watch !== undefined) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = undefined;
    if (this.state === "looking") this.state = "off";
  }
}
