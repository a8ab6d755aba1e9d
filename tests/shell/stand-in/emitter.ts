import { EventEmitter } from 'node:events';

type Listener = (...values: never[]) => void;

/** Node's emitter takes any values. */
const wrap = (listener: Listener): ((...values: unknown[]) => void) => listener as never;

/**
 * The listening half of Electron's emitters. `on` fits every overload of electron.d.ts: it takes any event, and its answer is
 * of no type, so nothing can be chained to it. `tell` is the stand-in's own.
 */
export function emitter() {
  const inner = new EventEmitter();
  inner.setMaxListeners(100);
  const on = (event: string, listener: Listener): never => inner.on(event, wrap(listener)) as never;
  const once = (event: string, listener: Listener): never => inner.once(event, wrap(listener)) as never;
  const off = (event: string, listener: Listener): never => inner.off(event, wrap(listener)) as never;
  return { on, once, off, tell: (event: string, ...values: unknown[]): boolean => inner.emit(event, ...values) };
}

/** An event that can be refused. */
export function refusable<T extends object>(facts: T) {
  const event = { ...facts, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
}

/** A line that tests wait for. */
export function say(word: string, value: unknown): void {
  process.stdout.write(`${word} ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
}
