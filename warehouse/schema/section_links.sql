CREATE TABLE section_links (
    pair_id     VARCHAR NOT NULL,
    ord         INTEGER NOT NULL,
    old_section VARCHAR,
    new_section VARCHAR,
    relation    VARCHAR NOT NULL
        CHECK (relation IN ('kept', 'renamed', 'moved', 'merged', 'split', 'added', 'dropped')),
    old_rank    INTEGER,
    new_rank    INTEGER,
    share       DOUBLE NOT NULL CHECK (share BETWEEN 0 AND 1),
    PRIMARY KEY (pair_id, ord),
    CHECK (old_section IS NOT NULL OR new_section IS NOT NULL)
);
COMMENT ON TABLE section_links IS 'Sections of the old report and their counterparts in the new';
COMMENT ON COLUMN section_links.old_section IS 'section_key in the older text; new_section likewise';
COMMENT ON COLUMN section_links.share IS 'Share of the old section''s linked text that goes to the new one';
