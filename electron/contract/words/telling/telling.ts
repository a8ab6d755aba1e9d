/** What is said of telling others: a web address, a broker. Their names hold no password. */
export const tellingSentences = {
  'telling-begun': {
    en: 'Detections are sent to {{receiver}}.',
    de: 'Nachweise werden an {{receiver}} gesendet.',
    es: 'Las detecciones se envían a {{receiver}}.',
  },
  'telling-later': {
    en: '{{receiver}} does not take what is sent: {{reason}} It is tried again; nothing is lost.',
    de: '{{receiver}} nimmt nicht an, was gesendet wird: {{reason}} Es wird wieder versucht; nichts geht verloren.',
    es: '{{receiver}} no acepta lo que se envía: {{reason}} Se intentará de nuevo; no se pierde nada.',
  },
  'telling-again': {
    en: '{{receiver}} takes what is sent again.',
    de: '{{receiver}} nimmt wieder an, was gesendet wird.',
    es: '{{receiver}} vuelve a aceptar lo que se envía.',
  },
  'telling-refused': {
    en: '{{receiver}} refused a message: {{reason}} It is kept and tried once more at the next start.',
    de: '{{receiver}} hat eine Nachricht abgelehnt: {{reason}} Sie wird aufgehoben und beim nächsten Start noch einmal versucht.',
    es: '{{receiver}} rechazó un mensaje: {{reason}} Se conserva y se intentará una vez más en el próximo inicio.',
  },
  'telling-status': {
    en: 'it answered with status {{status}}.',
    de: 'Die Antwort hatte den Status {{status}}.',
    es: 'respondió con el estado {{status}}.',
  },
  'telling-moved': {
    en: 'it has moved to {{address}}; give that address.',
    de: 'Die Adresse ist jetzt {{address}}; geben Sie diese an.',
    es: 'se ha trasladado a {{address}}; indique esa dirección.',
  },
  'telling-silent': {
    en: 'it did not answer within {{seconds}} s.',
    de: 'Es kam {{seconds}} s lang keine Antwort.',
    es: 'no respondió en {{seconds}} s.',
  },
  'telling-unreachable': {
    en: 'it cannot be reached ({{detail}}).',
    de: 'Es ist nicht erreichbar ({{detail}}).',
    es: 'no se puede contactar ({{detail}}).',
  },
  'telling-certificate': {
    en: 'its certificate is not trusted here ({{detail}}). If it is one of your own, name its file in the variable NODE_EXTRA_CA_CERTS and start again.',
    de: 'Dem Zertifikat wird hier nicht vertraut ({{detail}}). Ist es ein eigenes, nennen Sie seine Datei in der Variablen NODE_EXTRA_CA_CERTS und starten Sie neu.',
    es: 'aquí no se confía en su certificado ({{detail}}). Si es propio, indique su archivo en la variable NODE_EXTRA_CA_CERTS e inicie de nuevo.',
  },
  'telling-cut': {
    en: 'the connection was cut.',
    de: 'Die Verbindung wurde unterbrochen.',
    es: 'la conexión se cortó.',
  },
  'station-last-detection': { en: 'Last detection', de: 'Letzter Nachweis', es: 'Última detección' },
  'station-last-species': {
    en: 'Species of the last day',
    de: 'Arten des letzten Tages',
    es: 'Especies del último día',
  },
  'station-trouble': { en: 'Trouble', de: 'Problem', es: 'Problema' },
  'telling-login': {
    en: 'it does not accept the name or the password.',
    de: 'Name oder Passwort wurden nicht angenommen.',
    es: 'no acepta el nombre o la contraseña.',
  },
  'telling-bad-webhook': {
    en: '{{option}} takes an address that begins with http:// or https://.',
    de: '{{option}} nimmt eine Adresse, die mit http:// oder https:// beginnt.',
    es: '{{option}} lleva una dirección que empieza por http:// o https://.',
  },
  'telling-bad-mqtt': {
    en: '{{option}} takes an address like mqtt://name:password@host/topic (or mqtts://), with a topic that holds no + or # and does not begin with $.',
    de: '{{option}} nimmt eine Adresse wie mqtt://Name:Passwort@Rechner/Thema (oder mqtts://), mit einem Thema, das kein + oder # enthält und nicht mit $ beginnt.',
    es: '{{option}} lleva una dirección como mqtt://nombre:contraseña@equipo/tema (o mqtts://), con un tema sin + ni # que no empiece por $.',
  },
  'telling-unknown-species': {
    en: 'The model knows no species called “{{name}}”, so nothing is told of it.',
    de: 'Das Modell kennt keine Art namens „{{name}}“; von ihr wird nichts gemeldet.',
    es: 'El modelo no conoce ninguna especie llamada «{{name}}»; no se avisará de ella.',
  },
  'telling-unknown-near': {
    en: 'The model knows no species called “{{name}}”, so nothing is told of it. Nearest: {{nearest}}',
    de: 'Das Modell kennt keine Art namens „{{name}}“; von ihr wird nichts gemeldet. Am ähnlichsten: {{nearest}}',
    es: 'El modelo no conoce ninguna especie llamada «{{name}}»; no se avisará de ella. Las más parecidas: {{nearest}}',
  },
  'telling-nobody': {
    en: '{{option}} needs --webhook or --mqtt.',
    de: '{{option}} braucht --webhook oder --mqtt.',
    es: '{{option}} necesita --webhook o --mqtt.',
  },
  'value-address': { en: 'address', de: 'Adresse', es: 'dirección' },
  'help-watch-webhook': {
    en: 'send every new detection, the day’s summary and troubles to this web address as JSON; also SONGSIGHT_WEBHOOK',
    de: 'jeden neuen Nachweis, die Tagesübersicht und Probleme als JSON an diese Webadresse senden; auch SONGSIGHT_WEBHOOK',
    es: 'enviar cada detección nueva, el resumen del día y los problemas a esta dirección web en JSON; también SONGSIGHT_WEBHOOK',
  },
  'help-watch-mqtt': {
    en: 'the same to an MQTT broker, with Home Assistant’s discovery, e.g. mqtt://host/garden; with a password better as SONGSIGHT_MQTT',
    de: 'dasselbe an einen MQTT-Broker, mit der Erkennung von Home Assistant, z. B. mqtt://Rechner/Garten; mit Passwort besser als SONGSIGHT_MQTT',
    es: 'lo mismo a un broker MQTT, con el descubrimiento de Home Assistant, p. ej. mqtt://equipo/jardin; con contraseña, mejor en SONGSIGHT_MQTT',
  },
  'help-watch-tell-score': {
    en: 'tell only detections with at least this score, 0 to 1',
    de: 'nur Nachweise ab diesem Wert melden, 0 bis 1',
    es: 'avisar solo de detecciones con al menos esta puntuación, de 0 a 1',
  },
  'help-watch-tell-species': {
    en: 'tell only this species, by scientific name, common name in any language of the model, or code; may be given several times',
    de: 'nur diese Art melden, mit wissenschaftlichem oder gebräuchlichem Namen in einer Sprache des Modells oder Code; darf mehrmals stehen',
    es: 'avisar solo de esta especie, por nombre científico, nombre común en un idioma del modelo o código; puede repetirse',
  },
  'help-watch-tell-first': {
    en: 'tell a species only once a day',
    de: 'eine Art nur einmal am Tag melden',
    es: 'avisar de cada especie solo una vez al día',
  },
} as const;
