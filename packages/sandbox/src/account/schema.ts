/**
 * Tables of an account's database. Every N/* call commits when it returns, as in NetSuite, so each table can be read
 * after a crash at any moment.
 */
export const SCHEMA_VERSION = 2;

export const SCHEMA = `
-- Records of every type: standard, custom, lists. \`kind\` is the id space that a type shares with others
-- (entity, transaction, item; else the type itself). \`name\` is what a reference by name compares with.
-- \`body\` is JSON: field ids and values as NetSuite stores them, sublists as lists, subrecords as objects.
CREATE TABLE IF NOT EXISTS record (
  kind TEXT NOT NULL, id INTEGER NOT NULL, type TEXT NOT NULL, externalid TEXT, name TEXT COLLATE NOCASE,
  body TEXT NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
-- External ids are unique per id space and compare without case:
-- https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3432681.html
CREATE UNIQUE INDEX IF NOT EXISTS record_externalid ON record (kind, externalid COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS record_kind_externalid ON record (kind, externalid);
CREATE INDEX IF NOT EXISTS record_type ON record (type, id);
CREATE INDEX IF NOT EXISTS record_name ON record (kind, name);
CREATE INDEX IF NOT EXISTS record_type_externalid ON record (type, externalid);
CREATE TABLE IF NOT EXISTS sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

-- File Cabinet. Contents lie beside the database in files/<content>, written before the row that names them.
CREATE TABLE IF NOT EXISTS folder (id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent INTEGER, UNIQUE (parent, name));
-- Folders are records too: scripts create, load, search and query them as type \`folder\`.
CREATE TRIGGER IF NOT EXISTS folder_insert AFTER INSERT ON folder BEGIN
  INSERT INTO record (kind, id, type, name, body) VALUES ('folder', NEW.id, 'folder', NEW.name,
    json_object('name', NEW.name, 'parent', NEW.parent, 'isinactive', json('false')));
END;
CREATE TRIGGER IF NOT EXISTS folder_update AFTER UPDATE ON folder BEGIN
  UPDATE record SET name = NEW.name, body = json_set(body, '$.name', NEW.name, '$.parent', NEW.parent)
  WHERE kind = 'folder' AND id = NEW.id;
END;
CREATE TRIGGER IF NOT EXISTS folder_delete AFTER DELETE ON folder BEGIN
  DELETE FROM record WHERE kind = 'folder' AND id = OLD.id;
END;
CREATE TABLE IF NOT EXISTS file (
  id INTEGER PRIMARY KEY, folder INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, encoding TEXT,
  description TEXT, isonline INTEGER NOT NULL DEFAULT 0, isinactive INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL, content TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, UNIQUE (folder, name)
);

-- What SDF deployed.
CREATE TABLE IF NOT EXISTS object (scriptid TEXT PRIMARY KEY, type TEXT NOT NULL, id INTEGER NOT NULL, xml TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS script (
  scriptid TEXT PRIMARY KEY, id INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL,
  parameters TEXT NOT NULL
);
-- Source maps of deployed scripts, each for the content of its file that has this key.
CREATE TABLE IF NOT EXISTS source_map (file TEXT PRIMARY KEY, content TEXT NOT NULL, map TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS deployment (
  script TEXT NOT NULL, scriptid TEXT NOT NULL, id INTEGER NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
  isdeployed INTEGER NOT NULL, loglevel TEXT NOT NULL, parameters TEXT NOT NULL, recurrence TEXT, lastdue TEXT,
  -- JSON: elements that only some script types have, such as concurrencylimit
  options TEXT NOT NULL DEFAULT '{}', PRIMARY KEY (script, scriptid)
) WITHOUT ROWID;

-- What runs and ran.
CREATE TABLE IF NOT EXISTS task (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, script TEXT, deployment TEXT, parameters TEXT, invocation TEXT,
  status TEXT NOT NULL, submitted TEXT NOT NULL, started TEXT, ended TEXT, units INTEGER, error TEXT, process INTEGER
);
-- A map/reduce run: the stage it is in, and what each stage used so far (JSON).
CREATE TABLE IF NOT EXISTS map_reduce_run (task TEXT PRIMARY KEY, stage TEXT NOT NULL, progress TEXT NOT NULL);
-- Its keys and values, until it has ended. \`stage\` is the one that they are input of; OUTPUT for what summarize reads.
CREATE TABLE IF NOT EXISTS map_reduce_pair (
  id INTEGER PRIMARY KEY, task TEXT NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  size INTEGER NOT NULL, state TEXT NOT NULL, executions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS map_reduce_pair_state ON map_reduce_pair (task, stage, state, id);
CREATE TABLE IF NOT EXISTS map_reduce_error (
  id INTEGER PRIMARY KEY, task TEXT NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, error TEXT NOT NULL,
  execution INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS csv_job (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, mapping TEXT NOT NULL, queue INTEGER NOT NULL, file TEXT NOT NULL,
  status TEXT NOT NULL, submitted TEXT NOT NULL, started TEXT, ended TEXT, records INTEGER NOT NULL DEFAULT 0,
  imported INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, results TEXT, message TEXT,
  seed TEXT, fault TEXT, linked TEXT NOT NULL
);
-- What is to go wrong with import jobs. \`rule\` is JSON; \`seen\` counts the jobs that it fits.
CREATE TABLE IF NOT EXISTS csv_fault (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0);
-- \`record\` is the ordinal of the record action in its file.
CREATE TABLE IF NOT EXISTS csv_failure (
  job TEXT NOT NULL, record INTEGER NOT NULL, message TEXT NOT NULL, PRIMARY KEY (job, record)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
  id INTEGER PRIMARY KEY, time TEXT NOT NULL, task TEXT, script TEXT NOT NULL, deployment TEXT NOT NULL,
  level TEXT NOT NULL, title TEXT NOT NULL, details TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mail (
  id INTEGER PRIMARY KEY, time TEXT NOT NULL, author TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, detail TEXT
);
CREATE TABLE IF NOT EXISTS secret (scriptid TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sshkey (scriptid TEXT PRIMARY KEY, pem TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/**
 * What the query planner should believe of an account's records: many to a kind, one or two to a name or external id.
 * Without it SQLite takes the primary key for a lookup by name and reads the whole kind.
 */
export const STATISTICS = `
ANALYZE;
DELETE FROM sqlite_stat1 WHERE tbl = 'record';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('record', 'record', '100000 20000 1'),
  ('record', 'record_externalid', '100000 20000 1'),
  ('record', 'record_kind_externalid', '100000 20000 1 1'),
  ('record', 'record_type', '100000 5000 1 1'),
  ('record', 'record_name', '100000 20000 2 1'),
  ('record', 'record_type_externalid', '100000 5000 1 1 1');
ANALYZE sqlite_schema;
`;
