import { sentence, type Sentence } from '#contract/words/sentence.ts';

/** OpenSSL's words for a certificate that is not trusted here, and Node's for one of another name. */
const codes =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)/;

/** What is said of a certificate that is not accepted; null where something else went wrong. */
export function certificateReason(thrown: unknown): Sentence | null {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return codes.test(code) ? sentence('telling-certificate', { detail: code }) : null;
}
