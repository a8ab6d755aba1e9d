/** What can be wrong with the sound of a file, in every language. `{{name}}` is a blank. */
export const soundTroubleSentences = {
  'sound-many-parts': {
    en: 'This file has more than {{count}} parts, which no recorder writes. It is damaged and cannot be read.',
    de: 'Diese Datei besteht aus mehr als {{count}} Teilen; so etwas schreibt kein Rekorder. Sie ist beschädigt und lässt sich nicht lesen.',
    es: 'Este archivo tiene más de {{count}} partes, algo que ninguna grabadora escribe. Está dañado y no se puede leer.',
  },
  'sound-rate-impossible': {
    en: 'The header of this file says its sample rate is {{rate}} Hz. The header is damaged.',
    de: 'Laut ihrem Kopf hat diese Datei eine Abtastrate von {{rate}} Hz. Der Kopf der Datei ist beschädigt.',
    es: 'La cabecera de este archivo indica una frecuencia de muestreo de {{rate}} Hz. La cabecera está dañada.',
  },
  'sound-many-channels': {
    en: 'The header of this file says it has {{count}} channels; Songsight reads up to {{most}}. The header is probably damaged.',
    de: 'Laut ihrem Kopf hat diese Datei {{count}} Kanäle; Songsight liest bis zu {{most}}. Der Kopf der Datei ist vermutlich beschädigt.',
    es: 'La cabecera de este archivo indica {{count}} canales; Songsight lee hasta {{most}}. Es probable que la cabecera esté dañada.',
  },
  'sound-index-damaged': {
    en: 'The index of this file promises more sound than the file can hold. The file is damaged; copy it again from the card or phone.',
    de: 'Das Verzeichnis dieser Datei verspricht mehr Ton, als sie enthalten kann. Die Datei ist beschädigt; kopieren Sie sie noch einmal von der Karte oder vom Telefon.',
    es: 'El índice de este archivo promete más sonido del que cabe en él. El archivo está dañado; cópielo de nuevo desde la tarjeta o el teléfono.',
  },
  'sound-took-too-long': {
    en: 'Reading this file took much longer than its length allows, so it was given up. It is damaged, or its disk or card is failing.',
    de: 'Das Lesen dieser Datei dauerte viel länger, als ihre Länge erklärt, und wurde abgebrochen. Die Datei ist beschädigt, oder die Festplatte oder Karte ist defekt.',
    es: 'Leer este archivo tardó mucho más de lo que su duración permite, así que se abandonó. Está dañado, o falla el disco o la tarjeta.',
  },
  'sound-needs-memory': {
    en: 'Reading this file took far more memory than a recording needs, so it was given up. It is damaged.',
    de: 'Das Lesen dieser Datei brauchte viel mehr Arbeitsspeicher, als eine Aufnahme braucht, und wurde abgebrochen. Die Datei ist beschädigt.',
    es: 'Leer este archivo necesitó mucha más memoria de la que requiere una grabación, así que se abandonó. Está dañado.',
  },
  'sound-reader-died': {
    en: 'The process that read this file ended unexpectedly ({{how}}). The file is probably damaged.',
    de: 'Der Prozess, der diese Datei las, wurde unerwartet beendet ({{how}}). Die Datei ist vermutlich beschädigt.',
    es: 'El proceso que leía este archivo terminó de forma inesperada ({{how}}). Es probable que el archivo esté dañado.',
  },
  'sound-longer-than-file': {
    en: 'This small file unpacks to more than {{hours}} hours of sound, which no recorder writes. It is damaged.',
    de: 'Diese kleine Datei ergibt entpackt mehr als {{hours}} Stunden Ton; so etwas schreibt kein Rekorder. Sie ist beschädigt.',
    es: 'Este pequeño archivo contiene, descomprimido, más de {{hours}} horas de sonido, algo que ninguna grabadora escribe. Está dañado.',
  },
  'sound-size-wrapped': {
    en: 'The sound is longer than the 4 GB that its header can say. It was read to the real end of the file.',
    de: 'Der Ton ist länger als die 4 GB, die der Kopf der Datei angeben kann. Er wurde bis zum wirklichen Ende der Datei gelesen.',
    es: 'El sonido supera los 4 GB que su cabecera puede indicar. Se leyó hasta el final real del archivo.',
  },
  'sound-size-short': {
    en: 'The header says that the sound ends earlier than it does. It was read to the real end of the file.',
    de: 'Laut dem Kopf der Datei endet der Ton früher, als er es tut. Er wurde bis zum wirklichen Ende der Datei gelesen.',
    es: 'La cabecera dice que el sonido termina antes de lo que realmente termina. Se leyó hasta el final real del archivo.',
  },
  'sound-silence-too-long': {
    en: 'The silence that this triggered recording left out adds up to more than {{hours}} hours, which cannot be. It was read without it, so times inside it are not the true ones.',
    de: 'Die Stille, die diese getriggerte Aufnahme ausgelassen hat, ergibt mehr als {{hours}} Stunden, was nicht sein kann. Sie wurde ohne die Pausen gelesen; die Zeiten darin stimmen deshalb nicht.',
    es: 'El silencio que esta grabación por disparo omitió suma más de {{hours}} horas, lo que no es posible. Se leyó sin él, así que las horas dentro de ella no son las verdaderas.',
  },
  'sound-channels-cancel': {
    en: 'The channels of this recording cancel each other when mixed (a cable may be wired the wrong way round), so channel {{channel}} alone was analysed.',
    de: 'Die Kanäle dieser Aufnahme löschen sich gemischt gegenseitig aus (vielleicht ist ein Kabel verpolt); deshalb wurde nur Kanal {{channel}} ausgewertet.',
    es: 'Los canales de esta grabación se anulan entre sí al mezclarlos (quizá un cable esté invertido), así que solo se analizó el canal {{channel}}.',
  },
  'sound-channel-silent-here': {
    en: 'The analysed channel is silent, although another channel is not. Choose another channel in Settings.',
    de: 'Der ausgewertete Kanal ist stumm, ein anderer aber nicht. Wählen Sie in den Einstellungen einen anderen Kanal.',
    es: 'El canal analizado está en silencio, pero otro no. Elija otro canal en Ajustes.',
  },
  'sound-channel-dead': {
    en: 'Channel {{channel}} is silent while another is not. Its microphone or cable may be broken.',
    de: 'Kanal {{channel}} ist stumm, ein anderer nicht. Vielleicht ist sein Mikrofon oder Kabel defekt.',
    es: 'El canal {{channel}} está en silencio, pero otro no. Puede que su micrófono o su cable esté estropeado.',
  },
  'sound-channel-noisy': {
    en: 'Channel {{channel}} is {{decibels}} dB louder than the quietest all the time. Its microphone may be noisy; analyse the other channel alone if birds are missed.',
    de: 'Kanal {{channel}} ist durchgehend {{decibels}} dB lauter als der leiseste. Vielleicht rauscht sein Mikrofon; werten Sie nur den anderen Kanal aus, wenn Vögel fehlen.',
    es: 'El canal {{channel}} suena todo el tiempo {{decibels}} dB más fuerte que el más débil. Puede que su micrófono tenga ruido; analice solo el otro canal si faltan aves.',
  },
  'sound-band-missing': {
    en: 'This recording holds sound up to {{has}} kHz and the model uses sound up to {{hears}} kHz: {{share}} % of the band is missing, and with it the birds that sing higher.',
    de: 'Diese Aufnahme enthält Ton bis {{has}} kHz, das Modell nutzt Ton bis {{hears}} kHz: {{share}} % des Frequenzbereichs fehlen und damit die Vögel, die höher singen.',
    es: 'Esta grabación contiene sonido hasta {{has}} kHz y el modelo usa sonido hasta {{hears}} kHz: falta el {{share}} % de la banda y, con él, las aves que cantan más agudo.',
  },
  'sound-header-cut': {
    en: 'The header of this sound file is cut off or lacks a part. The file cannot be read.',
    de: 'Der Kopf dieser Tondatei ist abgeschnitten oder unvollständig. Die Datei lässt sich nicht lesen.',
    es: 'La cabecera de este archivo de sonido está cortada o incompleta. El archivo no se puede leer.',
  },
  'sound-header-only': {
    en: 'This file is a header without any sound. The recorder stopped before it wrote.',
    de: 'Diese Datei besteht nur aus ihrem Kopf, ohne Ton. Der Rekorder hörte auf, bevor er schrieb.',
    es: 'Este archivo es una cabecera sin sonido. La grabadora se detuvo antes de escribir.',
  },
  'sound-aiff-compressed': {
    en: 'This AIFF file holds compressed sound ({{coding}}), which Songsight cannot read. Export it as plain AIFF, WAV or FLAC.',
    de: 'Diese AIFF-Datei enthält komprimierten Ton ({{coding}}), den Songsight nicht lesen kann. Exportieren Sie sie als einfache AIFF-, WAV- oder FLAC-Datei.',
    es: 'Este archivo AIFF contiene sonido comprimido ({{coding}}), que Songsight no puede leer. Expórtelo como AIFF sin compresión, WAV o FLAC.',
  },
  'sound-format-unknown': {
    en: 'Songsight cannot read {{ending}} files. Convert it to WAV or FLAC.',
    de: 'Songsight kann keine {{ending}}-Dateien lesen. Wandeln Sie die Datei in WAV oder FLAC um.',
    es: 'Songsight no puede leer archivos {{ending}}. Conviértalo a WAV o FLAC.',
  },
} as const;
