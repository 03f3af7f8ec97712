-- Evaluation: templates, evaluations with sheets and objections, surveys, improvements, reports; printed forms and data
-- packages. Orders, steps and changes say by themselves whether a promise was kept, so that a count is a list.

ALTER TABLE work_order ADD COLUMN response_kept TEXT;
ALTER TABLE work_order ADD COLUMN resolve_kept TEXT;
ALTER TABLE work_order ADD COLUMN outage_minutes BIGINT;
ALTER TABLE work_order ADD COLUMN outage_cause TEXT;
ALTER TABLE order_step ADD COLUMN kept TEXT;
ALTER TABLE change_request ADD COLUMN window_kept TEXT;
UPDATE work_order SET response_kept = CASE WHEN accepted_at <= response_due THEN 'kept' ELSE 'missed' END WHERE accepted_at IS NOT NULL AND response_due IS NOT NULL;
UPDATE work_order SET resolve_kept = CASE WHEN resolved_at <= resolve_due THEN 'kept' ELSE 'missed' END WHERE resolved_at IS NOT NULL AND resolve_due IS NOT NULL;
UPDATE work_order SET outage_minutes = 0;
UPDATE order_step SET kept = CASE WHEN done_at <= due_at THEN 'kept' ELSE 'missed' END WHERE done_at IS NOT NULL AND due_at IS NOT NULL;
UPDATE change_request SET window_kept = CASE WHEN started_at >= planned_start AND finished_at <= planned_end THEN 'kept' ELSE 'missed' END
    WHERE started_at IS NOT NULL AND finished_at IS NOT NULL AND planned_start IS NOT NULL AND planned_end IS NOT NULL AND change_class <> 'emergency';
