// README §2, §3: becoming a terminal, and proving to be one.
import { randomBytes, randomUUID } from 'node:crypto';
import { b64, Problem, raw, sha, signed, utf8 } from '../bytes.mjs';

export function enrol({ state, now }, { code: given, publicKey, proof }) {
  if (!state.codes.has(given)) throw new Problem(404, 'enrolment-code-unknown');
  if (!signed(publicKey, Buffer.concat([utf8('jiuxiao-enrol-1'), sha(utf8(given)), raw(publicKey)]), proof))
    throw new Problem(422, 'proof-invalid');
  const used = state.codes.get(given);
  if (used && state.terminals.get(used).publicKey !== publicKey) throw new Problem(404, 'enrolment-code-unknown');
  const terminal = used ?? randomUUID();
  if (!used) {
    add(state, terminal, publicKey);
    state.codes.set(given, terminal);
  }
  const { label } = state.terminals.get(terminal);
  return [used ? 200 : 201, { terminal, label, genesisHash: b64(genesis(state, terminal)), serverTime: now() }];
}

function add(state, terminal, publicKey) {
  state.terminals.set(terminal, {
    publicKey,
    label: `A-003-${state.terminals.size + 1}`,
    entries: [],
    forks: [],
    revoked: false,
    tag: `"${randomUUID()}"`,
  });
}

export const genesis = (state, terminal) =>
  sha(utf8('jiuxiao-journal-1'), utf8(terminal), raw(state.terminals.get(terminal).publicKey));

export function token({ state }, { terminal, nonce, signature, enrolment }) {
  // A terminal that was forgotten is known again by what the setup gave it.
  const proof = /^(?<id>.+) (?<publicKey>.+)$/.exec(enrolment ?? '')?.groups;
  if (proof?.id === terminal && !state.terminals.has(terminal)) add(state, terminal, proof.publicKey);
  const known = state.terminals.get(terminal);
  const fresh = state.nonces.delete(nonce);
  if (
    !known ||
    !fresh ||
    !signed(known.publicKey, Buffer.concat([utf8('jiuxiao-token-1'), raw(nonce), utf8(terminal)]), signature)
  )
    throw new Problem(401, 'token-refused');
  const text = b64(randomBytes(16));
  state.tokens.set(text, terminal);
  return [200, { token: text, expiresAt: Date.now() + 900_000, scope: known.revoked ? 'UPLOAD' : 'TILL' }];
}

export function nonce({ state }) {
  const text = b64(randomBytes(32));
  state.nonces.add(text);
  return [200, { nonce: text, expiresAt: Date.now() + 60_000 }];
}
