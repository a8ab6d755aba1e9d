/** Requests that cannot be answered: by HTTP, from the window, from another program. */
export const transportSentences = {
  'question-unreadable': {
    en: 'The request could not be read.',
    de: 'Die Anfrage war nicht lesbar.',
    es: 'No se pudo leer la petición.',
  },
  'stranger-asks': {
    en: 'Only the page of Songsight itself may ask.',
    de: 'Nur die Seite von Songsight selbst darf anfragen.',
    es: 'Solo la página del propio Songsight puede hacer peticiones.',
  },
  'address-unreadable': {
    en: 'This address cannot be read.',
    de: 'Diese Adresse ist nicht lesbar.',
    es: 'No se puede leer esta dirección.',
  },
  'not-our-address': {
    en: 'This address does not belong to Songsight.',
    de: 'Diese Adresse gehört nicht zu Songsight.',
    es: 'Esta dirección no pertenece a Songsight.',
  },
  'another-page-asks': {
    en: 'Another page may not ask Songsight.',
    de: 'Eine andere Seite darf bei Songsight nicht anfragen.',
    es: 'Otra página no puede hacer peticiones a Songsight.',
  },
  'open-printed-address': {
    en: 'Open Songsight with the address it printed when it started.',
    de: 'Öffnen Sie Songsight mit der Adresse, die es beim Start ausgegeben hat.',
    es: 'Abra Songsight con la dirección que mostró al iniciarse.',
  },
  'asked-otherwise': {
    en: 'This cannot be asked in this way.',
    de: 'Auf diese Weise kann das nicht angefragt werden.',
    es: 'Esto no se puede pedir de esta manera.',
  },
  'nothing-at-address': {
    en: 'There is nothing at this address.',
    de: 'Unter dieser Adresse ist nichts.',
    es: 'No hay nada en esta dirección.',
  },
  'other-folder-shown': {
    en: 'This page shows another data folder. Reload it.',
    de: 'Diese Seite zeigt einen anderen Datenordner. Laden Sie sie neu.',
    es: 'Esta página muestra otra carpeta de datos. Vuelva a cargarla.',
  },
  'port-taken': {
    en: 'Port {{port}} is already in use. Close the other program or choose another port with --port.',
    de: 'Port {{port}} wird schon benutzt. Beenden Sie das andere Programm oder wählen Sie mit --port einen anderen Port.',
    es: 'El puerto {{port}} ya está en uso. Cierre el otro programa o elija otro puerto con --port.',
  },
  'port-unusable': {
    en: 'Port {{port}} cannot be used ({{reason}}). Choose another one with --port.',
    de: 'Port {{port}} kann nicht benutzt werden ({{reason}}). Wählen Sie mit --port einen anderen.',
    es: 'No se puede usar el puerto {{port}} ({{reason}}). Elija otro con --port.',
  },
} as const;
