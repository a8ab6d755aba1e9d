import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';
import { t } from '../i18n/t.ts';

/** What to tell the person about anything a client threw. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof KnownFailure)) {
    return { code: 'internal', message: t('This window made a mistake. Reload it; your data is not touched.') };
  }
  return toFailure(thrown);
}
