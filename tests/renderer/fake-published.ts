import type { ModelRequests, ModelsAnswer, PublishedModel } from '#contract/models.ts';
import catalogue from '../../assets/models/catalogue.json' with { type: 'json' };

type Answers = { readonly [K in keyof ModelRequests]: (ask: ModelRequests[K]['ask']) => ModelRequests[K]['answer'] };

const all = 76_822_925;

/** The published models of an engine in memory: a download comes halfway and waits there to be looked at. */
export function fakePublished(told: (answer: ModelsAnswer) => void): Answers {
  let models: readonly PublishedModel[] = catalogue.models.map((model) => ({
    model,
    pack: null,
    accepted: false,
    download: { kind: 'none' as const },
  }));
  const set = (id: string, change: Partial<PublishedModel>): ModelsAnswer => {
    models = models.map((each) => (each.model.id === id ? { ...each, ...change } : each));
    told({ models });
    return { models };
  };
  return {
    'models.read': () => ({ models }),
    'models.get': ({ id }) => set(id, { accepted: true, download: { kind: 'running', bytes: all / 2, all } }),
    'models.pause': ({ id }) => set(id, { download: { kind: 'paused', bytes: all / 2, all } }),
    'models.cancel': ({ id }) => set(id, { download: { kind: 'none' } }),
  };
}
