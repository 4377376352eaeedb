CREATE VIEW v_indicators AS
WITH said AS NOT MATERIALIZED (
    SELECT
        'report' AS origin, t.region, t.region_name, t.year, t.year::VARCHAR AS ref_year, 'target' AS kind,
        t.canonical, t.indicator, t.aspect, t.comparator, t.value, t.value_high, t.unit_text, t.unit_base, t.value_si,
        t.hedge, t.reference, t.headline, t.polarity, t.quote, w.trust, NULL::VARCHAR AS confidence,
        false AS disputed, t.witness_id, t.unit_id, t.char_start, t.char_end,
        t.origin_start, t.origin_end, NULL::INTEGER AS line, t.sha256, t.source_url AS source
    FROM v_targets t JOIN witnesses w USING (witness_id)
    UNION ALL BY NAME
    SELECT
        'report' AS origin, r.region, r.region_name, r.year, NULL::VARCHAR AS ref_year, 'outcome' AS kind,
        r.canonical, r.indicator, r.aspect, r.comparator, r.value, r.value_high, r.unit_text, r.unit_base, r.value_si,
        r.hedge, r.reference, r.headline, r.polarity, r.quote, w.trust, NULL::VARCHAR AS confidence,
        false AS disputed, r.witness_id, r.unit_id, r.char_start, r.char_end,
        r.origin_start, r.origin_end, NULL::INTEGER AS line, r.sha256, r.source_url AS source
    FROM v_results r JOIN witnesses w USING (witness_id)
    UNION ALL BY NAME
    SELECT
        'digest' AS origin, f.region, f.region_name, f.year, f.ref_year, f.kind,
        f.canonical, f.indicator, f.aspect, f.comparator, f.value, f.value_high, f.unit_text, f.unit_base, f.value_si,
        f.hedge, f.reference, f.block IS NOT DISTINCT FROM 'headline' AS headline, f.polarity, f.wording AS quote, f.trust,
        f.confidence, f.disputed, f.witness_id, NULL::VARCHAR AS unit_id, NULL::INTEGER AS char_start,
        NULL::INTEGER AS char_end, NULL::INTEGER AS origin_start, NULL::INTEGER AS origin_end, f.line, f.sha256, f.source
    FROM v_facts f
),
contradicted AS (
    SELECT region, ref_year, canonical, aspect, unit_base
    FROM said
    WHERE kind = 'target' AND headline AND canonical IS NOT NULL AND value_si IS NOT NULL
    GROUP BY ALL
    HAVING bool_or(origin = 'report') AND bool_or(origin = 'digest') AND NOT list_has_any(
        list(value_si) FILTER (origin = 'report'), list(value_si) FILTER (origin = 'digest')
    )
)
SELECT said.* REPLACE (
    disputed OR (kind = 'target' AND headline AND (region, ref_year, canonical, aspect, unit_base) IN (
        SELECT (region, ref_year, canonical, aspect, unit_base) FROM contradicted
    )) AS disputed
)
FROM said;
COMMENT ON VIEW v_indicators IS 'History of indicators: targets and outcomes of each report, from its own text (origin report) and from digests of figures (origin digest)';
COMMENT ON COLUMN v_indicators.origin IS 'report: read out of the base text; digest: a row of a table that a person drew from sources';
COMMENT ON COLUMN v_indicators.year IS 'Of the report';
COMMENT ON COLUMN v_indicators.ref_year IS 'What the figure is about; null for outcomes in a report''s text, mostly the year before, where spans are not told apart';
COMMENT ON COLUMN v_indicators.quote IS 'The very characters of the text; of a digest the words around the figure, … in its place';
COMMENT ON COLUMN v_indicators.trust IS 'Whose word the source is: official, press, other or given';
COMMENT ON COLUMN v_indicators.confidence IS 'Of digests: how sure the person is of having read it right';
COMMENT ON COLUMN v_indicators.disputed IS 'Another source gives another figure for the same indicator and year: another row of a digest, or a digest and the report''s headline';
COMMENT ON COLUMN v_indicators.line IS 'Of digests: line of the file whose snapshot is sha256; of reports unit_id and char_start say the place';
COMMENT ON COLUMN v_indicators.origin_start IS 'Of reports: where the quote begins in the text of the snapshot sha256; origin_end where it ends there';
COMMENT ON COLUMN v_indicators.source IS 'Address of the page; sha256:… for a text that was given without one';
