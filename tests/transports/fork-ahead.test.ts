import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forkAhead } from '#transports/fork-ahead.ts';
import { forkNode } from '#transports/fork-node.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A child that answers with its own number, after it has waited for messages as long as is wanted. */
async function entryThatAnswers(): Promise<string> {
  const entry = join(await temporaryFolder(), 'child.mjs');
  await writeFile(
    entry,
    `process.on('message', ({ id }) => process.send({ kind: 'failed', id: process.pid, failure: { asked: id } }));
     process.on('disconnect', () => process.exit(0));`,
  );
  return entry;
}

async function answerOf(child: ReturnType<ReturnType<typeof forkNode>>, id: number): Promise<unknown> {
  const answer = new Promise((resolve) => child.onMessage(resolve));
  child.send({ call: 'abort', id });
  return answer;
}

test('children that were started ahead are used first, then others are started', async () => {
  const entry = await entryThatAnswers();
  const ahead = forkAhead(entry, 2);
  const first = ahead.take()!;
  const fork = forkNode(entry, silent, { take: () => ahead.take(), end: () => ahead.end() });
  const children = [fork(), fork()];
  onTestFinished(() => [first, ...children].forEach((child) => void child.kill()));
  const answers = (await Promise.all(children.map((child, at) => answerOf(child, at)))) as { id: number }[];
  expect(answers).toMatchObject([{ failure: { asked: 0 } }, { failure: { asked: 1 } }]);
  expect(new Set([first.pid, ...answers.map(({ id }) => id)]).size).toBe(3);
  expect(ahead.take()).toBeNull();
});

test('one that died meanwhile is not taken', async () => {
  const folder = await temporaryFolder();
  const [entry, file] = [join(folder, 'ends.mjs'), join(folder, 'pid')];
  await writeFile(
    entry,
    `import { writeFileSync } from 'node:fs';
     writeFileSync(${JSON.stringify(file)}, String(process.pid));`,
  );
  const ahead = forkAhead(entry, 1);
  const pid = async (): Promise<number> => Number(await readFile(file, 'utf8').catch(() => ''));
  // Number 0 is whoever asks: nobody has said theirs yet.
  await expect.poll(async () => isAlive(await pid())).toBe(false);
  expect(ahead.take()).toBeNull();
});

test('those that nobody took end, and those that somebody took live on', async () => {
  const file = join(await temporaryFolder(), 'pids');
  const entry = join(await temporaryFolder(), 'child.mjs');
  await writeFile(
    entry,
    `import { appendFileSync } from 'node:fs';
     process.on('message', () => undefined);
     appendFileSync(${JSON.stringify(file)}, process.pid + ' ');`,
  );
  const ahead = forkAhead(entry, 3);
  const pids = async (): Promise<number[]> =>
    (await readFile(file, 'utf8').catch(() => '')).trim().split(' ').map(Number);
  await expect.poll(async () => (await pids()).length).toBe(3);
  const taken = ahead.take()!;
  onTestFinished(() => void taken.kill('SIGKILL'));
  ahead.end();
  const living = async (): Promise<number[]> => (await pids()).filter(isAlive);
  await expect.poll(living).toEqual([taken.pid]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
