import { describe, expect, test } from 'vitest';
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

  test('says so when the sound cannot be played', async () => {
    const player = new PlayerModel();
    player.attach({ ...silence(), play: () => Promise.reject(new Error('no source')) });
    await player.toggle();
    expect(player.trouble).toMatch(/cannot be played/);
  });
});
