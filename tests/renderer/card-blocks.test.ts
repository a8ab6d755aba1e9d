import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { cardBlocks } from '#renderer/models/card-blocks.ts';

test('headings, paragraphs, lists and tables; signs of emphasis and addresses are not read out', () => {
  const card = [
    '# Title',
    '',
    'Trained on **real** birds, see [the report](report.md)',
    'and `manifest.json`.',
    '',
    '## Figures',
    '',
    '- one *and*',
    '  a half',
    '- two',
    '',
    '| species | found |',
    '|---|--:|',
    '| Blue Jay | 37 % |',
  ].join('\n');
  expect(cardBlocks(card)).toEqual([
    { kind: 'text', text: 'Trained on real birds, see the report and manifest.json.' },
    { kind: 'heading', text: 'Figures' },
    { kind: 'list', items: ['one and a half', 'two'] },
    { kind: 'table', head: ['species', 'found'], rows: [['Blue Jay', '37 %']] },
  ]);
});

test('markup in a card stays text', () => {
  expect(cardBlocks('<b onclick="x()">hello</b>')).toEqual([{ kind: 'text', text: '<b onclick="x()">hello</b>' }]);
});

test('the card that comes with Songsight is read whole', () => {
  const { packFolder } = shippedPacks(path.resolve(import.meta.dirname, '../../assets/models'));
  const blocks = cardBlocks(readFileSync(path.join(packFolder, 'model-card.md'), 'utf8'));
  expect(blocks.filter(({ kind }) => kind === 'table').length).toBeGreaterThan(1);
  expect(JSON.stringify(blocks)).not.toMatch(/\*\*|\]\(/);
});
