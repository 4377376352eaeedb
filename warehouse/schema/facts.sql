CREATE TABLE facts (
    witness_id VARCHAR NOT NULL,
    line       INTEGER NOT NULL CHECK (line > 1),
    kind       VARCHAR NOT NULL CHECK (kind IN ('target', 'outcome')),
    ref_year   VARCHAR NOT NULL,
    indicator  VARCHAR NOT NULL,
    canonical  VARCHAR,
    wording    VARCHAR NOT NULL,
    aspect     VARCHAR NOT NULL
        CHECK (aspect IN ('growth', 'level', 'share', 'increment', 'count', 'reduction', 'qualitative')),
    comparator VARCHAR NOT NULL
        CHECK (comparator IN ('>=', '>', '≈', '<=', '<', '=', 'range', 'strive', 'sync', 'above_average',
                              'maintain', 'improve', 'decrease', 'fulfil')),
    value      DOUBLE,
    value_high DOUBLE,
    unit_text  VARCHAR,
    unit_base  VARCHAR,
    value_si   DOUBLE,
    hedge      VARCHAR,
    reference  VARCHAR,
    polarity   VARCHAR NOT NULL CHECK (polarity IN ('higher', 'lower', 'none')),
    source     VARCHAR NOT NULL,
    trust      VARCHAR NOT NULL CHECK (trust IN ('official', 'press', 'other', 'given')),
    confidence VARCHAR NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
    block      VARCHAR,
    note       VARCHAR,
    disputed   BOOLEAN NOT NULL,
    PRIMARY KEY (witness_id, line)
);
COMMENT ON TABLE facts IS 'Figures of digests: tables that a person drew from sources. They are no text of a report, and no change rests on them';
COMMENT ON COLUMN facts.witness_id IS 'The digest as a witness of one report; its sha256 is the snapshot of the file';
COMMENT ON COLUMN facts.line IS 'Line of the file on which the row begins, from 1; the first is the header';
COMMENT ON COLUMN facts.ref_year IS 'Year, or span of years, that the figure is about; the report is of the witness''s year';
COMMENT ON COLUMN facts.wording IS 'Words around the figure as they are printed, … in its place';
COMMENT ON COLUMN facts.source IS 'Address of the page that the figure was taken from; sha256:… for a text that was given without one';
COMMENT ON COLUMN facts.trust IS 'Whose word the source is: official, press, other or given';
COMMENT ON COLUMN facts.confidence IS 'How sure the person is of having read it right';
COMMENT ON COLUMN facts.block IS 'Where in the source it stands: headline, review, task, livelihood, bulletin, …';
COMMENT ON COLUMN facts.disputed IS 'True where another source gives another figure for the same indicator and year; both are kept';
COMMENT ON COLUMN facts.value_si IS 'value times the scale of unit_text, in unit_base; percent stays percent';
