/** BirdNET's names of sounds that are no species, as `sound-` and the name in small letters. */
export const otherSoundSentences = {
  'sound-dog': { en: 'Dog', de: 'Hund', es: 'Perro' },
  'sound-engine': { en: 'Engine', de: 'Motor', es: 'Motor' },
  'sound-environmental': { en: 'Environmental', de: 'Umgebungsgeräusch', es: 'Sonido ambiental' },
  'sound-fireworks': { en: 'Fireworks', de: 'Feuerwerk', es: 'Fuegos artificiales' },
  'sound-gun': { en: 'Gun', de: 'Schuss', es: 'Disparo' },
  'sound-human-non-vocal': { en: 'Human non-vocal', de: 'Menschen (keine Stimme)', es: 'Personas (sin voz)' },
  'sound-human-vocal': { en: 'Human vocal', de: 'Menschliche Stimme', es: 'Voz humana' },
  'sound-human-whistle': { en: 'Human whistle', de: 'Pfiff eines Menschen', es: 'Silbido humano' },
  'sound-noise': { en: 'Noise', de: 'Rauschen', es: 'Ruido' },
  'sound-power-tools': { en: 'Power tools', de: 'Motorwerkzeug', es: 'Herramientas eléctricas' },
  'sound-siren': { en: 'Siren', de: 'Sirene', es: 'Sirena' },
};
