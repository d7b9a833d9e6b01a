-- What recorded entries mean. Rows exist only for entries that count (recorded, or settled as accepted), derived in the transaction
-- that stored the entry. A sale freezes channel, region, day, eligibility and its reason.

CREATE TABLE shift (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    outlet_id   bigint NOT NULL REFERENCES outlet (id),
    cashier_id  bigint REFERENCES cashier (id),
    opened_at   timestamptz NOT NULL,
    float_fen   bigint NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT shift_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT shift_float_is_not_negative CHECK (float_fen >= 0)
);

-- What every entry did to the drawer of its shift, whether it counts or is parked: expected = float + the sum of these.
CREATE TABLE drawer_movement (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    shift_seq   bigint NOT NULL,
    cash_fen    bigint NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT movement_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq)
);
CREATE INDEX drawer_movement_by_shift ON drawer_movement (terminal_id, branch, shift_seq);

-- A shift may be closed once on the chain and once on each branch that left the chain while it was open. Its opening may not be
-- here at all, lost with a gap, where a person has accepted the closing even so.
CREATE TABLE shift_closing (
    terminal_id    uuid NOT NULL,
    branch         integer NOT NULL,
    shift_seq      bigint NOT NULL,
    seq            bigint NOT NULL,
    closed_at      timestamptz NOT NULL,
    expected_fen   bigint NOT NULL,
    counted_fen    bigint NOT NULL,
    PRIMARY KEY (terminal_id, branch, shift_seq),
    CONSTRAINT closing_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq)
);

CREATE TABLE cash_movement (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    shift_seq   bigint NOT NULL,
    amount_fen  bigint NOT NULL,
    reason      text NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq)
);

CREATE TABLE sale (
    terminal_id   uuid NOT NULL,
    branch        integer NOT NULL,
    seq           bigint NOT NULL,
    receipt_id    bytea NOT NULL,
    receipt       text NOT NULL,
    outlet_id     bigint NOT NULL REFERENCES outlet (id),
    channel_code  text NOT NULL REFERENCES channel (code),
    region_code   char(6) NOT NULL REFERENCES region (code),
    business_day  date NOT NULL,
    sold_at       timestamptz NOT NULL,
    shift_seq     bigint NOT NULL,
    cashier_id    bigint,
    total_fen     bigint NOT NULL,
    eligible_fen  bigint NOT NULL,
    rounding_fen  bigint NOT NULL,
    discount_fen  bigint NOT NULL,
    discount_reason text,
    approved_by   bigint,
    person        bytea,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT sale_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT sale_eligible_is_part_of_total CHECK (0 <= eligible_fen AND eligible_fen <= total_fen)
);
CREATE INDEX sale_by_outlet_and_day ON sale (outlet_id, business_day, sold_at);
CREATE INDEX sale_by_receipt_id ON sale (receipt_id);

CREATE TABLE sale_line (
    terminal_id    uuid NOT NULL,
    branch         integer NOT NULL,
    seq            bigint NOT NULL,
    line           smallint NOT NULL,
    product_id     bigint REFERENCES product (id),
    name           text NOT NULL,
    sales_unit     text NOT NULL,
    quantity_milli bigint NOT NULL,
    price_fen      bigint NOT NULL,
    net_fen        bigint NOT NULL,
    list_fen       bigint,
    discount_fen   bigint NOT NULL,
    discount_reason text,
    eligibility    text REFERENCES eligibility_reason (code),
    PRIMARY KEY (terminal_id, branch, seq, line),
    CONSTRAINT line_is_of_a_sale FOREIGN KEY (terminal_id, branch, seq) REFERENCES sale (terminal_id, branch, seq),
    CONSTRAINT sale_quantity_is_positive CHECK (quantity_milli > 0),
    CONSTRAINT sale_net_is_not_negative CHECK (net_fen >= 0),
    CONSTRAINT open_price_item_is_not_eligible CHECK (product_id IS NOT NULL OR eligibility IS NULL)
);

