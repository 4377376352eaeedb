CREATE VIEW v_sections AS
SELECT
    w.region, g.name AS region_name, w.year, w.witness_id, s.ord, s.section_key, s.level, s.number, s.title,
    s.role, s.parent, s.char_start, s.char_end, s.char_end - s.char_start AS length,
    (SELECT count(*) FROM units u WHERE u.witness_id = s.witness_id AND u.section_key = s.section_key) AS units,
    p.origin, p.origin_start + least(s.char_start, p.char_end) - p.char_start AS origin_start,
    p.origin_start + least(s.char_end, p.char_end) - p.char_start AS origin_end,
    o.sha256, o.source_url
FROM sections s
JOIN witnesses w ON w.witness_id = s.witness_id AND w.is_base
ASOF JOIN pieces p ON p.witness_id = s.witness_id AND s.char_start >= p.char_start
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_sections IS 'Heading tree of each report''s base text';
COMMENT ON COLUMN v_sections.ord IS 'Reading order within the text, from 0';
COMMENT ON COLUMN v_sections.length IS 'Unicode characters of the source from heading to end';
COMMENT ON COLUMN v_sections.units IS 'Units that have this as their innermost section';
COMMENT ON COLUMN v_sections.level IS 'part, section or theme';
COMMENT ON COLUMN v_sections.number IS 'The number that the text itself gives the heading';
COMMENT ON COLUMN v_sections.parent IS 'section_key of the parent';
COMMENT ON COLUMN v_sections.origin IS 'Name of the witness whose snapshot the heading stands in; what follows in the section may be taken from others, see v_origins';
COMMENT ON COLUMN v_sections.origin_start IS 'char_start in the text of that witness';
