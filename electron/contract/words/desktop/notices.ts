/** The system's notices. `{{species}}` is a species, `{{recording}}` the name of a file, `{{when}}` a date and time. */
export const noticeSentences = {
  'notice-in-background': {
    en: 'Songsight keeps running',
    de: 'Songsight läuft weiter',
    es: 'Songsight sigue en marcha',
  },
  'notice-in-background-body': {
    en: 'Its window is closed; folders are still watched. Start Songsight again to see it, or choose Quit to end it. What closing does can be changed in the settings.',
    de: 'Das Fenster ist geschlossen; die Ordner werden weiter überwacht. Starten Sie Songsight noch einmal, um es zu sehen, oder wählen Sie „Beenden“. In den Einstellungen legen Sie fest, was beim Schließen geschieht.',
    es: 'Su ventana está cerrada; las carpetas se siguen vigilando. Inicie Songsight de nuevo para verla o elija Salir para terminar. En los ajustes puede cambiar lo que ocurre al cerrar.',
  },
  'notice-species': { en: '{{species}}', de: '{{species}}', es: '{{species}}' },
  'notice-species-first': {
    en: '{{species}}: first detection here',
    de: '{{species}}: erster Nachweis hier',
    es: '{{species}}: primera detección aquí',
  },
  'notice-species-body': {
    en: '{{recording}} at {{when}}, score {{score}}. Check it before you rely on it.',
    de: '{{recording}} um {{when}}, Wert {{score}}. Prüfen Sie den Nachweis, bevor Sie ihm vertrauen.',
    es: '{{recording}}, {{when}}, puntuación {{score}}. Compruébela antes de fiarse de ella.',
  },
  'notice-species-body-undated': {
    en: '{{recording}}, score {{score}}. Check it before you rely on it.',
    de: '{{recording}}, Wert {{score}}. Prüfen Sie den Nachweis, bevor Sie ihm vertrauen.',
    es: '{{recording}}, puntuación {{score}}. Compruébela antes de fiarse de ella.',
  },
  'notice-done': {
    en: 'All recordings are analysed',
    de: 'Alle Aufnahmen sind ausgewertet',
    es: 'Todas las grabaciones están analizadas',
  },
  'notice-done-body': {
    en: '{{recordings}}, {{detections}}.',
    de: '{{recordings}}, {{detections}}.',
    es: '{{recordings}}, {{detections}}.',
  },
  'notice-done-body-failed_one': {
    en: '{{recordings}}, {{detections}}. {{count}} recording could not be analysed; the reason is listed.',
    de: '{{recordings}}, {{detections}}. {{count}} Aufnahme konnte nicht ausgewertet werden; der Grund steht in der Liste.',
    es: '{{recordings}}, {{detections}}. {{count}} grabación no se pudo analizar; el motivo está en la lista.',
  },
  'notice-done-body-failed_other': {
    en: '{{recordings}}, {{detections}}. {{count}} recordings could not be analysed; the reasons are listed.',
    de: '{{recordings}}, {{detections}}. {{count}} Aufnahmen konnten nicht ausgewertet werden; die Gründe stehen in der Liste.',
    es: '{{recordings}}, {{detections}}. {{count}} grabaciones no se pudieron analizar; los motivos están en la lista.',
  },
  'notice-recordings_one': { en: '{{count}} recording', de: '{{count}} Aufnahme', es: '{{count}} grabación' },
  'notice-recordings_other': { en: '{{count}} recordings', de: '{{count}} Aufnahmen', es: '{{count}} grabaciones' },
  'notice-detections_one': { en: '{{count}} detection', de: '{{count}} Nachweis', es: '{{count}} detección' },
  'notice-detections_other': { en: '{{count}} detections', de: '{{count}} Nachweise', es: '{{count}} detecciones' },
} as const;
