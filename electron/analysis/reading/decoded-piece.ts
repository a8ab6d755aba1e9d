/** What a decoder made of a piece of a file. */
export type DecodedPiece = {
  readonly channels: readonly Float32Array[];
  readonly frames: number;
  readonly damaged: boolean;
  /** How much sound is missing right before it, as the format tells. */
  readonly lostBefore?: number;
  /** Where it may be another than the file's. */
  readonly rateHz?: number;
};
