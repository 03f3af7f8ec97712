-- The business tables (one an entity, columns as in contract/entities) and the books that the service keeps.
-- A line that ends in `only sqlite` or `only postgres` behind two dashes exists on that engine alone.

CREATE TABLE organisation (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    short_name TEXT,
    party TEXT,
    credit_code TEXT,
    parent_id TEXT,
    district TEXT,
    address TEXT,
    contact_name TEXT,
    contact_phone TEXT,
    note TEXT
);
CREATE UNIQUE INDEX organisation_number ON organisation (number);
CREATE INDEX organisation_name ON organisation (name, id); -- only sqlite
CREATE INDEX organisation_name ON organisation (name NULLS FIRST, id); -- only postgres
CREATE INDEX organisation_party ON organisation (party, id); -- only sqlite
CREATE INDEX organisation_party ON organisation (party NULLS FIRST, id); -- only postgres
CREATE INDEX organisation_credit_code ON organisation (credit_code, id); -- only sqlite
CREATE INDEX organisation_credit_code ON organisation (credit_code NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX organisation_credit_code_once ON organisation (credit_code) WHERE retired = 0;
CREATE INDEX organisation_parent_id ON organisation (parent_id, id); -- only sqlite
CREATE INDEX organisation_parent_id ON organisation (parent_id NULLS FIRST, id); -- only postgres

CREATE TABLE business_system (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    unit_id TEXT,
    protection_level TEXT,
    filing_number TEXT,
    crypto_assessment TEXT,
    importance TEXT,
    network TEXT,
    domain_name TEXT,
    owner_name TEXT,
    owner_phone TEXT,
    operator_unit_id TEXT,
    launched_on TEXT,
    description TEXT
);
CREATE UNIQUE INDEX business_system_number ON business_system (number);
CREATE INDEX business_system_name ON business_system (name, id); -- only sqlite
CREATE INDEX business_system_name ON business_system (name NULLS FIRST, id); -- only postgres
CREATE INDEX business_system_unit_id ON business_system (unit_id, id); -- only sqlite
CREATE INDEX business_system_unit_id ON business_system (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX business_system_protection_level ON business_system (protection_level, id); -- only sqlite
CREATE INDEX business_system_protection_level ON business_system (protection_level NULLS FIRST, id); -- only postgres
CREATE INDEX business_system_importance ON business_system (importance, id); -- only sqlite
CREATE INDEX business_system_importance ON business_system (importance NULLS FIRST, id); -- only postgres

CREATE TABLE resource (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    type TEXT,
    subtype TEXT,
    state TEXT,
    importance TEXT,
    unit_id TEXT,
    department TEXT,
    system_id TEXT,
    owner_name TEXT,
    owner_phone TEXT,
    request_number TEXT,
    vcpu BIGINT,
    memory_gb BIGINT,
    system_disk_gb BIGINT,
    data_disk_gb BIGINT,
    disk_medium TEXT,
    architecture TEXT,
    os_name TEXT,
    os_version TEXT,
    domestic BIGINT,
    database_name TEXT,
    middleware TEXT,
    pool TEXT,
    availability_zone TEXT,
    room TEXT,
    network_zone TEXT,
    private_ip TEXT,
    public_ip TEXT,
    port_policy TEXT,
    domain_name TEXT,
    load_balancer TEXT,
    backup_policy TEXT,
    recovery_tier TEXT,
    security_services TEXT,
    protection_level TEXT,
    operator_unit_id TEXT,
    operator_a TEXT,
    operator_b TEXT,
    opened_on TEXT,
    term_until TEXT,
    billing TEXT,
    price_version TEXT,
    monitored BIGINT,
    verified_on TEXT,
    cpu_avg DOUBLE PRECISION,
    cpu_peak DOUBLE PRECISION,
    memory_avg DOUBLE PRECISION,
    memory_peak DOUBLE PRECISION,
    storage_avg DOUBLE PRECISION,
    storage_peak DOUBLE PRECISION,
    attributes TEXT,
    note TEXT
);
CREATE UNIQUE INDEX resource_number ON resource (number);
CREATE INDEX resource_name ON resource (name, id); -- only sqlite
CREATE INDEX resource_name ON resource (name NULLS FIRST, id); -- only postgres
CREATE INDEX resource_type ON resource (type, id); -- only sqlite
CREATE INDEX resource_type ON resource (type NULLS FIRST, id); -- only postgres
CREATE INDEX resource_state ON resource (state, id); -- only sqlite
CREATE INDEX resource_state ON resource (state NULLS FIRST, id); -- only postgres
CREATE INDEX resource_unit_id ON resource (unit_id, id); -- only sqlite
CREATE INDEX resource_unit_id ON resource (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX resource_system_id ON resource (system_id, id); -- only sqlite
CREATE INDEX resource_system_id ON resource (system_id NULLS FIRST, id); -- only postgres
CREATE INDEX resource_network_zone ON resource (network_zone, id); -- only sqlite
CREATE INDEX resource_network_zone ON resource (network_zone NULLS FIRST, id); -- only postgres
CREATE INDEX resource_private_ip ON resource (private_ip, id); -- only sqlite
CREATE INDEX resource_private_ip ON resource (private_ip NULLS FIRST, id); -- only postgres
CREATE INDEX resource_term_until ON resource (term_until, id); -- only sqlite
CREATE INDEX resource_term_until ON resource (term_until NULLS FIRST, id); -- only postgres

CREATE TABLE relation (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    from_id TEXT,
    kind TEXT,
    to_id TEXT,
    from_unit_id TEXT,
    to_unit_id TEXT,
    note TEXT
);
CREATE INDEX relation_from_id ON relation (from_id, id); -- only sqlite
CREATE INDEX relation_from_id ON relation (from_id NULLS FIRST, id); -- only postgres
CREATE INDEX relation_to_id ON relation (to_id, id); -- only sqlite
CREATE INDEX relation_to_id ON relation (to_id NULLS FIRST, id); -- only postgres

CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    unit_id TEXT,
    post TEXT,
    shift_group TEXT,
    phone TEXT,
    email TEXT,
    entered_on TEXT,
    left_on TEXT,
    filed_on TEXT,
    background_checked_on TEXT,
    secrecy_signed_on TEXT,
    certificates TEXT,
    training_hours BIGINT,
    note TEXT
);
CREATE UNIQUE INDEX person_number ON person (number);
CREATE INDEX person_name ON person (name, id); -- only sqlite
CREATE INDEX person_name ON person (name NULLS FIRST, id); -- only postgres
CREATE INDEX person_unit_id ON person (unit_id, id); -- only sqlite
CREATE INDEX person_unit_id ON person (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX person_post ON person (post, id); -- only sqlite
CREATE INDEX person_post ON person (post NULLS FIRST, id); -- only postgres

CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    login TEXT,
    person_id TEXT,
    roles TEXT,
    unit_scope TEXT,
    valid_until TEXT
);
CREATE INDEX account_login ON account (login, id); -- only sqlite
CREATE INDEX account_login ON account (login NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX account_login_once ON account (login) WHERE retired = 0;
CREATE INDEX account_person_id ON account (person_id, id); -- only sqlite
CREATE INDEX account_person_id ON account (person_id NULLS FIRST, id); -- only postgres


-- What each accepted command did to each record: {"field": [old, new]} and the values that lost a conflict.
CREATE TABLE field_history (
    record_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    entity TEXT NOT NULL,
    command_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL,
    by_name TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    reason TEXT,
    changes TEXT NOT NULL,
    overruled TEXT,
    PRIMARY KEY (record_id, revision)
);

-- The change feed. On PostgreSQL a reader takes (xid, seq) below the oldest transaction that still runs; a cursor on
-- the sequence alone would skip what a slower neighbour commits later.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- only sqlite
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(), -- only postgres
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY (CACHE 1), -- only postgres
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    scope_before TEXT,
    scope_after TEXT -- only sqlite
    scope_after TEXT, -- only postgres
    PRIMARY KEY (xid, seq) -- only postgres
);

CREATE TABLE receipt (
    command_id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at BIGINT NOT NULL
);

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- only sqlite
    seq BIGINT PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, -- only postgres
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    success BIGINT NOT NULL,
    account_id TEXT,
    login TEXT,
    remote TEXT,
    entity TEXT,
    record_id TEXT,
    command_id TEXT,
    detail TEXT
);

CREATE TABLE credential (
    account_id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL,
    earlier TEXT,
    changed_at BIGINT NOT NULL,
    must_change BIGINT NOT NULL
);

-- By login and not by account, so that an unknown login answers as a known one does.
CREATE TABLE sign_in_failure (
    login TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

CREATE TABLE session (
    token_digest TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL,
    device TEXT,
    remote TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT
);

-- The numbers that people call records by. PostgreSQL's sequences let transactions number side by side.
CREATE TABLE counter ( -- only sqlite
    name TEXT PRIMARY KEY NOT NULL, -- only sqlite
    value BIGINT NOT NULL -- only sqlite
); -- only sqlite
CREATE SEQUENCE number_organisation; -- only postgres
CREATE SEQUENCE number_business_system; -- only postgres
CREATE SEQUENCE number_resource; -- only postgres
CREATE SEQUENCE number_person; -- only postgres
