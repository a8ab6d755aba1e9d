/** One model pack as the list of models shows it, usable or not. */
export type PackSummary = {
  /** Names it in requests: the shipped pack's name, or the folder an imported one lies in. */
  readonly id: string;
  readonly shipped: boolean;
  readonly title: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly folder: string;
  readonly bytes: number;
  readonly species: number;
  readonly windowSeconds: number;
  readonly rateHz: number;
  readonly hears: 'mel' | 'waveform';
  /** `default-painter`: the painter that comes with Songsight paints the species both know. */
  readonly paints: 'itself' | 'default-painter' | 'nothing';
  /** How many of its species can be painted. */
  readonly paintable: number;
  /** The text about the model, in Markdown; null where it has none. */
  readonly card: string | null;
  /** Recordings that are shown by what this pack heard. */
  readonly recordings: number;
};

/** A pack, or why it is none. */
export type PackEntry =
  | { readonly ok: true; readonly inUse: boolean; readonly pack: PackSummary }
  | {
      readonly ok: false;
      readonly inUse: boolean;
      readonly id: string;
      readonly folder: string;
      readonly problem: string;
    };

export type PacksAnswer = {
  /** The shipped one first, then by title. */
  readonly packs: readonly PackEntry[];
  /** Why nothing is listened to: the pack in use cannot be used. Old results are there all the same. */
  readonly problem: string | null;
  /** The folder imported packs lie in. */
  readonly folder: string;
  /** Files in watched folders: all of them are listened to again when another pack is chosen that has not heard them. */
  readonly files: number;
};

export type PackRequests = {
  'packs.read': { ask: Record<string, never>; answer: PacksAnswer };
  /** Looks at a .tflite or .onnx with its labels, a .zip or a folder, and changes nothing. */
  'packs.check': { ask: { path: string; labels: string | null }; answer: PackEntry };
  /** Checks, converts and keeps a .tflite or .onnx with its labels, a .zip or a folder. A bad one is refused with the reason. */
  'packs.import': {
    ask: { path: string; labels: string | null };
    answer: PacksAnswer & {
      readonly imported: string;
      /** How the labels file was written, e.g. `utf-8`; null where there was none. `windows-1252` may have wrong accents. */
      readonly labelsEncoding: string | null;
    };
  };
  /**
   * Listens with another pack from now on. What other packs heard stays theirs; recordings in watched folders that this pack has
   * not heard are listened to again, and are shown by what was heard before until then.
   */
  'packs.use': { ask: { id: string }; answer: PacksAnswer };
  /** Takes an imported pack's files away; what it heard stays. The one in use and the shipped one are refused. */
  'packs.remove': { ask: { id: string }; answer: PacksAnswer };
};

export type ProviderReport = {
  /** What runs the networks now, e.g. `cpu`, `webgpu`; null before the first model is loaded. */
  readonly used: string | null;
  readonly wanted: string;
  /** The processor by name; null where a graphics processor is used, which the window knows by name itself. */
  readonly device?: string | null;
  /** Providers that were tried and not used, each with the reason. */
  readonly refused: readonly { readonly provider: string; readonly reason: string }[];
};
