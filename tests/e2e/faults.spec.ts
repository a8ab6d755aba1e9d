import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { temporaryFolder, tinyPack, writeBadFiles, writeCard } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';
import { tinyRecording } from '../field/tiny-songs.ts';
import { test, watchFolder } from './browser-test.ts';

test('bad files are listed with their reasons and hold nothing up', async ({ field }) => {
  const { page, card } = field;
  writeCard(card);
  writeBadFiles(card);
  await watchFolder(page, card);
  await expect(page.getByText('3 done, 0 waiting, 2 failed')).toBeVisible();
  await page.getByRole('link', { name: /Failed files/ }).click();
  const empty = page.getByRole('listitem').filter({ hasText: 'EMPTY.WAV' });
  await expect(empty).toContainText('The file is empty');
  await expect(page.getByRole('listitem').filter({ hasText: 'NOTES.WAV' })).toContainText(/\w+.*\./);

  writeFileSync(path.join(card, 'EMPTY.WAV'), tinyRecording(['low_whistler'], '12:00:00', 4));
  await expect(page.getByText('4 done, 0 waiting, 1 failed')).toBeVisible();
  await expect(empty).toHaveCount(0);
});

test('a truncated recording is heard as far as it goes, and the clip page says so', async ({ field }) => {
  const { page, card } = field;
  const whole = tinyRecording(['sweep_singer', 'sweep_singer', 'sweep_singer', null], '05:00:00', 5);
  writeFileSync(path.join(card, 'CUT.WAV'), whole.subarray(0, Math.floor(whole.length * 0.6)));
  await watchFolder(page, card);
  await expect(page.getByText('1 done, 0 waiting, 0 failed')).toBeVisible();
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await page
    .locator('main li')
    .getByRole('link', { name: /Sweep Singer/ })
    .first()
    .click();
  await expect(page.getByText(/ends .*before its header says/)).toBeVisible();
});

test('a folder that is not there is refused with a sentence', async ({ field }) => {
  await watchFolder(field.page, `${field.card}/not-there`);
  await expect(field.page.getByText(/There is no folder .*not-there/).first()).toBeVisible();
});

test('a model file that is missing keeps Songsight from starting, with the reason', async () => {
  const folder = temporaryFolder();
  const pack = path.join(folder.path, 'pack');
  cpSync(tinyPack, pack, { recursive: true });
  rmSync(path.join(pack, 'decoder.onnx'));
  const run = await runCli(['serve', '--port', '0', '--data', path.join(folder.path, 'data'), '--pack', pack]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('decoder.onnx is missing');
  expect(run.stderr).not.toContain('    at ');
  folder.remove();
});

test('a data folder that cannot be written keeps Songsight from starting, with the reason', async () => {
  const folder = temporaryFolder();
  const inTheWay = path.join(folder.path, 'a-file');
  writeFileSync(inTheWay, '');
  const run = await runCli(['serve', '--port', '0', '--data', path.join(inTheWay, 'data'), '--pack', tinyPack]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(inTheWay);
  expect(run.stderr).not.toContain('    at ');
  folder.remove();
});
