import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TrainedClassifier } from '#contract/search/classifiers.ts';
import { packHead, type Head } from '#analysis/classifying/head.ts';
import { packFileNames, readPack } from '#analysis/models/model-set.ts';
import { notePackFiles } from '../models/pack-files.ts';
import { importTools } from '../models/pack-requests.ts';
import type { EngineCore } from '../engine.ts';

/** A head with its labels, as a model beside its parent. */
export type NewHead = {
  readonly name: string;
  readonly head: Head;
  readonly report: Omit<TrainedClassifier, 'pack' | 'title'>;
};

type Manifest = { name: string; title: string; labels: { code: string }[]; encoder: Record<string, unknown> };

const [headFile, reportFile] = ['head.bin', 'head.json'] as const;

/**
 * Writes a pack that holds the parent's files, its labels, and behind them those of the head. The parent stays as it is; a head
 * that the parent has already is left out.
 * @returns its report with what the new pack is called
 */
export async function saveHead(engine: EngineCore, { name, head, report }: NewHead): Promise<TrainedClassifier> {
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
    const { head: earlier } = manifest.encoder;
    const left = new Set<unknown>(['manifest.json', earlier?.file, earlier?.report]);
    for (const file of packFileNames(manifest).filter((each) => !left.has(each)))
      await copyFile(path.join(parent, file), path.join(stage, file), constants.COPYFILE_FICLONE);
    const bytes = packHead(head);
    await writeFile(path.join(stage, headFile), bytes);
    const facts = {
      file: headFile,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      labels: report.labels.length,
    };
    const made = {
      ...raw,
      ...{ name: packName, version, title, createdAt: new Date(engine.clock.now()).toISOString() },
      encoder: { ...raw.encoder, head: { ...facts, report: reportFile } },
      labels: [...own, ...withCodes(own, report.labels, name)],
    };
    const told: TrainedClassifier = { pack: id, title, ...report };
    await writeFile(path.join(stage, reportFile), JSON.stringify(told, null, 1));
    await writeFile(path.join(stage, 'manifest.json'), JSON.stringify(made, null, 1));
    await readPack(stage);
    await notePackFiles(stage);
    await rename(stage, path.join(engine.packs.ownFolder, id));
    return told;
  } finally {
    await rm(stage, { recursive: true, force: true });
    tools.ended(staged);
  }
}

/** Labels of the head get codes of their own: the parent's label of the same species stays beside them. */
function withCodes(own: readonly { code: string }[], labels: TrainedClassifier['labels'], name: string): object[] {
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
