import { mqttBroker } from '#engine/telling/mqtt.ts';

/** A station that is killed while it is connected. */
const address = process.argv.at(-1) ?? '';
const receiver = mqttBroker({ url: new URL(address), station: 'child', version: '1', language: 'en' });
await receiver.send({ event: '9', body: JSON.stringify({ id: '9', type: 'detection' }) }, new AbortController().signal);
process.stdout.write('connected\n');
setInterval(() => undefined, 1000);
