import { expect, onTestFinished, test, vi } from 'vitest';
import { interruption } from '#cli/interrupted.ts';
import { openOut } from '#cli/out.ts';

function interrupted(): { said: () => string; kill: ReturnType<typeof vi.fn>; stop: () => void } {
  vi.useFakeTimers();
  const kill = vi.fn();
  vi.spyOn(process, 'kill').mockImplementation(kill);
  let said = '';
  const stream = { write: (text: string) => ((said += text), true) };
  const { stop } = interruption(openOut(stream, stream, 'en'));
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  process.emit('SIGINT');
  return { said: () => said, kill, stop };
}

test('the first Ctrl+C says what it waits for, where that takes a moment; the second one ends at once', () => {
  const { said, kill } = interrupted();
  expect(said()).toBe('');
  vi.advanceTimersByTime(600);
  expect(said()).toMatch(/^Ending: .* Ctrl\+C again ends at once/);
  expect(kill).not.toHaveBeenCalled();
  process.emit('SIGINT');
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
});

test('a program that ends soon says nothing of it, and whatever hangs is ended', () => {
  const soon = interrupted();
  soon.stop();
  vi.advanceTimersByTime(1000);
  expect(soon.said()).toBe('');
  expect(soon.kill).not.toHaveBeenCalled();
  vi.advanceTimersByTime(4000);
  expect(soon.kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
});
