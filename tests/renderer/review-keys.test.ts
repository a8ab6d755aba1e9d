import { describe, expect, test } from 'vitest';
import { reviewKey } from '#renderer/review/review-keys.ts';

const press = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, target: null };
const inside = (selector: string) => ({ closest: (asked: string) => (asked.includes(selector) ? {} : null) });

describe('keys of a review', () => {
  test('one key each', () => {
    const keys = [
      '1',
      'C',
      'x',
      'u',
      '0',
      ' ',
      'ArrowRight',
      'k',
      'r',
      't',
      'n',
      'm',
      's',
      'z',
      'y',
      'q',
      '/',
      'ArrowDown',
    ];
    expect(keys.map((key) => reviewKey({ ...press, key }))).toEqual([
      'confirmed',
      'confirmed',
      'rejected',
      'unsure',
      'take-back',
      'play',
      'next',
      'previous',
      'relabel',
      'call-type',
      'individuals',
      'comment',
      'choose',
      'undo',
      'redo',
      null,
      'relabel',
      'next',
    ]);
    expect(['4', '9'].map((key) => reviewKey({ ...press, key }))).toEqual([{ label: 0 }, { label: 5 }]);
  });

  test('undo and redo as everywhere', () => {
    expect(reviewKey({ ...press, key: 'z', ctrlKey: true })).toBe('undo');
    expect(reviewKey({ ...press, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(reviewKey({ ...press, key: 'y', metaKey: true })).toBe('redo');
    expect(reviewKey({ ...press, key: 'Z', shiftKey: true })).toBe('redo');
  });

  test('typing, buttons, sliders and shortcuts of the system keep their own keys', () => {
    expect(reviewKey({ ...press, key: 'c', ctrlKey: true })).toBeNull();
    expect(reviewKey({ ...press, key: 'c', target: inside('textarea') })).toBeNull();
    expect(reviewKey({ ...press, key: ' ', target: inside('button') })).toBeNull();
    expect(reviewKey({ ...press, key: 'ArrowLeft', target: inside('[role=slider]') })).toBeNull();
    expect(reviewKey({ ...press, key: '1', target: inside('button') })).toBe('confirmed');
    expect(reviewKey({ ...press, key: '1', repeat: true })).toBeNull();
    expect(reviewKey({ ...press, key: 'j', repeat: true })).toBe('next');
  });
});
