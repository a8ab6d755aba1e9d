import type { AnalystFacts } from '#analysis/process/analyst.ts';
import { FakeAnalyst, fakePack } from './fake-analyst.ts';

/** The robin of the fake pack, which scores 0.55 in the first clip only, taken for a voice that nobody may keep. */
export class VoiceAnalyst extends FakeAnalyst {
  override describe(): Promise<AnalystFacts> {
    const labels = fakePack.labels.map((label) =>
      label.code === 'robin' ? { ...label, kind: 'none' as const, private: true } : label,
    );
    const pack = { ...fakePack, hash: 'e'.repeat(64), labels };
    return Promise.resolve({ pack, provider: { used: 'cpu', wanted: 'auto', refused: [] } });
  }
}
