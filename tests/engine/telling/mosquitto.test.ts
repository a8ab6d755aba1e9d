import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import { isMqttAddress, mqttBroker } from '#engine/telling/mqtt.ts';
import type { Outcome } from '#engine/telling/receiver.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

function hasMosquitto(): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v mosquitto && command -v mosquitto_passwd']);
    return true;
  } catch {
    return false;
  }
}

const never = new AbortController().signal;
const told = (outcome: Outcome): string =>
  `${outcome.kind}${'reason' in outcome ? `: ${say(outcome.reason, 'en')}` : ''}`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

type Broker = { readonly port: number; stop(): Promise<void>; start(): Promise<void> };

/** A real broker with a password, which keeps what it was given over a restart. */
async function broker(): Promise<Broker> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const file = join(folder, 'mosquitto.conf');
  execFileSync('mosquitto_passwd', ['-b', '-c', join(folder, 'passwords'), 'ana', 'p@ss/word']);
  await writeFile(
    file,
    `listener ${port} 127.0.0.1\nallow_anonymous false\npassword_file ${folder}/passwords\npersistence true\npersistence_location ${folder}/\n` +
      (process.getuid?.() === 0 ? 'user root\n' : ''),
  );
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const started = spawn('mosquitto', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.stderr.on('data', (piece: Buffer) => {
        said += piece.toString();
        if (said.includes('running')) resolve();
      });
      started.once('close', () => reject(new Error(`mosquitto ended: ${said}`)));
    });
  };
  const stop = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  onTestFinished(stop);
  await start();
  return { port, start, stop };
}

const url = (port: number, login = 'ana:p%40ss%2Fword'): URL =>
  new URL(`mqtt://${login}@127.0.0.1:${port}/garden/pond`);

type Heard = { readonly topic: string; readonly text: string; readonly retained: boolean };

/** Another client, as Home Assistant is one. */
async function listen(
  port: number,
  ...topics: string[]
): Promise<{ readonly heard: Heard[]; readonly client: MqttClient }> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    username: 'ana',
    password: 'p@ss/word',
    reconnectPeriod: 50,
  });
  const heard: Heard[] = [];
  client.on('message', (topic, payload, { retain }) =>
    heard.push({ topic, text: payload.toString(), retained: retain }),
  );
  await client.subscribeAsync(topics, { qos: 1 });
  onTestFinished(() => client.endAsync(true));
  return { heard, client };
}

const message = (id: string, type = 'detection') => ({
  event: id,
  body: JSON.stringify({ id, type, open: 1, species: { commonName: 'Robin' } }),
});

const until = (holds: () => boolean): Promise<void> => expect.poll(holds, { interval: 10 }).toBe(true);

