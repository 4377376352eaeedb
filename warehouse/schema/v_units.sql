CREATE VIEW v_units AS
SELECT
    w.region, g.name AS region_name, w.year, u.witness_id, u.unit_id, u.ord, u.role, u.part, u.section,
    u.theme, u.section_key, u.kind, u.commitment, u.repeat_of, u.text,
    u.char_start, u.char_end, substr(w.text, u.char_start + 1, u.char_end - u.char_start) AS source_slice,
    coalesce(u.origin, w.witness) AS origin, u.char_start + coalesce(p.origin_start - p.char_start, 0) AS origin_start,
    coalesce(o.sha256, w.sha256) AS sha256, coalesce(o.source_url, w.source_url) AS source_url
FROM units u
JOIN witnesses w ON w.witness_id = u.witness_id AND w.is_base
LEFT JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start >= p.char_start AND u.char_start < p.char_end
LEFT JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = u.origin
JOIN regions g ON g.slug = w.region;
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
COMMENT ON COLUMN v_units.origin IS 'Name of the witness whose snapshot the unit stands in; differs from the text''s own only in a collated text';
COMMENT ON COLUMN v_units.origin_start IS 'char_start in the text of that witness';
