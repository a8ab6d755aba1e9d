/**
 * Endings of recordings that we cannot read: of recorders, phones, dictation machines and music programs. They are listed with what to
 * do about them, never passed over.
 */
export const unreadableEndings: ReadonlySet<string> = new Set(
  (
    'wac w4v aac ac3 adt adts adx aea aifr amb amr awb ape ast au avr awc caf cda dff dsf dss ds2 dts dvf eac3 f32 f64 ' +
    'gsm htk ima ircam iff la loas m4b m4p m4r mka mkv mid midi mlp mmf mogg mp+ mp1 mp2 mpc mpga msv nist oma ofr ofs ogx ' +
    'paf pvf qcp ra ram rf64 rm sd2 sds sf snd sox sph spx svx tak tta voc vox vqf w3v wma wmv weba webm wv xa xwma zab ' +
    '3ga 3gp 3g2 8svx avi flv m2ts m4v mov mpeg mpg mpp mts ogv shn vob wve'
  ).split(' '),
);

/**
 * The ending of a name in small letters, without its dot; '' where there is none. Blanks and dots behind it, which Linux and macOS keep,
 * do not count.
 */
export function endingOf(name: string): string {
  const plain = name.replace(/[\s.]+$/, '');
  const dot = plain.lastIndexOf('.');
  return dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
}
