import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cliOptions } from '../../electron/cli/options/cli-options.ts';

afterEach(() => vi.unstubAllEnvs());

const read = (...words: string[]) => cliOptions(words);

describe('a part', () => {
  it('as it is typed, with a list of files and a data folder that names it', () => {
    expect(read('analyse', 'rec', '--part', '3/64', '--file-list', 'f.txt', '--data', 'd-{part}')).toMatchObject({
      share: { part: { number: 3, of: 64 }, fileList: path.resolve('f.txt') },
      dataFolder: path.resolve('d-3'),
    });
  });

  it('from Kubernetes, which does not tell how many there are', () => {
    vi.stubEnv('JOB_COMPLETION_INDEX', '6');
    expect(read('analyse', 'rec', '--part', 'auto', '--parts', '8')).toMatchObject({
      share: { part: { number: 7, of: 8 } },
    });
    expect(() => read('analyse', 'rec', '--part', 'auto')).toThrow(/--parts/);
  });

  it.each([
    [['--part', 'rec'], /takes a part like 3\/64/],
    [['--part', '9/8'], /takes a part/],
    [['--parts', '8'], /--parts needs --part/],
    [['--file-list', 'f'], /--file-list needs --part/],
  ])('%j is told', (words, sentence) => expect(() => read('analyse', 'rec', ...words)).toThrow(sentence));
});

describe('merge and cluster', () => {
  it('merge takes folders and where to', () => {
    expect(read('merge', 'a', 'b', '--into', 's', '--json')).toEqual({
      command: 'merge',
      sources: [path.resolve('a'), path.resolve('b')],
      into: path.resolve('s'),
      json: true,
    });
    expect(() => read('merge', '--into', 's')).toThrow(/Name the data folders/);
    expect(() => read('merge', 'a')).toThrow(/--into/);
  });

  it('cluster hands the options of analyse on', () => {
    expect(
      read(
        'cluster',
        '--slurm',
        'rec',
        '--parts',
        '4',
        '--out',
        'run',
        '--pack',
        'p',
        '--name-pattern',
        'YYYYMMDD_HHMM',
        '--birds-only',
      ),
    ).toMatchObject({
      parts: 4,
      cpus: 4,
      program: null,
      analyse: ['--pictures', 'none', '--pack', path.resolve('p'), '--name-pattern', 'YYYYMMDD_HHMM', '--birds-only'],
    });
    for (const without of ['--slurm', '--parts', '--out']) {
      const words = [['--slurm'], ['--parts', '4'], ['--out', 'run']].filter(([name]) => name !== without).flat();
      expect(() => read('cluster', 'rec', ...words)).toThrow(without);
    }
  });
});

describe('who is told', () => {
  it('nobody, unless somebody is named', () => expect(read('watch', 'rec')).toMatchObject({ telling: null }));

  it('web addresses, a broker and what they want', () => {
    const words = [
      '--webhook',
      'https://a.example/x',
      '--webhook',
      'http://b.example',
      '--mqtt',
      'mqtt://u:p@h/garden',
    ];
    const rules = ['--tell-score', '0.7', '--tell-species', 'Robin', '--tell-species', 'turmer', '--tell-first-of-day'];
    expect(read('watch', 'rec', ...words, ...rules)).toMatchObject({
      telling: {
        webhooks: [new URL('https://a.example/x'), new URL('http://b.example')],
        mqtt: new URL('mqtt://u:p@h/garden'),
        rules: { leastScore: 0.7, species: ['Robin', 'turmer'], onlyFirstOfDay: true },
      },
    });
  });

  it('from the environment, where no password shows', () => {
    vi.stubEnv('SONGSIGHT_MQTT', 'mqtts://u:p@h');
    vi.stubEnv('SONGSIGHT_WEBHOOK', 'https://a.example/x https://b.example');
    vi.stubEnv('SONGSIGHT_WEBHOOK_TOKEN', 'secret');
    expect(read('watch', 'rec')).toMatchObject({
      telling: {
        webhooks: [{ host: 'a.example' }, { host: 'b.example' }],
        token: 'secret',
        mqtt: { protocol: 'mqtts:' },
      },
    });
  });

  it.each([
    [['--webhook', 'ftp://secret@x'], /http/],
    [['--webhook', 'secret'], /http/],
    [['--mqtt', 'http://secret@x'], /mqtt/],
    [['--mqtt', 'mqtt://secret@x/a/#'], /mqtt/],
    [['--mqtt', 'mqtt://secret@x/a/+/b'], /mqtt/],
    [['--tell-score', '0.5'], /needs --webhook/],
  ])('%j is told, without what may be a password', (words, sentence) => {
    expect(() => read('watch', 'rec', ...words)).toThrow(sentence);
    expect(() => read('watch', 'rec', ...words)).not.toThrow(/secret/);
  });
});
