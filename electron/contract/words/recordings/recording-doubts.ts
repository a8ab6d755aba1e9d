/** What a person should know of a recording that was read all the same. `{{name}}` is a blank. */
export const recordingDoubtSentences = {
  'doubt-clock-unset': {
    en: 'The recorder’s clock was not set: it says {{year}}. Dates and hours of this recording are wrong.',
    de: 'Die Uhr des Rekorders war nicht gestellt: Sie zeigt {{year}}. Datum und Uhrzeit dieser Aufnahme sind falsch.',
    es: 'El reloj de la grabadora no estaba en hora: indica {{year}}. Las fechas y horas de esta grabación no son correctas.',
  },
  'doubt-other-time-guano': {
    en: 'The GUANO notes say another time: {{time}}. Was the file renamed, cut or copied under a new name?',
    de: 'Die GUANO-Angaben nennen eine andere Zeit: {{time}}. Wurde die Datei umbenannt, geschnitten oder unter neuem Namen kopiert?',
    es: 'Los datos GUANO indican otra hora: {{time}}. ¿Se cambió el nombre del archivo, se cortó o se copió con otro nombre?',
  },
  'doubt-other-time-audiomoth-comment': {
    en: 'The AudioMoth’s comment says another time: {{time}}. Was the file renamed, cut or copied under a new name?',
    de: 'Der Kommentar des AudioMoth nennt eine andere Zeit: {{time}}. Wurde die Datei umbenannt, geschnitten oder unter neuem Namen kopiert?',
    es: 'El comentario de AudioMoth indica otra hora: {{time}}. ¿Se cambió el nombre del archivo, se cortó o se copió con otro nombre?',
  },
  'doubt-other-time-wamd': {
    en: 'The Song Meter’s notes say another time: {{time}}. Was the file renamed, cut or copied under a new name?',
    de: 'Die Angaben des Song Meter nennen eine andere Zeit: {{time}}. Wurde die Datei umbenannt, geschnitten oder unter neuem Namen kopiert?',
    es: 'Las notas del Song Meter indican otra hora: {{time}}. ¿Se cambió el nombre del archivo, se cortó o se copió con otro nombre?',
  },
  'doubt-other-time-file-name': {
    en: 'The file name says another time: {{time}}. Was the file renamed, cut or copied under a new name?',
    de: 'Der Dateiname nennt eine andere Zeit: {{time}}. Wurde die Datei umbenannt, geschnitten oder unter neuem Namen kopiert?',
    es: 'El nombre del archivo indica otra hora: {{time}}. ¿Se cambió el nombre del archivo, se cortó o se copió con otro nombre?',
  },
  'doubt-time-impossible': {
    en: 'The notes in the file give the time as “{{text}}”, which is no possible time. The time was taken from elsewhere.',
    de: 'Die Angaben in der Datei nennen als Zeit „{{text}}“; diese Zeit gibt es nicht. Die Zeit stammt aus einer anderen Quelle.',
    es: 'Los datos del archivo dan como hora «{{text}}», que no es una hora posible. La hora se tomó de otra fuente.',
  },
  'doubt-name-time-impossible': {
    en: 'The file name gives the time as “{{text}}”, which is no possible time. The time was taken from elsewhere.',
    de: 'Der Dateiname nennt als Zeit „{{text}}“; diese Zeit gibt es nicht. Die Zeit stammt aus einer anderen Quelle.',
    es: 'El nombre del archivo da como hora «{{text}}», que no es una hora posible. La hora se tomó de otra fuente.',
  },
  'doubt-hour-twice': {
    en: 'The clocks were put back that night and showed this hour twice; the first one was taken. Say in the station’s settings which offset its recorders keep, and it is certain.',
    de: 'In dieser Nacht wurden die Uhren zurückgestellt und zeigten diese Stunde zweimal; angenommen wurde die erste. Geben Sie in den Einstellungen der Station an, welchen UTC-Versatz ihre Rekorder verwenden, dann ist die Zeit eindeutig.',
    es: 'Esa noche se atrasaron los relojes y esta hora se repitió; se tomó la primera. Indique en los ajustes de la estación qué desfase mantienen sus grabadoras y quedará claro.',
  },
  'doubt-hour-never': {
    en: 'The clocks were put forward that night and never showed this time, so the recorder’s clock did not follow. Say in the station’s settings which offset its recorders keep.',
    de: 'In dieser Nacht wurden die Uhren vorgestellt und zeigten diese Zeit nie; die Uhr des Rekorders wurde also nicht umgestellt. Geben Sie in den Einstellungen der Station an, welchen UTC-Versatz ihre Rekorder verwenden.',
    es: 'Esa noche se adelantaron los relojes y nunca marcaron esta hora, así que el reloj de la grabadora no cambió. Indique en los ajustes de la estación qué desfase mantienen sus grabadoras.',
  },
  'doubt-silent': {
    en: 'The recording is silent: every sample is zero. Check the microphone of this recorder.',
    de: 'Die Aufnahme ist stumm: Jeder Abtastwert ist null. Prüfen Sie das Mikrofon dieses Rekorders.',
    es: 'La grabación está en silencio: todas las muestras son cero. Compruebe el micrófono de esta grabadora.',
  },
  'doubt-clipped': {
    en: '{{percent}} % of the recording is clipped: the gain was too high.',
    de: '{{percent}} % der Aufnahme sind übersteuert: Die Verstärkung war zu hoch.',
    es: 'El {{percent}} % de la grabación está saturado: la ganancia era demasiado alta.',
  },
  'doubt-parts-damaged': {
    en: 'Some parts of the file are damaged and could not be decoded; the sound there is missing.',
    de: 'Einige Teile der Datei sind beschädigt und ließen sich nicht dekodieren; dort fehlt der Ton.',
    es: 'Algunas partes del archivo están dañadas y no se pudieron decodificar; ahí falta el sonido.',
  },
  'doubt-seconds-missing': {
    en: '{{seconds}} s of the sound in this file are damaged and missing.',
    de: '{{seconds}} s des Tons in dieser Datei sind beschädigt und fehlen.',
    es: '{{seconds}} s del sonido de este archivo están dañados y faltan.',
  },
  'doubt-hole-unnumbered': {
    en: '{{seconds}} s of the sound inside this file are damaged; they are silence here. MP3 does not number its sound: later times are true if no piece of the file is gone.',
    de: '{{seconds}} s des Tons in dieser Datei sind beschädigt; sie sind hier Stille. MP3 nummeriert seinen Ton nicht: Spätere Zeiten stimmen, wenn kein Stück der Datei fehlt.',
    es: '{{seconds}} s del sonido dentro de este archivo están dañados; aquí son silencio. MP3 no numera su sonido: las horas posteriores son correctas si no falta ningún trozo del archivo.',
  },
  'doubt-missing-inside': {
    en: '{{seconds}} s of the sound in this file are missing, and nothing in it says where: times behind a damaged part may be up to so much too early.',
    de: '{{seconds}} s des Tons fehlen in dieser Datei, und nichts in ihr sagt, an welcher Stelle: Hinter einem beschädigten Teil können die Zeiten bis zu so viel zu früh sein.',
    es: 'Faltan {{seconds}} s del sonido de este archivo y nada en él dice dónde: detrás de una parte dañada, las horas pueden adelantarse hasta ese tiempo.',
  },
  'doubt-hole-silent': {
    en: '{{seconds}} s of the sound inside this file are damaged; they are silence here, so that all later times stay true.',
    de: '{{seconds}} s des Tons in dieser Datei sind beschädigt; sie sind hier Stille, damit alle späteren Zeiten stimmen.',
    es: '{{seconds}} s del sonido dentro de este archivo están dañados; aquí son silencio, para que las horas posteriores sigan siendo correctas.',
  },
  'doubt-ends-early': {
    en: 'The file ends {{seconds}} s before its header says.',
    de: 'Die Datei endet {{seconds}} s früher, als ihr Kopf angibt.',
    es: 'El archivo termina {{seconds}} s antes de lo que indica su cabecera.',
  },
  'doubt-more-sounds': {
    en: 'This file holds {{count}} pieces of sound one behind the other; only the first was read. Split the file to have the others analysed.',
    de: 'Diese Datei enthält {{count}} Tonstücke hintereinander; nur das erste wurde gelesen. Teilen Sie die Datei, damit auch die anderen ausgewertet werden.',
    es: 'Este archivo contiene {{count}} fragmentos de sonido seguidos; solo se leyó el primero. Divida el archivo para que se analicen los demás.',
  },
  'doubt-half-sample': {
    en: 'The sound ends in the middle of a sample; that half sample was left out.',
    de: 'Der Ton endet mitten in einem Abtastwert; dieser halbe Wert wurde weggelassen.',
    es: 'El sonido termina en mitad de una muestra; esa media muestra se omitió.',
  },
  'doubt-not-numbers': {
    en: 'Some samples are not numbers; they were read as silence.',
    de: 'Einige Abtastwerte sind keine Zahlen; sie wurden als Stille gelesen.',
    es: 'Algunas muestras no son números; se leyeron como silencio.',
  },
  'doubt-became-shorter': {
    en: 'The file became shorter while it was read.',
    de: 'Die Datei wurde kürzer, während sie gelesen wurde.',
    es: 'El archivo se acortó mientras se leía.',
  },
  'doubt-header-open': {
    en: 'The recorder did not finish the header; everything after it was taken as sound.',
    de: 'Der Rekorder hat den Kopf der Datei nicht abgeschlossen; alles dahinter wurde als Ton gelesen.',
    es: 'La grabadora no terminó la cabecera; todo lo que sigue se leyó como sonido.',
  },
  'doubt-frame-bytes': {
    en: 'The header gives {{stated}} bytes per frame where {{right}} are right; the header was corrected while reading.',
    de: 'Der Kopf der Datei nennt {{stated}} Bytes je Frame, richtig sind {{right}}; das wurde beim Lesen berichtigt.',
    es: 'La cabecera indica {{stated}} bytes por trama, pero lo correcto es {{right}}; se corrigió al leer.',
  },
  'doubt-slowed-down': {
    en: 'The recording is slowed down {{factor}} times; it was analysed at its true speed.',
    de: 'Die Aufnahme ist {{factor}}-fach verlangsamt; sie wurde in ihrer wirklichen Geschwindigkeit ausgewertet.',
    es: 'La grabación está ralentizada {{factor}} veces; se analizó a su velocidad real.',
  },
  'doubt-half-band': {
    en: 'HE-AAC keeps only the lower frequencies; the upper ones were guessed by the encoder and are left out.',
    de: 'HE-AAC behält nur die tieferen Frequenzen; die höheren hat der Encoder geschätzt, sie werden weggelassen.',
    es: 'HE-AAC solo conserva las frecuencias bajas; las altas las estimó el codificador y se omiten.',
  },
  'doubt-triggered': {
    en: 'A triggered AudioMoth recording: the quiet parts that the recorder left out are silence here, so that all times are true.',
    de: 'Eine getriggerte AudioMoth-Aufnahme: Die leisen Teile, die der Rekorder ausgelassen hat, sind hier Stille, damit alle Zeiten stimmen.',
    es: 'Una grabación de AudioMoth por disparo: las partes tranquilas que la grabadora omitió son aquí silencio, para que todas las horas sean correctas.',
  },
  'doubt-triggered-copy': {
    en: 'A copy of a triggered AudioMoth recording: quiet parts were cut out, so times inside it are not the true ones.',
    de: 'Eine Kopie einer getriggerten AudioMoth-Aufnahme: Leise Teile wurden herausgeschnitten; die Zeiten darin stimmen deshalb nicht.',
    es: 'Una copia de una grabación de AudioMoth por disparo: se recortaron las partes tranquilas, así que las horas dentro de ella no son las verdaderas.',
  },
} as const;
