-- What was published of a month, as it stood at one moment: these rows are only ever added to, and the office's entry holds their
-- digest. What comes in later keeps its day; the next publication of the month, for a reason, takes it in.

CREATE TABLE month_lock (
    month      date NOT NULL,
    number     integer NOT NULL,
    office_seq bigint NOT NULL REFERENCES office_entry (seq),
    digest     bytea NOT NULL,
    note       text NOT NULL DEFAULT '',
    PRIMARY KEY (month, number),
    CONSTRAINT month_lock_has_its_office_entry UNIQUE (office_seq),
    CONSTRAINT locked_month_is_its_first_day CHECK (extract(day FROM month) = 1),
    CONSTRAINT month_lock_number_is_positive CHECK (number > 0)
);

-- A lock that was lifted: the month has no published figure until it is locked again.
CREATE TABLE month_lifting (
    month      date NOT NULL,
    number     integer NOT NULL,
    office_seq bigint NOT NULL REFERENCES office_entry (seq),
    note       text NOT NULL,
    PRIMARY KEY (month, number),
    CONSTRAINT lifting_has_its_office_entry UNIQUE (office_seq),
    CONSTRAINT lifting_is_of_a_lock FOREIGN KEY (month, number) REFERENCES month_lock (month, number)
);

-- The published figures, each total as well: persons cannot be added. 'ALL' stands for every channel or region; the grain YEAR is the
-- year from January to the end of the month.
CREATE TABLE month_lock_figure (
    month                 date NOT NULL,
    number                integer NOT NULL,
    grain                 text NOT NULL,
    channel_code          text NOT NULL,
    region_code           text NOT NULL,
    sales                 bigint NOT NULL,
    refunds               bigint NOT NULL,
    sold_fen              bigint NOT NULL,
    sold_eligible_fen     bigint NOT NULL,
    refunded_fen          bigint NOT NULL,
    refunded_eligible_fen bigint NOT NULL,
    scanned               bigint NOT NULL,
    counted               bigint NOT NULL,
    persons               bigint NOT NULL,
    PRIMARY KEY (month, number, grain, channel_code, region_code),
    CONSTRAINT figure_is_of_a_lock FOREIGN KEY (month, number) REFERENCES month_lock (month, number),
    CONSTRAINT figure_grain_is_known CHECK (grain IN ('MONTH', 'YEAR'))
);

-- How far each terminal's branch had come: an entry from next_seq on is late, and so is a decision with a later office_seq.
CREATE TABLE month_lock_head (
    month       date NOT NULL,
    number      integer NOT NULL,
    terminal_id uuid NOT NULL REFERENCES terminal (id),
    branch      integer NOT NULL,
    next_seq    bigint NOT NULL,
    PRIMARY KEY (month, number, terminal_id, branch),
    CONSTRAINT head_is_of_a_lock FOREIGN KEY (month, number) REFERENCES month_lock (month, number)
);

-- The months that are locked now, each by its last publication.
CREATE VIEW locked_month AS
SELECT l.* FROM (SELECT DISTINCT ON (month) * FROM month_lock ORDER BY month, number DESC) l
WHERE NOT EXISTS (SELECT FROM month_lifting x WHERE x.month = l.month AND x.number = l.number);
