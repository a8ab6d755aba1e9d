/** Stations and recorders’ clocks. `{{name}}` and the like are blanks. */
export const stationSentences = {
  'clock-no-times': {
    en: 'No recording in this folder has a time yet. Analyse the folder first.',
    de: 'Noch keine Aufnahme in diesem Ordner hat eine Zeit. Werten Sie den Ordner zuerst aus.',
    es: 'Ninguna grabación de esta carpeta tiene hora todavía. Analice primero la carpeta.',
  },
  'clock-taken-back': {
    en: 'This correction was already removed.',
    de: 'Diese Korrektur wurde schon zurückgenommen.',
    es: 'Esta corrección ya se ha retirado.',
  },
  'clock-nothing-to-take-back': {
    en: 'No correction of this folder’s clock is in effect.',
    de: 'Für die Uhr dieses Ordners gilt zurzeit keine Korrektur.',
    es: 'No hay ninguna corrección vigente para el reloj de esta carpeta.',
  },
  'pattern-without-site': {
    en: 'Write SITE where the station’s name stands, as in SITE/DATE/*.WAV.',
    de: 'Schreiben Sie SITE, wo der Name der Station steht, wie in SITE/DATE/*.WAV.',
    es: 'Escriba SITE donde está el nombre de la estación, como en SITE/DATE/*.WAV.',
  },
  'station-gone': {
    en: 'This station no longer exists.',
    de: 'Diese Station gibt es nicht mehr.',
    es: 'Esta estación ya no existe.',
  },
  'station-name-taken': {
    en: 'There is another station named “{{name}}”. Give this one its own name.',
    de: 'Es gibt schon eine Station namens „{{name}}“. Geben Sie dieser einen eigenen Namen.',
    es: 'Ya hay otra estación llamada «{{name}}». Dé a esta un nombre propio.',
  },
} as const;
