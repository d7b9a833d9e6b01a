-- Seals: what the journal and its frozen rows were at a moment, signed by the server's key. Never changed or deleted.

CREATE TABLE seal (
    number        bigint PRIMARY KEY,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL,
    signature     bytea NOT NULL,
    body          bytea NOT NULL,
    cut_at        timestamptz NOT NULL,
    cut_by        bigint REFERENCES user_account (id),
    entries       bigint NOT NULL,
    CONSTRAINT seal_follows_one UNIQUE (previous_hash),
    CONSTRAINT seal_number_is_positive CHECK (number > 0)
);

-- 16 bytes for each entry of a branch from first_seq on: the digest of its frozen rows. The seal holds the digest of these.
CREATE TABLE seal_leaves (
    seal_number bigint NOT NULL REFERENCES seal (number),
    terminal_id uuid NOT NULL REFERENCES terminal (id),
    branch      integer NOT NULL,
    first_seq   bigint NOT NULL,
    leaves      bytea NOT NULL,
    PRIMARY KEY (terminal_id, branch, first_seq),
    CONSTRAINT leaves_are_whole CHECK (octet_length(leaves) % 16 = 0)
);

-- Which seal held a piece of evidence that could not be believed, and the digest of its row. The seal holds the digest of these.
CREATE TABLE seal_evidence (
    digest      bytea PRIMARY KEY,
    seal_number bigint NOT NULL REFERENCES seal (number),
    leaf        bytea NOT NULL,
    CONSTRAINT leaf_has_16_bytes CHECK (octet_length(leaf) = 16)
);
CREATE INDEX seal_evidence_by_seal ON seal_evidence (seal_number);
