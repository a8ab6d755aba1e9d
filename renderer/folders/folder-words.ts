import type { ProviderReport } from '#contract/provider-report.ts';
import type { FileCounts, WatchState, WatchedFolder } from '#contract/requests.ts';
import { countOf, countWords } from '../words/numbers.ts';

/** What Songsight does now, in two or three words. */
export function headline(watch: WatchState | null): string {
  if (watch === null) return 'Starting …';
  if (watch.folders.length === 0) return 'No folder watched';
  if (watch.paused || typeof watch.held === 'string') return 'Paused';
  if (watch.current !== null) return 'Listening';
  if (watch.folders.every((folder) => folder.state === 'unreachable')) return 'Folder out of reach';
  if (watch.totals.waiting > 0) return 'Listening';
  if (watch.folders.some((folder) => folder.state === 'scanning')) return 'Looking for recordings';
  return watch.pictures.waiting > 0 ? 'Painting' : 'Watching';
}

export function folderStateWords(folder: WatchedFolder, paused: boolean): string {
  if (folder.state === 'unreachable') return folder.note ?? 'Out of reach. Is the card or drive connected?';
  if (folder.state === 'scanning') return scanWords(folder.found ?? 0);
  if (folder.turn === 'held') return 'This folder is paused';
  if (paused) return 'Paused';
  return folder.turn === 'first' ? 'Watching, before the others' : 'Watching';
}

function scanWords(found: number): string {
  return found === 0 ? 'Looking for recordings' : `Looking for recordings: ${countOf(found, 'file')} so far`;
}

/** `312 done, 4 waiting, 2 failed, 1 missing`; parts that are zero are left out, except what is done. */
export function countsWords(counts: FileCounts): string {
  const rest = (['waiting', 'failed', 'missing'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => `${countWords(counts[key])} ${key}`);
  return [`${countWords(counts.done)} done`, ...rest].join(', ');
}

const providers: Readonly<Record<string, string>> = {
  cpu: 'Processor (CPU)',
  webgpu: 'Graphics card (WebGPU)',
  cuda: 'Graphics card (CUDA)',
  dml: 'Graphics card (DirectML)',
  coreml: 'Apple CoreML',
  auto: 'Best available',
};

export function providerWords(provider: string): string {
  return providers[provider] ?? provider;
}

export function usedProviderWords(report: ProviderReport): string {
  return report.used === null ? 'Model not loaded yet' : providerWords(report.used);
}

export function picturesWords(pictures: WatchState['pictures']): string {
  const parts = [`${countWords(pictures.done)} painted`];
  if (pictures.waiting > 0) parts.push(`${countWords(pictures.waiting)} waiting`);
  if (pictures.failed > 0) parts.push(`${countWords(pictures.failed)} failed`);
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

export function recordingsWords(counts: FileCounts): string {
  return countOf(counts.done + counts.waiting + counts.failed, 'recording');
}
