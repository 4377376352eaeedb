CREATE TABLE targets (
    witness_id  VARCHAR NOT NULL,
    idx         INTEGER NOT NULL CHECK (idx >= 0),
    unit_id     VARCHAR NOT NULL,
    char_start  INTEGER NOT NULL CHECK (char_start >= 0),
    char_end    INTEGER NOT NULL,
    value_start INTEGER,
    value_end   INTEGER,
    indicator   VARCHAR NOT NULL,
    canonical   VARCHAR,
    aspect      VARCHAR NOT NULL
        CHECK (aspect IN ('growth', 'level', 'share', 'increment', 'count', 'reduction', 'qualitative')),
    comparator  VARCHAR NOT NULL
        CHECK (comparator IN ('>=', '>', '≈', '<=', '<', '=', 'range', 'strive', 'sync', 'above_average',
                              'maintain', 'improve', 'decrease', 'fulfil')),
    value       DOUBLE,
    value_high  DOUBLE,
    unit_text   VARCHAR,
    unit_base   VARCHAR,
    value_si    DOUBLE,
    hedge       VARCHAR,
    reference   VARCHAR,
    headline    BOOLEAN NOT NULL,
    polarity    VARCHAR NOT NULL CHECK (polarity IN ('higher', 'lower', 'none')),
    topic       VARCHAR,
    head        VARCHAR,
    PRIMARY KEY (witness_id, idx),
    CHECK (char_end >= char_start),
    CHECK ((value_start IS NULL) = (value_end IS NULL)),
    CHECK (value_end IS NULL OR value_end >= value_start)
);
COMMENT ON TABLE targets IS 'What is to be reached: indicator, comparator, value and unit, or a comparative in words';
COMMENT ON COLUMN targets.idx IS 'Index within the text''s list, from 0';
COMMENT ON COLUMN targets.canonical IS 'Name of the indicator through the years';
COMMENT ON COLUMN targets.value_high IS 'Upper bound of a range';
COMMENT ON COLUMN targets.value_si IS 'value times the scale of unit_text, in unit_base; percent stays percent';
COMMENT ON COLUMN targets.polarity IS 'Which direction is better for this indicator';
COMMENT ON COLUMN targets.topic IS 'What the canonical indicator belongs to';
COMMENT ON COLUMN targets.head IS 'Head noun of a name that no canonical indicator claims';
