/** Files that cannot be read as recordings. `{{name}}` and the like are blanks. */
export const readingSentences = {
  'sound-none': {
    en: 'There is no sound in this file.',
    de: 'Diese Datei enthält keinen Ton.',
    es: 'Este archivo no contiene sonido.',
  },
  'sound-all-damaged': {
    en: 'The sound in this file is damaged; nothing of it could be decoded.',
    de: 'Der Ton in dieser Datei ist beschädigt; nichts davon ließ sich dekodieren.',
    es: 'El sonido de este archivo está dañado; no se pudo decodificar nada.',
  },
  'flac-header-cut': {
    en: 'The header of this FLAC file is cut off.',
    de: 'Der Kopf dieser FLAC-Datei ist abgeschnitten.',
    es: 'La cabecera de este archivo FLAC está cortada.',
  },
  'flac-rate-zero': {
    en: 'The header of this FLAC file says its sample rate is 0 Hz.',
    de: 'Der Kopf dieser FLAC-Datei nennt eine Abtastrate von 0 Hz.',
    es: 'La cabecera de este archivo FLAC indica una frecuencia de muestreo de 0 Hz.',
  },
  'mp3-no-frame': {
    en: 'No playable MP3 frame was found in this file.',
    de: 'In dieser Datei wurde kein abspielbarer MP3-Block gefunden.',
    es: 'No se encontró ninguna trama MP3 reproducible en este archivo.',
  },
  'm4a-no-decoder': {
    en: 'The M4A decoder could not be started on this computer (on Linux it needs libasound2). Convert the file to WAV or FLAC.',
    de: 'Der M4A-Dekodierer ließ sich auf diesem Rechner nicht starten (unter Linux braucht er libasound2). Wandeln Sie die Datei in WAV oder FLAC um.',
    es: 'El decodificador de M4A no se pudo iniciar en este equipo (en Linux necesita libasound2). Convierta el archivo a WAV o FLAC.',
  },
  'm4a-sound-damaged': {
    en: 'The sound in this M4A file is damaged and could not be decoded.',
    de: 'Der Ton in dieser M4A-Datei ist beschädigt und ließ sich nicht dekodieren.',
    es: 'El sonido de este archivo M4A está dañado y no se pudo decodificar.',
  },
  'm4a-rate-unknown': {
    en: 'This M4A file has an unknown sample rate.',
    de: 'Diese M4A-Datei hat eine unbekannte Abtastrate.',
    es: 'Este archivo M4A tiene una frecuencia de muestreo desconocida.',
  },
  'm4a-codec': {
    en: 'This M4A file holds {{name}}, which Songsight cannot read. Convert it to WAV or FLAC.',
    de: 'Diese M4A-Datei enthält {{name}}; das kann Songsight nicht lesen. Wandeln Sie sie in WAV oder FLAC um.',
    es: 'Este archivo M4A contiene {{name}}, que Songsight no puede leer. Conviértalo a WAV o FLAC.',
  },
  'm4a-index-incomplete': {
    en: 'The index of this M4A file is incomplete.',
    de: 'Der Index dieser M4A-Datei ist unvollständig.',
    es: 'El índice de este archivo M4A está incompleto.',
  },
  'm4a-index-damaged': {
    en: 'The index of this M4A file is damaged.',
    de: 'Der Index dieser M4A-Datei ist beschädigt.',
    es: 'El índice de este archivo M4A está dañado.',
  },
  'm4a-index-cut': {
    en: 'The index of this M4A file is cut off.',
    de: 'Der Index dieser M4A-Datei ist abgeschnitten.',
    es: 'El índice de este archivo M4A está cortado.',
  },
  'm4a-fragmented': {
    en: 'This M4A file is a fragmented stream, which Songsight cannot read. Convert it to WAV or FLAC.',
    de: 'Diese M4A-Datei ist ein fragmentierter Datenstrom, den Songsight nicht lesen kann. Wandeln Sie sie in WAV oder FLAC um.',
    es: 'Este archivo M4A es un flujo fragmentado, que Songsight no puede leer. Conviértalo a WAV o FLAC.',
  },
  'video-without-sound': {
    en: 'This file is a video without a sound track.',
    de: 'Diese Datei ist ein Video ohne Tonspur.',
    es: 'Este archivo es un vídeo sin pista de sonido.',
  },
  'ogg-header-cut': {
    en: 'The header of this Ogg file is cut off.',
    de: 'Der Kopf dieser Ogg-Datei ist abgeschnitten.',
    es: 'La cabecera de este archivo Ogg está cortada.',
  },
  'ogg-header-wrong': {
    en: 'The header of this Ogg file says it has no channels or no sample rate.',
    de: 'Der Kopf dieser Ogg-Datei nennt keine Kanäle oder keine Abtastrate.',
    es: 'La cabecera de este archivo Ogg indica que no tiene canales o frecuencia de muestreo.',
  },
  'ogg-video': {
    en: 'This Ogg file is a video. Songsight reads Ogg files with sound only; export its sound as WAV or FLAC.',
    de: 'Diese Ogg-Datei ist ein Video. Songsight liest nur Ogg-Dateien mit Ton; exportieren Sie ihn als WAV oder FLAC.',
    es: 'Este archivo Ogg es un vídeo. Songsight solo lee archivos Ogg de sonido; exporte el sonido como WAV o FLAC.',
  },
  'ogg-codec': {
    en: 'This Ogg file holds neither Vorbis, Opus nor FLAC sound. Convert it to WAV or FLAC.',
    de: 'Diese Ogg-Datei enthält weder Vorbis-, Opus- noch FLAC-Ton. Wandeln Sie sie in WAV oder FLAC um.',
    es: 'Este archivo Ogg no contiene sonido Vorbis, Opus ni FLAC. Conviértalo a WAV o FLAC.',
  },
  'song-meter-compressed': {
    en: 'This is a Song Meter {{kind}} file, which Songsight cannot read. Convert the folder to WAV with Wildlife Acoustics’ free Kaleidoscope (output format WAV) and add the folder with the WAV files.',
    de: 'Dies ist eine {{kind}}-Datei eines Song Meter, die Songsight nicht lesen kann. Wandeln Sie den Ordner mit dem kostenlosen Kaleidoscope von Wildlife Acoustics in WAV um (Ausgabeformat WAV) und fügen Sie den Ordner mit den WAV-Dateien hinzu.',
    es: 'Este es un archivo {{kind}} de Song Meter, que Songsight no puede leer. Convierta la carpeta a WAV con Kaleidoscope, el programa gratuito de Wildlife Acoustics (formato de salida WAV), y añada la carpeta con los archivos WAV.',
  },
  'file-ends-early': {
    en: 'The file ends before the sound that its index promises. Copy it again from the card or phone.',
    de: 'Die Datei endet vor dem Ton, den ihr Index angibt. Kopieren Sie sie noch einmal von der Karte oder dem Telefon.',
    es: 'El archivo termina antes del sonido que indica su índice. Cópielo de nuevo desde la tarjeta o el teléfono.',
  },
  'stretch-not-shown': {
    en: 'This part of the recording cannot be shown.',
    de: 'Dieser Teil der Aufnahme lässt sich nicht anzeigen.',
    es: 'Esta parte de la grabación no se puede mostrar.',
  },
  'recording-shorter-now': {
    en: 'The recording is shorter than it was when Songsight analysed it.',
    de: 'Die Aufnahme ist kürzer als bei der Auswertung durch Songsight.',
    es: 'La grabación es más corta que cuando Songsight la analizó.',
  },
  'audio-format-other': {
    en: 'The format of this file is {{format}}, which Songsight cannot read. Convert it to WAV or FLAC.',
    de: 'Das Format dieser Datei ist {{format}}; das kann Songsight nicht lesen. Wandeln Sie sie in WAV oder FLAC um.',
    es: 'El formato de este archivo es {{format}}, que Songsight no puede leer. Conviértalo a WAV o FLAC.',
  },
  'file-midi': {
    en: 'This is a MIDI file: it holds notes and no sound.',
    de: 'Dies ist eine MIDI-Datei: Sie enthält Noten und keinen Ton.',
    es: 'Este es un archivo MIDI: contiene notas, no sonido.',
  },
  'm4a-rare-aac': { en: 'a rare kind of AAC', de: 'eine seltene Art von AAC', es: 'un tipo poco común de AAC' },
  'file-all-zeros': {
    en: 'The file holds nothing but zeros: the recorder reserved its space and never wrote into it.',
    de: 'Die Datei besteht nur aus Nullen: Der Rekorder hat ihren Platz reserviert und nie hineingeschrieben.',
    es: 'El archivo solo contiene ceros: la grabadora reservó su espacio y nunca escribió en él.',
  },
  'file-not-audio': {
    en: 'Not an audio file, despite its extension.',
    de: 'Trotz der Dateiendung keine Audiodatei.',
    es: 'No es un archivo de audio, pese a su extensión.',
  },
  'file-empty': {
    en: 'The file is empty: the recorder never wrote into it.',
    de: 'Die Datei ist leer: Der Rekorder hat nie hineingeschrieben.',
    es: 'El archivo está vacío: la grabadora nunca escribió en él.',
  },
  'wav-compressed': {
    en: 'This WAV file holds compressed sound ({{name}}), which Songsight cannot read. Export it as plain PCM WAV or FLAC.',
    de: 'Diese WAV-Datei enthält komprimierten Ton ({{name}}), den Songsight nicht lesen kann. Exportieren Sie sie als einfaches PCM-WAV oder als FLAC.',
    es: 'Este archivo WAV contiene sonido comprimido ({{name}}), que Songsight no puede leer. Expórtelo como WAV PCM sin comprimir o FLAC.',
  },
  'wav-bits': {
    en: 'This WAV file says it has {{bits}}-bit samples, which Songsight cannot read. Export it as 16-bit or 24-bit WAV.',
    de: 'Diese WAV-Datei gibt Abtastwerte von {{bits}} Bit an, die Songsight nicht lesen kann. Exportieren Sie sie als WAV mit 16 oder 24 Bit.',
    es: 'Este archivo WAV indica muestras de {{bits}} bits, que Songsight no puede leer. Expórtelo como WAV de 16 o 24 bits.',
  },
  'wav-no-data': {
    en: 'This WAV file has a header but no sound in it: its data part is missing.',
    de: 'Diese WAV-Datei hat einen Kopf, aber keinen Ton: Ihr Datenteil fehlt.',
    es: 'Este archivo WAV tiene cabecera, pero no sonido: falta su parte de datos.',
  },
  'wav-only-header': {
    en: 'This WAV file is a header without any sound. The recorder stopped before it wrote.',
    de: 'Diese WAV-Datei besteht nur aus einem Kopf ohne Ton. Der Rekorder hielt an, bevor es schrieb.',
    es: 'Este archivo WAV es solo una cabecera sin sonido. La grabadora se detuvo antes de escribir.',
  },
  'wav-no-format': {
    en: 'This WAV file does not say how its sound is stored: its format part is missing.',
    de: 'Diese WAV-Datei sagt nicht, wie ihr Ton gespeichert ist: Ihr Formatteil fehlt.',
    es: 'Este archivo WAV no dice cómo está guardado su sonido: falta su parte de formato.',
  },
  'wav-header-cut': {
    en: 'The header of this WAV file is cut off. The file cannot be read.',
    de: 'Der Kopf dieser WAV-Datei ist abgeschnitten. Die Datei ist nicht lesbar.',
    es: 'La cabecera de este archivo WAV está cortada. El archivo no se puede leer.',
  },
  'wav-no-channels': {
    en: 'The header of this WAV file says it has no channels. The header is damaged.',
    de: 'Der Kopf dieser WAV-Datei nennt keine Kanäle. Er ist beschädigt.',
    es: 'La cabecera de este archivo WAV indica que no tiene canales. Está dañada.',
  },
  'file-lost': {
    en: 'The file is no longer there. Was the card taken out, or the file moved?',
    de: 'Die Datei ist nicht mehr da. Wurde die Karte entnommen oder die Datei verschoben?',
    es: 'El archivo ya no está. ¿Se sacó la tarjeta o se movió el archivo?',
  },
  'file-is-folder': {
    en: 'This is a folder, not a recording.',
    de: 'Dies ist ein Ordner, keine Aufnahme.',
    es: 'Esto es una carpeta, no una grabación.',
  },
  'file-error-code': {
    en: 'The file could not be read ({{code}}). Copy it to another disk and try again.',
    de: 'Die Datei ließ sich nicht lesen ({{code}}). Kopieren Sie sie auf eine andere Festplatte und versuchen Sie es noch einmal.',
    es: 'No se pudo leer el archivo ({{code}}). Cópielo a otro disco e inténtelo de nuevo.',
  },
  'channel-missing_one': {
    en: 'This recording has one channel; channel {{channel}} was asked for. Choose another channel in Settings.',
    de: 'Diese Aufnahme hat einen Kanal; verlangt war Kanal {{channel}}. Wählen Sie in den Einstellungen einen anderen Kanal.',
    es: 'Esta grabación tiene un canal; se pidió el canal {{channel}}. Elija otro canal en los ajustes.',
  },
  'channel-missing_other': {
    en: 'This recording has {{count}} channels; channel {{channel}} was asked for. Choose another channel in Settings.',
    de: 'Diese Aufnahme hat {{count}} Kanäle; verlangt war Kanal {{channel}}. Wählen Sie in den Einstellungen einen anderen Kanal.',
    es: 'Esta grabación tiene {{count}} canales; se pidió el canal {{channel}}. Elija otro canal en los ajustes.',
  },
  'm4a-index-missing': {
    en: 'The index of this M4A file is missing: the recording app did not finish it. Export it again from the app.',
    de: 'Der Index dieser M4A-Datei fehlt: Die Aufnahme-App hat sie nicht abgeschlossen. Exportieren Sie sie noch einmal aus der App.',
    es: 'Falta el índice de este archivo M4A: la aplicación de grabación no lo terminó. Expórtelo de nuevo desde la aplicación.',
  },
} as const;
