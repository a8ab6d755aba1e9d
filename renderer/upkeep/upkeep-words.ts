import type { Backup, BackupKind, DiskUse, DiskSpacePlan } from '#contract/upkeep.ts';
import type { MissingFile } from '#contract/watch.ts';
import { bytesWords, countOf } from '../shared/words/numbers.ts';
import { t, type Message } from '../shared/i18n/t.ts';

const kinds: Readonly<Record<BackupKind, Message>> = {
  made: 'Backup',
  'before-update': 'Kept before an update',
  'before-restore': 'Kept before a restore',
  damaged: 'Damaged, kept before a repair',
};

export function backupKindWords(backup: Backup): string {
  return t(kinds[backup.kind]);
}

/** What takes room in the data folder, largest first; nothing is left out. */
export function diskParts(use: DiskUse): { readonly label: string; readonly bytes: number }[] {
  const parts = [
    { label: t('Database'), bytes: use.databaseBytes },
    { label: t('Pictures'), bytes: use.picturesBytes },
    { label: t('Embeddings'), bytes: use.embeddingsBytes },
    { label: t('Backups and kept copies'), bytes: use.backupsBytes },
    { label: t('Your photos, logs and the rest'), bytes: use.otherBytes },
  ];
  if (use.foreignFiles > 0) {
    const files = countOf(use.foreignFiles, 'file');
    parts.push({
      label: t('{{files}} among the pictures, not from this database', { files }),
      bytes: use.foreignBytes,
    });
  }
  return parts.sort((a, b) => b.bytes - a.bytes);
}

export function planWords(plan: DiskSpacePlan): string {
  if (plan.pictures === 0)
    return t('Nothing would be removed: the pictures take {{size}}.', { size: bytesWords(plan.picturesBytes) });
  return t(
    '{{going}} ({{size}}) would be removed, those of the worst detections first. {{staying}} of reviewed detections or painted on request are always kept.',
    {
      going: countOf(plan.pictures, 'picture'),
      size: bytesWords(plan.bytes),
      staying: countOf(plan.keptPictures, 'picture'),
    },
  );
}

export function missingWords(file: MissingFile): string {
  const kept =
    file.detections === 0
      ? t('Nothing was detected in it.')
      : t('Kept: {{detections}}.', { detections: countOf(file.detections, 'detection') });
  return file.nowAt === null ? kept : `${kept} ${t('The same recording is now at {{path}}.', { path: file.nowAt })}`;
}
