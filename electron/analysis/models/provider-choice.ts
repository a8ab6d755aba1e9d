import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sentence, type SentenceKey } from '#contract/words/sentence.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import type { ProviderRefusal } from '../process/analyst.ts';
import type { OnnxProvider } from './onnx-session.ts';

export type ProviderPlan = {
  readonly tryInOrder: readonly OnnxProvider[];
  readonly refused: readonly ProviderRefusal[];
};

/** What decides, passed in so that every computer can be tried on this one. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  /** What this build of ONNX Runtime knows. */
  readonly bundled: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of ONNX Runtime's native library; a person may have put its CUDA part there. */
  readonly libraryFolder: string;
  readonly exists: (path: string) => boolean;
};

export function thisMachine(bundled: readonly string[]): Machine {
  const { platform, env: environment } = process;
  return { platform, bundled, environment, libraryFolder: onnxLibraryFolder(), exists: existsSync };
}

function onnxLibraryFolder(): string {
  const entry = createRequire(import.meta.url).resolve('onnxruntime-node');
  return join(dirname(entry), '../bin/napi-v6', process.platform, process.arch);
}

/** Best first. The CPU, which always works, is what comes after all of them. */
const order: readonly Exclude<OnnxProvider, 'cpu'>[] = ['cuda', 'dml', 'coreml', 'webgpu'];

/** Vulkan drivers that draw on the CPU: slower than ONNX Runtime's own CPU code, and so never `auto`. */
const softwareDrivers = /swiftshader|lavapipe|lvp_icd/i;

function softwareVulkan(machine: Machine): boolean {
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = machine.environment;
  return softwareDrivers.test(`${VK_DRIVER_FILES ?? ''} ${VK_ICD_FILENAMES ?? ''}`);
}

type Doubt = Extract<SentenceKey, `provider-${string}`>;

function webgpuDoubt(machine: Machine): Doubt | null {
  if (machine.platform !== 'linux') return null;
  if (softwareVulkan(machine)) return 'provider-software-vulkan';
  const hasGpu = ['/dev/dri/renderD128', '/dev/dri/renderD129', '/dev/nvidia0', '/dev/dxg'].some((node) =>
    machine.exists(node),
  );
  return hasGpu ? null : 'provider-no-gpu';
}

const cudaLibraries: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'libonnxruntime_providers_cuda.so',
  win32: 'onnxruntime_providers_cuda.dll',
};

/** CUDA's part of ONNX Runtime is half a gigabyte and brought by nobody but the person. */
function cudaDoubt(machine: Machine): Doubt | null {
  const library = cudaLibraries[machine.platform];
  if (library !== undefined && machine.exists(join(machine.libraryFolder, library))) return null;
  return 'provider-no-cuda';
}

/** Without an NVIDIA card there is nothing to say of CUDA. */
function hasNvidia(machine: Machine): boolean {
  return machine.exists('/dev/nvidia0');
}

/** Why a provider is not worth trying by itself; `unspoken` when even that is not worth saying. */
function doubt(provider: OnnxProvider, machine: Machine): Doubt | null | 'unspoken' {
  if (!machine.bundled.includes(provider)) {
    return provider === 'webgpu' ? 'provider-no-webgpu' : 'unspoken';
  }
  if (provider === 'webgpu') return webgpuDoubt(machine);
  if (provider !== 'cuda') return null;
  const missing = cudaDoubt(machine);
  return missing === null || hasNvidia(machine) ? missing : 'unspoken';
}

/** Which providers to try, best first, and why the others are not. @param avoid providers that took a process down */
export function providerPlan(
  choice: ProviderChoice,
  machine: Machine,
  avoid: readonly ProviderRefusal[] = [],
): ProviderPlan {
  if (choice === 'cpu') return { tryInOrder: [], refused: [] };
  const avoided = (provider: string): ProviderRefusal | undefined => avoid.find((each) => each.provider === provider);
  if (choice !== 'auto') return wishedPlan(choice, machine, avoided(choice));
  const tryInOrder: OnnxProvider[] = [];
  const refused: ProviderRefusal[] = [];
  for (const provider of order) {
    const reason = doubt(provider, machine);
    const known = avoided(provider);
    if (reason === 'unspoken') continue;
    if (reason !== null) refused.push({ provider, reason: { key: reason } });
    else if (known !== undefined) refused.push(known);
    else tryInOrder.push(provider);
  }
  return { tryInOrder, refused };
}

function wishedPlan(
  provider: Exclude<OnnxProvider, 'cpu'>,
  machine: Machine,
  known: ProviderRefusal | undefined,
): ProviderPlan {
  if (known !== undefined) return { tryInOrder: [], refused: [known] };
  if (machine.bundled.includes(provider)) return { tryInOrder: [provider], refused: [] };
  const reason = sentence('provider-not-here');
  return { tryInOrder: [], refused: [{ provider, reason }] };
}
