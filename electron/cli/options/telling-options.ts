import { isMqttAddress } from '#engine/telling/mqtt.ts';
import type { TellRules } from '#engine/telling/tell-rules.ts';
import { fraction, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Who is told of what is heard, and of what. */
export type TellingChoice = {
  readonly webhooks: readonly URL[];
  /** Sent to every web address that holds no login of its own. */
  readonly token: string | null;
  readonly mqtt: URL | null;
  readonly rules: TellRules;
};

/** Variables of the environment that take the place of options: a password on the command line is seen by everyone on the machine. */
const variables = { webhook: 'SONGSIGHT_WEBHOOK', token: 'SONGSIGHT_WEBHOOK_TOKEN', mqtt: 'SONGSIGHT_MQTT' } as const;

/** The options of `watch` by which it tells others. */
export function takesTelling(command: SongCommand): SongCommand {
  return command
    .takesMany('--webhook', 'value-address', 'help-watch-webhook')
    .takes('--mqtt', 'value-address', 'help-watch-mqtt')
    .takes('--tell-score', 'value-number', 'help-watch-tell-score')
    .takesMany('--tell-species', 'value-name', 'help-watch-tell-species')
    .has('--tell-first-of-day', 'help-watch-tell-first');
}

/** @returns null where nobody is to be told. @throws WrongUsage */
export function tellingOptions(values: Values, environment: NodeJS.ProcessEnv): TellingChoice | null {
  const named = list(values['webhook']);
  const webhooks = named.length > 0 ? named : (environment[variables.webhook] ?? '').split(/\s+/).filter(Boolean);
  const mqtt = typeof values['mqtt'] === 'string' ? values['mqtt'] : environment[variables.mqtt];
  const rules = {
    leastScore: fraction('--tell-score', values['tellScore']) ?? 0,
    species: list(values['tellSpecies']),
    onlyFirstOfDay: values['tellFirstOfDay'] === true,
  };
  if (webhooks.length === 0 && (mqtt ?? '') === '') {
    refuseAlone(values);
    return null;
  }
  return {
    webhooks: webhooks.map(webAddress),
    token: environment[variables.token] ?? null,
    mqtt: mqtt === undefined || mqtt === '' ? null : brokerAddress(mqtt),
    rules,
  };
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function refuseAlone(values: Values): void {
  for (const [option, name] of [
    ['--tell-score', 'tellScore'],
    ['--tell-species', 'tellSpecies'],
    ['--tell-first-of-day', 'tellFirstOfDay'],
  ] as const) {
    if (values[name] !== undefined) throw new WrongUsage('telling-nobody', { option });
  }
}

/** What was typed is not repeated: it may hold a password. */
function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new WrongUsage('telling-bad-webhook', { option: '--webhook' });
}

function brokerAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && isMqttAddress(url)) return url;
  throw new WrongUsage('telling-bad-mqtt', { option: '--mqtt' });
}
