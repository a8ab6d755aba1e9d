import { join } from 'node:path';
import { expect, test } from 'vitest';
import { providerPlan, type Machine } from '#analysis/models/provider-choice.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { sentence } from '#contract/words/sentence.ts';

type Case = readonly [string, ProviderChoice, Partial<Machine> & { readonly files?: string[] }, string[], string[]];

/** Wish, machine, what is tried in order, what is refused with a reason. */
const cases: readonly Case[] = [
  [
    'DirectML first on Windows',
    'auto',
    { platform: 'win32', bundled: ['cpu', 'dml', 'webgpu', 'cuda'] },
    ['dml', 'webgpu'],
    [],
  ],
  [
    'CoreML first on a Mac',
    'auto',
    { platform: 'darwin', bundled: ['cpu', 'coreml', 'webgpu'] },
    ['coreml', 'webgpu'],
    [],
  ],
  [
    'CUDA on Windows where its library lies',
    'auto',
    {
      platform: 'win32',
      bundled: ['cpu', 'dml', 'webgpu', 'cuda'],
      files: [join('/onnx', 'onnxruntime_providers_cuda.dll')],
    },
    ['cuda', 'dml', 'webgpu'],
    [],
  ],
  [
    'says of an NVIDIA card that CUDA is not installed',
    'auto',
    { files: ['/dev/nvidia0'] },
    ['webgpu'],
    ['cuda: provider-no-cuda'],
  ],
  ['the CPU when wished', 'cpu', {}, [], []],
  ['WebGPU on Windows', 'auto', { platform: 'win32' }, ['webgpu'], []],
  ['WebGPU on a Mac', 'auto', { platform: 'darwin' }, ['webgpu'], []],
  ['WebGPU on Linux with a card', 'auto', { files: ['/dev/dri/renderD128'] }, ['webgpu'], []],
  [
    'CUDA first on Linux with an NVIDIA card and its library',
    'auto',
    { files: ['/dev/nvidia0', '/onnx/libonnxruntime_providers_cuda.so'] },
    ['cuda', 'webgpu'],
    [],
  ],
  ['no WebGPU on Linux without a card', 'auto', {}, [], ['webgpu: provider-no-gpu']],
  [
    'no software Vulkan, even with a card',
    'auto',
    { files: ['/dev/dri/renderD128'], environment: { VK_DRIVER_FILES: '/usr/lib/vk_swiftshader_icd.json' } },
    [],
    ['webgpu: provider-software-vulkan'],
  ],
  [
    'no lavapipe either',
    'auto',
    {
      files: ['/dev/dri/renderD128'],
      environment: { VK_ICD_FILENAMES: '/usr/share/vulkan/icd.d/lvp_icd.x86_64.json' },
    },
    [],
    ['webgpu: provider-software-vulkan'],
  ],
  [
    'software Vulkan when asked for by name',
    'webgpu',
    { environment: { VK_DRIVER_FILES: 'swiftshader' } },
    ['webgpu'],
    [],
  ],
  ['what this system cannot have', 'coreml', {}, [], ['coreml: provider-not-here']],
  ['no WebGPU in this build', 'auto', { bundled: ['cpu'] }, [], ['webgpu: provider-no-webgpu']],
];

test.each(cases)('%s', (_what, choice, { files = [], ...machine }, tried, refused) => {
  const whole: Machine = {
    platform: 'linux',
    bundled: ['cpu', 'webgpu', 'cuda'],
    environment: {},
    libraryFolder: '/onnx',
    exists: (path) => files.includes(path),
    ...machine,
  };
  const plan = providerPlan(choice, whole);
  expect(plan.tryInOrder).toEqual(tried);
  expect(plan.refused.map(({ provider, reason }) => `${provider}: ${reason.key}`)).toEqual(refused);
});

test('a provider that took a process down is not tried, by itself or by name', () => {
  const machine: Machine = {
    platform: 'win32',
    bundled: ['cpu', 'dml', 'webgpu'],
    environment: {},
    libraryFolder: '/onnx',
    exists: () => false,
  };
  const avoid = [{ provider: 'dml', reason: sentence('provider-crashed-songsight') }];
  expect(providerPlan('auto', machine, avoid)).toEqual({ tryInOrder: ['webgpu'], refused: avoid });
  expect(providerPlan('dml', machine, avoid)).toEqual({ tryInOrder: [], refused: avoid });
});
