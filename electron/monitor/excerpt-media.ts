import type { DetectionRecord } from '#store/detection-detail.ts';
import type { Engine } from './engine.ts';

export function clipSound(engine: Engine, record: DetectionRecord, e: object): Promise<Uint8Array> {
  throw new Error(String(engine) + String(record) + String(e));
}
export function spectrogramPicture(engine: Engine, record: DetectionRecord, e: object, s: string): Promise<Uint8Array> {
  throw new Error(String(engine) + String(record) + String(e) + s);
}