CREATE TABLE tender (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    position    smallint NOT NULL,
    method      text NOT NULL,
    amount_fen  bigint NOT NULL,
    verified    boolean NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq, position),
    CONSTRAINT tender_method_is_known CHECK (method IN ('CASH', 'WECHAT', 'ALIPAY', 'UNIONPAY', 'ECNY', 'ON_ACCOUNT'))
);

-- Who owes what was put on account (单位挂账).
CREATE TABLE tender_account (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    seq         bigint NOT NULL,
    position    smallint NOT NULL,
    unit        text NOT NULL,
    person      text NOT NULL,
    note        text NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq, position),
    CONSTRAINT account_is_of_a_tender FOREIGN KEY (terminal_id, branch, seq, position)
        REFERENCES tender (terminal_id, branch, seq, position)
);

CREATE TABLE refund (
    terminal_id          uuid NOT NULL,
    branch               integer NOT NULL,
    seq                  bigint NOT NULL,
    original_terminal_id uuid NOT NULL,
    original_branch      integer NOT NULL,
    original_seq         bigint NOT NULL,
    receipt_id           bytea NOT NULL,
    receipt              text NOT NULL,
    outlet_id            bigint NOT NULL REFERENCES outlet (id),
    channel_code         text NOT NULL REFERENCES channel (code),
    region_code          char(6) NOT NULL REFERENCES region (code),
    business_day         date NOT NULL,
    refunded_at          timestamptz NOT NULL,
    shift_seq            bigint NOT NULL,
    cashier_id           bigint,
    total_fen            bigint NOT NULL,
    eligible_fen         bigint NOT NULL,
    reason               text NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq),
    CONSTRAINT refund_is_of_an_entry FOREIGN KEY (terminal_id, branch, seq) REFERENCES journal_entry (terminal_id, branch, seq),
    CONSTRAINT refund_is_of_a_sale FOREIGN KEY (original_terminal_id, original_branch, original_seq) REFERENCES sale (terminal_id, branch, seq)
);
CREATE INDEX refund_by_receipt_id ON refund (receipt_id);
CREATE INDEX refund_by_original ON refund (original_terminal_id, original_branch, original_seq);
CREATE INDEX refund_by_outlet_and_day ON refund (outlet_id, business_day, refunded_at);

CREATE TABLE refund_line (
    terminal_id    uuid NOT NULL,
    branch         integer NOT NULL,
    seq            bigint NOT NULL,
    line           smallint NOT NULL,
    quantity_milli bigint NOT NULL,
    net_fen        bigint NOT NULL,
    eligible       boolean NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq, line),
    CONSTRAINT line_is_of_a_refund FOREIGN KEY (terminal_id, branch, seq) REFERENCES refund (terminal_id, branch, seq),
    CONSTRAINT refund_quantity_is_positive CHECK (quantity_milli > 0)
);

-- A void takes a whole sale off its day.
CREATE TABLE sale_void (
    terminal_id uuid NOT NULL,
    branch      integer NOT NULL,
    sale_seq    bigint NOT NULL,
    seq         bigint NOT NULL,
    voided_at   timestamptz NOT NULL,
    cashier_id  bigint,
    reason      text NOT NULL,
    PRIMARY KEY (terminal_id, branch, sale_seq),
    CONSTRAINT void_is_of_a_sale FOREIGN KEY (terminal_id, branch, sale_seq) REFERENCES sale (terminal_id, branch, seq)
);

-- A till that is about to give money back for what it may not have sold itself asks first: until then no other till's refund takes
-- these pieces. A hold, no fact: the refund that it was made for takes it away, and it ends by itself.
CREATE TABLE refund_reservation (
    terminal_id    uuid NOT NULL,
    branch         integer NOT NULL,
    seq            bigint NOT NULL,
    line           smallint NOT NULL,
    reserved_by    uuid NOT NULL REFERENCES terminal (id),
    quantity_milli bigint NOT NULL,
    reserved_until timestamptz NOT NULL,
    PRIMARY KEY (terminal_id, branch, seq, line, reserved_by),
    CONSTRAINT reservation_is_of_a_sale_line FOREIGN KEY (terminal_id, branch, seq, line)
        REFERENCES sale_line (terminal_id, branch, seq, line),
    CONSTRAINT reserved_quantity_is_positive CHECK (quantity_milli > 0)
);
