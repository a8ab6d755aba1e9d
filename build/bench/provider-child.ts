// Run as a program, since a provider may take its process down: measures one provider on one pack and prints JSON.
import path from 'node:path';
import { openSession, type ModelSession, type OnnxProvider, type Tensor } from '#analysis/models/onnx-session.ts';
import { readPack } from '#analysis/models/model-set.ts';
import type { ModelFacts } from '#analysis/models/port-schema.ts';
import { sameNumbers, trialFeeds } from '#analysis/models/verify-session.ts';

/** Of one model on one provider: seconds of one run (the median), and how far its numbers are from the processor's. */
export type ModelFigures = { readonly seconds: number; readonly largestDifference: number; readonly right: boolean };
export type ProviderFigures = {
  readonly encoder: ModelFigures;
  readonly unet: ModelFigures | null;
  readonly decoder: ModelFigures | null;
  readonly steps: number;
};

type Model = ModelFacts<string, string>;

const [provider = 'cpu', folder = '', runs = '5'] = process.argv.slice(2);
/** As many clips as the analyst puts into one run, both halves of guidance, one picture. */
const batches = { encoder: 8, unet: 2, decoder: 1 } as const;

const pack = await readPack(folder);
const { encoder, painter } = pack.manifest;
const figures: ProviderFigures = {
  encoder: await measure(encoder, batches.encoder),
  unet: painter === null ? null : await measure(painter.unet, batches.unet),
  decoder: painter === null || painter.decoder === null ? null : await measure(painter.decoder, batches.decoder),
  steps: painter?.defaults.steps ?? 0,
};
console.log(JSON.stringify(figures));
process.exit(0);

async function measure(model: Model, batch: number): Promise<ModelFigures> {
  const feeds = trialFeeds(model, batch);
  const file = path.join(folder, model.file);
  const cpu = await openSession(file, 'cpu', undefined);
  const truth = await cpu.run(feeds);
  await cpu.close();
  const session = await openSession(file, provider as OnnxProvider, undefined);
  const found = await session.run(feeds);
  const seconds = await median(session, feeds);
  await session.close();
  return { seconds, largestDifference: largestDifference(found, truth), right: sameNumbers(found, truth) };
}

async function median(session: ModelSession, feeds: ReturnType<typeof trialFeeds>): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < Number(runs); run += 1) {
    const began = performance.now();
    await session.run(feeds);
    seconds.push((performance.now() - began) / 1000);
  }
  return seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
}

function largestDifference(found: Readonly<Record<string, Tensor>>, truth: Readonly<Record<string, Tensor>>): number {
  let most = 0;
  for (const [name, { data }] of Object.entries(truth)) {
    data.forEach((value, at) => (most = Math.max(most, Math.abs(value - (found[name]?.data[at] ?? Number.NaN)))));
  }
  return most;
}
