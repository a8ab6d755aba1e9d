import { expect, test } from 'vitest';
import { packMeant } from '#engine/models/chosen-pack.ts';

const ids = ['songsight-ten', 'birdnet-2-4-55f3e4055b1a', 'custom-1', 'custom-2'];

test.each([
  ['songsight-ten', {}, 'songsight-ten'],
  ['birdnet-2-4-55f3e4055b1a', {}, 'birdnet-2-4-55f3e4055b1a'],
  ['birdnet-2.4', {}, 'birdnet-2-4-55f3e4055b1a'],
  ['BirdNET 2.4', {}, 'birdnet-2-4-55f3e4055b1a'],
  ['birdnet24', {}, 'birdnet-2-4-55f3e4055b1a'],
  ['BIRDNET', {}, 'birdnet-2-4-55f3e4055b1a'],
  ['birdnet245', {}, null],
  ['SongsightTen', {}, 'songsight-ten'],
  ['perch-2', { 'perch-2': 'custom-1' }, 'custom-1'],
  ['Perch 2', { 'perch-2': 'custom-1' }, 'custom-1'],
  ['perch-2', { 'perch-2': 'gone-1' }, null],
  ['custom', {}, null],
  ['birdnet-3.0', {}, null],
  ['', {}, null],
])('%s', (name, published, id) => {
  expect(packMeant(name, ids, published)).toBe(id);
});

test('of one model that was imported in several ways the newest is meant, and each by its own id', () => {
  const several = ['birdnet-2-4-55f3', 'birdnet-2-4-55f3-10', 'birdnet-2-4-55f3-2'];
  expect(packMeant('birdnet24', several, {})).toBe('birdnet-2-4-55f3-10');
  expect(packMeant('birdnet-2-4-55f3', several, {})).toBe('birdnet-2-4-55f3');
  expect(packMeant('birdnet', [...several, 'birdnet-3-0-1234'], {})).toBeNull();
});
