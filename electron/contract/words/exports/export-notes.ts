/** What an export leaves out, lacks or found, in every language: said before it is written and beside what was written. */
export const exportNoteSentences = {
  'export-unconfirmed_one': {
    en: '{{count}} detection that nobody confirmed stays out: eBird takes what a person vouches for. Review it, or choose a lowest score to vouch for all from there on.',
    de: '{{count}} Nachweis, den niemand bestätigt hat, bleibt draußen: eBird nimmt, wofür ein Mensch einsteht. Prüfen Sie ihn, oder wählen Sie einen Mindestwert, ab dem Sie für alle einstehen.',
    es: '{{count}} detección que nadie confirmó queda fuera: eBird acepta aquello de lo que responde una persona. Revísela o elija una puntuación mínima a partir de la cual responde de todas.',
  },
  'export-unconfirmed_other': {
    en: '{{count}} detections that nobody confirmed stay out: eBird takes what a person vouches for. Review them, or choose a lowest score to vouch for all from there on.',
    de: '{{count}} Nachweise, die niemand bestätigt hat, bleiben draußen: eBird nimmt, wofür ein Mensch einsteht. Prüfen Sie sie, oder wählen Sie einen Mindestwert, ab dem Sie für alle einstehen.',
    es: '{{count}} detecciones que nadie confirmó quedan fuera: eBird acepta aquello de lo que responde una persona. Revíselas o elija una puntuación mínima a partir de la cual responde de todas.',
  },
  'export-not-vouched_one': {
    en: '{{count}} detection stays out: rejected, unsure, or without a time.',
    de: '{{count}} Nachweis bleibt draußen: abgelehnt, unsicher oder ohne Zeit.',
    es: '{{count}} detección queda fuera: rechazada, dudosa o sin hora.',
  },
  'export-not-vouched_other': {
    en: '{{count}} detections stay out: rejected, unsure, or without a time.',
    de: '{{count}} Nachweise bleiben draußen: abgelehnt, unsicher oder ohne Zeit.',
    es: '{{count}} detecciones quedan fuera: rechazadas, dudosas o sin hora.',
  },
  'export-guessed_one': {
    en: '{{count}} detection stays out: its time is only the time of the file. Set the clock of its folder right, or take guessed times, too.',
    de: '{{count}} Nachweis bleibt draußen: Seine Zeit ist nur die der Datei. Stellen Sie die Uhr des Ordners richtig, oder nehmen Sie auch geschätzte Zeiten.',
    es: '{{count}} detección queda fuera: su hora es solo la del archivo. Corrija el reloj de su carpeta o incluya también horas estimadas.',
  },
  'export-guessed_other': {
    en: '{{count}} detections stay out: their time is only the time of the file. Set the clock of their folder right, or take guessed times, too.',
    de: '{{count}} Nachweise bleiben draußen: Ihre Zeit ist nur die der Datei. Stellen Sie die Uhr des Ordners richtig, oder nehmen Sie auch geschätzte Zeiten.',
    es: '{{count}} detecciones quedan fuera: su hora es solo la del archivo. Corrija el reloj de su carpeta o incluya también horas estimadas.',
  },
  'export-rejected-out_one': {
    en: '{{count}} detection that a person rejected stays out.',
    de: '{{count}} Nachweis, den ein Mensch abgelehnt hat, bleibt draußen.',
    es: '{{count}} detección que una persona rechazó queda fuera.',
  },
  'export-rejected-out_other': {
    en: '{{count}} detections that a person rejected stay out.',
    de: '{{count}} Nachweise, die ein Mensch abgelehnt hat, bleiben draußen.',
    es: '{{count}} detecciones que una persona rechazó quedan fuera.',
  },
  'export-rejected-uncounted_one': {
    en: '{{count}} detection that a person rejected is not counted.',
    de: '{{count}} Nachweis, den ein Mensch abgelehnt hat, ist nicht mitgezählt.',
    es: '{{count}} detección que una persona rechazó no se cuenta.',
  },
  'export-rejected-uncounted_other': {
    en: '{{count}} detections that a person rejected are not counted.',
    de: '{{count}} Nachweise, die ein Mensch abgelehnt hat, sind nicht mitgezählt.',
    es: '{{count}} detecciones que una persona rechazó no se cuentan.',
  },
  'export-rejected-marked_one': {
    en: '{{count}} detection that a person rejected is in it and marked.',
    de: '{{count}} Nachweis, den ein Mensch abgelehnt hat, ist dabei und gekennzeichnet.',
    es: '{{count}} detección que una persona rechazó está incluida y marcada.',
  },
  'export-rejected-marked_other': {
    en: '{{count}} detections that a person rejected are in it and marked.',
    de: '{{count}} Nachweise, die ein Mensch abgelehnt hat, sind dabei und gekennzeichnet.',
    es: '{{count}} detecciones que una persona rechazó están incluidas y marcadas.',
  },
  'export-no-offset_one': {
    en: '{{count}} detection stays out: Camtrap DP needs times with an offset from UTC. Put its recording into a station with a zone.',
    de: '{{count}} Nachweis bleibt draußen: Camtrap DP braucht Zeiten mit Abstand zu UTC. Ordnen Sie die Aufnahme einer Station mit Zeitzone zu.',
    es: '{{count}} detección queda fuera: Camtrap DP necesita horas con diferencia respecto a UTC. Asigne su grabación a una estación con zona horaria.',
  },
  'export-no-offset_other': {
    en: '{{count}} detections stay out: Camtrap DP needs times with an offset from UTC. Put their recordings into a station with a zone.',
    de: '{{count}} Nachweise bleiben draußen: Camtrap DP braucht Zeiten mit Abstand zu UTC. Ordnen Sie die Aufnahmen einer Station mit Zeitzone zu.',
    es: '{{count}} detecciones quedan fuera: Camtrap DP necesita horas con diferencia respecto a UTC. Asigne sus grabaciones a una estación con zona horaria.',
  },
  'export-no-position_one': {
    en: '{{count}} deployment has no position, which Camtrap DP requires. Give its station one.',
    de: '{{count}} Einsatz hat keine Position, die Camtrap DP aber verlangt. Tragen Sie bei der Station eine ein.',
    es: '{{count}} despliegue no tiene posición, que Camtrap DP exige. Asígnele una a su estación.',
  },
  'export-no-position_other': {
    en: '{{count}} deployments have no position, which Camtrap DP requires. Give their stations one.',
    de: '{{count}} Einsätze haben keine Position, die Camtrap DP aber verlangt. Tragen Sie bei den Stationen eine ein.',
    es: '{{count}} despliegues no tienen posición, que Camtrap DP exige. Asígnesela a sus estaciones.',
  },
  'export-undated_one': {
    en: '{{count}} record has no date: the time of its recording is not known.',
    de: '{{count}} Eintrag hat kein Datum: Die Zeit der Aufnahme ist nicht bekannt.',
    es: '{{count}} registro no tiene fecha: no se conoce la hora de su grabación.',
  },
  'export-undated_other': {
    en: '{{count}} records have no date: the times of their recordings are not known.',
    de: '{{count}} Einträge haben kein Datum: Die Zeiten der Aufnahmen sind nicht bekannt.',
    es: '{{count}} registros no tienen fecha: no se conocen las horas de sus grabaciones.',
  },
  'export-no-licence': {
    en: 'No licence was given; GBIF and OBIS ask for one.',
    de: 'Es wurde keine Lizenz angegeben; GBIF und OBIS verlangen eine.',
    es: 'No se indicó ninguna licencia; GBIF y OBIS la piden.',
  },
  'export-ebird-files': {
    en: 'eBird takes files of at most 1 MB: the records are in {{files}} files.',
    de: 'eBird nimmt Dateien bis 1 MB: Die Einträge stehen in {{files}} Dateien.',
    es: 'eBird acepta archivos de 1 MB como máximo: los registros están en {{files}} archivos.',
  },
  'export-kaleidoscope-noise': {
    en: 'A rejected detection has NOISE as its MANUAL ID; what nobody reviewed has none.',
    de: 'Ein abgelehnter Nachweis hat NOISE als MANUAL ID; was niemand geprüft hat, hat keine.',
    es: 'Una detección rechazada tiene NOISE como MANUAL ID; lo que nadie revisó no tiene ninguno.',
  },
  'export-raven-lists': {
    en: 'Raven opens only files of one sampling rate together: there are {{lists}} lists with a table each.',
    de: 'Raven öffnet nur Dateien einer Abtastrate gemeinsam: Es gibt {{lists}} Listen mit je einer Tabelle.',
    es: 'Raven solo abre juntos archivos de la misma frecuencia de muestreo: hay {{lists}} listas con una tabla cada una.',
  },
  'export-raven-away_one': {
    en: '{{count}} recording in the list cannot be found now. Connect its card or disk before Raven opens the list.',
    de: '{{count}} Aufnahme der Liste ist gerade nicht zu finden. Verbinden Sie ihre Karte oder Festplatte, bevor Raven die Liste öffnet.',
    es: '{{count}} grabación de la lista no se encuentra ahora. Conecte su tarjeta o disco antes de abrir la lista en Raven.',
  },
  'export-raven-away_other': {
    en: '{{count}} recordings in the list cannot be found now. Connect their card or disk before Raven opens the list.',
    de: '{{count}} Aufnahmen der Liste sind gerade nicht zu finden. Verbinden Sie ihre Karte oder Festplatte, bevor Raven die Liste öffnet.',
    es: '{{count}} grabaciones de la lista no se encuentran ahora. Conecte su tarjeta o disco antes de abrir la lista en Raven.',
  },
  'export-raven-unlisted_one': {
    en: '{{count}} recording is left out: its name or folder holds a line break, which Raven’s lists of files cannot hold. Rename it.',
    de: '{{count}} Aufnahme ist ausgelassen: Ihr Name oder Ordner enthält einen Zeilenumbruch; den kann eine Dateiliste von Raven nicht aufnehmen. Benennen Sie sie um.',
    es: '{{count}} grabación queda fuera: su nombre o carpeta contiene un salto de línea, que las listas de archivos de Raven no admiten. Cámbiele el nombre.',
  },
  'export-raven-unlisted_other': {
    en: '{{count}} recordings are left out: their names or folders hold line breaks, which Raven’s lists of files cannot hold. Rename them.',
    de: '{{count}} Aufnahmen sind ausgelassen: Ihre Namen oder Ordner enthalten Zeilenumbrüche; die kann eine Dateiliste von Raven nicht aufnehmen. Benennen Sie sie um.',
    es: '{{count}} grabaciones quedan fuera: sus nombres o carpetas contienen saltos de línea, que las listas de archivos de Raven no admiten. Cámbieles el nombre.',
  },
  'export-left-out_one': {
    en: '{{count}} detection left out: {{why}}',
    de: '{{count}} Nachweis ausgelassen: {{why}}',
    es: '{{count}} detección omitida: {{why}}',
  },
  'export-left-out_other': {
    en: '{{count}} detections left out: {{why}}',
    de: '{{count}} Nachweise ausgelassen: {{why}}',
    es: '{{count}} detecciones omitidas: {{why}}',
  },
  'export-more-left-out_one': {
    en: 'And {{count}} more reason of this kind.',
    de: 'Und {{count}} weiterer Grund dieser Art.',
    es: 'Y {{count}} motivo más de este tipo.',
  },
  'export-more-left-out_other': {
    en: 'And {{count}} more reasons of this kind.',
    de: 'Und {{count}} weitere Gründe dieser Art.',
    es: 'Y {{count}} motivos más de este tipo.',
  },
  'export-earlier-replaced': {
    en: 'This folder held an earlier export ({{names}}). Files of the same name were replaced, others are still there.',
    de: 'In diesem Ordner lag ein früherer Export ({{names}}). Dateien gleichen Namens wurden ersetzt, andere sind noch da.',
    es: 'Esta carpeta contenía una exportación anterior ({{names}}). Los archivos del mismo nombre se sustituyeron; los demás siguen ahí.',
  },
  'export-earlier-kept': {
    en: 'This folder holds an earlier export ({{names}}), which was left as it is. The new one is {{name}}.',
    de: 'In diesem Ordner liegt ein früherer Export ({{names}}), der unverändert blieb. Der neue ist {{name}}.',
    es: 'Esta carpeta contiene una exportación anterior ({{names}}), que quedó como estaba. La nueva es {{name}}.',
  },
} as const;
