import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '#contract/words/sentence.ts';
import { bundledProviders } from '#analysis/models/onnx-session.ts';
import { providerPlan, thisMachine } from '#analysis/models/provider-choice.ts';
import type { ProviderFigures } from './provider-child.ts';

const project = path.resolve(import.meta.dirname, '../..');
const minutesAtMost = 8;

type Measured = { readonly figures: ProviderFigures } | { readonly reason: string };

function measure(provider: string, pack: string, runs: number): Measured {
  const program = path.join(import.meta.dirname, 'provider-child.ts');
  const words = [program, provider, pack, String(runs)];
  const run = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8', timeout: minutesAtMost * 60_000 });
  const last = run.stdout.trim().split('\n').at(-1) ?? '';
  if (run.status === 0 && last.startsWith('{')) return { figures: JSON.parse(last) as ProviderFigures };
  if (run.error !== undefined) return { reason: `not done within ${minutesAtMost} minutes` };
  if (run.status === null) return { reason: `took its process down (${run.signal})` };
  const said = /Error: (.*)/.exec(run.stderr)?.[1] ?? run.stderr.trim().split('\n').at(-1) ?? '';
  return { reason: said.slice(0, 160) };
}

/** Classifying and painting on every provider there is, each against the processor: `npm run bench -- --providers`. */
export function benchProviders(pack: string, runs: number): void {
  const { windowSeconds } = (
    JSON.parse(readFileSync(path.join(pack, 'manifest.json'), 'utf8')) as { sound: { windowSeconds: number } }
  ).sound;
  const others = bundledProviders().filter((name) => name !== 'cpu');
  const doubts = new Map(
    providerPlan('auto', thisMachine(bundledProviders())).refused.map((each) => [
      each.provider,
      say(each.reason, 'en'),
    ]),
  );
  const cpu = measure('cpu', pack, runs);
  for (const provider of ['cpu', ...others]) {
    const measured = provider === 'cpu' ? cpu : measure(provider, pack, runs);
    if ('reason' in measured) console.log(`${provider}: not measured: ${measured.reason}`);
    else console.log(`${provider}: ${line(measured.figures, cpu, windowSeconds)}`);
    const doubt = doubts.get(provider);
    if (doubt !== undefined) console.log(`    not chosen by itself: ${doubt}`);
  }
}

function line({ encoder, unet, decoder, steps }: ProviderFigures, cpu: Measured, windowSeconds: number): string {
  const truth = 'figures' in cpu ? cpu.figures : null;
  const ratio = (seconds: number, base: number | undefined): string =>
    base === undefined ? '' : ` (${Number((base / seconds).toPrecision(2))} x the processor)`;
  const clips = `classify ${((8 * windowSeconds) / encoder.seconds).toFixed(0)} x real time, bare encoder${ratio(encoder.seconds, truth?.encoder.seconds)}`;
  if (unet === null) return clips;
  const picture = steps * unet.seconds + (decoder?.seconds ?? 0);
  const base =
    truth === null || truth.unet === null ? undefined : steps * truth.unet.seconds + (truth.decoder?.seconds ?? 0);
  const models = [encoder, unet, ...(decoder === null ? [] : [decoder])];
  const numbers = models.every(({ right }) => right) ? 'numbers right' : 'NUMBERS WRONG';
  const off = Math.max(...models.map(({ largestDifference }) => largestDifference)).toExponential(1);
  return `${clips}; paint ${Number(picture.toPrecision(2))} s for ${steps} steps${ratio(picture, base)}; ${numbers}, at most ${off} from the processor's`;
}
