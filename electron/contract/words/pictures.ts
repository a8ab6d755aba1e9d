/** Generated pictures and why there is none. `{{species}}` is a blank. */
export const pictureSentences = {
  'picture-no-painter': {
    en: 'The model in use generates no pictures, and Songsight’s own picture model knows none of its species.',
    de: 'Das verwendete Modell erzeugt keine Bilder, und Songsights eigenes Bildmodell kennt keine seiner Arten.',
    es: 'El modelo en uso no genera imágenes, y el modelo de imágenes propio de Songsight no conoce ninguna de sus especies.',
  },
  'picture-species-unknown': {
    en: 'Songsight’s own picture model does not know what {{species}} looks like, and the model in use generates no pictures.',
    de: 'Songsights eigenes Bildmodell weiß nicht, wie {{species}} aussieht, und das verwendete Modell erzeugt keine Bilder.',
    es: 'El modelo de imágenes propio de Songsight no sabe qué aspecto tiene {{species}}, y el modelo en uso no genera imágenes.',
  },
  'picture-painter-unusable': {
    en: 'This model generates no pictures itself, and the pack whose picture model it would use cannot be used. {{reason}}',
    de: 'Dieses Modell erzeugt selbst keine Bilder, und das Paket, dessen Bildmodell es verwenden würde, ist nicht brauchbar. {{reason}}',
    es: 'Este modelo no genera imágenes por sí mismo, y el paquete cuyo modelo de imágenes usaría no se puede utilizar. {{reason}}',
  },
} as const;
