import { describe, expect, test } from 'vitest';
import { speeds, stretchFor } from '#renderer/clip/listening/sound-words.ts';
import { PlayerModel, type Sound } from '#renderer/shared/player/player.svelte.ts';

describe('PlayerModel', () => {
  const silence = (): Sound => ({
    currentTime: 0,
    loop: false,
    duration: 9,
    paused: true,
    playbackRate: 1,
    preservesPitch: true,
    play() {
      Object.assign(this, { paused: false });
      return Promise.resolve();
    },
    pause() {
      Object.assign(this, { paused: true });
    },
  });

  test('plays, follows, seeks inside the excerpt and repeats', async () => {
    const player = new PlayerModel();
    const sound = silence();
    player.setLoop(true);
    player.attach(sound);
    expect(sound.loop).toBe(true);
    await player.toggle();
    sound.currentTime = 2.5;
    player.follow();
    expect(player.playing).toBe(true);
    expect(player.positionSeconds).toBe(2.5);
    player.seek(40, 9);
    expect(sound.currentTime).toBe(9);
    await player.toggle();
    player.follow();
    expect(player.playing).toBe(false);
  });

  test('a sound that comes slowed down is still told in seconds of the recording', () => {
    const player = new PlayerModel();
    const sound = silence();
    player.attach(sound);
    player.stretch = 10;
    player.setSpeed(0.05);
    expect(sound.playbackRate).toBeCloseTo(0.5);
    player.seek(3, 9);
    expect(sound.currentTime).toBe(30);
    sound.currentTime = 45;
    player.follow();
    expect(player.positionSeconds).toBe(4.5);
  });

  test('ultrasound is slowed down by the engine, and what no browser plays slowly enough', () => {
    expect(speeds.map((speed) => stretchFor(speed, 384_000))).toEqual([20, 10, 5, 4, 2, 1, 1]);
    expect(speeds.map((speed) => stretchFor(speed, 48_000))).toEqual([2, 1, 1, 1, 1, 1, 1]);
    for (const rateHz of [8000, 44_100, 96_000, 192_000, 500_000])
      for (const speed of speeds) {
        const stretch = stretchFor(speed, rateHz);
        expect(speed * stretch).toBeGreaterThanOrEqual(0.0625);
        if (stretch > 2) expect(rateHz / stretch).toBeGreaterThanOrEqual(8000);
      }
  });

  test('says so when the sound cannot be played', async () => {
    const player = new PlayerModel();
    player.attach({ ...silence(), play: () => Promise.reject(new Error('no source')) });
    await player.toggle();
    expect(player.trouble).toMatch(/cannot be played/);
  });
});
