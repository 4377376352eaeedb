CREATE VIEW v_digest_outcomes AS
WITH promised AS (
    SELECT
        region, region_name, year, year::VARCHAR AS ref_year, 'report' AS origin, canonical, aspect, indicator,
        comparator, value, value_high, unit_text, unit_base, value_si, polarity, witness_id, unit_id,
        NULL::INTEGER AS line, idx AS target
    FROM v_targets
    UNION ALL BY NAME
    SELECT
        region, region_name, year, ref_year, 'digest' AS origin, canonical, aspect, indicator, comparator, value,
        value_high, unit_text, unit_base, value_si, polarity, witness_id, NULL::VARCHAR AS unit_id, line,
        line AS target
    FROM v_facts WHERE kind = 'target'
),
told AS (
    SELECT
        t.region, t.region_name, f.ref_year, t.year AS target_year, t.origin AS target_origin, t.canonical,
        t.aspect, t.indicator AS target_indicator, t.comparator, t.value AS target_value,
        t.value_high AS target_value_high, t.unit_text AS target_unit_text, t.value_si AS target_value_si,
        t.polarity, t.witness_id AS target_witness, t.unit_id AS target_unit, t.line AS target_line, t.target,
        f.indicator, f.wording, f.value, f.unit_text, f.value_si, f.comparator AS said, d.verdict,
        o.verdict AS report_verdict, o.value AS report_value, o.unit_text AS report_unit_text, f.source, f.trust,
        f.confidence, f.disputed, f.witness_id, f.line, f.sha256
    FROM promised t
    JOIN v_facts f
        ON f.region = t.region AND f.ref_year = t.ref_year AND f.canonical = t.canonical AND f.aspect = t.aspect
        AND f.unit_base IS NOT DISTINCT FROM t.unit_base AND f.kind = 'outcome'
    LEFT JOIN digest_verdicts d
        ON d.target_witness = t.witness_id AND d.target = t.target AND d.witness_id = f.witness_id AND d.line = f.line
    LEFT JOIN pairs p ON t.origin = 'report' AND p.old_witness = t.witness_id
    LEFT JOIN outcomes o ON o.pair_id = p.pair_id AND o.target = t.target
)
SELECT
    * EXCLUDE (target_value_si, value_si, said, polarity),
    CASE
        WHEN value_si IS NULL OR disputed OR confidence = 'low' OR said <> '=' THEN NULL
        WHEN comparator = '>=' THEN value_si >= target_value_si
        WHEN comparator = '>' THEN value_si > target_value_si
        WHEN comparator = '<=' THEN value_si <= target_value_si
        WHEN comparator = '<' THEN value_si < target_value_si
    END AS reached,
    CASE
        WHEN bool_or(disputed) OVER of_target
            OR len(list_distinct(list(verdict) OVER of_target
                || list(report_verdict) FILTER (report_verdict IN ('met', 'exceeded', 'missed')) OVER of_target)) > 1
            THEN 'disputed'
        ELSE coalesce(
            arg_min(verdict, list_position(['official', 'given', 'press', 'other'], trust)) OVER of_target,
            max(report_verdict) FILTER (report_verdict IN ('met', 'exceeded', 'missed')) OVER of_target
        )
    END AS settled
FROM told
WINDOW of_target AS (PARTITION BY target_witness, target);
COMMENT ON VIEW v_digest_outcomes IS 'What digests say became of targets: each target beside the outcome that a digest has for the same indicator and year';
COMMENT ON COLUMN v_digest_outcomes.target_origin IS 'report or digest: where the target is from';
COMMENT ON COLUMN v_digest_outcomes.target IS 'idx in the report''s targets, or line of the digest that holds the target';
COMMENT ON COLUMN v_digest_outcomes.verdict IS 'met, exceeded or missed by this figure alone, judged like a review part''s; null where it is inexact or of low confidence';
COMMENT ON COLUMN v_digest_outcomes.report_verdict IS 'What the next report''s own review part says of the same target; report_value in report_unit_text is its figure';
COMMENT ON COLUMN v_digest_outcomes.settled IS 'disputed where sources disagree, be it two digests or a digest and the report; else what the most trusted of them says';
COMMENT ON COLUMN v_digest_outcomes.reached IS 'Whether the figure keeps the target''s bound; null without a bound, and for a figure that is inexact, disputed or of low confidence';
COMMENT ON COLUMN v_digest_outcomes.source IS 'Address of the page that the outcome was taken from; sha256:… for a text that was given without one';
COMMENT ON COLUMN v_digest_outcomes.line IS 'Line of the digest''s file, whose snapshot is sha256';
