-- The journal: what terminals wrote, byte for byte. journal_entry refers only to the terminal; nothing in these tables is
-- changed or deleted but the head of a branch. Every key starts with terminal_id.

-- proven_at is the latest server time that the branch's entries prove they had seen: nothing that follows is older.
CREATE TABLE terminal_branch (
    terminal_id uuid NOT NULL REFERENCES terminal (id),
    branch      integer NOT NULL,
    next_seq    bigint NOT NULL,
    head_hash   bytea NOT NULL,
    parent      integer,
    opened_at   timestamptz NOT NULL,
    cause       text NOT NULL,
    proven_at   timestamptz NOT NULL,
    PRIMARY KEY (terminal_id, branch),
    CONSTRAINT branch_zero_is_the_chain CHECK ((branch = 0) = (parent IS NULL)),
    CONSTRAINT branch_cause_is_known CHECK (cause IN ('ENROLMENT', 'FORK', 'GAP_LOST')),
    CONSTRAINT branch_head_is_sha_256 CHECK (octet_length(head_hash) = 32)
);

CREATE TABLE journal_entry (
    terminal_id   uuid NOT NULL REFERENCES terminal (id),
    branch        integer NOT NULL,
    seq           bigint NOT NULL,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL,
    signature     bytea NOT NULL,
    body          bytea NOT NULL,
    received_at   timestamptz NOT NULL,
    carried_by    text,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT entry_is_stored_once UNIQUE (terminal_id, seq, hash),
    CONSTRAINT entry_seq_is_positive CHECK (seq > 0),
    CONSTRAINT entry_hash_is_sha_256 CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32),
    CONSTRAINT entry_signature_is_p1363 CHECK (octet_length(signature) = 64)
);

-- What was decided about an entry when it came in. Frozen.
CREATE TABLE entry_judgement (
    terminal_id  uuid NOT NULL,
    branch       integer NOT NULL,
    seq          bigint NOT NULL,
    kind         text NOT NULL,
    outcome      text NOT NULL,
    reason       text,
    detail       text,
    business_day date,
    happened_at  timestamptz,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT judgement_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT judgement_outcome_is_known CHECK (outcome IN ('RECORDED', 'PARKED', 'FORKED')),
    CONSTRAINT parked_entry_says_why CHECK ((outcome = 'RECORDED') = (reason IS NULL))
);
CREATE INDEX entry_judgement_unsettled ON entry_judgement (outcome, terminal_id, branch, seq) WHERE outcome <> 'RECORDED';

-- Personal data that travelled beside an entry, encrypted; content is erased on expiry, the digest stays.
CREATE TABLE entry_attachment (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    digest      bytea NOT NULL,
    content     bytea,
    erased_at   timestamptz,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT attachment_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT attachment_is_kept_or_erased CHECK ((content IS NULL) = (erased_at IS NOT NULL))
);

-- Well-signed entries whose predecessor is not here yet.
CREATE TABLE early_entry (
    terminal_id   uuid NOT NULL REFERENCES terminal (id),
    seq           bigint NOT NULL,
    hash          bytea NOT NULL,
    previous_hash bytea NOT NULL,
    signature     bytea NOT NULL,
    body          bytea NOT NULL,
    attachment    bytea,
    received_at   timestamptz NOT NULL,
    carried_by    text,
    joined_at     timestamptz,
    PRIMARY KEY (terminal_id, seq, hash)
);

-- What came in and could not be believed: kept as evidence, never counted.
CREATE TABLE unverified_entry (
    digest      bytea PRIMARY KEY,
    terminal    text NOT NULL,
    seq         bigint,
    reason      text NOT NULL,
    body        bytea NOT NULL,
    seal        bytea NOT NULL,
    received_at timestamptz NOT NULL,
    carried_by  text,
    CONSTRAINT unverified_reason_is_known CHECK (reason IN ('BAD_SIGNATURE', 'HASH_DIFFERS', 'UNKNOWN_TERMINAL', 'NOT_AN_ENTRY'))
);
-- How much of one carrier waits to be looked at is bounded.
CREATE INDEX unverified_entry_by_carrier ON unverified_entry (carried_by);

-- The office's own journal: settlements, adoptions, gaps declared lost. Signed by the server's key, which lives outside the database.
-- user_id is null for what the server did by rule, such as settling an entry whose cause of parking has gone.
CREATE TABLE office_entry (
    seq           bigint PRIMARY KEY,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL,
    signature     bytea NOT NULL,
    body          bytea NOT NULL,
    at            timestamptz NOT NULL,
    user_id       bigint REFERENCES user_account (id),
    CONSTRAINT office_entry_follows_one UNIQUE (previous_hash)
);

