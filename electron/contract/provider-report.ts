export type ProviderReport = {
  /** What runs the networks now, e.g. `cpu`, `webgpu`; null before the first model is loaded. */
  readonly used: string | null;
  readonly wanted: string;
  /** The processor by name; null where a graphics processor is used, which the window knows by name itself. */
  readonly device?: string | null;
  /** Providers that were tried and not used, each with the reason. */
  readonly refused: readonly { readonly provider: string; readonly reason: string }[];
};
