CREATE VIEW v_digest_outcomes AS
SELECT
    t.region, t.region_name, f.ref_year, t.year AS target_year, t.origin AS target_origin, t.canonical, t.aspect,
    t.indicator AS target_indicator, t.comparator, t.value AS target_value, t.value_high AS target_value_high,
    t.unit_text AS target_unit_text, t.witness_id AS target_witness, t.unit_id AS target_unit, t.line AS target_line,
    f.indicator, f.wording, f.value, f.unit_text,
    CASE
        WHEN f.value_si IS NULL OR f.disputed OR f.confidence = 'low' OR f.comparator <> '=' THEN NULL
        WHEN t.comparator = '>=' THEN f.value_si >= t.value_si
        WHEN t.comparator = '>' THEN f.value_si > t.value_si
        WHEN t.comparator = '<=' THEN f.value_si <= t.value_si
        WHEN t.comparator = '<' THEN f.value_si < t.value_si
    END AS reached,
    f.source, f.trust, f.confidence, f.disputed, f.witness_id, f.line, f.sha256
FROM v_indicators t
JOIN v_facts f
    ON f.region = t.region AND f.ref_year = t.ref_year AND f.canonical = t.canonical AND f.aspect = t.aspect
    AND f.unit_base IS NOT DISTINCT FROM t.unit_base
WHERE t.kind = 'target' AND f.kind = 'outcome';
COMMENT ON VIEW v_digest_outcomes IS 'What digests say became of targets: each target beside the outcome that a digest has for the same indicator and year';
COMMENT ON COLUMN v_digest_outcomes.target_origin IS 'report or digest: where the target is from';
COMMENT ON COLUMN v_digest_outcomes.reached IS 'Whether the figure keeps the target''s bound; null without a bound, and for a figure that is inexact, disputed or of low confidence';
COMMENT ON COLUMN v_digest_outcomes.source IS 'Address of the page that the outcome was taken from; sha256:… for a text that was given without one';
COMMENT ON COLUMN v_digest_outcomes.line IS 'Line of the digest''s file, whose snapshot is sha256';
