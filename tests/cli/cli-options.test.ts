import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliOptions } from '#cli/cli-options.ts';
import { WrongUsage } from '#cli/wrong-usage.ts';

describe('cliOptions', () => {
  it('reads every option of analyse', () => {
    const words =
      'analyse rec --data d --report r.csv --detections x.csv --pictures best --threshold 0.7 --steps 8 --json --pack p --overwrite --channel right --name-pattern YYYYMMDD_HHMM';
    expect(cliOptions(words.split(' '))).toEqual({
      command: 'analyse',
      folder: path.resolve('rec'),
      dataFolder: path.resolve('d'),
      packFolder: path.resolve('p'),
      report: path.resolve('r.csv'),
      detections: path.resolve('x.csv'),
      json: true,
      overwrite: true,
      change: { picturePolicy: 'best', threshold: 0.7, steps: 8, channel: 1, namePattern: 'YYYYMMDD_HHMM' },
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

  it('takes serve with and without a folder', () => {
    expect(cliOptions(['serve'])).toMatchObject({ command: 'serve', folder: null, port: 4173 });
    expect(cliOptions(['serve', 'rec', '--port', '0'])).toMatchObject({ folder: path.resolve('rec'), port: 0 });
  });

  it.each([
    [[], 'analyse, watch, serve'],
    [['paint'], 'does not know "paint"'],
    [['analyse'], 'which folder'],
    [['watch'], 'which folder'],
    [['analyse', 'my', 'recordings'], 'quotes'],
    [['analyse', 'a', '--picture', 'all'], "Unknown option '--picture'"],
    [['analyse', 'a', '--pictures', 'some'], '--pictures is all, best or none'],
    [['analyse', 'a', '--threshold', '70'], '0 to 1'],
    [['analyse', 'a', '--threshold', ''], '0 to 1'],
    [['analyse', 'a', '--channel', 'up'], 'left, right, mix, each'],
    [['analyse', 'a', '--channel', '0'], 'counted from 1'],
    [['analyse', 'a', '--name-pattern', 'SITE'], 'SITE_YYYYMMDD_HHMMSS'],
    [['analyse', 'a', '--steps', '2.5'], 'whole number from 1 to 1000'],
    [['analyse', 'a', '--report'], "'--report <value>' argument missing"],
    [['serve', '--port', '70000'], 'whole number from 0 to 65535'],
  ])('%j is wrong usage', (words, sentence) => {
    expect(() => cliOptions(words)).toThrow(WrongUsage);
    expect(() => cliOptions(words)).toThrow(sentence);
  });
});
