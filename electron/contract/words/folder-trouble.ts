/** What keeps recordings in a watched folder from being heard, in every language of the window. */
export const folderSentences = {
  'subfolder-unreadable_one': {
    en: 'The folder {{folder}} may not be opened, so the recordings in it are not heard. Check its permissions; Songsight tries again by itself.',
    de: 'Der Ordner {{folder}} lässt sich nicht öffnen, deshalb werden die Aufnahmen darin nicht angehört. Prüfen Sie seine Zugriffsrechte; Songsight versucht es von selbst wieder.',
    es: 'La carpeta {{folder}} no se puede abrir, así que no se escuchan sus grabaciones. Compruebe sus permisos; Songsight lo intentará de nuevo por sí solo.',
  },
  'subfolder-unreadable_other': {
    en: '{{count}} folders may not be opened, such as {{folder}}, so the recordings in them are not heard. Check their permissions; Songsight tries again by itself.',
    de: '{{count}} Ordner lassen sich nicht öffnen, zum Beispiel {{folder}}, deshalb werden die Aufnahmen darin nicht angehört. Prüfen Sie ihre Zugriffsrechte; Songsight versucht es von selbst wieder.',
    es: '{{count}} carpetas no se pueden abrir, por ejemplo {{folder}}, así que no se escuchan sus grabaciones. Compruebe sus permisos; Songsight lo intentará de nuevo por sí solo.',
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
  'copied-elsewhere': {
    en: 'Was a card copied twice? Files in the folders of the station {{here}} that hold recordings of the station {{counted}}: {{files}}. They are counted for {{counted}} only.',
    de: 'Wurde eine Karte zweimal kopiert? Dateien in den Ordnern der Station {{here}}, die Aufnahmen der Station {{counted}} enthalten: {{files}}. Sie zählen nur für {{counted}}.',
    es: '¿Se copió una tarjeta dos veces? Archivos en las carpetas de la estación {{here}} con grabaciones de la estación {{counted}}: {{files}}. Solo se cuentan para {{counted}}.',
  },
  'file-name-not-unicode': {
    en: 'The name of this file is not written in Unicode (UTF-8), so it cannot be listened to. Rename the file or its folder, and it is heard.',
    de: 'Der Name dieser Datei ist nicht in Unicode (UTF-8) geschrieben, deshalb lässt sie sich nicht anhören. Benennen Sie die Datei oder ihren Ordner um, dann wird sie angehört.',
    es: 'El nombre de este archivo no está escrito en Unicode (UTF-8) y por eso no se puede escuchar. Cambie el nombre del archivo o de su carpeta y se escuchará.',
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
