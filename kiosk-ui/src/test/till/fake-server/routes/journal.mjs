// README §5–7: handing entries in, and reporting.
import { gunzipSync } from 'node:zlib';
import { b64, Problem, raw, sha, signed, utf8 } from '../bytes.mjs';
import { genesis } from './enrolment.mjs';

function acknowledgement(state, terminal) {
  const { entries } = state.terminals.get(terminal);
  return {
    terminal,
    branch: 0,
    nextSeq: entries.length + 1,
    headHash: b64(entries.length ? entries.at(-1).hash : genesis(state, terminal)),
  };
}

/** Where an entry goes: behind its predecessor, or, where another stands there already, on a next branch. */
function take(state, bodyLine, sealLine) {
  const body = JSON.parse(bodyLine);
  const seal = JSON.parse(sealLine);
  const known = state.terminals.get(body.terminal);
  const outcome = (name, branch = 0, reason = null) => ({
    terminal: body.terminal,
    seq: body.seq,
    hash: seal.hash,
    outcome: name,
    branch,
    reason,
  });
  if (!known) return outcome('UNVERIFIED', null, 'UNKNOWN_TERMINAL');
  const hash = sha(raw(seal.previous), utf8(bodyLine));
  if (b64(hash) !== seal.hash || state.poison.has(body.seq)) return outcome('UNVERIFIED', null, 'HASH_DIFFERS');
  if (!signed(known.publicKey, Buffer.concat([utf8('jiuxiao-entry-1'), hash]), seal.signature))
    return outcome('UNVERIFIED', null, 'BAD_SIGNATURE');
  const branches = [known.entries, ...known.forks];
  const has = (which) => branches.findIndex((entries) => entries.some((entry) => entry.hash.equals(which)));
  if (has(hash) >= 0) return outcome('ALREADY_RECORDED', has(hash));
  const previous = raw(seal.previous);
  const first = previous.equals(genesis(state, body.terminal));
  const branch = first ? 0 : has(previous);
  if (branch < 0) return outcome('EARLY', null);
  const before = branches[branch];
  if (first ? before.length === 0 : before.at(-1).hash.equals(previous)) {
    before.push({ hash, body });
    return branch === 0 ? outcome('RECORDED') : outcome('PARKED', branch, 'FOLLOWS_FORK');
  }
  known.forks.push([{ hash, body }]);
  return outcome('FORKED', branches.length);
}

export function upload({ state, now }, terminal, bytes, encoding) {
  state.uploads += 1;
  const lines = unpacked(bytes, encoding).trimEnd().split('\n');
  for (let at = 0; at < lines.length; at += 2) {
    if (state.spoil.has(JSON.parse(lines[at]).seq)) throw new Problem(400, 'journal.malformed-request');
  }
  const outcomes = [];
  for (let at = 0; at < lines.length; at += 2) outcomes.push(take(state, lines[at], lines[at + 1]));
  return [200, { serverTime: now(), outcomes, acknowledgements: [acknowledgement(state, terminal)] }];
}

function unpacked(bytes, encoding) {
  try {
    return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new Problem(400, 'malformed-request');
  }
}

export function contact({ state, now }, terminal) {
  const known = state.terminals.get(terminal);
  return [
    200,
    {
      serverTime: now(),
      revoked: known.revoked,
      acknowledgement: acknowledgement(state, terminal),
      catalogueVersion: state.version,
      setupTag: known.tag.replaceAll('"', ''),
      minimumVersion: '0.1.0',
    },
  ];
}
