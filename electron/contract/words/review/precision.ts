/** Why reviews say nothing of a threshold yet, or what speaks against trusting it. `{{all}}` is how many were confirmed or rejected. */
export const precisionSentences = {
  'precision-too-few_one': {
    en: 'Only {{count}} reviewed so far. A curve needs {{fewest}}; a hundred make a good one.',
    de: 'Bisher ist nur {{count}} Nachweis geprüft. Eine Kurve braucht {{fewest}}; hundert ergeben eine gute.',
    es: 'Hasta ahora solo hay {{count}} revisada. Una curva necesita {{fewest}}; con cien es buena.',
  },
  'precision-too-few_other': {
    en: 'Only {{count}} reviewed so far. A curve needs {{fewest}}; a hundred make a good one.',
    de: 'Bisher sind nur {{count}} Nachweise geprüft. Eine Kurve braucht {{fewest}}; hundert ergeben eine gute.',
    es: 'Hasta ahora solo hay {{count}} revisadas. Una curva necesita {{fewest}}; con cien es buena.',
  },
  'precision-all-right': {
    en: 'All {{all}} reviewed were right: at least {{percent}} % of the others should be (95 % sure). No curve is needed.',
    de: 'Alle {{all}} geprüften waren richtig: Von den übrigen sollten es mindestens {{percent}} % sein (mit 95 % Sicherheit). Eine Kurve ist nicht nötig.',
    es: 'Las {{all}} revisadas eran correctas: al menos el {{percent}} % de las demás debería serlo (con un 95 % de seguridad). No hace falta ninguna curva.',
  },
  'precision-all-wrong': {
    en: 'None of the {{all}} reviewed was right: no threshold helps this species.',
    de: 'Von den {{all}} geprüften war keiner richtig: Bei dieser Art hilft kein Schwellenwert.',
    es: 'Ninguna de las {{all}} revisadas era correcta: ningún umbral ayuda con esta especie.',
  },
  'precision-no-more': {
    en: 'There are only {{all}}, and all are reviewed: the shaded band stays wide.',
    de: 'Es gibt nur {{all}}, und alle sind geprüft: Das schattierte Band bleibt breit.',
    es: 'Solo hay {{all}} y todas están revisadas: la banda sombreada sigue siendo ancha.',
  },
  'precision-few': {
    en: 'Only {{all}} reviewed: the shaded band is wide. {{more}} more would narrow it.',
    de: 'Nur {{all}} geprüft: Das schattierte Band ist breit. Mit {{more}} weiteren würde es schmaler.',
    es: 'Solo {{all}} revisadas: la banda sombreada es ancha. Con {{more}} más se estrecharía.',
  },
  'precision-no-slope': {
    en: 'Higher scores are not right more often here, so no threshold helps with this species.',
    de: 'Höhere Werte sind hier nicht öfter richtig; deshalb hilft bei dieser Art kein Schwellenwert.',
    es: 'Aquí las puntuaciones altas no aciertan más, así que ningún umbral ayuda con esta especie.',
  },
  'precision-unsure': {
    en: '{{unsure}} were marked unsure and count nowhere.',
    de: '{{unsure}} sind als unsicher markiert und zählen nirgends mit.',
    es: '{{unsure}} están marcadas como dudosas y no cuentan.',
  },
} as const;
