import type { Client } from '#contract/requests.ts';
import type { CountedTag } from '#contract/review.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';

/** The tags in use: what a field suggests and a filter offers. */
export class TagsModel {
  readonly #reading = new Reading<readonly CountedTag[]>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The most used one first. */
  get all(): readonly CountedTag[] {
    return this.#reading.value ?? [];
  }

  async readOnce(): Promise<void> {
    if (this.#reading.value === null && !this.#reading.loading) await this.refresh();
  }

  refresh(): Promise<void> {
    return this.#reading.load(async () => (await this.#client.ask('tags.read', {})).tags);
  }
}

/** What was typed as tags: commas and semicolons part them. */
export function typedTags(text: string): string[] {
  const tags = text.split(/[,;|\t\r\n]+/).map((tag) => tag.trim().slice(0, 50).trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
