import { describe, expect, it } from 'vitest';
import { byteRange } from '#transports/byte-range.ts';

describe('byteRange', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=10-', { first: 10, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
  ])('%s of 100 bytes', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it.each(['bytes=100-', 'bytes=200-300', 'bytes=-0'])('%s lies outside', (header) => {
    expect(byteRange(header, 100)).toBe('unsatisfiable');
  });

  it.each([undefined, '', 'bytes=-', 'bytes=9-2', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
    '%s means the whole body',
    (header) => {
      expect(byteRange(header, 100)).toBeNull();
    },
  );

  it('has nothing to give of an empty body', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  });
});
