CREATE VIEW v_lines AS
SELECT
    l.region, g.name AS region_name, g.fictional, l.line_id, l.ord, l.first_year, l.last_year, l.years,
    l.last_year - l.first_year + 1 - l.years AS gap_years, l.ending,
    l.raised, l.lowered, l.tightened, l.softened, l.quantified, l.dequantified, l.scope_changed,
    l.incomparable, l.returns, l.asked, l.reported, l.last_reported, l.silent_run,
    f.text AS first_text, n.text AS last_text
FROM lines l
JOIN regions g ON g.slug = l.region
JOIN line_units a ON a.line_id = l.line_id AND a.year = l.first_year
JOIN units f ON f.witness_id = a.witness_id AND f.unit_id = a.unit_id
JOIN line_units z ON z.line_id = l.line_id AND z.year = l.last_year
JOIN units n ON n.witness_id = z.witness_id AND n.unit_id = z.unit_id;
COMMENT ON VIEW v_lines IS 'Every commitment of a region followed through the years, with its summary and its first and last words';
COMMENT ON COLUMN v_lines.line_id IS 'Stable: a later report never changes it';
COMMENT ON COLUMN v_lines.ord IS 'Order within the region';
COMMENT ON COLUMN v_lines.gap_years IS 'Years between the first and the last in which it has nothing';
COMMENT ON COLUMN v_lines.ending IS 'current, or what became of it after last_year';
COMMENT ON COLUMN v_lines.raised IS 'How often, where figures are comparable; the next six likewise';
COMMENT ON COLUMN v_lines.asked IS 'Years of which a later report could tell; reported: of how many it did';
COMMENT ON COLUMN v_lines.last_reported IS 'Year of the newest report that speaks of it';
COMMENT ON COLUMN v_lines.silent_run IS 'Newest years in a row of which later reports say nothing';
