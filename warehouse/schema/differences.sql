CREATE TABLE differences (
    witness_id VARCHAR NOT NULL,
    idx        INTEGER NOT NULL CHECK (idx >= 0),
    kind       VARCHAR NOT NULL
        CHECK (kind IN ('misread_figure', 'misread_words', 'lost_passage', 'added_passage', 'repeated_passage',
                        'splice', 'furniture', 'spelling', 'punctuation')),
    base_start INTEGER NOT NULL CHECK (base_start >= 0),
    base_end   INTEGER NOT NULL,
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end   INTEGER NOT NULL,
    base_text  VARCHAR NOT NULL,
    text       VARCHAR NOT NULL,
    detail     VARCHAR NOT NULL,
    places     INTEGER NOT NULL CHECK (places >= 1),
    PRIMARY KEY (witness_id, idx),
    CHECK (base_end >= base_start),
    CHECK (char_end >= char_start)
);
COMMENT ON TABLE differences IS 'What a text has otherwise than the base text of its report, each with its place in both';
COMMENT ON COLUMN differences.base_start IS 'In the base text; equals base_end where the base has nothing there';
COMMENT ON COLUMN differences.char_start IS 'In this text; equals char_end where this text has nothing there';
COMMENT ON COLUMN differences.base_text IS 'What the base has there, cut short where it is long; text likewise';
COMMENT ON COLUMN differences.places IS 'How many places the row stands for: more than one for punctuation, or spelling throughout';
