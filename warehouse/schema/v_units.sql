-- Quotes are cut before the ASOF join, which keeps a copy of every column for each row: of whole texts that is gigabytes.
CREATE VIEW v_units AS
SELECT
    u.region, g.name AS region_name, u.year, u.witness_id, u.unit_id, u.ord, u.role, u.part, u.section,
    u.theme, u.section_key, u.kind, u.commitment, u.repeat_of, u.text,
    u.char_start, u.char_end, u.source_slice,
    p.origin, p.origin_start + least(u.char_start, p.char_end) - p.char_start AS origin_start,
    p.origin_start + least(u.char_end, p.char_end) - p.char_start AS origin_end,
    o.sha256, o.source_url
FROM (
    SELECT q.*, w.region, w.year, substr(w.text, q.char_start + 1, q.char_end - q.char_start) AS source_slice
    FROM units q JOIN witnesses w ON w.witness_id = q.witness_id AND w.is_base
) u
ASOF JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start >= p.char_start
JOIN witnesses o ON o.region = u.region AND o.year = u.year AND o.witness = p.origin
JOIN regions g ON g.slug = u.region;
COMMENT ON VIEW v_units IS 'Units of each report''s base text';
COMMENT ON COLUMN v_units.ord IS 'Reading order within the text, from 0';
COMMENT ON COLUMN v_units.text IS 'Cleaned text';
COMMENT ON COLUMN v_units.source_slice IS 'The very characters of the source, char_start to char_end';
COMMENT ON COLUMN v_units.commitment IS 'True where goals or tasks promise an action or a target';
COMMENT ON COLUMN v_units.repeat_of IS 'unit_id that this unit repeats';
COMMENT ON COLUMN v_units.role IS 'preamble, review, goals, tasks, closing, annex or furniture (page text that is no report)';
COMMENT ON COLUMN v_units.kind IS 'heading, lead, sentence or clause';
COMMENT ON COLUMN v_units.part IS 'Titles of the part, section and theme it stands in';
COMMENT ON COLUMN v_units.section_key IS 'Innermost section, see v_sections';
COMMENT ON COLUMN v_units.origin IS 'Name of the witness whose snapshot the unit begins in; differs from the text''s own only in a collated text. A unit that runs over two has a row for each in v_origins';
COMMENT ON COLUMN v_units.origin_start IS 'char_start in the text of that witness';
