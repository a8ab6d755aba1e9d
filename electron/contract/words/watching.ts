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
  'recording-away': {
    en: 'The recording {{name}} is not available now. Connect its card or disk again to play it or to generate pictures from it.',
    de: 'Die Aufnahme {{name}} ist jetzt nicht verfügbar. Verbinden Sie ihre Karte oder Festplatte wieder, um sie abzuspielen oder Bilder daraus zu erzeugen.',
    es: 'La grabación {{name}} no está disponible ahora. Vuelva a conectar su tarjeta o disco para reproducirla o generar imágenes a partir de ella.',
  },
} as const;
