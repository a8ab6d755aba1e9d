import type { ProviderReport } from '#contract/models.ts';
import type { FileCounts, WatchState, WatchedFolder } from '#contract/watch.ts';
import { countOf, countWords } from '../shared/words/numbers.ts';
import { tell } from '../shared/i18n/tell.ts';
import { t, type Message } from '../shared/i18n/t.ts';

/** What Songsight does now, in two or three words. */
export function headline(watch: WatchState | null): string {
  if (watch === null) return t('Starting …');
  if (watch.folders.length === 0) return t('No folder watched');
  if (watch.paused || typeof watch.held === 'string') return t('Paused');
  if (watch.current !== null) return t('Analysing');
  if (watch.folders.every((folder) => folder.state === 'unreachable')) return t('Folder unavailable');
  if (watch.totals.waiting > 0) return t('Analysing');
  if (watch.folders.some((folder) => folder.state === 'scanning')) return t('Looking for recordings');
  return watch.pictures.waiting > 0 ? t('Painting') : t('Watching');
}

export function folderStateWords(folder: WatchedFolder, paused: boolean): string {
  if (folder.state === 'unreachable')
    return folder.note === null ? t('Not available. Is the card or drive connected?') : tell(folder.note);
  if (folder.note !== null && folder.state === 'watching') return tell(folder.note);
  if (folder.state === 'scanning') return scanWords(folder.found ?? 0);
  if (folder.turn === 'held') return t('This folder is paused');
  if (paused) return t('Paused');
  return folder.turn === 'first' ? t('Watching, before the others') : t('Watching');
}

function scanWords(found: number): string {
  return found === 0
    ? t('Looking for recordings')
    : t('Looking for recordings: {{files}} so far', { files: countOf(found, 'file') });
}

/** How many files are in a state, in words. */
export const countParts = {
  done: (n: number): string => t('{{n}} done', { n: countWords(n) }),
  waiting: (n: number): string => t('{{n}} waiting', { n: countWords(n) }),
  failed: (n: number): string => t('{{n}} failed', { n: countWords(n) }),
  missing: (n: number): string => t('{{n}} missing', { n: countWords(n) }),
} as const;

/** `312 done, 4 waiting, 2 failed, 1 missing`; parts that are zero are left out, except what is done. */
export function countsWords(counts: FileCounts): string {
  const rest = (['waiting', 'failed', 'missing'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => countParts[key](counts[key]));
  return [countParts.done(counts.done), ...rest].join(', ');
}

const providers: Readonly<Record<string, Message>> = {
  cpu: 'Processor (CPU)',
  webgpu: 'Graphics card (WebGPU)',
  cuda: 'Graphics card (CUDA)',
  dml: 'Graphics card (DirectML)',
  coreml: 'Apple CoreML',
  auto: 'Best available',
};

export function providerWords(provider: string): string {
  const known = providers[provider];
  return known === undefined ? provider : t(known);
}

export function usedProviderWords(report: ProviderReport): string {
  return report.used === null ? t('Model not loaded yet') : providerWords(report.used);
}

export function picturesWords(pictures: WatchState['pictures']): string {
  const parts = [t('{{n}} painted', { n: countWords(pictures.done) })];
  if (pictures.waiting > 0) parts.push(countParts.waiting(pictures.waiting));
  if (pictures.failed > 0) parts.push(countParts.failed(pictures.failed));
  return parts.join(', ');
}

/** The last part of a path of either kind of system. */
export function folderName(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? path
  );
}
