/** What a recorder writes of its own settings and of why it stopped. `{{name}}` is a blank. */
export const recorderNoteSentences = {
  'recorder-stopped-low-voltage': {
    en: 'The recorder stopped early: its battery was low.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Die Batterie war schwach.',
    es: 'La grabadora se detuvo antes de tiempo: la batería estaba baja.',
  },
  'recorder-stopped-switch': {
    en: 'The recorder stopped early: its switch was moved.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Der Schalter wurde verstellt.',
    es: 'La grabadora se detuvo antes de tiempo: se movió el interruptor.',
  },
  'recorder-stopped-magnetic-switch': {
    en: 'The recorder stopped early: its magnetic switch was used.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Der Magnetschalter wurde betätigt.',
    es: 'La grabadora se detuvo antes de tiempo: se usó el interruptor magnético.',
  },
  'recorder-stopped-microphone': {
    en: 'The recorder stopped early: its microphone was changed.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Das Mikrofon wurde gewechselt.',
    es: 'La grabadora se detuvo antes de tiempo: se cambió el micrófono.',
  },
  'recorder-stopped-file-size': {
    en: 'The recorder stopped early: the file reached its size limit.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Die Datei hatte ihre Höchstgröße erreicht.',
    es: 'La grabadora se detuvo antes de tiempo: el archivo alcanzó su tamaño máximo.',
  },
  'recorder-stopped-card': {
    en: 'The recorder stopped early: it could not write to its card.',
    de: 'Der Rekorder hat vorzeitig aufgehört: Er konnte nicht auf die Karte schreiben.',
    es: 'La grabadora se detuvo antes de tiempo: no pudo escribir en la tarjeta.',
  },
  'recorder-stopped-other': {
    en: 'The recorder stopped early. Its own words: “{{reason}}”.',
    de: 'Der Rekorder hat vorzeitig aufgehört. Er schreibt dazu: „{{reason}}“.',
    es: 'La grabadora se detuvo antes de tiempo. Lo que escribió: «{{reason}}».',
  },
  'recorder-filter-band': {
    en: 'band-pass {{low}} to {{high}} kHz',
    de: 'Bandpass {{low}} bis {{high}} kHz',
    es: 'paso de banda de {{low}} a {{high}} kHz',
  },
  'recorder-filter-low': {
    en: 'low-pass below {{low}} kHz',
    de: 'Tiefpass unter {{low}} kHz',
    es: 'paso bajo por debajo de {{low}} kHz',
  },
  'recorder-filter-high': {
    en: 'high-pass above {{low}} kHz',
    de: 'Hochpass über {{low}} kHz',
    es: 'paso alto por encima de {{low}} kHz',
  },
  'recorder-trigger-amplitude': {
    en: 'amplitude above {{level}}',
    de: 'Amplitude über {{level}}',
    es: 'amplitud superior a {{level}}',
  },
  'recorder-trigger-frequency': {
    en: '{{kilohertz}} kHz above {{level}}',
    de: '{{kilohertz}} kHz über {{level}}',
    es: '{{kilohertz}} kHz por encima de {{level}}',
  },
  'recorder-trigger-at-least': {
    en: '{{trigger}}, at least {{seconds}} s',
    de: '{{trigger}}, mindestens {{seconds}} s',
    es: '{{trigger}}, al menos {{seconds}} s',
  },
} as const;
