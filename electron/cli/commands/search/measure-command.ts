import type { TruthAnswer } from '#contract/search/truth.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { MeasureOptions } from '#cli/options/measure-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';

/** Names that are listed of what did not match; nobody reads more. */
const mostListed = 20;

/** Holds the model against a table of annotations. @returns 0 */
export async function measureCommand({ table, json, ...options }: MeasureOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { watch: false });
  try {
    const answer = await valueOf(engine, 'truth.measure', { path: table });
    if (json) out.say(JSON.stringify(answer, null, 2));
    else for (const line of lines(answer)) out.say(out.words(line));
    for (const [key, names] of [
      ['measure-unknown-files', answer.unknownFiles],
      ['measure-unknown-labels', answer.unknownLabels],
    ] as const)
      if (names.length > 0)
        out.tell(out.words(sentence(key, { count: names.length, names: names.slice(0, mostListed).join(', ') })));
    return 0;
  } finally {
    await engine.close();
  }
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
