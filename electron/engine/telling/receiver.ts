import type { Sentence } from '#contract/words/sentence.ts';

/** What is sent: one JSON text and the id that is the same for the same thing. */
export type Message = { readonly event: string; readonly body: string };

export type Outcome =
  /** It has acknowledged the message. */
  | { readonly kind: 'taken' }
  /** Nothing gets through now. `afterMs`: when it wants to be asked again; null: soon, then ever later. */
  | { readonly kind: 'later'; readonly reason: Sentence; readonly afterMs: number | null }
  /** It will not have this one. */
  | { readonly kind: 'refused'; readonly reason: Sentence };

/** Somebody to tell. */
export type Receiver = {
  /** Under which its messages wait; without a password. */
  readonly key: string;
  /** What it is called to a person; without a password. */
  readonly name: string;
  send(message: Message, signal: AbortSignal): Promise<Outcome>;
  /**
   * Shows that this station is there although nothing is to be sent, as a broker's clients want to know. Absent: nobody is shown.
   * @param lost called when that ends, so that it is shown again
   */
  appear?(signal: AbortSignal, lost: () => void): Promise<Outcome>;
  close(): Promise<void>;
};
