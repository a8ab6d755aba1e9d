import { say, sentence, type SentenceKey } from '#contract/words/sentence.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';

/** What the jobs of a run are made of. Paths are absolute. */
export type SlurmRun = {
  /** The program and its first words. */
  readonly command: string;
  readonly recordings: string;
  readonly out: string;
  readonly parts: number;
  readonly cpus: number;
  /** Options of `analyse` that are the same for every part. */
  readonly options: readonly string[];
  readonly language: LanguageCode;
};

/** Names in the folder of a run. */
export const runNames = {
  files: 'files.txt',
  analyse: 'analyse.sbatch',
  merge: 'merge.sbatch',
  submit: 'submit.sh',
  parts: 'parts',
  season: 'season',
  logs: 'logs',
} as const;

/** A text as one word of a shell. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const note = (key: SentenceKey, language: LanguageCode): string => `# ${say({ key }, language)}`;

/** The array job: one task a part. `exec` is not used, so that the shell hears the signal before the time is over. */
export function analyseJob({ command, recordings, out, parts, cpus, options, language }: SlurmRun): string {
  const list = quoted(`${out}/${runNames.files}`);
  const words = [
    ...[command, 'analyse', quoted(recordings), '--part', `"$SLURM_ARRAY_TASK_ID/${parts}"`, '--file-list', list],
    ...['--data', `${quoted(`${out}/${runNames.parts}/part-`)}"$SLURM_ARRAY_TASK_ID"`],
    ...['--analysts', `"\${SLURM_CPUS_PER_TASK:-${cpus}}"`, ...options.map(quoted)],
  ];
  return script([
    note('slurm-note-task', language),
    '#SBATCH --job-name=songsight',
    `#SBATCH --array=1-${parts}`,
    `#SBATCH --cpus-per-task=${cpus}`,
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    logLine(out, 'part-%a'),
    '#SBATCH --signal=B:USR1@180',
    `mkdir -p ${quoted(`${out}/${runNames.parts}`)}`,
    `${words.join(' ')} &`,
    'songsight=$!',
    note('slurm-note-time', language),
    `trap 'kill -TERM "$songsight"; wait "$songsight"; scontrol requeue "$SLURM_JOB_ID"; exit 0' USR1`,
    'wait "$songsight"',
    'code=$?',
    note('slurm-note-exit', language),
    'case "$code" in 3) exit 0 ;; esac',
    note('slurm-note-killed', language),
    '[ "$code" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ] && scontrol requeue "$SLURM_JOB_ID"',
    'exit "$code"',
  ]);
}

const script = (lines: readonly string[]): string => ['#!/bin/bash', ...lines, ''].join('\n');

/** The job behind it, which joins the parts. All are named: one that never ran is missed. */
export function mergeJob({ command, out, parts, language }: SlurmRun): string {
  return script([
    note('slurm-note-merge', language),
    '#SBATCH --job-name=songsight-merge',
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    logLine(out, 'merge'),
    ...mergeCalls(command, out, parts),
  ]);
}

/** Linux hands a program so many bytes of words at most, about half of what it takes. */
const mostWordBytes = 1_000_000;

/** One call; where the names of all parts are too long for that, several: merging on is the same as merging at once. */
function mergeCalls(command: string, out: string, parts: number): string[] {
  const part = quoted(`${out}/${runNames.parts}/part-`);
  const into = `--into ${quoted(`${out}/${runNames.season}`)}`;
  const atOnce = Math.floor(mostWordBytes / (Buffer.byteLength(part) + String(parts).length + 9));
  if (parts <= atOnce) return [`exec ${command} merge ${part}{1..${parts}} ${into}`];
  return [
    'code=0',
    // eslint-disable-next-line words/spoken -- lines of a shell script, not a sentence
    `for ((first = 1; first <= ${parts}; first += ${atOnce})); do`,
    '  folders=()',
    // eslint-disable-next-line words/spoken -- lines of a shell script, not a sentence
    `  for ((part = first; part < first + ${atOnce} && part <= ${parts}; part += 1)); do folders+=(${part}"$part"); done`,
    `  ${command} merge "\${folders[@]}" ${into} || { code=$?; [ "$code" -eq 3 ] || exit "$code"; }`,
    'done',
    'exit "$code"',
  ];
}

/** Puts both into SLURM's queue. */
export function submitScript({ out }: SlurmRun): string {
  const job = (name: string): string => quoted(`${out}/${name}`);
  return script([
    'set -e',
    `id=$(sbatch --parsable ${job(runNames.analyse)})`,
    `sbatch --dependency="afterany:\${id%%;*}" ${job(runNames.merge)}`,
  ]);
}

/** In an \`#SBATCH\` line a per cent sign begins a blank, and a quotation mark holds the words together. */
function logLine(out: string, name: string): string {
  return `#SBATCH --output="${`${out}/${runNames.logs}`.replaceAll('%', '%%')}/${name}.log"`;
}

type Measured = {
  readonly files: number;
  readonly least: number;
  readonly most: number;
  /** The number that those of an array's tasks stay below; null: not known. */
  readonly arraySize: number | null;
};

/** What is printed after the jobs are written. */
export const explained = ({ out, parts, language }: SlurmRun, { files, least, most, arraySize }: Measured): string => {
  const at = (name: string): string => `${out}/${name}`;
  // These are typed into a shell.
  const typed = (name: string): string => quoted(at(name));
  const text = say(
    sentence('cluster-explained', {
      ...{ files, parts, least, most, data: at(`${runNames.parts}/part-…`) },
      ...{ season: at(runNames.season), logs: at(runNames.logs) },
      ...{ submit: typed(runNames.submit), analyse: typed(runNames.analyse), merge: typed(runNames.merge) },
    }),
    language,
  );
  if (arraySize === null || parts < arraySize) return text;
  // They are typed as they stand: no comma between the thousands.
  const [size, tasks] = [String(arraySize), String(arraySize - 1)];
  const limit = sentence('cluster-array-limit', { parts, size, tasks });
  return `${text}\n${say(limit, language)}`;
};
