/** Words that mean people wherever they stand in the name of a sound, in the languages people name their own classes in. */
const peoples =
  /(?<!\p{L})(?:humans?|people|persons?|speech|speaking|talking|voices?|vocals|conversations?|mensch(?:en|liche?r?s?)?|stimmen?|gespräche?|sprache|sprechen|humanos?|humanas?|personas?|gente|voz|voces|habla|conversaci(?:ón|ones)|voix|parole|humaine?s?)(?!\p{L})/iu;
/** Names of whole sounds: a bird may laugh, scream and sing as well. */
const whole = new Set([
  'baby cry',
  'chatter',
  'cheering',
  'child',
  'children',
  'children playing',
  'children shouting',
  'chuckle and chortle',
  'crowd',
  'crying and sobbing',
  'female singing',
  'giggle',
  'kinder',
  'laughter',
  'male singing',
  'man',
  'men',
  'niños',
  'screaming',
  'shout',
  'shouting',
  'singing',
  'whispering',
  'woman',
  'women',
  'yell',
]);

/** Whether a name in a labels file means people: their sound is not kept. */
export function isHumanVoice(name: string): boolean {
  const plain = name.toLowerCase();
  return /^homo sapiens(?!\p{L})/u.test(plain) || whole.has(plain) || peoples.test(plain);
}
