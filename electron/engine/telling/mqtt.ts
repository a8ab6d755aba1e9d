import { createHash } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { KnownFailure } from '#contract/failure.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { loginOf } from './address-login.ts';
import { certificateReason } from './certificate-reason.ts';
import { discoveryMessages, type Station } from './home-assistant.ts';
import type { Message, Outcome, Receiver } from './receiver.ts';

export type MqttOptions = {
  /** `mqtt://name:password@host:port/topic`, or `mqtts://`. */
  readonly url: URL;
  /** Names this station among others at the same broker. */
  readonly station: string;
  readonly version: string;
  /** Of the names that Home Assistant shows. */
  readonly language: LanguageCode;
  readonly answerWithinMs?: number;
};

/** Where messages go: `garden/detection`, `garden/summary`, `garden/trouble`, and `garden/status`, which is `online` or `offline`. */
function topicOf({ pathname }: URL): string {
  const topic = decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '');
  return topic === '' ? 'songsight' : topic;
}

/** Whether an address is one of a broker, with a topic that can be written to. */
export function isMqttAddress(url: URL): boolean {
  try {
    return (
      /^mqtts?:$/.test(url.protocol) &&
      url.hostname !== '' &&
      !/[#?]/.test(url.href) &&
      // Wildcards; and topics that begin with $ are the broker's own, what is sent there is dropped.
      !/^\$|[+#\u0000]/.test(topicOf(url))
    );
  } catch {
    return false;
  }
}

/** Publishes each message with QoS 1: it is acknowledged when the broker has it. Home Assistant finds the station by itself. */
export function mqttBroker({ url, station, version, language, answerWithinMs = 30_000 }: MqttOptions): Receiver {
  const topic = topicOf(url);
  const name = `${url.protocol}//${url.host}/${topic}`;
  let client: MqttClient | null = null;
  let lost: () => void = () => undefined;
  const end = async (): Promise<void> => {
    const open = client;
    client = null;
    await open?.endAsync(true).catch(() => undefined);
  };
  const connected = async (signal: AbortSignal): Promise<MqttClient> => {
    if (client?.connected === true) return client;
    await end();
    const made = await connect({ url, station, topic, withinMs: answerWithinMs, signal });
    client = made;
    made.once('close', () => {
      if (client === made) lost();
    });
    await introduce(made, { station, topic, version, language });
    return made;
  };
  const attempt = async (signal: AbortSignal, then: (open: MqttClient) => Promise<Outcome>): Promise<Outcome> => {
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
      const current = (): MqttClient | null => client;
      return await unlessCut(within, current, async () => then(await connected(within)));
    } catch (thrown) {
      await end();
      if (signal.aborted) throw thrown;
      return { kind: 'later', reason: reasonOf(thrown, answerWithinMs), afterMs: null };
    }
  };
  return {
    key: `mqtt ${name}`,
    name,
    send: (message, signal) => attempt(signal, (open) => publish(open, topic, message)),
    appear: (signal, hearLost) => {
      lost = hearLost;
      return attempt(signal, () => Promise.resolve({ kind: 'taken' }));
    },
    close: async () => {
      if (client?.connected === true) {
        await client.publishAsync(`${topic}/status`, 'offline', { qos: 1, retain: true }).catch(() => undefined);
      }
      await end();
    },
  };
}

/** What stays at the broker of this station. */
async function introduce(client: MqttClient, station: Station): Promise<void> {
  await client.publishAsync(`${station.topic}/status`, 'online', { qos: 1, retain: true });
  for (const { topic, body } of discoveryMessages(station)) {
    await client.publishAsync(topic, body, { qos: 1, retain: true });
  }
}

async function publish(client: MqttClient, topic: string, { body }: Message): Promise<Outcome> {
  const { type } = JSON.parse(body) as { type: string };
  const kind = type === 'trouble-ended' ? 'trouble' : type;
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const close = (): void => reject(new KnownFailure('cancelled', 'telling-cut'));
  client.once('close', close);
  try {
    // What stands stays to be read by who comes later; a detection is news.
    await Promise.race([
      client.publishAsync(`${topic}/${kind}`, body, { qos: 1, retain: kind !== 'detection' }),
      closed,
    ]);
  } finally {
    client.off('close', close);
  }
  return { kind: 'taken' };
}

type Connection = { url: URL; station: string; topic: string; withinMs: number; signal: AbortSignal };

async function connect({ url, station, topic, withinMs }: Connection): Promise<MqttClient> {
  const { connectAsync } = await import('mqtt');
  const login = loginOf(url);
  const plain = `${url.protocol}//${url.host}`;
  const id = createHash('sha256').update(`${station} ${topic}`).digest('hex').slice(0, 12);
  const client = await connectAsync(plain, {
    clientId: `songsight-${id}`,
    ...login,
    // We try again ourselves: what waits, waits in the database.
    reconnectPeriod: 0,
    connectTimeout: withinMs,
    will: { topic: `${topic}/status`, payload: Buffer.from('offline'), qos: 1, retain: true },
  });
  // A connection that ends is noticed by its 'close'.
  client.on('error', () => undefined);
  return client;
}

async function unlessCut<T>(signal: AbortSignal, client: () => MqttClient | null, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: cut, reject } = Promise.withResolvers<never>();
  const stop = (): void => {
    client()?.end(true);
    reject(signal.reason);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), cut]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** MQTT's answers to a connection that say that name or password are wrong, of versions 3 and 5. */
const loginCodes = [4, 5, 134, 135];

function reasonOf(thrown: unknown, withinMs: number): Sentence {
  if (thrown instanceof KnownFailure) return thrown.sentence;
  const code: unknown = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (typeof code === 'number' && loginCodes.includes(code)) return sentence('telling-login');
  const isSilent = thrown instanceof Error && (thrown.name === 'TimeoutError' || thrown.message === 'connack timeout');
  if (isSilent) return sentence('telling-silent', { seconds: Math.round(withinMs / 1000) });
  const certificate = certificateReason(thrown);
  if (certificate !== null) return certificate;
  const detail = typeof code === 'string' ? code : thrown instanceof Error ? thrown.message : String(thrown);
  return sentence('telling-unreachable', { detail });
}
