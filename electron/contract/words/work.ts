/** The queue, the part of the program that analyses, and what keeps them from working. `{{how}}` and the like are blanks. */
export const workSentences = {
  'work-stopped': {
    en: 'Stopped before it was finished.',
    de: 'Vor dem Ende abgebrochen.',
    es: 'Detenido antes de terminar.',
  },
  'run-ending': {
    en: 'Ending: what is done is being put in order, a few seconds at most. Ctrl+C again ends at once; what is in work is then begun anew next time.',
    de: 'Beendet sich: Was fertig ist, wird noch geordnet, höchstens ein paar Sekunden. Noch einmal Strg+C beendet sofort; was in Arbeit ist, wird dann beim nächsten Mal neu begonnen.',
    es: 'Terminando: se ordena lo ya hecho, unos segundos como mucho. Otra vez Ctrl+C termina al instante; lo que está en curso se empieza de nuevo la próxima vez.',
  },
  'run-stopped': {
    en: 'Stopped. What is done is kept; the same command continues where it stopped.',
    de: 'Abgebrochen. Was fertig ist, bleibt erhalten; derselbe Befehl macht dort weiter.',
    es: 'Detenido. Lo ya hecho se conserva; la misma orden continúa donde se detuvo.',
  },
  'analyst-crashed': {
    en: 'The process that analyses recordings stopped unexpectedly ({{how}}). The file may be damaged in a way that is not known yet.',
    de: 'Der Prozess, der Aufnahmen auswertet, wurde unerwartet beendet ({{how}}). Die Datei ist vielleicht auf eine noch unbekannte Weise beschädigt.',
    es: 'El proceso que analiza las grabaciones se detuvo de forma inesperada ({{how}}). Puede que el archivo esté dañado de un modo aún desconocido.',
  },
  'analyst-restarted': {
    en: 'The process that analyses recordings stopped unexpectedly ({{how}}) and was started again. The current file is tried once more.',
    de: 'Der Prozess, der Aufnahmen auswertet, wurde unerwartet beendet ({{how}}) und neu gestartet. Die aktuelle Datei wird noch einmal versucht.',
    es: 'El proceso que analiza las grabaciones se detuvo de forma inesperada ({{how}}) y se ha reiniciado. El archivo actual se intentará otra vez.',
  },
  'provider-given-up': {
    en: 'The model no longer runs on {{provider}}. {{reason}} The analysis continues without it.',
    de: 'Das Modell läuft nicht mehr auf {{provider}}. {{reason}} Die Auswertung läuft ohne ihn weiter.',
    es: 'El modelo ya no se ejecuta en {{provider}}. {{reason}} El análisis continúa sin él.',
  },
  'file-stops-songsight': {
    en: 'Songsight stopped {{times}} times while analysing this file and now skips it.',
    de: 'Songsight wurde bei der Auswertung dieser Datei {{times}}-mal beendet und überspringt sie jetzt.',
    es: 'Songsight se detuvo {{times}} veces al analizar este archivo y ahora lo omite.',
  },
  'file-taken-out': {
    en: 'You took this file out of the queue. “Try again” puts it back.',
    de: 'Sie haben diese Datei aus der Warteschlange genommen. „Noch einmal versuchen“ stellt sie wieder hinein.',
    es: 'Ha quitado este archivo de la cola. «Reintentar» lo vuelve a poner.',
  },
  'battery-low': {
    en: 'Paused to save the battery, which is below {{percent}} %. Songsight continues when the computer is plugged in.',
    de: 'Angehalten, um den Akku zu schonen, der unter {{percent}} % liegt. Am Netzteil macht Songsight weiter.',
    es: 'En pausa para ahorrar batería, que está por debajo del {{percent}} %. Songsight continúa cuando se conecte el equipo a la corriente.',
  },
  'file-read-stopped': {
    en: 'Stopped before the file was read.',
    de: 'Abgebrochen, bevor die Datei gelesen war.',
    es: 'Detenido antes de leer el archivo.',
  },
} as const;
