// Runs the training code's tests with the system's Python, which is where Debian puts PyTorch.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const python = ['/usr/bin/python3', 'python3'].find((candidate) => hasTorch(candidate));

function hasTorch(candidate: string): boolean {
  if (candidate.startsWith('/') && !existsSync(candidate)) return false;
  return spawnSync(candidate, ['-c', 'import torch, numpy, pytest']).status === 0;
}

if (python === undefined) {
  console.log(
    'SKIPPED tests/training: no Python with torch, numpy and pytest here. build/install-system-packages.sh brings them.',
  );
} else {
  const args = ['-m', 'pytest', 'tests/training', '-q', '-rs', '-p', 'no:cacheprovider', ...process.argv.slice(2)];
  // Two threads of such small networks mostly wait for each other, and they wait busily.
  const env = { ...process.env, OMP_NUM_THREADS: '1' };
  process.exit(spawnSync(python, args, { stdio: 'inherit', env }).status ?? 1);
}
