/** What stands in a digest beside the words of a report. */
export const digestSentences = {
  'digest-title': { en: 'What is new', de: 'Was gibt es Neues', es: 'Novedades' },
  'digest-empty': {
    en: 'No recording with a known time has been analysed yet.',
    de: 'Es wurde noch keine Aufnahme mit bekannter Zeit ausgewertet.',
    es: 'Aún no se ha analizado ninguna grabación con hora conocida.',
  },
  'digest-new': { en: 'Never detected before', de: 'Noch nie nachgewiesen', es: 'Nunca detectadas antes' },
  'digest-no-new': { en: 'No species is new.', de: 'Keine Art ist neu.', es: 'Ninguna especie es nueva.' },
  'digest-year': { en: 'First of the year', de: 'Zum ersten Mal im Jahr', es: 'Primera vez del año' },
  'digest-no-year': {
    en: 'No known species came back.',
    de: 'Keine bekannte Art kam zurück.',
    es: 'No volvió ninguna especie conocida.',
  },
  'digest-review': { en: 'To review next', de: 'Als Nächstes prüfen', es: 'Para revisar a continuación' },
  'digest-no-review': {
    en: 'Nothing waits for review.',
    de: 'Nichts wartet auf Prüfung.',
    es: 'Nada espera revisión.',
  },
  'digest-unreviewed_one': {
    en: '{{count}} detection of these days has not been reviewed.',
    de: '{{count}} Nachweis dieser Tage ist ungeprüft.',
    es: '{{count}} detección de estos días está sin revisar.',
  },
  'digest-unreviewed_other': {
    en: '{{count}} detections of these days have not been reviewed.',
    de: '{{count}} Nachweise dieser Tage sind ungeprüft.',
    es: '{{count}} detecciones de estos días están sin revisar.',
  },
  'digest-unlikely': {
    en: 'Unlikely there and then',
    de: 'Für Ort und Zeit unwahrscheinlich',
    es: 'Improbables en ese lugar y momento',
  },
  'digest-unlikely-legend': {
    en: 'Held back and counted nowhere until somebody confirms them.',
    de: 'Zurückgehalten und nirgends gezählt, bis jemand sie bestätigt.',
    es: 'Retenidas y sin contar hasta que alguien las confirme.',
  },
  'digest-no-unlikely': {
    en: 'Nothing was held back.',
    de: 'Nichts wurde zurückgehalten.',
    es: 'No se retuvo nada.',
  },
  'digest-unconfirmed': {
    en: 'Not confirmed by anybody yet',
    de: 'Noch von niemandem bestätigt',
    es: 'Aún sin confirmar por nadie',
  },
  'digest-likelihood': { en: 'Likelihood', de: 'Wahrscheinlichkeit', es: 'Probabilidad' },
  'digest-troubles': { en: 'Troubles', de: 'Störungen', es: 'Problemas' },
  'digest-no-troubles': { en: 'None.', de: 'Keine.', es: 'Ninguno.' },
  'digest-failed_one': {
    en: '{{count}} file could not be analysed:',
    de: '{{count}} Datei konnte nicht ausgewertet werden:',
    es: 'No se pudo analizar {{count}} archivo:',
  },
  'digest-failed_other': {
    en: '{{count}} files could not be analysed:',
    de: '{{count}} Dateien konnten nicht ausgewertet werden:',
    es: 'No se pudieron analizar {{count}} archivos:',
  },
  'digest-silent-days_one': {
    en: 'Nothing was recorded on {{count}} day: {{days}}.',
    de: 'An {{count}} Tag wurde nichts aufgenommen: {{days}}.',
    es: 'No se grabó nada en {{count}} día: {{days}}.',
  },
  'digest-silent-days_other': {
    en: 'Nothing was recorded on {{count}} days: {{days}}.',
    de: 'An {{count}} Tagen wurde nichts aufgenommen: {{days}}.',
    es: 'No se grabó nada en {{count}} días: {{days}}.',
  },
  'digest-species': { en: 'What was detected', de: 'Was nachgewiesen wurde', es: 'Qué se detectó' },
  'digest-why': { en: 'Why', de: 'Warum', es: 'Por qué' },
  'digest-recording': { en: 'Recording', de: 'Aufnahme', es: 'Grabación' },
  'digest-in': { en: '{{file}}, at {{place}}', de: '{{file}}, bei {{place}}', es: '{{file}}, en {{place}}' },
  'digest-when': { en: 'Time', de: 'Zeit', es: 'Hora' },
  'digest-score': { en: 'Score', de: 'Wert', es: 'Puntuación' },
  'digest-limit': {
    en: 'Named by a machine. What nobody has reviewed may be wrong.',
    de: 'Von einer Maschine bestimmt. Was niemand geprüft hat, kann falsch sein.',
    es: 'Identificado por una máquina. Lo que nadie ha revisado puede ser erróneo.',
  },
} as const;
