CREATE TABLE units (
    witness_id  VARCHAR NOT NULL,
    ord         INTEGER NOT NULL,
    unit_id     VARCHAR NOT NULL,
    char_start  INTEGER NOT NULL CHECK (char_start >= 0),
    char_end    INTEGER NOT NULL,
    role        VARCHAR NOT NULL
        CHECK (role IN ('preamble', 'review', 'goals', 'tasks', 'closing', 'annex', 'furniture')),
    part        VARCHAR,
    section     VARCHAR,
    theme       VARCHAR,
    text        VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL CHECK (kind IN ('heading', 'lead', 'sentence', 'clause')),
    section_key VARCHAR,
    commitment  BOOLEAN NOT NULL,
    repeat_of   VARCHAR,
    origin      VARCHAR,
    PRIMARY KEY (witness_id, unit_id),
    CHECK (char_end >= char_start)
);
COMMENT ON TABLE units IS 'Smallest aligned pieces of each text: headings, sentences, clauses';
COMMENT ON COLUMN units.ord IS 'Reading order within the text, from 0';
COMMENT ON COLUMN units.unit_id IS 'Unique within a text; two texts of one report may share it';
COMMENT ON COLUMN units.part IS 'Title of the part it stands in; section and theme likewise';
COMMENT ON COLUMN units.text IS 'Cleaned text; the source''s own characters are substr(witnesses.text, char_start + 1, char_end - char_start)';
COMMENT ON COLUMN units.section_key IS 'Innermost section';
COMMENT ON COLUMN units.commitment IS 'True where goals or tasks promise an action or a target';
COMMENT ON COLUMN units.repeat_of IS 'unit_id that this unit repeats: a repeated passage counts once';
COMMENT ON COLUMN units.origin IS 'In a collated text, name of the witness that the unit was taken from';
