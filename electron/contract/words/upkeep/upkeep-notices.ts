/** What was found in the data folder and put right, and what a look through it says. `{{backup}}` and `{{copy}}` are names of files. */
export const upkeepNoticeSentences = {
  'database-whole': {
    en: 'The database is not damaged.',
    de: 'Die Datenbank ist unbeschädigt.',
    es: 'La base de datos no está dañada.',
  },
  'database-whole-pictures_one': {
    en: 'The database is not damaged. {{count}} picture was missing; it is generated again.',
    de: 'Die Datenbank ist unbeschädigt. {{count}} Bild fehlte; es wird neu erzeugt.',
    es: 'La base de datos no está dañada. Faltaba {{count}} imagen; se genera de nuevo.',
  },
  'database-whole-pictures_other': {
    en: 'The database is not damaged. {{count}} pictures were missing; they are generated again.',
    de: 'Die Datenbank ist unbeschädigt. {{count}} Bilder fehlten; sie werden neu erzeugt.',
    es: 'La base de datos no está dañada. Faltaban {{count}} imágenes; se generan de nuevo.',
  },
  'database-has-fault': {
    en: 'The database is damaged. Close Songsight and open it again: the database is then repaired automatically.',
    de: 'Die Datenbank ist beschädigt. Schließen Sie Songsight und öffnen Sie es wieder: Die Datenbank wird dann selbsttätig repariert.',
    es: 'La base de datos está dañada. Cierre Songsight y vuelva a abrirlo: la base de datos se repara entonces automáticamente.',
  },
  'database-begun-anew': {
    en: 'There was no database songsight.db in this data folder, although pictures or backups of an earlier one are there. A new one was begun; everything else was left as it is. If the earlier one is somewhere else, close Songsight and put it back. To restore a backup, use “songsight data restore”.',
    de: 'In diesem Datenordner lag keine Datenbank songsight.db, aber Bilder oder Sicherungen einer früheren. Eine neue wurde angelegt; alles andere blieb unverändert. Liegt die frühere an einem anderen Ort, schließen Sie Songsight und legen Sie sie zurück. Eine Sicherung stellen Sie mit „songsight data restore“ wieder her.',
    es: 'En esta carpeta de datos no había ninguna base de datos songsight.db, aunque sí imágenes o copias de seguridad de una anterior. Se ha creado una nueva; todo lo demás quedó como estaba. Si la anterior está en otro lugar, cierre Songsight y devuélvala. Para restaurar una copia de seguridad, use «songsight data restore».',
  },
  'database-repaired': {
    en: 'The database was damaged, as by a power cut, and was repaired; nothing was lost. Recordings: {{recordings}}, detections: {{detections}}. The damaged database is kept as backups/{{copy}}.',
    de: 'Die Datenbank war beschädigt, etwa durch einen Stromausfall, und wurde repariert; nichts ging verloren. Aufnahmen: {{recordings}}, Nachweise: {{detections}}. Die beschädigte Datenbank liegt weiter unter backups/{{copy}}.',
    es: 'La base de datos estaba dañada, quizá por un corte de luz, y se ha reparado; no se ha perdido nada. Grabaciones: {{recordings}}, detecciones: {{detections}}. La base de datos dañada se conserva como backups/{{copy}}.',
  },
  'database-repaired-in-part': {
    en: 'The database was damaged, as by a power cut, and was repaired; a part of it could not be read and is lost. Recordings: {{recordings}}, detections: {{detections}}. The damaged database is kept as backups/{{copy}}.',
    de: 'Die Datenbank war beschädigt, etwa durch einen Stromausfall, und wurde repariert; ein Teil war nicht lesbar und ist verloren. Aufnahmen: {{recordings}}, Nachweise: {{detections}}. Die beschädigte Datenbank liegt weiter unter backups/{{copy}}.',
    es: 'La base de datos estaba dañada, quizá por un corte de luz, y se ha reparado; una parte no se pudo leer y se ha perdido. Grabaciones: {{recordings}}, detecciones: {{detections}}. La base de datos dañada se conserva como backups/{{copy}}.',
  },
  'database-from-backup': {
    en: 'The database was damaged beyond repair; the backup of {{day}} took its place. Recordings made since then are analysed again. The damaged database is kept as backups/{{copy}}.',
    de: 'Die Datenbank war nicht mehr zu reparieren; an ihre Stelle trat die Sicherung vom {{day}}. Seitdem ausgewertete Aufnahmen werden noch einmal ausgewertet. Die beschädigte Datenbank liegt weiter unter backups/{{copy}}.',
    es: 'La base de datos no se podía reparar; la ha sustituido la copia de seguridad del {{day}}. Las grabaciones analizadas desde entonces se analizan de nuevo. La base de datos dañada se conserva como backups/{{copy}}.',
  },
  'backup-restored': {
    en: 'The backup {{backup}} was restored.',
    de: 'Die Sicherung {{backup}} wurde wiederhergestellt.',
    es: 'Se ha restaurado la copia de seguridad {{backup}}.',
  },
  'backup-restored-kept': {
    en: 'The backup {{backup}} was restored. The database before it is kept as backups/{{copy}}.',
    de: 'Die Sicherung {{backup}} wurde wiederhergestellt. Die vorherige Datenbank liegt weiter unter backups/{{copy}}.',
    es: 'Se ha restaurado la copia de seguridad {{backup}}. La base de datos anterior se conserva como backups/{{copy}}.',
  },
} as const;
