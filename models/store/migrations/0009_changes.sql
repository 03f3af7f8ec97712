-- Changes: templates, windows and freezes, CAB meetings, requests with their steps, delegations, signing keys.

CREATE TABLE change_template (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    code TEXT,
    name TEXT,
    change_class TEXT,
    state TEXT,
    reason TEXT,
    steps TEXT,
    fallback TEXT,
    verification TEXT,
    outage TEXT,
    outage_minutes BIGINT,
    answers TEXT,
    approved_by TEXT,
    approved_at BIGINT,
    review_on TEXT,
    remark TEXT,
    audience TEXT
);
CREATE INDEX change_template_code ON change_template (code, id); -- only sqlite
CREATE INDEX change_template_code ON change_template (code NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX change_template_code_once ON change_template (code) WHERE retired = 0;
CREATE INDEX change_template_name ON change_template (name, id); -- only sqlite
CREATE INDEX change_template_name ON change_template (name NULLS FIRST, id); -- only postgres
CREATE INDEX change_template_change_class ON change_template (change_class, id); -- only sqlite
CREATE INDEX change_template_change_class ON change_template (change_class NULLS FIRST, id); -- only postgres
CREATE INDEX change_template_state ON change_template (state, id); -- only sqlite
CREATE INDEX change_template_state ON change_template (state NULLS FIRST, id); -- only postgres

CREATE TABLE change_window (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    name TEXT,
    kind TEXT,
    starts_at BIGINT,
    ends_at BIGINT,
    schedule TEXT,
    last_day TEXT,
    unit_id TEXT,
    system_id TEXT,
    resource_id TEXT,
    classes TEXT,
    condition TEXT,
    exempt_roles TEXT,
    reason TEXT,
    released BIGINT,
    released_by TEXT,
    released_at BIGINT,
    audience TEXT
);
CREATE INDEX change_window_name ON change_window (name, id); -- only sqlite
CREATE INDEX change_window_name ON change_window (name NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_kind ON change_window (kind, id); -- only sqlite
CREATE INDEX change_window_kind ON change_window (kind NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_starts_at ON change_window (starts_at, id); -- only sqlite
CREATE INDEX change_window_starts_at ON change_window (starts_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_ends_at ON change_window (ends_at, id); -- only sqlite
CREATE INDEX change_window_ends_at ON change_window (ends_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_unit_id ON change_window (unit_id, id); -- only sqlite
CREATE INDEX change_window_unit_id ON change_window (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_system_id ON change_window (system_id, id); -- only sqlite
CREATE INDEX change_window_system_id ON change_window (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_resource_id ON change_window (resource_id, id); -- only sqlite
CREATE INDEX change_window_resource_id ON change_window (resource_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_window_released ON change_window (released, id); -- only sqlite
CREATE INDEX change_window_released ON change_window (released NULLS FIRST, id); -- only postgres

CREATE TABLE cab_meeting (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    state TEXT,
    starts_at BIGINT,
    place TEXT,
    chair_id TEXT,
    agenda TEXT,
    attendance TEXT,
    minutes TEXT,
    content_digest TEXT,
    seal TEXT,
    seals TEXT,
    held_at BIGINT,
    audience TEXT
);
CREATE UNIQUE INDEX cab_meeting_number ON cab_meeting (number);
CREATE INDEX cab_meeting_title ON cab_meeting (title, id); -- only sqlite
CREATE INDEX cab_meeting_title ON cab_meeting (title NULLS FIRST, id); -- only postgres
CREATE INDEX cab_meeting_state ON cab_meeting (state, id); -- only sqlite
CREATE INDEX cab_meeting_state ON cab_meeting (state NULLS FIRST, id); -- only postgres
CREATE INDEX cab_meeting_starts_at ON cab_meeting (starts_at, id); -- only sqlite
CREATE INDEX cab_meeting_starts_at ON cab_meeting (starts_at NULLS FIRST, id); -- only postgres
CREATE INDEX cab_meeting_chair_id ON cab_meeting (chair_id, id); -- only sqlite
CREATE INDEX cab_meeting_chair_id ON cab_meeting (chair_id NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_cab_meeting; -- only postgres

CREATE TABLE change_request (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    change_class TEXT,
    state TEXT,
    template_id TEXT,
    unit_id TEXT,
    system_id TEXT,
    order_id TEXT,
    reason TEXT,
    steps TEXT,
    fallback TEXT,
    verification TEXT,
    outage TEXT,
    outage_minutes BIGINT,
    backup_proof TEXT,
    rehearsal TEXT,
    guard TEXT,
    planned_start BIGINT,
    planned_end BIGINT,
    implementer_id TEXT,
    watcher_id TEXT,
    resources TEXT,
    impact TEXT,
    impact_digest TEXT,
    answers TEXT,
    risk BIGINT,
    risk_account TEXT,
    findings_seen TEXT,
    findings TEXT,
    findings_accepted TEXT,
    exemption TEXT,
    exempted_by TEXT,
    applicant TEXT,
    chain TEXT,
    stage BIGINT,
    waits_for TEXT,
    round BIGINT,
    decision TEXT,
    decisions TEXT,
    content_digest TEXT,
    voided TEXT,
    meeting_id TEXT,
    phone_consent TEXT,
    phone_consent_at BIGINT,
    submitted_at BIGINT,
    assessed_at BIGINT,
    approved_at BIGINT,
    scheduled_at BIGINT,
    notified_at BIGINT,
    started_at BIGINT,
    finished_at BIGINT,
    closed_at BIGINT,
    result TEXT,
    result_note TEXT,
    actual_outage BIGINT,
    review TEXT,
    papers_due BIGINT,
    papers_at BIGINT,
    unauthorised BIGINT
);
CREATE UNIQUE INDEX change_request_number ON change_request (number);
CREATE INDEX change_request_title ON change_request (title, id); -- only sqlite
CREATE INDEX change_request_title ON change_request (title NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_change_class ON change_request (change_class, id); -- only sqlite
CREATE INDEX change_request_change_class ON change_request (change_class NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_state ON change_request (state, id); -- only sqlite
CREATE INDEX change_request_state ON change_request (state NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_template_id ON change_request (template_id, id); -- only sqlite
CREATE INDEX change_request_template_id ON change_request (template_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_unit_id ON change_request (unit_id, id); -- only sqlite
CREATE INDEX change_request_unit_id ON change_request (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_system_id ON change_request (system_id, id); -- only sqlite
CREATE INDEX change_request_system_id ON change_request (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_order_id ON change_request (order_id, id); -- only sqlite
CREATE INDEX change_request_order_id ON change_request (order_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_planned_start ON change_request (planned_start, id); -- only sqlite
CREATE INDEX change_request_planned_start ON change_request (planned_start NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_planned_end ON change_request (planned_end, id); -- only sqlite
CREATE INDEX change_request_planned_end ON change_request (planned_end NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_implementer_id ON change_request (implementer_id, id); -- only sqlite
CREATE INDEX change_request_implementer_id ON change_request (implementer_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_watcher_id ON change_request (watcher_id, id); -- only sqlite
CREATE INDEX change_request_watcher_id ON change_request (watcher_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_risk ON change_request (risk, id); -- only sqlite
CREATE INDEX change_request_risk ON change_request (risk NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_applicant ON change_request (applicant, id); -- only sqlite
CREATE INDEX change_request_applicant ON change_request (applicant NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_waits_for ON change_request (waits_for, id); -- only sqlite
CREATE INDEX change_request_waits_for ON change_request (waits_for NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_meeting_id ON change_request (meeting_id, id); -- only sqlite
CREATE INDEX change_request_meeting_id ON change_request (meeting_id NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_submitted_at ON change_request (submitted_at, id); -- only sqlite
CREATE INDEX change_request_submitted_at ON change_request (submitted_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_started_at ON change_request (started_at, id); -- only sqlite
CREATE INDEX change_request_started_at ON change_request (started_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_finished_at ON change_request (finished_at, id); -- only sqlite
CREATE INDEX change_request_finished_at ON change_request (finished_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_closed_at ON change_request (closed_at, id); -- only sqlite
CREATE INDEX change_request_closed_at ON change_request (closed_at NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_result ON change_request (result, id); -- only sqlite
CREATE INDEX change_request_result ON change_request (result NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_papers_due ON change_request (papers_due, id); -- only sqlite
CREATE INDEX change_request_papers_due ON change_request (papers_due NULLS FIRST, id); -- only postgres
CREATE INDEX change_request_unauthorised ON change_request (unauthorised, id); -- only sqlite
CREATE INDEX change_request_unauthorised ON change_request (unauthorised NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_change_request; -- only postgres

CREATE TABLE change_step (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    change_id TEXT,
    part TEXT,
    step BIGINT,
    name TEXT,
    state TEXT,
    record TEXT,
    done_by TEXT,
    done_at BIGINT,
    watched BIGINT,
    watched_by TEXT,
    watched_at BIGINT,
    unit_id TEXT
);
CREATE INDEX change_step_change_id ON change_step (change_id, id); -- only sqlite
CREATE INDEX change_step_change_id ON change_step (change_id NULLS FIRST, id); -- only postgres

CREATE TABLE delegation (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    principal_id TEXT,
    deputy_id TEXT,
    starts_at BIGINT,
    ends_at BIGINT,
    classes TEXT,
    reason TEXT,
    roles TEXT,
    granted_by TEXT,
    audience TEXT
);
CREATE INDEX delegation_principal_id ON delegation (principal_id, id); -- only sqlite
CREATE INDEX delegation_principal_id ON delegation (principal_id NULLS FIRST, id); -- only postgres
CREATE INDEX delegation_deputy_id ON delegation (deputy_id, id); -- only sqlite
CREATE INDEX delegation_deputy_id ON delegation (deputy_id NULLS FIRST, id); -- only postgres
CREATE INDEX delegation_starts_at ON delegation (starts_at, id); -- only sqlite
CREATE INDEX delegation_starts_at ON delegation (starts_at NULLS FIRST, id); -- only postgres
CREATE INDEX delegation_ends_at ON delegation (ends_at, id); -- only sqlite
CREATE INDEX delegation_ends_at ON delegation (ends_at NULLS FIRST, id); -- only postgres

CREATE TABLE signing_key (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    person_id TEXT,
    login TEXT,
    fingerprint TEXT,
    algorithm TEXT,
    public_key TEXT,
    proof TEXT,
    registered_at BIGINT,
    audience TEXT
);
CREATE INDEX signing_key_person_id ON signing_key (person_id, id); -- only sqlite
CREATE INDEX signing_key_person_id ON signing_key (person_id NULLS FIRST, id); -- only postgres
CREATE INDEX signing_key_login ON signing_key (login, id); -- only sqlite
CREATE INDEX signing_key_login ON signing_key (login NULLS FIRST, id); -- only postgres
CREATE INDEX signing_key_fingerprint ON signing_key (fingerprint, id); -- only sqlite
CREATE INDEX signing_key_fingerprint ON signing_key (fingerprint NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX signing_key_fingerprint_once ON signing_key (fingerprint) WHERE retired = 0;
