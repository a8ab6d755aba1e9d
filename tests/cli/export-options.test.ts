import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliOptions } from '#cli/options/cli-options.ts';
import { WrongUsage } from '#cli/options/wrong-usage.ts';

const exportOptions = (words: readonly string[]) => cliOptions(['export', ...words]);

describe('songsight export', () => {
  it('reads format, folder and filters', () => {
    const words =
      '--data d --format raven --out o --station Oak --species robin,Turdus --species x --from 2026-05-01'.split(' ');
    expect(
      exportOptions([
        ...words,
        '--threshold',
        '0.7',
        '--reviewed-only',
        '--tag',
        'dawn chorus',
        '--sound',
        'flac',
        '--margin',
        '1.5',
      ]),
    ).toEqual({
      command: 'export',
      dataFolder: path.resolve('d'),
      format: 'raven',
      out: path.resolve('o'),
      station: 'Oak',
      species: ['robin', 'Turdus', 'x'],
      fromDay: '2026-05-01',
      toDay: null,
      sun: null,
      minScore: 0.7,
      reviewedOnly: true,
      tag: 'dawn chorus',
      favouritesOnly: false,
      options: { sound: 'flac', marginSeconds: 1.5, existing: 'beside' },
      json: false,
    });
  });

  it('reads a part of the day by the sun, and refuses what is none', () => {
    const words = '--format json --out o --sun'.split(' ');
    expect(exportOptions([...words, 'night'])).toHaveProperty('sun', {
      from: { event: 'sunset', minutes: 0 },
      to: { event: 'sunrise', minutes: 0 },
    });
    expect(exportOptions([...words, 'Sunrise-60..Sunset+30'])).toHaveProperty('sun', {
      from: { event: 'sunrise', minutes: -60 },
      to: { event: 'sunset', minutes: 30 },
    });
    for (const given of ['noon', 'sunrise', 'sunrise-60..sunrise+800'])
      expect(() => exportOptions([...words, given])).toThrow('--sun takes night, dawn, day, dusk, or two moments');
  });

  it('reads a digest as an export of the last days', () => {
    expect(cliOptions(['digest', '--out', 'o', '--days', '30', '--to', '2026-05-31', '--title', 'Reed'])).toMatchObject(
      {
        command: 'export',
        format: 'digest-html',
        out: path.resolve('o'),
        toDay: '2026-05-31',
        options: { title: 'Reed', days: 30, fileName: 'digest-2026-05-31.html', existing: 'replace' },
      },
    );
    expect(() => cliOptions(['digest', '--days', '7'])).toThrow('--out');
  });

  it('reads how tables are written, and what to do with files that are there', () => {
    const words = '--format ebird --out o --language de --separator tab --decimal point --times iso'.split(' ');
    expect(exportOptions([...words, '--guessed-times', '--overwrite'])).toHaveProperty('options', {
      separator: 'tab',
      decimal: 'point',
      times: 'iso',
      guessedTimes: true,
      existing: 'replace',
    });
  });

  it.each([
    [['--format', 'json', '--out', 'o', '--separator', ';'], '--separator is one of comma, semicolon, tab, not “;”'],
    [['--out', 'o'], 'Give the option --format'],
    [['--format', 'pdf', '--out', 'o'], '--format is one of'],
    [['--format', 'json'], 'Give the option --out'],
    [['--format', 'json', '--out', 'o', '--from', '1.5.2026'], '--from takes a date'],
    [['--format', 'json', '--out', 'o', '--from', '2026-02-31'], 'no day 2026-02-31'],
    [['--format', 'json', '--out', 'o', '--to', '2026-13-01'], 'no day 2026-13-01'],
    [['--format', 'json', '--out', 'o', '--threshold', '2'], '0 to 1'],
    [['--format', 'clips', '--out', 'o', '--sound', 'mp3'], '--sound is one of wav, flac'],
    [['--format', 'clips', '--out', 'o', '--margin=-1'], '0 to 60'],
    [['--format', 'json', '--out', 'o', 'more'], 'cannot use “more”'],
  ])('%j is wrong usage', (words, sentence) => {
    expect(() => exportOptions(words)).toThrow(WrongUsage);
    expect(() => exportOptions(words)).toThrow(sentence);
  });
});
