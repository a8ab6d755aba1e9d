import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Debian's chromium brings a Vulkan driver that draws on the CPU: slow, and enough to see that the numbers are right. */
const softwareVulkan = '/usr/lib/chromium/vk_swiftshader_icd.json';

type Answer =
  | { readonly largest: Record<string, number>; readonly provider: { used: string; refused: unknown[] } }
  | { readonly error: string };

/** In a process of its own: the driver is chosen by the environment at its start, and a crash of it stays there. */
function compareInChild(): Promise<Answer> {
  const child = fork(fileURLToPath(new URL('webgpu-child.ts', import.meta.url)), [], {
    env: { ...process.env, VK_DRIVER_FILES: softwareVulkan },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Answer));
    child.once('exit', (code, signal) => resolve({ error: `the child ended with ${String(code ?? signal)}` }));
  });
}

const missing = process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(softwareVulkan);
if (missing)
  console.log(`SKIPPED: WebGPU against the CPU, since ${softwareVulkan} is not installed (package chromium).`);

test.skipIf(missing)('the tiny models give the same numbers on the CPU and on WebGPU to 1e-3', async () => {
  const answer = await compareInChild();
  if ('error' in answer) throw new Error(answer.error);
  expect(answer.provider).toMatchObject({ used: 'webgpu', refused: [] });
  expect(Object.keys(answer.largest).sort()).toEqual([
    'decoder image',
    'encoder features',
    'encoder probabilities',
    'unet prediction',
  ]);
  for (const [output, difference] of Object.entries(answer.largest))
    expect(difference, output).toBeLessThanOrEqual(1e-3);
});
