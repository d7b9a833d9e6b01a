/** The upload's lines and the server's answer to them (README §6). */

export interface Seal {
  previous: string;
  hash: string;
  signature: string;
  attachment?: string;
}

export type OutcomeName = 'RECORDED' | 'ALREADY_RECORDED' | 'PARKED' | 'FORKED' | 'EARLY' | 'UNVERIFIED';

export interface Outcome {
  terminal: string;
  seq: number;
  hash: string;
  outcome: OutcomeName;
  branch: number | null;
  reason: string | null;
}

export interface Acknowledgement {
  terminal: string;
  branch: number;
  nextSeq: number;
  headHash: string;
}

export interface UploadAnswer {
  serverTime: number;
  outcomes: Outcome[];
  acknowledgements: Acknowledgement[];
}

/** Two lines an entry: the body as it was hashed, and its seal. */
export function uploadLines(entries: Iterable<{ body: string; seal: Seal }>): string {
  let lines = '';
  for (const { body, seal } of entries) lines += `${body}\n${JSON.stringify(seal)}\n`;
  return lines;
}

/** gzip where the browser can, else as it is; the headers say which. */
export async function packed(text: string): Promise<{ body: Blob; headers: Record<string, string> }> {
  const headers: Record<string, string> = { 'Content-Type': 'application/x-ndjson' };
  const plain = new Blob([text]);
  if (typeof CompressionStream === 'undefined') return { body: plain, headers };
  const zipped = await new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  return { body: zipped, headers: { ...headers, 'Content-Encoding': 'gzip' } };
}
