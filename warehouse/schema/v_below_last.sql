CREATE VIEW v_below_last AS
SELECT
    t.region, t.region_name, t.year, b.witness_id, b.target, t.indicator, t.canonical, t.aspect, t.comparator,
    t.value AS target_value, t.value_high AS target_value_high, t.unit_text AS target_unit_text, t.quote,
    b.value AS last_value, b.unit_text AS last_unit_text, b.reason, s.en AS reason_en, t.unit_id, b.told_by, u.text AS told_text,
    t.sha256, t.source_url
FROM below_last b
JOIN v_targets t ON t.witness_id = b.witness_id AND t.idx = b.target
JOIN units u ON u.witness_id = b.witness_id AND u.unit_id = b.told_by
LEFT JOIN sentences s ON s.zh = b.reason;
COMMENT ON VIEW v_below_last IS 'Targets that promise less than the same report says was reached the year before, with both places';
COMMENT ON COLUMN v_below_last.last_value IS 'What the report''s review part says was reached the year before, in last_unit_text';
COMMENT ON COLUMN v_below_last.told_by IS 'unit_id that tells it; unit_id is that of the target';
COMMENT ON COLUMN v_below_last.quote IS 'The target''s very characters';
