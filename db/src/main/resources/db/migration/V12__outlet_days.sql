-- An outlet's day on the server: what its closings said. A closing is never changed; what comes in later for the day is a
-- difference to it, until somebody closes the day again.

-- user_id and reason are null where the day closed by itself. Cash is of the shifts opened on the day that had been closed by then.
CREATE TABLE outlet_day_closing (
    outlet_id        bigint NOT NULL REFERENCES outlet (id),
    business_day     date NOT NULL,
    number           integer NOT NULL,
    closed_at        timestamptz NOT NULL,
    user_id          bigint REFERENCES user_account (id),
    reason           text,
    sales            bigint NOT NULL,
    refunds          bigint NOT NULL,
    total_fen        bigint NOT NULL,
    eligible_fen     bigint NOT NULL,
    shifts           bigint NOT NULL,
    float_fen        bigint NOT NULL,
    cash_sales_fen   bigint NOT NULL,
    cash_refunds_fen bigint NOT NULL,
    cash_in_fen      bigint NOT NULL,
    cash_out_fen     bigint NOT NULL,
    expected_fen     bigint NOT NULL,
    counted_fen      bigint NOT NULL,
    PRIMARY KEY (outlet_id, business_day, number),
    CONSTRAINT day_closings_are_numbered_from_one CHECK (number >= 1),
    CONSTRAINT day_closed_by_a_person_says_why CHECK ((user_id IS NULL) = (reason IS NULL)),
    CONSTRAINT day_closing_ties_out
        CHECK (float_fen + cash_sales_fen - cash_refunds_fen + cash_in_fen - cash_out_fen = expected_fen)
);

CREATE TABLE outlet_day_closing_method (
    outlet_id    bigint NOT NULL,
    business_day date NOT NULL,
    number       integer NOT NULL,
    method       text NOT NULL,
    taken_fen    bigint NOT NULL,
    back_fen     bigint NOT NULL,
    PRIMARY KEY (outlet_id, business_day, number, method),
    CONSTRAINT method_is_of_a_day_closing FOREIGN KEY (outlet_id, business_day, number)
        REFERENCES outlet_day_closing (outlet_id, business_day, number)
);

-- The devices that a person did not wait for.
CREATE TABLE outlet_day_closing_without (
    outlet_id    bigint NOT NULL,
    business_day date NOT NULL,
    number       integer NOT NULL,
    terminal_id  uuid NOT NULL REFERENCES terminal (id),
    cause        text NOT NULL,
    since        timestamptz NOT NULL,
    what         bigint NOT NULL,
    PRIMARY KEY (outlet_id, business_day, number, terminal_id, cause, what),
    CONSTRAINT without_is_of_a_day_closing FOREIGN KEY (outlet_id, business_day, number)
        REFERENCES outlet_day_closing (outlet_id, business_day, number),
    CONSTRAINT without_cause_is_known CHECK (cause IN ('OPEN_SHIFT', 'CLOSING', 'GAP', 'UNSENT'))
);

CREATE INDEX shift_by_outlet_and_opening ON shift (outlet_id, opened_at);
CREATE INDEX shift_by_opening ON shift (opened_at);
CREATE INDEX outlet_day_closing_without_by_terminal ON outlet_day_closing_without (terminal_id);
-- Of all entries few were not recorded at once.
CREATE INDEX entry_judgement_unrecorded_by_day ON entry_judgement (terminal_id, business_day) WHERE outcome <> 'RECORDED';
