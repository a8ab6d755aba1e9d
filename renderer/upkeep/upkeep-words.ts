import type { Backup, BackupKind, DiskUse, MissingFile, RoomPlan } from '#contract/upkeep.ts';
import { bytesWords, countOf } from '../words/numbers.ts';

const kinds: Readonly<Record<BackupKind, string>> = {
  made: 'Backup',
  'before-update': 'Kept before an update',
  'before-restore': 'Kept before a restore',
  damaged: 'Damaged, kept before a repair',
};

export function backupKindWords(backup: Backup): string {
  return kinds[backup.kind];
}

/** What takes room in the data folder, largest first; nothing is left out. */
export function diskParts(use: DiskUse): { readonly label: string; readonly bytes: number }[] {
  const parts = [
    { label: 'Database', bytes: use.databaseBytes },
    { label: 'Pictures', bytes: use.picturesBytes },
    { label: 'Backups and kept copies', bytes: use.backupsBytes },
    { label: 'Logs and the rest', bytes: use.otherBytes },
  ];
  return parts.sort((a, b) => b.bytes - a.bytes);
}

export function planWords(plan: RoomPlan): string {
  if (plan.pictures === 0) return `Nothing would go: the pictures take ${bytesWords(plan.picturesBytes)}.`;
  return (
    `${countOf(plan.pictures, 'picture')} (${bytesWords(plan.bytes)}) would go, those of the worst detections first. ` +
    `${countOf(plan.keptPictures, 'picture')} of reviewed detections or painted on request always stay.`
  );
}

export function missingWords(file: MissingFile): string {
  const kept = file.detections === 0 ? 'Nothing was heard in it.' : `${countOf(file.detections, 'detection')} kept.`;
  return file.nowAt === null ? kept : `${kept} The same recording is now at ${file.nowAt}.`;
}
