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
} as const;
