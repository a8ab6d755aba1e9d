import { describe, expect, it } from 'vitest';
import { durationText } from '#cli/duration-text.ts';
import { progressLine, progressText, type RunProgress } from '#cli/progress-line.ts';

const run = (change: Partial<RunProgress['now']>, elapsedSeconds = 60): RunProgress => ({
  now: {
    files: { waiting: 8, done: 4, failed: 0, missing: 0 },
    pictures: { waiting: 3, done: 2, failed: 0 },
    current: null,
    realTimeFactor: 21.37,
    ...change,
  },
  doneBefore: 0,
  clips: 80,
  elapsedSeconds,
});

describe('progress of a run', () => {
  it('tells files, clips, speed and time left', () => {
    expect(progressText(run({}), 'en')).toBe('4 of 12 files, 80 clips, 21.4 x real time, about 2 min 0 s left');
  });

  it('tells it in German and Spanish, with their numbers', () => {
    expect(progressText(run({}), 'de')).toBe(
      '4 von 12 Dateien, 80 Ausschnitte, 21,4-fache Echtzeit, noch etwa 2 min 0 s',
    );
    expect(progressText(run({}), 'es')).toBe(
      '4 de 12 archivos, 80 fragmentos, 21,4 x tiempo real, quedan unos 2 min 0 s',
    );
  });

  it('counts only this run for the time left', () => {
    const resumed = { ...run({ files: { waiting: 8, done: 104, failed: 0, missing: 0 } }), doneBefore: 100 };
    expect(progressText(resumed, 'en')).toContain('about 2 min 0 s left');
  });

  it('promises nothing before the first file has ended', () => {
    const first = run({ files: { waiting: 8, done: 0, failed: 0, missing: 0 }, realTimeFactor: null });
    expect(progressText(first, 'en')).toBe('0 of 8 files, 80 clips');
  });

  it('tells failures, and pictures when only they are left', () => {
    const painting = run({ files: { waiting: 0, done: 11, failed: 1, missing: 0 } });
    expect(progressText(painting, 'en')).toBe(
      '12 of 12 files, 80 clips, 1 failed, 21.4 x real time, pictures to generate: 3',
    );
  });

  it('draws a bar that fits the terminal', () => {
    const half = run({ files: { waiting: 6, done: 6, failed: 0, missing: 0 } });
    expect(progressLine(half, 200, 'en')).toMatch(/^\[#{10} {10}\] 6 of 12 files/);
    expect(progressLine(half, 40, 'en')).toHaveLength(39);
    expect(progressLine(run({ files: { waiting: 0, done: 0, failed: 0, missing: 0 } }), 80, 'en')).toContain(
      '[####################]',
    );
  });
});

it.each([
  [0.4, '0 s'],
  [59.4, '59 s'],
  [200, '3 min 20 s'],
  [1234, '20 min'],
  [7500, '2 h 5 min'],
])('%d seconds is %s', (seconds, text) => {
  expect(durationText(seconds, 'en')).toBe(text);
});
