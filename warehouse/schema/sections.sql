CREATE TABLE sections (
    witness_id  VARCHAR NOT NULL,
    ord         INTEGER NOT NULL,
    section_key VARCHAR NOT NULL,
    level       VARCHAR NOT NULL CHECK (level IN ('part', 'section', 'theme')),
    number      INTEGER,
    title       VARCHAR NOT NULL,
    role        VARCHAR NOT NULL
        CHECK (role IN ('preamble', 'review', 'goals', 'tasks', 'closing', 'annex', 'furniture')),
    char_start  INTEGER NOT NULL CHECK (char_start >= 0),
    char_end    INTEGER NOT NULL,
    parent      VARCHAR,
    PRIMARY KEY (witness_id, ord),
    CHECK (char_end >= char_start)
);
COMMENT ON TABLE sections IS 'Heading tree of each text, in reading order';
COMMENT ON COLUMN sections.ord IS 'Reading order within the text, from 0';
COMMENT ON COLUMN sections.section_key IS 'Place in the tree, e.g. tasks.2.1';
COMMENT ON COLUMN sections.number IS 'The number that the text itself gives the heading';
COMMENT ON COLUMN sections.parent IS 'section_key of the parent';
