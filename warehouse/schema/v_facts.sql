CREATE VIEW v_facts AS
SELECT
    w.region, g.name AS region_name, w.year, f.ref_year, f.kind, f.indicator, f.canonical, f.wording,
    f.aspect, f.comparator, f.value, f.value_high, f.unit_text, f.unit_base, f.value_si, f.hedge, f.reference,
    f.polarity, f.source, f.trust, f.confidence, f.disputed, f.block, f.note,
    f.witness_id, f.line, w.sha256, w.captured_at
FROM facts f
JOIN witnesses w ON w.witness_id = f.witness_id
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_facts IS 'Figures of digests, each with the line of the file it stands on and the source it was taken from';
COMMENT ON COLUMN v_facts.year IS 'Of the report it belongs to; ref_year is the year or span of years that the figure is about';
COMMENT ON COLUMN v_facts.line IS 'Line of the file whose snapshot is sha256, from 1';
COMMENT ON COLUMN v_facts.source IS 'Address of the page that the figure was taken from; sha256:… for a text that was given without one';
COMMENT ON COLUMN v_facts.disputed IS 'True where another source gives another figure for the same indicator and year';
COMMENT ON COLUMN v_facts.captured_at IS 'When the archive got the bytes, UTC; of a given file the time of adding';
