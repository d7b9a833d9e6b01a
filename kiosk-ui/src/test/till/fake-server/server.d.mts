import type { Server } from 'node:http';

export interface Received {
  hash: Buffer;
  body: { seq: number; kind: string; totalFen?: number };
}

export interface FakeTerminal {
  /** branch 0 */
  entries: Received[];
  /** the branches after it */
  forks: Received[][];
  revoked: boolean;
  tag: string;
}

export interface FakeServer {
  server: Server;
  fetch: typeof fetch;
  state: {
    terminals: Map<string, FakeTerminal>;
    /** enrolment codes, and which terminal used each */
    codes: Map<string, string | null>;
    tokens: Map<string, string>;
    version: number;
    products: unknown[];
    pictures: Map<string, Uint8Array>;
    printers: { id: number; name: string }[];
    /** what was printed on them */
    papers: Buffer[];
    printerOff: boolean;
    cashiers: { id: number; name: string; supervisor: boolean; pin: string }[];
    /** seqs that no server can read */
    poison: Set<number>;
    /** seqs whose presence makes the whole request malformed */
    spoil: Set<number>;
    fail: boolean | null;
    uploads: number;
  };
}

export function fakeServer(options?: {
  code?: string;
  publicBase?: string;
  now?: () => number;
  pinIterations?: number;
}): FakeServer;
