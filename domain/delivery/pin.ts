/** A place that is shown on a map. */
export interface Pin {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Not empty. */
  readonly title: string;
  /** '': unknown. */
  readonly address: string;
}
