-- Work orders: the service catalogue, policies, recurring plans, orders with steps, notes, resources and alerts.

CREATE TABLE service_item (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    code TEXT,
    name TEXT,
    english_name TEXT,
    kind TEXT,
    version BIGINT,
    state TEXT,
    effective_on TEXT,
    outside_code TEXT,
    clause TEXT,
    source_note TEXT,
    steps TEXT,
    audience TEXT
);
CREATE INDEX service_item_code ON service_item (code, id); -- only sqlite
CREATE INDEX service_item_code ON service_item (code NULLS FIRST, id); -- only postgres
CREATE INDEX service_item_name ON service_item (name, id); -- only sqlite
CREATE INDEX service_item_name ON service_item (name NULLS FIRST, id); -- only postgres
CREATE INDEX service_item_kind ON service_item (kind, id); -- only sqlite
CREATE INDEX service_item_kind ON service_item (kind NULLS FIRST, id); -- only postgres
CREATE INDEX service_item_state ON service_item (state, id); -- only sqlite
CREATE INDEX service_item_state ON service_item (state NULLS FIRST, id); -- only postgres

CREATE TABLE policy (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    kind TEXT,
    name TEXT,
    version TEXT,
    effective_on TEXT,
    source_note TEXT,
    content TEXT,
    audience TEXT
);
CREATE INDEX policy_kind ON policy (kind, id); -- only sqlite
CREATE INDEX policy_kind ON policy (kind NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX policy_kind_once ON policy (kind) WHERE retired = 0;

CREATE TABLE order_plan (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    item_id TEXT,
    unit_id TEXT,
    system_id TEXT,
    team TEXT,
    assignee_id TEXT,
    description TEXT,
    schedule TEXT,
    starts_on TEXT,
    ends_on TEXT,
    paused BIGINT,
    made_until BIGINT
);
CREATE UNIQUE INDEX order_plan_number ON order_plan (number);
CREATE INDEX order_plan_name ON order_plan (name, id); -- only sqlite
CREATE INDEX order_plan_name ON order_plan (name NULLS FIRST, id); -- only postgres
CREATE INDEX order_plan_item_id ON order_plan (item_id, id); -- only sqlite
CREATE INDEX order_plan_item_id ON order_plan (item_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_plan_unit_id ON order_plan (unit_id, id); -- only sqlite
CREATE INDEX order_plan_unit_id ON order_plan (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_plan_system_id ON order_plan (system_id, id); -- only sqlite
CREATE INDEX order_plan_system_id ON order_plan (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_plan_paused ON order_plan (paused, id); -- only sqlite
CREATE INDEX order_plan_paused ON order_plan (paused NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_order_plan; -- only postgres

CREATE TABLE work_order (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    kind TEXT,
    item_id TEXT,
    state TEXT,
    priority TEXT,
    impact TEXT,
    urgency TEXT,
    unit_id TEXT,
    system_id TEXT,
    requester_name TEXT,
    requester_phone TEXT,
    channel TEXT,
    description TEXT,
    team TEXT,
    assignee_id TEXT,
    change_number TEXT,
    parent_id TEXT,
    problem_id TEXT,
    hold_kind TEXT,
    hold_consent TEXT,
    urge TEXT,
    submitted_at BIGINT,
    accepted_at BIGINT,
    approved_at BIGINT,
    dispatched_at BIGINT,
    started_at BIGINT,
    resolved_at BIGINT,
    confirming_since BIGINT,
    closed_at BIGINT,
    response_limit TEXT,
    resolve_limit TEXT,
    response_due BIGINT,
    resolve_due BIGINT,
    pauses TEXT,
    policy_version TEXT,
    reopen_count BIGINT,
    urge_count BIGINT,
    resolution TEXT,
    handled_by TEXT,
    closed_by TEXT,
    auto_confirmed BIGINT,
    first_time BIGINT,
    transfer_count BIGINT,
    security_level TEXT,
    report_duty TEXT,
    graded_by TEXT,
    graded_at BIGINT,
    report_due BIGINT,
    reported_at BIGINT,
    plan_id TEXT,
    planned_for BIGINT,
    alert_key TEXT,
    stars BIGINT,
    comment TEXT,
    rating_source TEXT,
    rating_asked_at BIGINT,
    rated_at BIGINT
);
CREATE UNIQUE INDEX work_order_number ON work_order (number);
CREATE INDEX work_order_title ON work_order (title, id); -- only sqlite
CREATE INDEX work_order_title ON work_order (title NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_kind ON work_order (kind, id); -- only sqlite
CREATE INDEX work_order_kind ON work_order (kind NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_item_id ON work_order (item_id, id); -- only sqlite
CREATE INDEX work_order_item_id ON work_order (item_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_state ON work_order (state, id); -- only sqlite
CREATE INDEX work_order_state ON work_order (state NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_priority ON work_order (priority, id); -- only sqlite
CREATE INDEX work_order_priority ON work_order (priority NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_unit_id ON work_order (unit_id, id); -- only sqlite
CREATE INDEX work_order_unit_id ON work_order (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_system_id ON work_order (system_id, id); -- only sqlite
CREATE INDEX work_order_system_id ON work_order (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_channel ON work_order (channel, id); -- only sqlite
CREATE INDEX work_order_channel ON work_order (channel NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_team ON work_order (team, id); -- only sqlite
CREATE INDEX work_order_team ON work_order (team NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_assignee_id ON work_order (assignee_id, id); -- only sqlite
CREATE INDEX work_order_assignee_id ON work_order (assignee_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_parent_id ON work_order (parent_id, id); -- only sqlite
CREATE INDEX work_order_parent_id ON work_order (parent_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_problem_id ON work_order (problem_id, id); -- only sqlite
CREATE INDEX work_order_problem_id ON work_order (problem_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_submitted_at ON work_order (submitted_at, id); -- only sqlite
CREATE INDEX work_order_submitted_at ON work_order (submitted_at NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_resolved_at ON work_order (resolved_at, id); -- only sqlite
CREATE INDEX work_order_resolved_at ON work_order (resolved_at NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_closed_at ON work_order (closed_at, id); -- only sqlite
CREATE INDEX work_order_closed_at ON work_order (closed_at NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_response_due ON work_order (response_due, id); -- only sqlite
CREATE INDEX work_order_response_due ON work_order (response_due NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_resolve_due ON work_order (resolve_due, id); -- only sqlite
CREATE INDEX work_order_resolve_due ON work_order (resolve_due NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_auto_confirmed ON work_order (auto_confirmed, id); -- only sqlite
CREATE INDEX work_order_auto_confirmed ON work_order (auto_confirmed NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_security_level ON work_order (security_level, id); -- only sqlite
CREATE INDEX work_order_security_level ON work_order (security_level NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_report_due ON work_order (report_due, id); -- only sqlite
CREATE INDEX work_order_report_due ON work_order (report_due NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_plan_id ON work_order (plan_id, id); -- only sqlite
CREATE INDEX work_order_plan_id ON work_order (plan_id NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_alert_key ON work_order (alert_key, id); -- only sqlite
CREATE INDEX work_order_alert_key ON work_order (alert_key NULLS FIRST, id); -- only postgres
CREATE INDEX work_order_stars ON work_order (stars, id); -- only sqlite
CREATE INDEX work_order_stars ON work_order (stars NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_work_order; -- only postgres

CREATE TABLE order_step (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    order_id TEXT,
    step BIGINT,
    step_key TEXT,
    name TEXT,
    state TEXT,
    record TEXT,
    checks TEXT,
    abnormal BIGINT,
    incident_id TEXT,
    due_at BIGINT,
    done_by TEXT,
    done_at BIGINT,
    unit_id TEXT
);
CREATE INDEX order_step_order_id ON order_step (order_id, id); -- only sqlite
CREATE INDEX order_step_order_id ON order_step (order_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_step_step_key ON order_step (step_key, id); -- only sqlite
CREATE INDEX order_step_step_key ON order_step (step_key NULLS FIRST, id); -- only postgres

CREATE TABLE order_note (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    order_id TEXT,
    kind TEXT,
    text TEXT,
    to_roles TEXT,
    author TEXT,
    at BIGINT,
    unit_id TEXT
);
CREATE INDEX order_note_order_id ON order_note (order_id, id); -- only sqlite
CREATE INDEX order_note_order_id ON order_note (order_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_note_at ON order_note (at, id); -- only sqlite
CREATE INDEX order_note_at ON order_note (at NULLS FIRST, id); -- only postgres

CREATE TABLE order_resource (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    order_id TEXT,
    resource_id TEXT,
    change TEXT,
    applied_at BIGINT,
    applied BIGINT,
    unit_id TEXT
);
CREATE INDEX order_resource_order_id ON order_resource (order_id, id); -- only sqlite
CREATE INDEX order_resource_order_id ON order_resource (order_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_resource_resource_id ON order_resource (resource_id, id); -- only sqlite
CREATE INDEX order_resource_resource_id ON order_resource (resource_id NULLS FIRST, id); -- only postgres

CREATE TABLE order_alert (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    order_id TEXT,
    fingerprint TEXT,
    name TEXT,
    instance TEXT,
    severity TEXT,
    summary TEXT,
    state TEXT,
    starts_at BIGINT,
    ends_at BIGINT,
    unit_id TEXT
);
CREATE INDEX order_alert_order_id ON order_alert (order_id, id); -- only sqlite
CREATE INDEX order_alert_order_id ON order_alert (order_id NULLS FIRST, id); -- only postgres
CREATE INDEX order_alert_fingerprint ON order_alert (fingerprint, id); -- only sqlite
CREATE INDEX order_alert_fingerprint ON order_alert (fingerprint NULLS FIRST, id); -- only postgres
