import type { TruthAnswer } from '#contract/search/truth.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { MeasureOptions } from '#cli/options/truth/measure-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { agreeWith, raterOf } from './agree-command.ts';
import { listed } from './listed.ts';

/** Holds the model against a table of annotations, or against another model. @returns 0 */
export async function measureCommand({ wanted, json, ...options }: MeasureOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    if (wanted.kind === 'against') await agreeWith(engine, wanted, json, out);
    else await measure(engine, wanted, json, out);
    return 0;
  } finally {
    await engine.close();
  }
}

type Measured = Extract<MeasureOptions['wanted'], { kind: 'truth' }>;

async function measure(engine: Engine, { table, of }: Measured, json: boolean, out: Out): Promise<void> {
  const answer = await valueOf(engine, 'truth.measure', {
    truth: { kind: 'table', path: table },
    ...(of !== null && { of: await raterOf(engine, of) }),
  });
  if (json) out.say(JSON.stringify(answer, null, 2));
  else for (const line of lines(answer)) out.say(out.words(line));
  for (const said of answer.left) out.tell(out.words(said));
  const named = (names: readonly string[]): { readonly name: string }[] => names.map((name) => ({ name }));
  for (const said of [
    listed('measure-unknown-files', named(answer.unknownFiles)),
    listed('measure-unknown-labels', named(answer.unknownLabels)),
  ])
    if (said !== null) out.tell(out.words(said));
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

function lines({ recordings, clips, species }: TruthAnswer): Sentence[] {
  return [
    sentence('measure-over', { recordings, clips }),
    ...species.map((each) => {
      const { precision, recall, f1, averagePrecision, ninety } = each;
      const shares = {
        precision: share(precision),
        recall: share(recall),
        f1: share(f1),
        average: share(averagePrecision),
      };
      return sentence('measure-species', {
        ...{ species: each.species.commonName, clips: each.clips },
        ...shares,
        ninety: ninety === null ? '–' : `${share(ninety.threshold)} (${share(ninety.low)}–${share(ninety.high)})`,
      });
    }),
  ];
}