describe.skipIf(!hasMosquitto())('a real broker', () => {
  it('gets each message once, in its topic; Home Assistant finds the station', async () => {
    const { port } = await broker();
    const { heard } = await listen(port, 'garden/pond/#', 'homeassistant/#');
    const receiver = mqttBroker({ url: url(port), station: 'abc', version: '1', language: 'en' });
    for (const [id, type] of [
      ['1', 'detection'],
      ['2', 'summary'],
      ['3', 'trouble'],
      ['4', 'trouble-ended'],
    ] as const) {
      expect(told(await receiver.send(message(id, type), never))).toBe('taken');
    }
    await until(() => heard.length >= 8);
    const bodies = heard.filter(({ topic }) => topic.startsWith('garden/pond/') && !topic.endsWith('status'));
    expect(bodies.map(({ topic, text }) => [topic, (JSON.parse(text) as { id: string }).id])).toEqual([
      ['garden/pond/detection', '1'],
      ['garden/pond/summary', '2'],
      ['garden/pond/trouble', '3'],
      ['garden/pond/trouble', '4'],
    ]);
    const found = heard.filter(({ topic }) => topic.startsWith('homeassistant/'));
    expect(found.map(({ topic }) => topic)).toEqual([
      'homeassistant/sensor/songsight_abc/detection/config',
      'homeassistant/sensor/songsight_abc/species/config',
      'homeassistant/binary_sensor/songsight_abc/trouble/config',
    ]);
    for (const { topic, text } of found) {
      const config = JSON.parse(text) as Record<string, string>;
      // Home Assistant 2026.4 and later know no `object_id`.
      const [, kind = ''] = topic.split('/');
      expect(config['default_entity_id']).toBe(`${kind}.${config['unique_id']}`);
      expect(config['availability_topic']).toBe('garden/pond/status');
      expect(bodies.map(({ topic }) => topic)).toContain(config['state_topic']);
    }
    expect(heard.find(({ topic }) => topic.endsWith('status'))?.text).toBe('online');
    await receiver.close();
    await until(() => heard.at(-1)?.text === 'offline');
    // Who comes later still reads what stands, and no old news.
    const later = await listen(port, 'garden/pond/#');
    await until(() => later.heard.length >= 3);
    expect(later.heard.map(({ topic }) => topic).sort()).toEqual([
      'garden/pond/status',
      'garden/pond/summary',
      'garden/pond/trouble',
    ]);
  });

  it('that is away, comes back and goes in the middle: later, then taken; a station that dies is offline', async () => {
    const server = await broker();
    const receiver = mqttBroker({ url: url(server.port), station: 'abc', version: '1', language: 'en' });
    expect(told(await receiver.send(message('1'), never))).toBe('taken');
    await server.stop();
    expect(told(await receiver.send(message('2'), never))).toMatch(/^later: it cannot be reached/);
    await server.start();
    expect(told(await receiver.send(message('2'), never))).toBe('taken');
    const { heard } = await listen(server.port, 'garden/pond/status');
    const child = spawn(process.execPath, [join(import.meta.dirname, 'mqtt-child.ts'), url(server.port).href], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await until(() => heard.at(-1)?.text === 'offline');
    await receiver.close();
  });

  it('sees a station that has nothing to tell, and again after the broker was started anew', async () => {
    const server = await broker();
    await server.stop();
    const dataFolder = await temporaryFolder();
    const said: string[] = [];
    await testEngine(dataFolder, {
      watch: false,
      telling: {
        receivers: (station) => [mqttBroker({ url: url(server.port), station, version: '1', language: 'en' })],
        rules: { leastScore: 0, species: [], onlyFirstOfDay: false },
        language: 'en',
        news: (sentence) => said.push(sentence.key),
        firstWaitMs: 20,
        longestWaitMs: 100,
      },
    });
    await until(() => said.includes('telling-later'));
    await server.start();
    await until(() => said.includes('telling-again'));
    const { heard } = await listen(server.port, 'garden/pond/status', 'homeassistant/#');
    await until(() => heard.length >= 4);
    expect(heard.find(({ topic }) => topic.endsWith('status'))?.text).toBe('online');
    await server.stop();
    await until(() => said.filter((key) => key === 'telling-later').length > 1);
    await server.start();
    // A broker that was killed kept nothing: it is told anew.
    const before = heard.length;
    await until(() => heard.slice(before).some(({ text }) => text === 'online'));
  });

  it('that does not know the name or the password says so; the password is in no name', async () => {
    const { port } = await broker();
    const receiver = mqttBroker({ url: url(port, 'ana:wrong'), station: 'abc', version: '1', language: 'en' });
    expect(told(await receiver.send(message('1'), never))).toBe('later: it does not accept the name or the password.');
    expect(receiver.key + receiver.name).not.toMatch(/wrong|ana/);
    await receiver.close();
  });
});

it.each([
  ['garden', true],
  ['Garten%20S%C3%BCd/V%C3%B6gel', true],
  ['a+b', false],
  ['a%2Bb', false],
  ['a/%23', false],
  ['$SYS/x', false],
  ['%24share/x', false],
  ['%', false],
])('topic %s: %s', (topic, isOne) => {
  expect(isMqttAddress(new URL(`mqtt://127.0.0.1/${topic}`))).toBe(isOne);
});

it('a server that answers no MQTT is given up after a while', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  onTestFinished(() => void server.close());
  const receiver = mqttBroker({
    url: new URL(`mqtt://127.0.0.1:${port}/x`),
    station: 'abc',
    version: '1',
    language: 'en',
    answerWithinMs: 300,
  });
  expect(told(await receiver.send(message('1'), never))).toMatch(/^later: it did not answer/);
  await receiver.close();
});
