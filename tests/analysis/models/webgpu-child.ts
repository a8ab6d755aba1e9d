import { ModelLoader } from '#analysis/models/model-loader.ts';
import { readPack } from '#analysis/models/model-set.ts';
import type { ModelFacts } from '#analysis/models/port-schema.ts';
import { trialFeeds } from '#analysis/models/verify-session.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

const pack = await readPack(tinyPack);
const { encoder, painter } = pack.manifest;
const cpu = new ModelLoader(pack, { provider: 'cpu', threads: 1 });
const webgpu = new ModelLoader(pack, { provider: 'webgpu', threads: 1 });

/** The largest difference of every output of a model, as a share of its largest number (at least 1). */
async function differences(name: string, model: ModelFacts<string, string>): Promise<[string, number][]> {
  const feeds = trialFeeds(model, 2);
  const truth = await (await cpu.load(model)).run(feeds);
  const found = await (await webgpu.load(model)).run(feeds);
  return Object.entries(truth).map(([output, { data }]) => {
    const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const difference = data.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (found[output]?.data[i] ?? Number.NaN))),
      0,
    );
    return [`${name} ${output}`, difference / largest];
  });
}

try {
  const all = [
    ...(await differences('encoder', encoder)),
    ...(await differences('unet', painter!.unet)),
    ...(await differences('decoder', painter!.decoder!)),
  ];
  process.send?.({ largest: Object.fromEntries(all), provider: webgpu.report() }, () => process.exit(0));
} catch (thrown) {
  process.send?.({ error: String(thrown) }, () => process.exit(1));
}
