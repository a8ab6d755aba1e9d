import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Species } from '#contract/species.ts';
import { packHead, type Head } from '#analysis/classifying/head.ts';
import { modelsOf, readPack } from '#analysis/models/model-set.ts';
import { importTools } from '../models/pack-requests.ts';
import type { EngineCore } from '../engine.ts';

/** A head with its labels, as a model beside its parent. */
export type NewHead = {
  readonly name: string;
  readonly head: Head;
  readonly labels: readonly { readonly species: Species; readonly threshold: number }[];
};

type Manifest = { name: string; title: string; labels: { code: string }[]; encoder: Record<string, unknown> };

const headFile = 'head.bin';

/**
 * Writes a pack that holds the parent's files, its labels, and behind them those of the head. The parent stays as it is; a head
 * that the parent has already is left out.
 * @returns the id of the new pack
 */
export async function saveHead(
  engine: EngineCore,
  { name, head, labels }: NewHead,
): Promise<{ id: string; title: string }> {
  const parent = engine.analyst.packFolder();
  const { manifest } = await readPack(parent);
  const raw = JSON.parse(await readFile(path.join(parent, 'manifest.json'), 'utf8')) as Manifest;
  const own = raw.labels.slice(0, raw.labels.length - (manifest.encoder.head?.labels ?? 0));
  const [version, title] = [versionOf(engine.clock.now()), `${raw.title.split(' + ')[0] ?? raw.title} + ${name}`];
  const packName = `${raw.name.replace(/-own-.*$/, '').slice(0, 30)}-own-${slug(name, '-').slice(0, 28)}`;
  const id = `${packName}-${version}`;
  const tools = importTools(engine);
  const staged = `.import-${randomUUID()}`;
  const stage = path.join(engine.packs.ownFolder, staged);
  tools.begun(staged);
  try {
    await mkdir(stage, { recursive: true });
    const files = new Set([
      ...modelsOf(manifest).map(({ file }) => file),
      ...(manifest.modelCard === null ? [] : [manifest.modelCard]),
    ]);
    for (const file of files)
      await copyFile(path.join(parent, file), path.join(stage, file), constants.COPYFILE_FICLONE);
    const bytes = packHead(head);
    await writeFile(path.join(stage, headFile), bytes);
    const facts = { file: headFile, sha256: createHash('sha256').update(bytes).digest('hex'), labels: labels.length };
    const made = {
      ...raw,
      ...{ name: packName, version, title, createdAt: new Date(engine.clock.now()).toISOString() },
      encoder: { ...raw.encoder, head: facts },
      labels: [...own, ...withCodes(own, labels, name)],
    };
    await writeFile(path.join(stage, 'manifest.json'), JSON.stringify(made, null, 1));
    await readPack(stage);
    await rename(stage, path.join(engine.packs.ownFolder, id));
  } finally {
    await rm(stage, { recursive: true, force: true });
    tools.ended(staged);
  }
  return { id, title };
}

/** Labels of the head get codes of their own: the parent's label of the same species stays beside them. */
function withCodes(own: readonly { code: string }[], labels: NewHead['labels'], name: string): object[] {
  const used = new Set(own.map(({ code }) => code));
  return labels.map(({ species, threshold }) => {
    const isNew = !used.has(species.code);
    const base = isNew ? species.code : `own_${species.code}`;
    let code: string = base;
    for (let next = 2; used.has(code); next += 1) code = `${base}_${String(next)}`;
    used.add(code);
    const commonName = isNew ? species.commonName : `${species.commonName} (${name})`;
    return { code, kind: 'species', scientificName: species.scientificName, commonName, threshold };
  });
}

/** `2026.5.24-053000`: one more each time it is trained. */
function versionOf(now: number): string {
  const text = new Date(now).toISOString();
  return `${text.slice(0, 10).replaceAll('-', '.')}-${text.slice(11, 19).replaceAll(':', '')}`;
}

export function slug(text: string, joint: '_' | '-'): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, joint)
    .replaceAll(/^[_-]+|[_-]+$/g, '');
  return plain === '' ? 'own' : plain;
}
