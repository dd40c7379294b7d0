import * as crypto from 'N/crypto';
import * as encode from 'N/encode';

/** SHA-256 of a text given in pieces, in hex. */
export function sha256(pieces: Iterable<string>): string {
  const hash = crypto.createHash({ algorithm: crypto.HashAlg.SHA256 });
  for (const input of pieces) {
    hash.update({ input, inputEncoding: encode.Encoding.UTF_8 });
  }
  return hash.digest({ outputEncoding: encode.Encoding.HEX });
}
