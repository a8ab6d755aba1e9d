import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { openBare, readManifest } from './bare-models.ts';
import { ratio, type Figure } from './table/figures.ts';
import { cheapestInTurns, processorSeconds } from './table/in-turns.ts';

/** As many pictures as the engine has painted side by side. */
const picturesTogether = 8;
/** Two halves of a batch: with sound and without. */
const guidedBatch = 2;

/** By seconds of the processor on one thread, which other work of the computer changes little. */
export async function benchPainting(painterPack: string, recording: string, turns: number): Promise<Figure[]> {
  const { painter } = readManifest(painterPack);
  if (painter === null) return [];
  const { unet, defaults } = painter;
  const { steps } = defaults;
  const analyst = await openAnalyst({ packFolder: painterPack, provider: 'cpu', threads: 1 });
  const ask = {
    path: recording,
    channel: 'mix',
    clipStartSeconds: 3,
    sampler: 'dpmpp-2m',
    steps,
    guidanceScale: 3,
    species: { code: 'bench' as never, scientificName: 'Avis mensurata', commonName: 'Bench Bird' },
    recordingName: '0000.WAV',
  } as const;
  const { signal } = new AbortController();
  let seed = 0;
  const draw = (): Promise<unknown> => analyst.draw({ ...ask, seed: (seed += 1) }, signal);
  const together = (): Promise<unknown> => Promise.all(Array.from({ length: picturesTogether }, draw));
  await together();
  const model = await openBare(painterPack, unet, guidedBatch, 1);
  const bare = async (): Promise<void> => {
    for (let step = 0; step < steps; step += 1) await model.run();
  };
  const least = await cheapestInTurns(turns, processorSeconds, { draw, bare, together });
  await Promise.all([model.close(), analyst.close()]);
  const ofEight = least.together / picturesTogether;
  return [
    { name: `a picture of ${steps} steps, one thread`, value: least.draw, unit: 's', goal: null, better: 'lower' },
    ratio('painting one picture over the bare U-Net', least.draw / least.bare, 1.1),
    ratio(`painting ${picturesTogether} at once over the bare U-Net of each`, ofEight / least.bare, 1.1),
  ];
}
