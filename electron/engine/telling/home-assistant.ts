import type { LanguageCode } from '#contract/words/language-code.ts';
import { say } from '#contract/words/sentence.ts';

/** What a station is at a broker. */
export type Station = {
  readonly station: string;
  readonly topic: string;
  readonly version: string;
  readonly language: LanguageCode;
};

/**
 * Messages by which Home Assistant finds a station by itself: its last detection, the species of the last day, and whether there is
 * trouble (Home Assistant's "MQTT discovery", one retained message an entity).
 */
export function discoveryMessages({
  station,
  topic,
  version,
  language,
}: Station): { readonly topic: string; readonly body: string }[] {
  const node = `songsight_${station}`;
  const device = {
    identifiers: [node],
    name: `Songsight ${topic}`,
    manufacturer: 'Songsight',
    model: 'Songsight',
    sw_version: version,
  };
  const entity = (kind: string, id: string, values: object): { topic: string; body: string } => ({
    topic: `homeassistant/${kind}/${node}/${id}/config`,
    body: JSON.stringify({
      unique_id: `${node}_${id}`,
      default_entity_id: `${kind}.${node}_${id}`,
      // What it was called until Home Assistant 2025.10; newer ones pass it over.
      object_id: `${node}_${id}`,
      availability_topic: `${topic}/status`,
      device,
      ...values,
    }),
  });
  return [
    entity('sensor', 'detection', {
      name: say({ key: 'station-last-detection' }, language),
      icon: 'mdi:bird',
      state_topic: `${topic}/detection`,
      value_template: '{{ value_json.species.commonName }}',
      json_attributes_topic: `${topic}/detection`,
    }),
    entity('sensor', 'species', {
      name: say({ key: 'station-last-species' }, language),
      icon: 'mdi:format-list-numbered',
      state_class: 'measurement',
      state_topic: `${topic}/summary`,
      value_template: '{{ value_json.species | length }}',
      json_attributes_topic: `${topic}/summary`,
    }),
    entity('binary_sensor', 'trouble', {
      name: say({ key: 'station-trouble' }, language),
      device_class: 'problem',
      state_topic: `${topic}/trouble`,
      value_template: "{{ 'ON' if value_json.open > 0 else 'OFF' }}",
      json_attributes_topic: `${topic}/trouble`,
    }),
  ];
}
