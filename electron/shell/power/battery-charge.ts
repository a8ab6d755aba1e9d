import { powerMonitor, type WebContents } from 'electron';
import type { Charge } from './power-rules.ts';

/**
 * Asks Chromium's own battery service, which knows every system; Electron's power engine tells cable from battery but not how
 * full it is. The code is a constant of ours and runs in a world of its own, apart from the page's.
 */
const askCharge = `(async () => {
  if (typeof navigator.getBattery !== 'function') return null;
  const { level } = await navigator.getBattery();
  return Math.round(level * 100);
})()`;
const ownWorld = 1001;

export async function batteryCharge(page: WebContents): Promise<Charge> {
  const onBattery = powerMonitor.isOnBatteryPower();
  if (page.isDestroyed() || page.isCrashed()) return { onBattery, percent: null };
  const answer: unknown = await page.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: askCharge }]);
  return { onBattery, percent: typeof answer === 'number' ? answer : null };
}
