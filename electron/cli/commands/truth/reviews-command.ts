import type { AgreementAnswer, MergedReviews, ReviewerPair } from '#contract/search/reviewers.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { ReviewsOptions } from '#cli/options/truth/reviews-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { kappaText, shareText } from './kappa-text.ts';

const mostListed = 20;

/** Agreement of reviewers, and reviews taken to and from other copies. @returns 0; 3 where recordings of a file are not here */
export async function reviewsCommand({ action, json, ...options }: ReviewsOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    if (action.kind === 'merge') return await merge(engine, action.files, json, out);
    if (action.kind === 'export') {
      const written = await valueOf(engine, 'reviews.export', { path: action.to });
      if (json) out.say(JSON.stringify(written, null, 2));
      else out.say(out.words(sentence('reviews-written', { path: written.path, count: written.reviews })));
      return 0;
    }
    const answer = await valueOf(engine, 'reviewers.agreement', {});
    if (json) out.say(JSON.stringify(answer, null, 2));
    else for (const line of lines(answer)) out.say(out.words(line));
    return 0;
  } finally {
    await engine.close();
  }
}

async function merge(engine: Engine, files: readonly string[], json: boolean, out: Out): Promise<number> {
  let whole = true;
  for (const path of files) {
    const merged = await valueOf(engine, 'reviews.merge', { source: { kind: 'file', path } });
    whole &&= merged.missing.length === 0;
    if (json) out.say(JSON.stringify({ file: path, ...merged }, null, 2));
    else for (const line of mergedLines(path, merged)) out.say(out.words(line));
  }
  return whole ? 0 : 3;
}

function mergedLines(name: string, { taken, known, missing, conflicts }: MergedReviews): Sentence[] {
  const names = missing.slice(0, mostListed).join(', ');
  const more = conflicts.length - mostListed;
  return [
    sentence('reviews-merged', { name, taken, known }),
    ...(missing.length === 0 ? [] : [sentence('reviews-missing', { count: missing.length, names })]),
    ...(conflicts.length === 0 ? [] : [sentence('merge-conflicts', { count: conflicts.length })]),
    ...conflicts.slice(0, mostListed),
    ...(more > 0 ? [sentence('merge-conflicts-more', { more })] : []),
  ];
}

function lines({ pairs, disputed }: AgreementAnswer): Sentence[] {
  if (pairs.length === 0) return [sentence('reviewers-none')];
  const line = ({ one, other, species, detections, observed, kappa }: ReviewerPair): Sentence =>
    sentence('reviewers-pair', {
      ...{ one: one === '' ? '–' : one, other: other === '' ? '–' : other, observed: shareText(observed) },
      ...{ species: species?.commonName ?? sentence('reviewers-all'), count: detections },
      kappa: kappaText(kappa),
    });
  return [...pairs.map(line), sentence('reviewers-disputed', { count: disputed })];
}
