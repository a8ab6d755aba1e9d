import { existsSync } from 'node:fs';
import type { ProviderChoice } from '#contract/settings.ts';
import type { OnnxProvider } from './onnx-session.ts';

export type ProviderRefusal = { readonly provider: string; readonly reason: string };
export type ProviderPlan = {
  readonly tryInOrder: readonly OnnxProvider[];
  readonly refused: readonly ProviderRefusal[];
};

/** What decides, passed in so that every computer can be tried on this one. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly bundled: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

export function thisMachine(bundled: readonly string[]): Machine {
  return { platform: process.platform, bundled, environment: process.env, exists: existsSync };
}

/** Vulkan drivers that draw on the CPU: slower than ONNX Runtime's own CPU code, and so never `auto`. */
const softwareDrivers = /swiftshader|lavapipe|lvp_icd/i;

function softwareVulkan(machine: Machine): boolean {
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = machine.environment;
  return softwareDrivers.test(`${VK_DRIVER_FILES ?? ''} ${VK_ICD_FILENAMES ?? ''}`);
}

function webgpuDoubt(machine: Machine): string | null {
  if (!machine.bundled.includes('webgpu')) return 'This build of ONNX Runtime has no WebGPU.';
  if (machine.platform !== 'linux') return null;
  if (softwareVulkan(machine)) return 'The Vulkan driver here draws on the CPU, which is slower than the CPU itself.';
  const hasGpu = ['/dev/dri/renderD128', '/dev/dri/renderD129', '/dev/nvidia0', '/dev/dxg'].some((node) =>
    machine.exists(node),
  );
  return hasGpu ? null : 'No graphics processor was found.';
}

/** Without an NVIDIA card there is nothing to try, and nothing worth saying. */
function cudaHopeful(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.bundled.includes('cuda') && machine.exists('/dev/nvidia0');
}

/** Which providers to try, best first. The CPU, which always works, is what comes after all of them. */
export function providerPlan(choice: ProviderChoice, machine: Machine): ProviderPlan {
  if (choice === 'cpu') return { tryInOrder: [], refused: [] };
  if (choice !== 'auto') {
    if (machine.bundled.includes(choice)) return { tryInOrder: [choice], refused: [] };
    return {
      tryInOrder: [],
      refused: [{ provider: choice, reason: 'ONNX Runtime does not offer it on this kind of computer.' }],
    };
  }
  const cuda: OnnxProvider[] = cudaHopeful(machine) ? ['cuda'] : [];
  const doubt = webgpuDoubt(machine);
  if (doubt !== null) return { tryInOrder: cuda, refused: [{ provider: 'webgpu', reason: doubt }] };
  return { tryInOrder: [...cuda, 'webgpu'], refused: [] };
}
