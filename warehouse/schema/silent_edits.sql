CREATE TABLE silent_edits (
    witness_id      VARCHAR NOT NULL,
    idx             INTEGER NOT NULL CHECK (idx >= 0),
    kind            VARCHAR NOT NULL
        CHECK (kind IN ('misread_figure', 'misread_words', 'lost_passage', 'added_passage', 'repeated_passage',
                        'splice', 'spelling', 'punctuation')),
    noticed_at      TIMESTAMP NOT NULL,
    old_captured_at TIMESTAMP NOT NULL,
    old_sha256      VARCHAR NOT NULL,
    new_sha256      VARCHAR NOT NULL,
    old_start       INTEGER NOT NULL CHECK (old_start >= 0),
    old_end         INTEGER NOT NULL,
    new_start       INTEGER NOT NULL CHECK (new_start >= 0),
    new_end         INTEGER NOT NULL,
    old_text        VARCHAR NOT NULL,
    new_text        VARCHAR NOT NULL,
    places          INTEGER NOT NULL CHECK (places >= 1),
    PRIMARY KEY (witness_id, idx),
    CHECK (old_end >= old_start),
    CHECK (new_end >= new_start)
);
COMMENT ON TABLE silent_edits IS 'What was changed in a text after its page was first fetched, one row a place; menus and view counters are no edits';
COMMENT ON COLUMN silent_edits.kind IS 'As in differences, of the later text from the earlier: misread_figure and misread_words are other figures and words';
COMMENT ON COLUMN silent_edits.noticed_at IS 'When the later text was first fetched';
COMMENT ON COLUMN silent_edits.old_captured_at IS 'When the earlier text was fetched: the change was made between the two times';
COMMENT ON COLUMN silent_edits.old_start IS 'In the text of the snapshot old_sha256; new_start in that of new_sha256';
COMMENT ON COLUMN silent_edits.places IS 'How many places the row stands for: more than one for punctuation, or spelling throughout';
