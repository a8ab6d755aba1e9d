import { absolute, common, textOf, wholeNumber, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `songsight paint`: the picture of a detection, or of the best detections of a species. */
export type PaintOptions = Common & {
  readonly command: 'paint';
  /** A detection by its number, or a species by its code or a name of it. */
  readonly what: number | string;
  /** The quick painter of the model. */
  readonly quick: boolean;
  /** null: as the settings say. */
  readonly steps: number | null;
  /** How many detections of a species at most; null: the best one of every recording. */
  readonly limit: number | null;
  readonly anyway: boolean;
  /** Copies lie there, too. */
  readonly out: string | null;
  readonly json: boolean;
};

export function addPaint(program: SongCommand, found: (options: PaintOptions) => void): void {
  const command = program
    .below('paint', 'help-paint')
    .needs('value-name', 'help-argument-paint')
    .takes('--model', 'value-name', 'help-paint-model')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--quick', 'help-paint-quick')
    .takes('--steps', 'value-number', 'help-paint-steps')
    .takes('--limit', 'value-number', 'help-paint-limit')
    .has('--anyway', 'help-paint-anyway')
    .takes('--out', 'value-folder', 'help-paint-out')
    .has('--json', 'help-option-json')
    .notes('help-note-illustration');
  command.action((what: string) => {
    const values: Values = command.optsWithGlobals();
    const steps = wholeNumber('--steps', values['steps'], 1, 1000) ?? null;
    const quick = values['quick'] === true;
    if (quick && steps !== null) throw new WrongUsage('usage-only-one', { options: '--quick, --steps' });
    found({
      command: 'paint',
      ...common(values),
      what: /^[1-9]\d{0,14}$/.test(what) ? Number(what) : (textOf(what) ?? ''),
      quick,
      steps,
      limit: wholeNumber('--limit', values['limit'], 1, 100_000) ?? null,
      anyway: values['anyway'] === true,
      out: absolute(values['out']),
      json: values['json'] === true,
    });
  });
}
