import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { missing, refused } from './refused.ts';
import { checkRegular } from './regular-file.ts';
import { unpackZip } from './unpack-zip.ts';

/** What a person chose, once it is known what it is. */
export type ModelSource =
  /** A folder with a manifest.json of ours. `unpacked`: it lies in the stage already. */
  | { readonly kind: 'pack'; readonly folder: string; readonly unpacked: boolean }
  /** A classifier as its makers publish it. `beside`: other models of its folder, of which one may know where species live. */
  | { readonly kind: 'classifier'; readonly model: string; readonly beside: readonly string[] };

const isModel = (name: string): boolean => /\.(?:onnx|tflite)$/i.test(name) && !name.startsWith('.');
/** How the models that say where species live are named by their makers. */
const isLocation = (name: string): boolean => /(?:meta|mdata|geomodel)/i.test(name);

/**
 * Finds the model at a path: a pack, a folder or a .zip of one, a .tflite or .onnx file.
 * @param stage an empty folder, where a .zip is unpacked
 * @throws KnownFailure `file-missing`, `pack-invalid`
 */
export async function findModel(from: string, stage: string): Promise<ModelSource> {
  const found = await stat(from).catch((cause: unknown) => {
    throw missing('model-path-empty', from, cause);
  });
  if (found.isDirectory()) return inFolder(from, false);
  checkRegular(from, found);
  const ending = path.extname(from).toLowerCase();
  if (ending === '.zip') {
    const folder = path.join(stage, 'unpacked');
    await unpackZip(from, folder);
    return inZip(folder);
  }
  if (path.basename(from) === 'manifest.json') return { kind: 'pack', folder: path.dirname(from), unpacked: false };
  if (isModel(from)) return classifier(from, await readdir(path.dirname(from)));
  if (['.txt', '.csv'].includes(ending)) throw refused('model-is-labels', {}, { path: from });
  if (['.pt', '.pth', '.pb', '.h5', '.keras'].includes(ending)) {
    throw refused('model-kind-other', { ending }, { path: from });
  }
  throw refused('model-kind-unknown', {}, { path: from });
}

function classifier(model: string, names: readonly string[]): ModelSource {
  const folder = path.dirname(model);
  const others = names.filter((name) => isModel(name) && isLocation(name) && name !== path.basename(model));
  return { kind: 'classifier', model, beside: others.map((name) => path.join(folder, name)) };
}

/** An unpacked .zip, whose model may lie anywhere in it. */
async function inZip(top: string): Promise<ModelSource> {
  const files = await readdir(top, { recursive: true, withFileTypes: true }).catch(() => []);
  const models = files.filter(({ name }) => isModel(name) && !isLocation(name));
  const packs = files.filter(({ name }) => name === 'manifest.json');
  const [folder, ...others] = new Set([...packs, ...models].map(({ parentPath }) => parentPath));
  if (folder !== undefined && others.length === 0) return inFolder(folder, true);
  if (folder === undefined || packs.length > 0) return inFolder(top, true);
  const names = models
    .map(({ parentPath, name }) => path.relative(top, path.join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
  throw refused('models-several', { names: names.slice(0, 5).join(', ') }, { path: top });
}

/** A folder, or the only folder in it. */
async function inFolder(folder: string, unpacked: boolean, depth = 0): Promise<ModelSource> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.map(({ name }) => name);
  if (names.includes('manifest.json')) return { kind: 'pack', folder, unpacked };
  const sounds = names.filter((name) => isModel(name) && !isLocation(name));
  const [model, ...more] = sounds;
  if (model !== undefined && more.length === 0) return classifier(path.join(folder, model), names);
  if (model !== undefined) throw refused('models-several', { names: sounds.slice(0, 5).join(', ') }, { path: folder });
  const [only, ...others] = entries.filter((entry) => entry.isDirectory() && !/^\.|^__MACOSX$/.test(entry.name));
  if (only !== undefined && others.length === 0 && depth < 3) {
    return inFolder(path.join(folder, only.name), unpacked, depth + 1);
  }
  throw refused('folder-without-model', {}, { path: folder });
}
