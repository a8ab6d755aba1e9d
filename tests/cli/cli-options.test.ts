import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { cliOptions, songProgram } from '#cli/options/cli-options.ts';
import { wholeName } from '#cli/options/song-help.ts';
import { WrongUsage } from '#cli/options/wrong-usage.ts';
import { languageCodes } from '#contract/words/language-code.ts';
import { say } from '#contract/words/sentence.ts';

describe('cliOptions', () => {
  it('reads every option of analyse', () => {
    const words =
      'analyse rec --data d --report r.csv --detections x.csv --pictures best --threshold 0.7 --steps 8 --json --pack p --overwrite --channel right --name-pattern YYYYMMDD_HHMM';
    expect(cliOptions(words.split(' '))).toEqual({
      command: 'analyse',
      paths: [path.resolve('rec')],
      dataFolder: path.resolve('d'),
      packFolder: path.resolve('p'),
      report: path.resolve('r.csv'),
      detections: path.resolve('x.csv'),
      json: true,
      overwrite: true,
      change: { picturePolicy: 'best', threshold: 0.7, steps: 8, channel: 1, namePattern: 'YYYYMMDD_HHMM' },
      share: null,
    });
  });

  it('changes nothing that was not asked for', () => {
    expect(cliOptions(['analyse', 'rec'])).toMatchObject({
      change: {},
      report: null,
      detections: null,
      json: false,
      overwrite: false,
    });
  });

  it('reads the settings of what is analysed, for every command that analyses', () => {
    const words =
      '--overlap 1.5 --batch 16 --device cpu --longest none --range year --range-threshold 0.1 --with frogs,insects';
    const change = {
      overlapSeconds: 1.5,
      batchClips: 16,
      provider: 'cpu',
      longestDetectionSeconds: null,
      rangeFilter: 'year',
      rangeThreshold: 0.1,
      otherAnimals: ['frogs', 'insects'],
    };
    for (const command of ['analyse', 'watch', 'serve'])
      expect(cliOptions([command, 'a', ...words.split(' ')])).toMatchObject({ command, change });
    expect(cliOptions(['watch', 'a', '--birds-only'])).toMatchObject({ change: { otherAnimals: [] } });
    const preferred = ['few-mistakes', 'balanced', 'more-finds'].map((word) =>
      cliOptions(['analyse', 'a', '--prefer', word]),
    );
    expect(preferred).toMatchObject([
      { change: { threshold: 0.75 } },
      { change: { threshold: null } },
      { change: { threshold: 0.25 } },
    ]);
  });

  it('takes serve with and without a folder', () => {
    expect(cliOptions(['serve'])).toMatchObject({ command: 'serve', folders: [], port: 4173 });
    expect(cliOptions(['serve', 'rec', '--port', '0'])).toMatchObject({ folders: [path.resolve('rec')], port: 0 });
  });

  it.each([
    [[], 'Say what to do'],
    [['draw'], 'songsight does not know “draw”. It knows analyse, watch, serve'],
    [['wacht', 'a'], 'does not know “wacht”. Did you mean watch?'],
    [['paint', '7', '--quick', '--steps', '9'], '--quick, --steps'],
    [['help', 'draw'], 'does not know “draw”'],
    [['analyse'], 'which folders or files'],
    [['watch'], 'which folders'],
    [['clock', 'my', 'recordings'], 'cannot use “recordings”. A name with spaces needs quotes'],
    [['analyse', 'a', '--picture', 'all'], 'songsight analyse has no option --picture. Did you mean --pictures?'],
    [['analyse', 'a', '--colour', 'blue'], 'has no option --colour. songsight analyse --help says more'],
    [['analyse', 'a', '--json=yes'], '--json takes no value'],
    [['analyse', 'a', '--pictures', 'some'], '--pictures is one of all, best, none, not “some”'],
    [['analyse', 'a', '--threshold', '70'], 'a number from 0 to 1, not “70”'],
    [['analyse', 'a', '--threshold', ''], '--threshold needs a value'],
    [['analyse', 'a', '--threshold', ' '], '--threshold needs a value'],
    [['analyse', 'a', '--language', 'fr'], '--language is one of en, de, es, not “fr”'],
    [['data', 'cehck'], 'songsight data does not know “cehck”. Did you mean check?'],
    [['data', 'tidy'], 'It knows show, check, missing, backup'],
    [['data', 'link', 'a'], 'where it is now'],
    [['data', 'restore'], 'which backup'],
    [['data', 'pictures'], 'Give the option --budget'],
    [['models', 'use'], 'which model'],
    [['models', 'import'], 'which file'],
    [['inspect'], 'which files or folders'],
    [['analyse', 'a', ''], 'One of the paths is empty'],
    [['watch', ' '], 'One of the paths is empty'],
    [['clock'], 'which folder'],
    [['clock', 'a', '--undo', '--shift', '1'], 'only one of --first, --shift, --undo'],
    [['analyse', 'a', '--channel', 'up'], 'left, right, mix, each'],
    [['analyse', 'a', '--channel', '0'], 'from 1 to 64'],
    [['analyse', 'a', '--name-pattern', 'SITE'], 'SITE_YYYYMMDD_HHMMSS'],
    [['analyse', 'a', '--steps', '2.5'], 'whole number from 1 to 1000'],
    [['analyse', 'a', '--report'], '--report <file> needs a value'],
    [['analyse', 'a', '--report', '--json'], '--report needs a value'],
    [['watch', 'a', '--overlap', '3'], 'a number from 0 to 2.5, not “3”'],
    [['watch', 'a', '--range', 'month'], '--range is one of off, week, year'],
    [['serve', '--device', 'gpu'], '--device is one of auto, cpu, webgpu'],
    [['analyse', 'a', '--prefer', 'more-finds', '--threshold', '0.5'], 'only one of --threshold, --prefer'],
    [['analyse', 'a', '--with', 'frogs,newts'], '--with is one of frogs, insects, mammals, not “newts”'],
    [['analyse', 'a', '--birds-only', '--with', 'frogs'], 'only one of --birds-only, --with'],
    [['cluster', 'a', '--slurm', '--parts', '2', '--out', 'o', '--threshold', 'high'], '--threshold takes a number'],
    [['serve', '--port', '70000'], 'whole number from 0 to 65535, not “70000”'],
  ])('%j is wrong usage', (words, sentence) => {
    expect(() => cliOptions(words)).toThrow(WrongUsage);
    expect(() => cliOptions(words)).toThrow(sentence);
  });

  it('takes the older name of models, options before the command, and a comma in numbers', () => {
    expect(cliOptions(['packs', 'use', 'x'])).toMatchObject({ command: 'models', action: { kind: 'use', id: 'x' } });
    expect(cliOptions(['data', '--json'])).toMatchObject({ action: { kind: 'show' }, json: true });
    const words = ['--data', 'd', 'analyze', 'a', '--threshold', '0,6'];
    expect(cliOptions(words)).toMatchObject({ dataFolder: path.resolve('d'), change: { threshold: 0.6 } });
  });
});

