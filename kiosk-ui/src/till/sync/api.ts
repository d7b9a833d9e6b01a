import { tokenSignature } from '../wire/keys';
import { fromBase64url, type Bytes } from '../wire/bytes';
import { packed, uploadLines, type UploadAnswer } from '../wire/upload';
import type { CatalogueDelta, ContactAnswer, Enrolled, ReceiptAnswer, Setup, Token } from '../wire/answers';
import type { Original, RefundLine } from '../wire/bodies';
import type { Entry, Identity } from '../store/database';

/** A request that was refused as a whole (RFC 9457, README §9). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** the NAME of `urn:jiuxiao:problem:FEATURE.NAME`, or "http-STATUS" */
    readonly problem: string,
    readonly detail: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(`${problem}: ${detail}`);
  }
}

/** No answer: the network or the server is away. */
export class Unreachable extends Error {}

export interface Contact {
  version: string;
  nextSeq: number;
  headHash: string;
  unsent: number;
  openShift: number | null;
  storagePersisted: boolean;
  device: number;
}

export type ReservedLine = Pick<RefundLine, 'line' | 'quantityMilli'>;

const TIMEOUT_MILLISECONDS = 20_000;
const TOKEN_MARGIN_MILLISECONDS = 60_000;

/** The server's doors for tills. Holds the token of the moment. */
export class Api {
  #token: (Token & { gotAt: number }) | null = null;

  constructor(private readonly fetchFrom: typeof fetch = (input, init) => fetch(input, init)) {}

  async enrol(request: unknown): Promise<Enrolled> {
    return json(await this.#send('POST', 'enrolments', request));
  }

  async contact(identity: Identity, contact: Contact): Promise<ContactAnswer> {
    return json(await this.#authorised(identity, 'POST', 'contacts', contact));
  }

  async upload(identity: Identity, entries: readonly Pick<Entry, 'body' | 'seal'>[]): Promise<UploadAnswer> {
    const { body, headers } = await packed(uploadLines(entries));
    return json(await this.#authorised(identity, 'POST', 'entries', body, headers));
  }

  /** null: nothing changed since `etag` */
  async setup(identity: Identity, etag: string | null): Promise<{ etag: string; setup: Setup } | null> {
    const headers: Record<string, string> = etag === null ? {} : { 'If-None-Match': etag };
    const response = await this.#authorised(identity, 'GET', 'setup', undefined, headers);
    if (response.status === 304) return null;
    return { etag: response.headers.get('ETag') ?? '', setup: await json(response) };
  }

  async catalogue(identity: Identity, since: number): Promise<CatalogueDelta> {
    return json(await this.#authorised(identity, 'GET', `catalogue?since=${since}`));
  }

  /** A receipt of this outlet, whichever till wrote it, by the code on it. */
  async receipt(identity: Identity, code: string): Promise<ReceiptAnswer> {
    return json(await this.#authorised(identity, 'GET', `receipts/${encodeURIComponent(code)}`));
  }

  /** The same by the number printed on it. */
  async receiptOf(identity: Identity, number: string): Promise<ReceiptAnswer> {
    return json(await this.#authorised(identity, 'GET', `receipts?number=${encodeURIComponent(number)}`));
  }

  /** Holds pieces of a sale for this till; none: gives up what it held. Answers the receipt as it stands with that. */
  async reserve(
    identity: Identity,
    original: Original,
    lines: readonly ReservedLine[],
    patienceMilliseconds = TIMEOUT_MILLISECONDS,
  ): Promise<ReceiptAnswer> {
    const wish = { original, lines };
    const answer = await this.#authorised(identity, 'POST', 'reservations', wish, {}, patienceMilliseconds);
    return (await json<{ receipt: ReceiptAnswer }>(answer)).receipt;
  }

  /** Problem 404: no product that is sold here has it. */
  async picture(identity: Identity, hash: string): Promise<Bytes> {
    const response = await this.#authorised(identity, 'GET', `pictures/${hash}`);
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new Unreachable('cut off', { cause });
    }
  }

  /** Passes bytes on to a printer of the outlet. */
  async print(identity: Identity, printer: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const body = new Blob([bytes], { type: 'application/octet-stream' });
    await this.#authorised(identity, 'POST', `printers/${printer}`, body);
  }

  /** UPLOAD: this terminal was revoked and may only hand in what it wrote. */
  async scope(identity: Identity): Promise<Token['scope']> {
    return (await this.#currentToken(identity)).scope;
  }

  async #authorised(
    identity: Identity,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    patienceMilliseconds = TIMEOUT_MILLISECONDS,
  ): Promise<Response> {
    const attempt = async (): Promise<Response> => {
      const { token } = await this.#currentToken(identity);
      return this.#send(method, path, body, { ...headers, Authorization: `Bearer ${token}` }, patienceMilliseconds);
    };
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 401 || failure.problem === 'token-refused') throw failure;
      this.#token = null;
      return attempt();
    }
  }

  async #currentToken(identity: Identity): Promise<Token> {
    const now = Date.now();
    // The token's life is counted on this device's own clock from when it came: the clocks may differ.
    if (this.#token && now >= this.#token.gotAt && now < this.#token.expiresAt) return this.#token;
    const asked = await json<{ nonce: string; expiresAt: number }>(await this.#send('POST', 'nonces'));
    const signature = await tokenSignature(identity.key, fromBase64url(asked.nonce), identity.terminal);
    const { terminal, enrolment } = identity;
    const request = { terminal, nonce: asked.nonce, signature, ...(enrolment ? { enrolment } : {}) };
    const answer = await this.#send('POST', 'tokens', request);
    const token = await json<Token>(answer);
    const serverNow = Date.parse(answer.headers.get('Date') ?? '') || now;
    const life = token.expiresAt - serverNow - TOKEN_MARGIN_MILLISECONDS;
    this.#token = { ...token, gotAt: now, expiresAt: now + Math.max(0, life) };
    return this.#token;
  }

  /** A revocation changes what a token may do; the next request asks for a new one. */
  forgetToken(): void {
    this.#token = null;
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    patienceMilliseconds = TIMEOUT_MILLISECONDS,
  ): Promise<Response> {
    const init: RequestInit = {
      method,
      headers: { Accept: 'application/json', ...headers },
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMilliseconds),
    };
    if (body instanceof Blob) init.body = body;
    else if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'Content-Type': 'application/json', ...init.headers };
    }
    let response: Response;
    try {
      response = await this.fetchFrom(`/api/kiosk/${path}`, init);
    } catch (cause) {
      throw new Unreachable('no answer', { cause });
    }
    if (response.ok || response.status === 304) return response;
    throw await problemOf(response);
  }
}

async function json<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (cause) {
    // A cut connection, or a page of some proxy in between: not our server's answer.
    throw new Unreachable('not a readable answer', { cause });
  }
}

async function problemOf(response: Response): Promise<Problem | Unreachable> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) {
    return new Unreachable(`status ${response.status} without a problem`);
  }
  const { type, detail, title } = await json<{ type?: string; detail?: string; title?: string }>(response);
  const name = /^urn:jiuxiao:problem:(?:.*\.)?([^.]+)$/.exec(type ?? '')?.[1] ?? `http-${response.status}`;
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new Problem(response.status, name, detail ?? title ?? '', Number.isNaN(seconds) ? null : seconds);
}