-- Fingerprints of the server's keys, so that a database that comes back without them does not quietly get new ones. The latest holds.
CREATE TABLE server_key (
    name        text NOT NULL,
    fingerprint bytea NOT NULL,
    since       timestamptz NOT NULL,
    PRIMARY KEY (name, since),
    CONSTRAINT key_fingerprint_is_sha_256 CHECK (octet_length(fingerprint) = 32)
);

-- Locked by whoever writes the next office entry.
CREATE TABLE office_head (
    only_one  boolean PRIMARY KEY DEFAULT true,
    next_seq  bigint NOT NULL,
    head_hash bytea NOT NULL,
    CONSTRAINT office_has_one_head CHECK (only_one)
);

-- What was settled about a parked or forked entry, and by which office entry. A later one undoes an earlier one. PROPOSED waits for a
-- second person. correction says how it counts otherwise than as written; under names the decision about its branch that it follows from.
CREATE TABLE settlement (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    office_seq  bigint NOT NULL REFERENCES office_entry (seq),
    decision    text NOT NULL,
    note        text NOT NULL DEFAULT '',
    correction  jsonb,
    under       bigint REFERENCES office_entry (seq),
    PRIMARY KEY (terminal_id, branch, seq, office_seq),
    CONSTRAINT settlement_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT settlement_decision_is_known CHECK (decision IN ('ACCEPTED', 'REFUSED', 'CURED', 'PROPOSED', 'UNDONE'))
);

-- What was decided about a whole branch; what comes in on it later follows the last decision.
CREATE TABLE branch_settlement (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    office_seq  bigint NOT NULL REFERENCES office_entry (seq),
    decision    text NOT NULL,
    note        text NOT NULL DEFAULT '',
    PRIMARY KEY (terminal_id, branch, office_seq),
    CONSTRAINT settlement_is_of_a_branch FOREIGN KEY (terminal_id, branch) REFERENCES terminal_branch (terminal_id, branch),
    CONSTRAINT branch_decision_is_known CHECK (decision IN ('ADOPTED', 'REFUSED', 'UNDONE')),
    CONSTRAINT the_chain_itself_is_not_settled CHECK (branch > 0)
);

CREATE VIEW decided_branch AS
SELECT DISTINCT ON (terminal_id, branch) terminal_id, branch, office_seq, decision, note
FROM branch_settlement ORDER BY terminal_id, branch, office_seq DESC;

-- What still waits to be settled: the last settlement of an entry decides.
CREATE VIEW unsettled_entry AS
SELECT j.* FROM entry_judgement j
WHERE j.outcome <> 'RECORDED'
  AND coalesce((SELECT s.decision FROM settlement s
                WHERE s.terminal_id = j.terminal_id AND s.branch = j.branch AND s.seq = j.seq
                ORDER BY s.office_seq DESC LIMIT 1), 'UNDONE') IN ('UNDONE', 'PROPOSED');

-- Someone has looked at what cannot be believed and says what came of it. It never counts, whatever is decided.
CREATE TABLE unverified_settlement (
    digest     bytea NOT NULL REFERENCES unverified_entry (digest),
    office_seq bigint NOT NULL REFERENCES office_entry (seq),
    decision   text NOT NULL,
    note       text NOT NULL,
    PRIMARY KEY (digest, office_seq),
    CONSTRAINT evidence_decision_is_known CHECK (decision IN ('ACKNOWLEDGED', 'UNDONE'))
);

-- note says what was found when it was raised, clearing what the person wrote who cleared it.
CREATE TABLE alarm (
    id          bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL,
    terminal_id uuid REFERENCES terminal (id),
    outlet_id   bigint REFERENCES outlet (id),
    subject     text NOT NULL,
    raised_at   timestamptz NOT NULL,
    cleared_at  timestamptz,
    cleared_by  bigint REFERENCES user_account (id),
    note        text NOT NULL DEFAULT '',
    clearing    text NOT NULL DEFAULT '',
    CONSTRAINT alarm_kind_is_known CHECK (kind IN ('FORK', 'GAP', 'LOST', 'UNVERIFIED', 'CLOCK', 'SILENT'))
);
CREATE UNIQUE INDEX alarm_is_raised_once ON alarm (kind, subject) WHERE cleared_at IS NULL;