/** What options with a number or a date call it in `--help`. */
const measured = ['number', 'seconds', 'day', 'date and time', 'difference', 'amount', 'part', 'latitude,longitude'];
/** What some commands want besides. */
const besides: Readonly<Record<string, readonly string[]>> = {
  export: ['--format', 'json', '--out', 'o'],
  cluster: ['--slurm', '--parts', '2', '--out', 'o'],
};

function everyCommand(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(everyCommand);
}

/** Every option that takes a number or a date, of every command, with a whole command around it. */
const numeric = everyCommand(songProgram('en', '', () => undefined)).flatMap((command) => {
  const words = [...wholeName(command).split(' ').slice(1), ...command.registeredArguments.map(() => 'a')];
  return command.options
    .filter(({ long, flags }) => long === '--channel' || measured.some((word) => flags.endsWith(`<${word}>`)))
    .map(({ long }) => [...words, ...(besides[command.name()] ?? []), long ?? '']);
});
const impossible = [
  ...['NaN', 'Infinity', '-Infinity', '1e999', '1e-1', '0x10', '0b1', '٣', '１', '1_000', '1.2.3', '--5', '- 1', '1 2'],
  ...[
    '',
    ' ',
    '\t',
    '\u00a0',
    'true',
    'null',
    '[1]',
    '2025-02-30',
    '2025-02-30 04:30',
    '2026-05-23 25:00',
    '25:60',
    '2026-13-01',
  ],
  ...['2026-05-23 24:00', '2026-05-23T04:60', '99999999999999999999999', '-99999999999999999999999', '1h', '½'],
];

