import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Prints how large each part of the last build is, plain and zipped. */
export function bundle() {
  const parts = new URL('../../target/classes/META-INF/resources/kiosk/assets/', import.meta.url).pathname;
  for (const name of readdirSync(parts).sort()) {
    const bytes = readFileSync(join(parts, name));
    process.stdout.write(`till.bundle  part=${name}  bytes=${bytes.length}  gzip=${gzipSync(bytes).length}\n`);
  }
}
