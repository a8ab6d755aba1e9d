/** Watched folders and the files in them. */
export const watchingSentences = {
  'folder-unreadable': {
    en: 'This folder cannot be read. Check its permissions; Songsight tries again by itself.',
    de: 'Dieser Ordner ist nicht lesbar. Prüfen Sie seine Zugriffsrechte; Songsight versucht es von selbst wieder.',
    es: 'Esta carpeta no se puede leer. Compruebe sus permisos; Songsight lo vuelve a intentar por sí solo.',
  },
  'folder-away': {
    en: 'Folder unavailable. Connect its card, disk or network drive; watching then continues by itself.',
    de: 'Ordner nicht verfügbar. Verbinden Sie die Karte, die Festplatte oder das Netzlaufwerk; die Überwachung geht dann von selbst weiter.',
    es: 'Carpeta no disponible. Conecte su tarjeta, disco o unidad de red; la vigilancia continúa entonces por sí sola.',
  },
  'folder-empty-now': {
    en: 'This folder is empty now. If its card was taken out, connect it again; watching then continues by itself.',
    de: 'Dieser Ordner ist jetzt leer. Falls seine Karte entnommen wurde, verbinden Sie sie wieder; die Überwachung geht dann von selbst weiter.',
    es: 'Esta carpeta está vacía ahora. Si se sacó su tarjeta, vuelva a conectarla; la vigilancia continúa entonces por sí sola.',
  },
  'folder-model-gone': {
    en: 'The model of this folder, {{model}}, is gone or damaged. Its recordings wait: import the model again, or choose another one for the folder.',
    de: 'Das Modell dieses Ordners, {{model}}, fehlt oder ist beschädigt. Seine Aufnahmen warten: Importieren Sie es neu oder wählen Sie für den Ordner ein anderes.',
    es: 'El modelo de esta carpeta, {{model}}, falta o está dañado. Sus grabaciones esperan: impórtelo de nuevo o elija otro para la carpeta.',
  },
  'recording-away': {
    en: 'The recording {{name}} is not available now. Connect its card or disk again to play it or to generate pictures from it.',
    de: 'Die Aufnahme {{name}} ist jetzt nicht verfügbar. Verbinden Sie ihre Karte oder Festplatte wieder, um sie abzuspielen oder Bilder daraus zu erzeugen.',
    es: 'La grabación {{name}} no está disponible ahora. Vuelva a conectar su tarjeta o disco para reproducirla o generar imágenes a partir de ella.',
  },
  'folder-known-elsewhere': {
    en: 'Songsight already knows the folder {{path}}; it recognised the recordings by their content. Stop watching {{other}} instead.',
    de: 'Songsight kennt den Ordner {{path}} schon; es hat die Aufnahmen an ihrem Inhalt erkannt. Beenden Sie stattdessen die Überwachung von {{other}}.',
    es: 'Songsight ya conoce la carpeta {{path}}: reconoció las grabaciones por su contenido. Deje de vigilar {{other}} en su lugar.',
  },
  'folder-missing-whole': {
    en: 'There is no folder {{folder}}. Give its full path, and check that its card or disk is connected.',
    de: 'Den Ordner {{folder}} gibt es nicht. Geben Sie seinen vollständigen Pfad an und prüfen Sie, ob die Karte oder Festplatte verbunden ist.',
    es: 'No existe la carpeta {{folder}}. Indique su ruta completa y compruebe que su tarjeta o disco esté conectado.',
  },
  'folder-holds-others': {
    en: 'None of the recordings known from {{old}} are in {{path}}. Choose the folder that holds them now, or watch it as a new one: recordings that were analysed before are recognised by their content.',
    de: 'Keine der Aufnahmen aus {{old}} liegt in {{path}}. Wählen Sie den Ordner, in dem sie jetzt liegen, oder überwachen Sie ihn als neuen: Schon ausgewertete Aufnahmen werden an ihrem Inhalt erkannt.',
    es: 'Ninguna de las grabaciones de {{old}} está en {{path}}. Elija la carpeta que las contiene ahora o vigílela como nueva: las grabaciones ya analizadas se reconocen por su contenido.',
  },
  'folder-unknown': {
    en: 'Songsight does not know this folder.',
    de: 'Songsight kennt diesen Ordner nicht.',
    es: 'Songsight no conoce esta carpeta.',
  },
  'folder-not-whole': {
    en: 'Give the full path of the folder, from the root or the drive letter.',
    de: 'Geben Sie den vollständigen Pfad des Ordners an, ab dem Wurzelverzeichnis oder dem Laufwerksbuchstaben.',
    es: 'Indique la ruta completa de la carpeta, desde la raíz o la letra de unidad.',
  },
  'folder-missing': {
    en: 'There is no folder {{folder}}. Check the spelling, and that its card or disk is connected.',
    de: 'Den Ordner {{folder}} gibt es nicht. Prüfen Sie die Schreibweise und ob die Karte oder Festplatte verbunden ist.',
    es: 'No existe la carpeta {{folder}}. Compruebe cómo está escrita y que su tarjeta o disco esté conectado.',
  },
  'path-missing': {
    en: 'There is no file or folder {{path}}. Check the spelling, and that its card or disk is connected.',
    de: '{{path}} gibt es nicht. Prüfen Sie die Schreibweise und ob die Karte oder Festplatte verbunden ist.',
    es: 'No existe ningún archivo ni carpeta {{path}}. Compruebe cómo está escrito y que su tarjeta o disco esté conectado.',
  },
  'path-denied': {
    en: 'Songsight may not open {{path}}. Check its permissions.',
    de: 'Songsight darf {{path}} nicht öffnen. Prüfen Sie die Zugriffsrechte.',
    es: 'Songsight no puede abrir {{path}}. Compruebe los permisos.',
  },
  'path-no-recording': {
    en: '{{path}} is no recording by its name: it is hidden, or lacks the ending of an audio file such as .wav, .flac or .mp3.',
    de: '{{path}} ist dem Namen nach keine Aufnahme: Die Datei ist versteckt, oder ihr fehlt die Endung einer Audiodatei wie .wav, .flac oder .mp3.',
    es: '{{path}} no es una grabación por su nombre: está oculto o le falta la extensión de un archivo de audio como .wav, .flac o .mp3.',
  },
  'path-is-file': {
    en: '{{path}} is a file, and only folders can be watched. songsight analyse takes files.',
    de: '{{path}} ist eine Datei, überwacht werden nur Ordner. Dateien nimmt songsight analyse.',
    es: '{{path}} es un archivo, y solo se vigilan carpetas. songsight analyse acepta archivos.',
  },
  'folder-not-watched': {
    en: 'This folder is not being watched.',
    de: 'Dieser Ordner wird nicht überwacht.',
    es: 'Esta carpeta no se está vigilando.',
  },
  'folder-not-analysed': {
    en: 'Songsight does not know {{path}}. Analyse or watch it first.',
    de: 'Songsight kennt {{path}} nicht. Werten Sie den Ordner zuerst aus oder überwachen Sie ihn.',
    es: 'Songsight no conoce {{path}}. Analice o vigile primero la carpeta.',
  },
  'folder-unknown-named': {
    en: 'Songsight does not know the folder {{folder}}.',
    de: 'Songsight kennt den Ordner {{folder}} nicht.',
    es: 'Songsight no conoce la carpeta {{folder}}.',
  },
  'file-unknown': {
    en: 'Songsight no longer knows this file.',
    de: 'Songsight kennt diese Datei nicht mehr.',
    es: 'Songsight ya no conoce este archivo.',
  },
  'subfolder-unreadable_one': {
    en: 'The folder {{folder}} may not be opened, so the recordings in it are not analysed. Check its permissions; Songsight tries again by itself.',
    de: 'Der Ordner {{folder}} lässt sich nicht öffnen, deshalb werden die Aufnahmen darin nicht ausgewertet. Prüfen Sie seine Zugriffsrechte; Songsight versucht es von selbst wieder.',
    es: 'La carpeta {{folder}} no se puede abrir, así que no se analizan sus grabaciones. Compruebe sus permisos; Songsight lo intentará de nuevo por sí solo.',
  },
  'subfolder-unreadable_other': {
    en: '{{count}} folders may not be opened, such as {{folder}}, so the recordings in them are not analysed. Check their permissions; Songsight tries again by itself.',
    de: '{{count}} Ordner lassen sich nicht öffnen, zum Beispiel {{folder}}, deshalb werden die Aufnahmen darin nicht ausgewertet. Prüfen Sie ihre Zugriffsrechte; Songsight versucht es von selbst wieder.',
    es: '{{count}} carpetas no se pueden abrir, por ejemplo {{folder}}, así que no se analizan sus grabaciones. Compruebe sus permisos; Songsight lo intentará de nuevo por sí solo.',
  },
  'folder-watch-limit': {
    en: 'The system watches no more folders for changes (on Linux: fs.inotify.max_user_watches). Songsight looks through this one itself every few seconds instead.',
    de: 'Das System überwacht keine weiteren Ordner auf Änderungen (unter Linux: fs.inotify.max_user_watches). Songsight sieht diesen stattdessen alle paar Sekunden selbst durch.',
    es: 'El sistema no vigila más carpetas (en Linux: fs.inotify.max_user_watches). Songsight revisa esta por sí mismo cada pocos segundos.',
  },
  'folder-no-answer': {
    en: 'The disk or network drive of this folder does not answer. Songsight tries again by itself.',
    de: 'Der Datenträger oder das Netzlaufwerk dieses Ordners antwortet nicht. Songsight versucht es von selbst wieder.',
    es: 'El disco o la unidad de red de esta carpeta no responde. Songsight lo intentará de nuevo por sí solo.',
  },
  'run-no-answer': {
    en: 'The disk or network drive of {{folder}} does not answer. Check its cable or the network; the next run continues with its recordings.',
    de: 'Der Datenträger oder das Netzlaufwerk von {{folder}} antwortet nicht. Prüfen Sie Kabel oder Netz; der nächste Durchgang macht mit den Aufnahmen dort weiter.',
    es: 'El disco o la unidad de red de {{folder}} no responde. Compruebe el cable o la red; la próxima pasada continuará con sus grabaciones.',
  },
  'copied-elsewhere': {
    en: 'Was a card copied twice? Files in the folders of the station {{here}} that hold recordings of the station {{counted}}: {{files}}. They are counted for {{counted}} only.',
    de: 'Wurde eine Karte zweimal kopiert? Dateien in den Ordnern der Station {{here}}, die Aufnahmen der Station {{counted}} enthalten: {{files}}. Sie zählen nur für {{counted}}.',
    es: '¿Se copió una tarjeta dos veces? Archivos en las carpetas de la estación {{here}} con grabaciones de la estación {{counted}}: {{files}}. Solo se cuentan para {{counted}}.',
  },
  'file-name-not-unicode': {
    en: 'The name of this file is not written in Unicode (UTF-8), so it cannot be analysed. Rename the file or its folder, and it is analysed.',
    de: 'Der Name dieser Datei ist nicht in Unicode (UTF-8) geschrieben, deshalb lässt sie sich nicht auswerten. Benennen Sie die Datei oder ihren Ordner um, dann wird sie ausgewertet.',
    es: 'El nombre de este archivo no está escrito en Unicode (UTF-8) y por eso no se puede analizar. Cambie el nombre del archivo o de su carpeta y se analizará.',
  },
  'file-gone': {
    en: 'The file is no longer in its place.',
    de: 'Die Datei ist nicht mehr an ihrem Platz.',
    es: 'El archivo ya no está en su sitio.',
  },
  'file-denied': {
    en: 'Songsight may not read this file. Check its permissions.',
    de: 'Songsight darf diese Datei nicht lesen. Prüfen Sie ihre Zugriffsrechte.',
    es: 'Songsight no puede leer este archivo. Compruebe sus permisos.',
  },
  'file-disk-error': {
    en: 'The disk or card could not read this file. Copy the card and try again.',
    de: 'Der Datenträger konnte diese Datei nicht lesen. Kopieren Sie die Karte und versuchen Sie es noch einmal.',
    es: 'El disco o la tarjeta no pudo leer este archivo. Copie la tarjeta e inténtelo de nuevo.',
  },
  'file-no-answer': {
    en: 'The disk or network drive of this file does not answer. Check its cable or the network; then try again.',
    de: 'Der Datenträger oder das Netzlaufwerk dieser Datei antwortet nicht. Prüfen Sie Kabel oder Netz und versuchen Sie es dann noch einmal.',
    es: 'El disco o la unidad de red de este archivo no responde. Compruebe el cable o la red e inténtelo de nuevo.',
  },
  'file-link-astray': {
    en: 'This is a link to a file that is not there.',
    de: 'Das ist eine Verknüpfung mit einer Datei, die nicht da ist.',
    es: 'Es un enlace a un archivo que no existe.',
  },
  'file-no-file': {
    en: 'This is a pipe, a socket or a device, and no file.',
    de: 'Das ist eine Pipe, ein Socket oder ein Gerät und keine Datei.',
    es: 'Es una tubería, un socket o un dispositivo, no un archivo.',
  },
  'file-not-readable': {
    en: 'The file cannot be read. Check the card or the disk, and whether you may open the file.',
    de: 'Die Datei ist nicht lesbar. Prüfen Sie die Karte oder den Datenträger und ob Sie die Datei öffnen dürfen.',
    es: 'El archivo no se puede leer. Compruebe la tarjeta o el disco y si tiene permiso para abrirlo.',
  },
  'target-inside-watched': {
    en: 'The folder {{folder}} lies inside {{watched}}, which Songsight watches for recordings. Choose a folder outside of it.',
    de: 'Der Ordner {{folder}} liegt in {{watched}}, und diesen Ordner überwacht Songsight auf Aufnahmen. Wählen Sie einen Ordner außerhalb davon.',
    es: 'La carpeta {{folder}} está dentro de {{watched}}, que Songsight vigila en busca de grabaciones. Elija una carpeta fuera de ella.',
  },
} as const;
