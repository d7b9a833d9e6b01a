-- What is published, exact at every moment: written in the transaction that stored the entries, rebuilt from the journal at will.
-- sold − refunded is the figure; voids have already left sold. Everything here is witnessed by a till.

CREATE TABLE outlet_day (
    outlet_id             bigint NOT NULL REFERENCES outlet (id),
    business_day          date NOT NULL,
    channel_code          text NOT NULL REFERENCES channel (code),
    region_code           char(6) NOT NULL REFERENCES region (code),
    sales                 bigint NOT NULL,
    refunds               bigint NOT NULL,
    sold_fen              bigint NOT NULL,
    sold_eligible_fen     bigint NOT NULL,
    refunded_fen          bigint NOT NULL,
    refunded_eligible_fen bigint NOT NULL,
    PRIMARY KEY (outlet_id, business_day)
);
CREATE INDEX outlet_day_by_day ON outlet_day (business_day);

-- What lies beneath a month's or a year's figure: as many rows as outlets, however many days and receipts they had.
CREATE TABLE outlet_month (
    outlet_id             bigint NOT NULL REFERENCES outlet (id),
    month                 date NOT NULL,
    channel_code          text NOT NULL REFERENCES channel (code),
    region_code           char(6) NOT NULL REFERENCES region (code),
    sales                 bigint NOT NULL,
    refunds               bigint NOT NULL,
    sold_fen              bigint NOT NULL,
    sold_eligible_fen     bigint NOT NULL,
    refunded_fen          bigint NOT NULL,
    refunded_eligible_fen bigint NOT NULL,
    PRIMARY KEY (outlet_id, month),
    CONSTRAINT outlet_month_is_its_first_day CHECK (extract(day FROM month) = 1)
);
CREATE INDEX outlet_month_by_cell ON outlet_month (channel_code, region_code, month);

-- The office's grain: what its page reads however many outlets and receipts there are.
CREATE TABLE channel_month (
    channel_code          text NOT NULL REFERENCES channel (code),
    region_code           char(6) NOT NULL REFERENCES region (code),
    month                 date NOT NULL,
    sales                 bigint NOT NULL,
    refunds               bigint NOT NULL,
    sold_fen              bigint NOT NULL,
    sold_eligible_fen     bigint NOT NULL,
    refunded_fen          bigint NOT NULL,
    refunded_eligible_fen bigint NOT NULL,
    PRIMARY KEY (channel_code, region_code, month),
    CONSTRAINT month_is_its_first_day CHECK (extract(day FROM month) = 1)
);

-- Visits at the office's grain: scans and headcounts.
CREATE TABLE visit_month (
    channel_code text NOT NULL REFERENCES channel (code),
    region_code  char(6) NOT NULL REFERENCES region (code),
    month        date NOT NULL,
    scanned      bigint NOT NULL,
    counted      bigint NOT NULL,
    PRIMARY KEY (channel_code, region_code, month),
    CONSTRAINT visit_month_is_its_first_day CHECK (extract(day FROM month) = 1)
);

-- How far the last rebuild of all this has come: it goes on from here after being interrupted. step counts the roll-ups in their
-- order that are right.
CREATE TABLE roll_up_rebuild (
    only_one    boolean PRIMARY KEY DEFAULT true,
    began_at    timestamptz NOT NULL,
    step        integer NOT NULL,
    mended      bigint NOT NULL,
    finished_at timestamptz,
    CONSTRAINT one_rebuild_at_a_time CHECK (only_one)
);
