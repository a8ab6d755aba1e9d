import { expect, test } from 'vitest';
import type { ProviderReport } from '#contract/models.ts';
import { ModelLoader } from '#analysis/models/model-loader.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { openSession, type ModelSession } from '#analysis/models/onnx-session.ts';
import type { Machine } from '#analysis/models/provider-choice.ts';
import { trialFeeds } from '#analysis/models/verify-session.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

/** A computer with one graphics processor, which the tests bring. */
const machine: Machine = {
  platform: 'darwin',
  bundled: ['cpu', 'webgpu'],
  environment: {},
  libraryFolder: '',
  exists: () => false,
};

/** Real sessions; the one on the graphics processor is the CPU's with `trouble` from the third run on, after the self-test. */
function withTrouble(
  trouble: (session: ModelSession, ...feeds: Parameters<ModelSession['run']>) => ReturnType<ModelSession['run']>,
) {
  return async (...[path, provider, threads]: Parameters<typeof openSession>): Promise<ModelSession> => {
    const session = await openSession(path, 'cpu', threads);
    if (provider === 'cpu') return session;
    let runs = 0;
    return {
      inputs: session.inputs,
      outputs: session.outputs,
      close: () => session.close(),
      run: (feeds) => (++runs > 1 ? trouble(session, feeds) : session.run(feeds)),
    };
  };
}

async function load(open: typeof openSession, reports: ProviderReport[], trials: (string | null)[]) {
  const pack = await readPack(tinyPack);
  const { encoder } = pack.manifest;
  const hooks = {
    changed: (report: ProviderReport) => void reports.push(report),
    trying: (provider: string | null) => {
      trials.push(provider);
      return Promise.resolve();
    },
  };
  // Asked for by name, so that its speed does not matter here.
  const loader = new ModelLoader(pack, { provider: 'webgpu', threads: 1, open, machine, hooks });
  const session = await loader.load(encoder);
  const truth = await new ModelLoader(pack, { provider: 'cpu', threads: 1 }).load(encoder);
  const feeds = trialFeeds(encoder, 1);
  return { loader, session, feeds, wanted: await truth.run(feeds) };
}

test.each([
  ['that throws', () => Promise.reject(new Error('Device was lost.\n at somewhere')), 'provider-failed-at-work'],
  [
    'that answers with no number',
    async (session: ModelSession, feeds: Parameters<ModelSession['run']>[0]) => {
      const answers = await session.run(feeds);
      for (const { data } of Object.values(answers)) data[0] = Number.NaN;
      return answers;
    },
    'provider-no-number',
  ],
])(
  'a graphics processor %s in the middle of the work: the same inputs are run on the CPU',
  async (_what, trouble, why) => {
    const reports: ProviderReport[] = [];
    const trials: (string | null)[] = [];
    const { loader, session, feeds, wanted } = await load(withTrouble(trouble), reports, trials);
    expect(trials).toEqual(['webgpu', null]);
    expect(loader.report()).toMatchObject({ used: 'webgpu', refused: [] });
    expect(await session.run(feeds)).toEqual(wanted);
    expect(await session.run(feeds)).toEqual(wanted);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      used: 'cpu',
      device: expect.stringMatching(/, \d+ threads?$/) as string,
      refused: [{ provider: 'webgpu', reason: expect.objectContaining({ key: why }) as Sentence }],
    });
    await session.close();
  },
);

test('a provider whose numbers are wrong in the self-test is refused with the reason', async () => {
  const open = async (...[path, provider, threads]: Parameters<typeof openSession>): Promise<ModelSession> => {
    const session = await openSession(path, 'cpu', threads);
    if (provider === 'cpu') return session;
    return {
      inputs: session.inputs,
      outputs: session.outputs,
      close: () => session.close(),
      run: async (feeds) => {
        const answers = await session.run(feeds);
        for (const { data } of Object.values(answers)) data[0] = (data[0] ?? 0) + 0.1;
        return answers;
      },
    };
  };
  const { loader } = await load(open, [], []);
  expect(loader.report()).toMatchObject({
    used: 'cpu',
    refused: [{ provider: 'webgpu', reason: expect.objectContaining({ key: 'provider-wrong-numbers' }) as Sentence }],
  });
});