-- One pass over a period without the wide rows: what the formulas of an evaluation ask.
CREATE INDEX work_order_tally ON work_order (kind, submitted_at, retired, item_id, unit_id, state, priority, impact, response_kept, resolve_kept, response_due, resolve_due, outage_cause, outage_minutes, first_time, stars, reopen_count);
CREATE INDEX change_request_tally ON change_request (closed_at, retired, unit_id, state, change_class, result, window_kept, unauthorised);
CREATE INDEX work_order_response_kept ON work_order (response_kept, id); -- only sqlite
CREATE INDEX work_order_response_kept ON work_order (response_kept NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_resolve_kept ON work_order (resolve_kept, id); -- only sqlite
CREATE INDEX work_order_resolve_kept ON work_order (resolve_kept NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_outage_cause ON work_order (outage_cause, id); -- only sqlite
CREATE INDEX work_order_outage_cause ON work_order (outage_cause NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_window_kept ON change_request (window_kept, id); -- only sqlite
CREATE INDEX change_request_window_kept ON change_request (window_kept NULLS FIRST, id); -- only postgres

CREATE TABLE evaluation_template (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    code TEXT,
    name TEXT,
    version BIGINT,
    standing TEXT,
    effective_on TEXT,
    source_note TEXT,
    content TEXT,
    content_digest TEXT,
    confirmed_by TEXT,
    confirmed_at BIGINT,
    audience TEXT
);
CREATE UNIQUE INDEX evaluation_template_number ON evaluation_template (number);
CREATE INDEX evaluation_template_code ON evaluation_template (code, id); -- only sqlite
CREATE INDEX evaluation_template_code ON evaluation_template (code NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_template_name ON evaluation_template (name, id); -- only sqlite
CREATE INDEX evaluation_template_name ON evaluation_template (name NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_template_standing ON evaluation_template (standing, id); -- only sqlite
CREATE INDEX evaluation_template_standing ON evaluation_template (standing NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_evaluation_template; -- only postgres

CREATE TABLE evaluation (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    state TEXT,
    template_id TEXT,
    period_kind TEXT,
    period_from TEXT,
    period_to TEXT,
    subject TEXT,
    unit_id TEXT,
    service_code TEXT,
    scores_due TEXT,
    objections_until TEXT,
    figures TEXT,
    inputs_digest TEXT,
    result TEXT,
    result_digest TEXT,
    score BIGINT,
    grade TEXT,
    signature TEXT,
    signatures TEXT,
    version BIGINT,
    corrects_id TEXT,
    correction TEXT,
    opened_by TEXT,
    opened_at BIGINT,
    closed_by TEXT,
    closed_at BIGINT,
    frozen_by TEXT,
    frozen_at BIGINT,
    checked_digest TEXT,
    checked_at BIGINT,
    note TEXT,
    audience TEXT
);
CREATE UNIQUE INDEX evaluation_number ON evaluation (number);
CREATE INDEX evaluation_title ON evaluation (title, id); -- only sqlite
CREATE INDEX evaluation_title ON evaluation (title NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_state ON evaluation (state, id); -- only sqlite
CREATE INDEX evaluation_state ON evaluation (state NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_template_id ON evaluation (template_id, id); -- only sqlite
CREATE INDEX evaluation_template_id ON evaluation (template_id NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_period_kind ON evaluation (period_kind, id); -- only sqlite
CREATE INDEX evaluation_period_kind ON evaluation (period_kind NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_period_from ON evaluation (period_from, id); -- only sqlite
CREATE INDEX evaluation_period_from ON evaluation (period_from NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_period_to ON evaluation (period_to, id); -- only sqlite
CREATE INDEX evaluation_period_to ON evaluation (period_to NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_subject ON evaluation (subject, id); -- only sqlite
CREATE INDEX evaluation_subject ON evaluation (subject NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_unit_id ON evaluation (unit_id, id); -- only sqlite
CREATE INDEX evaluation_unit_id ON evaluation (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_score ON evaluation (score, id); -- only sqlite
CREATE INDEX evaluation_score ON evaluation (score NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_grade ON evaluation (grade, id); -- only sqlite
CREATE INDEX evaluation_grade ON evaluation (grade NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_corrects_id ON evaluation (corrects_id, id); -- only sqlite
CREATE INDEX evaluation_corrects_id ON evaluation (corrects_id NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_closed_at ON evaluation (closed_at, id); -- only sqlite
CREATE INDEX evaluation_closed_at ON evaluation (closed_at NULLS FIRST, id); -- only postgres
CREATE INDEX evaluation_frozen_at ON evaluation (frozen_at, id); -- only sqlite
CREATE INDEX evaluation_frozen_at ON evaluation (frozen_at NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_evaluation; -- only postgres

CREATE TABLE score_sheet (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    evaluation_id TEXT,
    party TEXT,
    unit_id TEXT,
    state TEXT,
    scores TEXT,
    comment TEXT,
    scores_digest TEXT,
    submitted_by TEXT,
    submitted_at BIGINT,
    title TEXT,
    audience TEXT
);
CREATE INDEX score_sheet_evaluation_id ON score_sheet (evaluation_id, id); -- only sqlite
CREATE INDEX score_sheet_evaluation_id ON score_sheet (evaluation_id NULLS FIRST, id); -- only postgres
CREATE INDEX score_sheet_party ON score_sheet (party, id); -- only sqlite
CREATE INDEX score_sheet_party ON score_sheet (party NULLS FIRST, id); -- only postgres
CREATE INDEX score_sheet_unit_id ON score_sheet (unit_id, id); -- only sqlite
CREATE INDEX score_sheet_unit_id ON score_sheet (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX score_sheet_state ON score_sheet (state, id); -- only sqlite
CREATE INDEX score_sheet_state ON score_sheet (state NULLS FIRST, id); -- only postgres

CREATE TABLE objection (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    evaluation_id TEXT,
    indicator TEXT,
    party TEXT,
    state TEXT,
    reason TEXT,
    answer TEXT,
    ratio BIGINT,
    raised_by TEXT,
    raised_at BIGINT,
    answered_by TEXT,
    answered_at BIGINT,
    decided_by TEXT,
    decided_at BIGINT,
    audience TEXT
);
CREATE UNIQUE INDEX objection_number ON objection (number);
CREATE INDEX objection_evaluation_id ON objection (evaluation_id, id); -- only sqlite
CREATE INDEX objection_evaluation_id ON objection (evaluation_id NULLS FIRST, id); -- only postgres
CREATE INDEX objection_party ON objection (party, id); -- only sqlite
CREATE INDEX objection_party ON objection (party NULLS FIRST, id); -- only postgres
CREATE INDEX objection_state ON objection (state, id); -- only sqlite
CREATE INDEX objection_state ON objection (state NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_objection; -- only postgres

CREATE TABLE satisfaction_survey (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    unit_id TEXT,
    system_id TEXT,
    service_code TEXT,
    answered_on TEXT,
    respondent TEXT,
    respondent_phone TEXT,
    source TEXT,
    answers TEXT,
    score BIGINT,
    suggestion TEXT,
    entered_by TEXT
);
CREATE UNIQUE INDEX satisfaction_survey_number ON satisfaction_survey (number);
CREATE INDEX satisfaction_survey_title ON satisfaction_survey (title, id); -- only sqlite
CREATE INDEX satisfaction_survey_title ON satisfaction_survey (title NULLS FIRST, id); -- only postgres
CREATE INDEX satisfaction_survey_unit_id ON satisfaction_survey (unit_id, id); -- only sqlite
CREATE INDEX satisfaction_survey_unit_id ON satisfaction_survey (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX satisfaction_survey_system_id ON satisfaction_survey (system_id, id); -- only sqlite
CREATE INDEX satisfaction_survey_system_id ON satisfaction_survey (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX satisfaction_survey_answered_on ON satisfaction_survey (answered_on, id); -- only sqlite
CREATE INDEX satisfaction_survey_answered_on ON satisfaction_survey (answered_on NULLS FIRST, id); -- only postgres
CREATE INDEX satisfaction_survey_source ON satisfaction_survey (source, id); -- only sqlite
CREATE INDEX satisfaction_survey_source ON satisfaction_survey (source NULLS FIRST, id); -- only postgres
CREATE INDEX satisfaction_survey_score ON satisfaction_survey (score, id); -- only sqlite
CREATE INDEX satisfaction_survey_score ON satisfaction_survey (score NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_satisfaction_survey; -- only postgres

CREATE TABLE improvement_item (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    state TEXT,
    evaluation_id TEXT,
    indicator TEXT,
    unit_id TEXT,
    problem TEXT,
    cause TEXT,
    measure TEXT,
    owner_id TEXT,
    due_on TEXT,
    outcome TEXT,
    recheck TEXT,
    raised_by TEXT,
    raised_at BIGINT,
    done_at BIGINT,
    done_by TEXT,
    rechecked_by TEXT,
    closed_at BIGINT,
    kept TEXT,
    return_count BIGINT
);
CREATE UNIQUE INDEX improvement_item_number ON improvement_item (number);
CREATE INDEX improvement_item_title ON improvement_item (title, id); -- only sqlite
CREATE INDEX improvement_item_title ON improvement_item (title NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_state ON improvement_item (state, id); -- only sqlite
CREATE INDEX improvement_item_state ON improvement_item (state NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_evaluation_id ON improvement_item (evaluation_id, id); -- only sqlite
CREATE INDEX improvement_item_evaluation_id ON improvement_item (evaluation_id NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_unit_id ON improvement_item (unit_id, id); -- only sqlite
CREATE INDEX improvement_item_unit_id ON improvement_item (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_owner_id ON improvement_item (owner_id, id); -- only sqlite
CREATE INDEX improvement_item_owner_id ON improvement_item (owner_id NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_due_on ON improvement_item (due_on, id); -- only sqlite
CREATE INDEX improvement_item_due_on ON improvement_item (due_on NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_raised_at ON improvement_item (raised_at, id); -- only sqlite
CREATE INDEX improvement_item_raised_at ON improvement_item (raised_at NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_closed_at ON improvement_item (closed_at, id); -- only sqlite
CREATE INDEX improvement_item_closed_at ON improvement_item (closed_at NULLS FIRST, id); -- only postgres
CREATE INDEX improvement_item_kept ON improvement_item (kept, id); -- only sqlite
CREATE INDEX improvement_item_kept ON improvement_item (kept NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_improvement_item; -- only postgres

CREATE TABLE run_report (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    kind TEXT,
    state TEXT,
    period_from TEXT,
    period_to TEXT,
    evaluation_id TEXT,
    unit_id TEXT,
    blocks TEXT,
    numbers TEXT,
    due_on TEXT,
    by_schedule BIGINT,
    caught_up BIGINT,
    content_digest TEXT,
    issued_by TEXT,
    issued_at BIGINT,
    audience TEXT
);
CREATE UNIQUE INDEX run_report_number ON run_report (number);
CREATE INDEX run_report_title ON run_report (title, id); -- only sqlite
CREATE INDEX run_report_title ON run_report (title NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_kind ON run_report (kind, id); -- only sqlite
CREATE INDEX run_report_kind ON run_report (kind NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_state ON run_report (state, id); -- only sqlite
CREATE INDEX run_report_state ON run_report (state NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_period_from ON run_report (period_from, id); -- only sqlite
CREATE INDEX run_report_period_from ON run_report (period_from NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_period_to ON run_report (period_to, id); -- only sqlite
CREATE INDEX run_report_period_to ON run_report (period_to NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_evaluation_id ON run_report (evaluation_id, id); -- only sqlite
CREATE INDEX run_report_evaluation_id ON run_report (evaluation_id NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_unit_id ON run_report (unit_id, id); -- only sqlite
CREATE INDEX run_report_unit_id ON run_report (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_due_on ON run_report (due_on, id); -- only sqlite
CREATE INDEX run_report_due_on ON run_report (due_on NULLS FIRST, id); -- only postgres
CREATE INDEX run_report_issued_at ON run_report (issued_at, id); -- only sqlite
CREATE INDEX run_report_issued_at ON run_report (issued_at NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_run_report; -- only postgres

CREATE TABLE printed_form (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    form TEXT,
    form_version BIGINT,
    record_entity TEXT,
    record_id TEXT,
    record_number TEXT,
    copy BIGINT,
    short_code TEXT,
    digest TEXT,
    medium TEXT,
    signing TEXT,
    scan_digest TEXT,
    paper_changes TEXT,
    printed_by TEXT,
    printed_at BIGINT,
    unit_id TEXT,
    audience TEXT
);
CREATE UNIQUE INDEX printed_form_number ON printed_form (number);
CREATE INDEX printed_form_form ON printed_form (form, id); -- only sqlite
CREATE INDEX printed_form_form ON printed_form (form NULLS FIRST, id); -- only postgres
CREATE INDEX printed_form_record_id ON printed_form (record_id, id); -- only sqlite
CREATE INDEX printed_form_record_id ON printed_form (record_id NULLS FIRST, id); -- only postgres
CREATE INDEX printed_form_short_code ON printed_form (short_code, id); -- only sqlite
CREATE INDEX printed_form_short_code ON printed_form (short_code NULLS FIRST, id); -- only postgres
CREATE INDEX printed_form_medium ON printed_form (medium, id); -- only sqlite
CREATE INDEX printed_form_medium ON printed_form (medium NULLS FIRST, id); -- only postgres
CREATE INDEX printed_form_signing ON printed_form (signing, id); -- only sqlite
CREATE INDEX printed_form_signing ON printed_form (signing NULLS FIRST, id); -- only postgres
CREATE INDEX printed_form_printed_at ON printed_form (printed_at, id); -- only sqlite
CREATE INDEX printed_form_printed_at ON printed_form (printed_at NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_printed_form; -- only postgres

CREATE TABLE data_handover (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    state TEXT,
    purpose TEXT,
    scope_text TEXT,
    receiver TEXT,
    expires_on TEXT,
    record_entity TEXT,
    record_id TEXT,
    manifest TEXT,
    package_digest TEXT,
    requested_by TEXT,
    requested_at BIGINT,
    approved_by TEXT,
    approved_at BIGINT,
    security_by TEXT,
    security_at BIGINT,
    handed_over_at BIGINT,
    audience TEXT
);
CREATE UNIQUE INDEX data_handover_number ON data_handover (number);
CREATE INDEX data_handover_title ON data_handover (title, id); -- only sqlite
CREATE INDEX data_handover_title ON data_handover (title NULLS FIRST, id); -- only postgres
CREATE INDEX data_handover_state ON data_handover (state, id); -- only sqlite
CREATE INDEX data_handover_state ON data_handover (state NULLS FIRST, id); -- only postgres
CREATE INDEX data_handover_record_id ON data_handover (record_id, id); -- only sqlite
CREATE INDEX data_handover_record_id ON data_handover (record_id NULLS FIRST, id); -- only postgres
CREATE INDEX data_handover_requested_at ON data_handover (requested_at, id); -- only sqlite
CREATE INDEX data_handover_requested_at ON data_handover (requested_at NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_data_handover; -- only postgres
