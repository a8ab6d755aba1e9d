import { describe, expect, test } from 'vitest';
import type { Address } from '#renderer/app/browser-address.ts';
import { rememberedAddress } from '#renderer/app/remembered-address.ts';

function fakeAddress(hash: string): Address {
  const hearers = new Set<() => void>();
  return {
    read: () => hash,
    write(next) {
      hash = next;
      for (const hear of hearers) hear();
    },
    onChange(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

function fakeStore() {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}

describe('the last view', () => {
  test('comes back when the window opens without an address, filters and all', () => {
    const store = fakeStore();
    const hash = '#/gallery?order=best-score&group=day';
    rememberedAddress(fakeAddress(''), store).write(hash, 'push');
    expect(rememberedAddress(fakeAddress(''), store).read()).toBe(hash);
    expect(rememberedAddress(fakeAddress('#/'), store).read()).toBe(hash);
  });

  test('gives way to an address that names a view', () => {
    const store = fakeStore();
    rememberedAddress(fakeAddress(''), store).write('#/settings', 'push');
    expect(rememberedAddress(fakeAddress('#/clip/7'), store).read()).toBe('#/clip/7');
  });

  test('of a clip is the view before it', () => {
    const store = fakeStore();
    const window = rememberedAddress(fakeAddress(''), store);
    window.write('#/review?order=species', 'push');
    window.write('#/clip/7', 'push');
    expect(rememberedAddress(fakeAddress(''), store).read()).toBe('#/review?order=species');
  });

  test('that nobody wrote leads to the timeline, and a browser without storage to where it always did', () => {
    const store = fakeStore();
    store().setItem('songsight.last-view', '#/nowhere?species=<b>');
    expect(rememberedAddress(fakeAddress(''), store).read()).toMatch(/^#\/timeline/);
    const refusing = () => {
      throw new Error('Storage is switched off.');
    };
    const window = rememberedAddress(fakeAddress(''), refusing);
    window.write('#/settings', 'push');
    expect(window.read()).toBe('#/settings');
  });
});