describe('numbers and dates that cannot be', () => {
  it('are asked for by many options', () => {
    expect(numeric.length).toBeGreaterThan(30);
  });

  it.each(numeric.map((words) => [words]))('%j', (words) => {
    for (const given of impossible) {
      const refused = (): unknown => cliOptions([...words, given]);
      expect(refused, given).toThrow(WrongUsage);
      expect(refused, given).toThrow(words.at(-1));
    }
  });

  it('each is refused with its reason', () => {
    const format = ['export', '--format', 'json', '--out', 'o'];
    expect(() => cliOptions([...format, '--from', '2025-02-30'])).toThrow('no day 2025-02-30 in the calendar');
    expect(() => cliOptions([...format, '--from', '1.5.2026'])).toThrow('a date like 2026-05-01');
    expect(() => cliOptions([...format, '--from', '2026-06-01', '--to', '2026-05-01'])).toThrow('lies after --to');
    expect(() => cliOptions(['clock', 'a', '--first', '2026-05-23 25:00'])).toThrow('no moment 2026-05-23 25:00');
    expect(() => cliOptions(['clock', 'a', '--shift', '99999d'])).toThrow('by 200 years at most');
    expect(() => cliOptions(['analyse', 'a', '--threshold', '-0.1'])).toThrow('from 0 to 1, not “-0.1”');
  });
});

describe('languages', () => {
  it('help, every command and what is wrong are told in each', () => {
    const texts = languageCodes.map((language) => {
      const help = cliOptions(['help', 'export'], language);
      const all = cliOptions(['--help'], language);
      return `${help.command === 'print' ? help.text : ''}\n${all.command === 'print' ? all.text : ''}`;
    });
    expect(texts[0]).toContain('Options of every command:');
    expect(texts[1]).toContain('Optionen jedes Befehls:');
    expect(texts[1]).toContain('--out <Ordner>');
    expect(texts[2]).toContain('Opciones de todas las órdenes:');
    for (const text of texts.slice(1))
      expect(text).not.toMatch(/Usage|Options:|Commands|\[options\]|<folder>|display help/);
  });

  it('a mistake is said in German and Spanish', () => {
    const mistake = (words: readonly string[]): WrongUsage => {
      try {
        cliOptions(words, 'de');
      } catch (thrown) {
        if (thrown instanceof WrongUsage) return thrown;
      }
      throw new Error('It was taken.');
    };
    const wrong = mistake(['analyse', 'a', '--thrshold', '1']);
    expect(say(wrong.sentence, 'de')).toBe('songsight analyse hat keine Option --thrshold. Meinten Sie --threshold?');
    expect(say(wrong.sentence, 'es')).toBe(
      'songsight analyse no tiene la opción --thrshold. ¿Quería decir --threshold?',
    );
    expect(wrong.command).toBe('songsight analyse');
    expect(mistake(['data', 'pictures', '--budget', 'viel']).command).toBe('songsight data pictures');
  });
});
