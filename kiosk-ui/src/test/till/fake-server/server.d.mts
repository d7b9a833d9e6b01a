import type { Server } from 'node:http';

export interface FakeServer {
  server: Server;
  state: {
    terminals: Map<
      string,
      {
        entries: { hash: Buffer; body: { seq: number; kind: string; totalFen?: number } }[];
        revoked: boolean;
        tag: string;
      }
    >;
    version: number;
    products: unknown[];
    /** seqs that no server can read */
    poison: Set<number>;
    /** seqs whose presence makes the whole request malformed */
    spoil: Set<number>;
    fail: boolean | null;
    uploads: number;
  };
}

export function fakeServer(options?: { code?: string; publicBase?: string }): FakeServer;
