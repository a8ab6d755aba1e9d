/** The data folder, the database and its backups. `{{path}}`, `{{place}}` and the like are blanks. */
export const dataSentences = {
  'disk-full': {
    en: 'The disk that holds the data folder is full. Free some space; Songsight continues by itself.',
    de: 'Die Festplatte mit dem Datenordner ist voll. Schaffen Sie Platz; Songsight macht dann von selbst weiter.',
    es: 'El disco con la carpeta de datos está lleno. Libere espacio; Songsight continúa por sí solo.',
  },
  'disk-full-at': {
    en: 'The disk that holds the data folder {{path}} is full. Free some space, or choose a data folder on another disk.',
    de: 'Die Festplatte mit dem Datenordner {{path}} ist voll. Schaffen Sie Platz oder wählen Sie einen Datenordner auf einer anderen Festplatte.',
    es: 'El disco con la carpeta de datos {{path}} está lleno. Libere espacio o elija una carpeta de datos en otro disco.',
  },
  'upgrade-copies': {
    en: 'An older Songsight wrote the database {{path}}. It is copied to “backups” first and then brought up to date; a large season takes minutes.',
    de: 'Ein älteres Songsight hat die Datenbank {{path}} geschrieben. Sie wird erst nach „backups“ kopiert und dann auf den neuen Stand gebracht; eine große Saison braucht Minuten.',
    es: 'Un Songsight anterior escribió la base de datos {{path}}. Primero se copia en «backups» y después se actualiza; una temporada grande tarda minutos.',
  },
  'upgrade-copied': {
    en: '{{done}} of {{all}} copied',
    de: '{{done}} von {{all}} kopiert',
    es: '{{done}} de {{all}} copiados',
  },
  'upgrade-step': {
    en: 'The database is brought up to date: step {{step}} of {{all}}.',
    de: 'Die Datenbank wird auf den neuen Stand gebracht: Schritt {{step}} von {{all}}.',
    es: 'Se actualiza la base de datos: paso {{step}} de {{all}}.',
  },
  'database-damaged': {
    en: 'The database songsight.db is damaged and cannot be read. Move it aside or put a backup in its place, then start again.',
    de: 'Die Datenbank songsight.db ist beschädigt und nicht lesbar. Legen Sie sie beiseite oder ersetzen Sie sie durch eine Sicherung und starten Sie neu.',
    es: 'La base de datos songsight.db está dañada y no se puede leer. Apártela o ponga una copia de seguridad en su lugar y vuelva a iniciar.',
  },
  'database-busy': {
    en: 'Another program holds the database songsight.db, such as a database viewer or a backup program. Close it; Songsight continues by itself.',
    de: 'Ein anderes Programm hält die Datenbank songsight.db geöffnet, etwa ein Datenbankbetrachter oder ein Sicherungsprogramm. Schließen Sie es; Songsight macht dann von selbst weiter.',
    es: 'Otro programa tiene abierta la base de datos songsight.db, por ejemplo un visor de bases de datos o un programa de copias. Ciérrelo; Songsight continúa por sí solo.',
  },
  'database-read-only': {
    en: 'Songsight cannot write to its database. Check that the data folder is not read-only.',
    de: 'Songsight kann nicht in seine Datenbank schreiben. Prüfen Sie, ob der Datenordner schreibgeschützt ist.',
    es: 'Songsight no puede escribir en su base de datos. Compruebe que la carpeta de datos no sea de solo lectura.',
  },
  'database-gone': {
    en: 'The database songsight.db was moved, deleted or replaced while Songsight was running, or its disk is disconnected. Nothing more is written. Put it back in its place and start Songsight again.',
    de: 'Die Datenbank songsight.db wurde bei laufendem Songsight verschoben, gelöscht oder ersetzt, oder ihre Festplatte ist nicht verbunden. Es wird nichts mehr geschrieben. Legen Sie sie an ihren Platz zurück und starten Sie Songsight neu.',
    es: 'La base de datos songsight.db se movió, se borró o se sustituyó mientras Songsight estaba en marcha, o su disco está desconectado. No se escribe nada más. Devuélvala a su lugar y vuelva a iniciar Songsight.',
  },
  'database-too-new': {
    en: 'This data folder was written by a newer Songsight. Install the newer version to open it; nothing was changed.',
    de: 'Dieser Datenordner wurde von einem neueren Songsight geschrieben. Installieren Sie die neuere Version, um ihn zu öffnen; es wurde nichts geändert.',
    es: 'Un Songsight más reciente escribió esta carpeta de datos. Instale la versión más reciente para abrirla; no se ha cambiado nada.',
  },
  'database-foreign': {
    en: 'The database songsight.db lacks something that every database of Songsight has ({{missing}}): another program wrote or changed it. Move it aside or put a backup in its place.',
    de: 'Der Datenbank songsight.db fehlt etwas, das jede Datenbank von Songsight hat ({{missing}}): Ein anderes Programm hat sie geschrieben oder verändert. Legen Sie sie beiseite oder ersetzen Sie sie durch eine Sicherung.',
    es: 'A la base de datos songsight.db le falta algo que tiene toda base de datos de Songsight ({{missing}}): otro programa la escribió o la cambió. Apártela o ponga una copia de seguridad en su lugar.',
  },
  'database-unknown-version': {
    en: 'The database songsight.db is of a version that was never released. Move it aside or put a backup in its place; nothing was changed.',
    de: 'Die Datenbank songsight.db hat eine Version, die nie veröffentlicht wurde. Legen Sie sie beiseite oder ersetzen Sie sie durch eine Sicherung; es wurde nichts geändert.',
    es: 'La base de datos songsight.db es de una versión que nunca se publicó. Apártela o ponga una copia de seguridad en su lugar; no se ha cambiado nada.',
  },
  'database-beyond-repair': {
    en: 'The database songsight.db is damaged and nothing in it can be read, and there is no backup in its folder. Put a backup of yours in its place, or move it aside to start anew; the recordings themselves are not touched.',
    de: 'Die Datenbank songsight.db ist beschädigt, nichts darin ist lesbar, und in ihrem Ordner liegt keine Sicherung. Ersetzen Sie sie durch eine eigene Sicherung oder legen Sie sie beiseite, um neu anzufangen; die Aufnahmen selbst bleiben unberührt.',
    es: 'La base de datos songsight.db está dañada, no se puede leer nada de ella y no hay ninguna copia de seguridad en su carpeta. Ponga una copia suya en su lugar o apártela para empezar de nuevo; las grabaciones no se tocan.',
  },
  'scores-damaged': {
    en: 'The stored scores of a recording are damaged. Have Songsight analyse it again.',
    de: 'Die gespeicherten Werte einer Aufnahme sind beschädigt. Lassen Sie Songsight sie noch einmal auswerten.',
    es: 'Las puntuaciones guardadas de una grabación están dañadas. Haga que Songsight la analice de nuevo.',
  },
  'data-folder-read-only': {
    en: 'Songsight cannot write to its data folder {{path}}. Choose another folder or allow writing there.',
    de: 'Songsight kann nicht in seinen Datenordner {{path}} schreiben. Wählen Sie einen anderen Ordner oder erlauben Sie dort das Schreiben.',
    es: 'Songsight no puede escribir en su carpeta de datos {{path}}. Elija otra carpeta o permita escribir en ella.',
  },
  'data-folder-in-use': {
    en: 'Another Songsight is already working with the data folder {{path}}. Close it first, or choose another data folder.',
    de: 'Ein anderes Songsight arbeitet schon mit dem Datenordner {{path}}. Schließen Sie es zuerst oder wählen Sie einen anderen Datenordner.',
    es: 'Otro Songsight ya está trabajando con la carpeta de datos {{path}}. Ciérrelo primero o elija otra carpeta de datos.',
  },
  'backup-disk-full': {
    en: 'There is not enough space for a backup in {{place}}. Choose another disk or free some space.',
    de: 'In {{place}} ist nicht genug Platz für eine Sicherung. Wählen Sie eine andere Festplatte oder schaffen Sie Platz.',
    es: 'No hay espacio suficiente para una copia de seguridad en {{place}}. Elija otro disco o libere espacio.',
  },
  'backup-not-written': {
    en: 'The backup could not be written to {{place}}: {{detail}}.',
    de: 'Die Sicherung konnte nicht nach {{place}} geschrieben werden: {{detail}}.',
    es: 'No se pudo escribir la copia de seguridad en {{place}}: {{detail}}.',
  },
  'backup-gone': {
    en: 'This backup is no longer there.',
    de: 'Diese Sicherung gibt es nicht mehr.',
    es: 'Esta copia de seguridad ya no existe.',
  },
  'backup-damaged': {
    en: 'This backup is damaged or is not a Songsight database. Choose another one.',
    de: 'Diese Sicherung ist beschädigt oder keine Datenbank von Songsight. Wählen Sie eine andere.',
    es: 'Esta copia de seguridad está dañada o no es una base de datos de Songsight. Elija otra.',
  },
  'backup-too-new': {
    en: 'This backup was written by a newer Songsight. Install the newer version to use it.',
    de: 'Diese Sicherung wurde von einem neueren Songsight geschrieben. Installieren Sie die neuere Version, um sie zu verwenden.',
    es: 'Un Songsight más reciente escribió esta copia de seguridad. Instale la versión más reciente para usarla.',
  },
  'backup-folder-not-whole': {
    en: 'Give the full path of the folder for the backup.',
    de: 'Geben Sie den vollständigen Pfad des Ordners für die Sicherung an.',
    es: 'Indique la ruta completa de la carpeta para la copia de seguridad.',
  },
  'backup-unknown-none': {
    en: 'There is no backup “{{name}}”. This data folder has none yet; the path of a backup that is elsewhere also works.',
    de: 'Es gibt keine Sicherung „{{name}}“. Dieser Datenordner hat noch keine; auch der Pfad einer Sicherung an einem anderen Ort ist möglich.',
    es: 'No hay ninguna copia de seguridad «{{name}}». Esta carpeta de datos aún no tiene ninguna; también sirve la ruta de una que esté en otro lugar.',
  },
  'backup-unknown': {
    en: 'There is no backup “{{name}}”. There are: {{names}}.',
    de: 'Es gibt keine Sicherung „{{name}}“. Vorhanden sind: {{names}}.',
    es: 'No hay ninguna copia de seguridad «{{name}}». Existen: {{names}}.',
  },
} as const;
