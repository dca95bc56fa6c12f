CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
CREATE TABLE negotiations (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        guide TEXT NOT NULL,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        drafts TEXT NOT NULL CHECK (json_type(drafts) = 'object'),
        words TEXT NOT NULL,
        folded TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        deleted TEXT,
        title TEXT AS (json_extract(fields, '$.title')),
        counterpart TEXT AS (json_extract(fields, '$.counterpart')),
        kind TEXT AS (json_extract(fields, '$.kind')),
        stage TEXT AS (json_extract(fields, '$.stage')),
        deadline TEXT AS (json_extract(fields, '$.deadline')),
        result TEXT AS (json_extract(fields, '$.result'))
    , closed TEXT AS (json_extract(fields, '$.closed')), tags TEXT AS (json_extract(fields, '$.tags')), archived TEXT AS (nullif(json_extract(fields, '$.archived'), '')), year TEXT AS (
        substr(coalesce(
            nullif(json_extract(fields, '$.closed'), ''), nullif(json_extract(fields, '$.deadline'), ''), created
        ), 1, 4)
    )) STRICT
    ;
CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        negotiation TEXT NOT NULL REFERENCES negotiations (id),
        sheet TEXT NOT NULL,
        position INTEGER NOT NULL,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        drafts TEXT NOT NULL CHECK (json_type(drafts) = 'object'),
        words TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    , due TEXT AS (
        CASE WHEN sheet IN ('commitments', 'steps') AND coalesce(json_extract(fields, '$.done'), '') IN ('', 0)
        THEN nullif(json_extract(fields, '$.due'), '') END
    ), agenda TEXT AS (
        CASE
        WHEN sheet IN ('commitments', 'steps') AND coalesce(json_extract(fields, '$.done'), '') IN ('', 0)
        THEN coalesce(nullif(json_extract(fields, '$.due'), ''), '-')
        WHEN sheet = 'alternatives' AND coalesce(json_extract(fields, '$.next_done'), '') IN ('', 0)
            AND coalesce(json_extract(fields, '$.side'), '') <> 'theirs'
            AND coalesce(json_extract(fields, '$.next'), json_extract(fields, '$.due'), '') <> ''
        THEN coalesce(nullif(json_extract(fields, '$.due'), ''), '-')
        WHEN sheet = 'delay' THEN nullif(json_extract(fields, '$.deadline'), '')
        WHEN sheet = 'offers' AND coalesce(json_extract(fields, '$.state'), 'open') = 'open'
        THEN nullif(json_extract(fields, '$.until'), '')
        END
    )) STRICT
    ;
CREATE TABLE changes (
        number INTEGER PRIMARY KEY,
        scope TEXT NOT NULL,
        step TEXT NOT NULL,
        subject TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        before TEXT,
        after TEXT,
        label TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT
    ;
CREATE TABLE file_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE "negotiations_fts" USING FTS5 (
    "words",
    tokenize='porter unicode61 remove_diacritics 2',
    content="negotiations"
);
CREATE VIRTUAL TABLE "entries_fts" USING FTS5 (
    "words",
    tokenize='porter unicode61 remove_diacritics 2',
    content="entries"
);
CREATE TABLE practices (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        negotiation TEXT NOT NULL REFERENCES negotiations (id),
        started TEXT NOT NULL,
        ended TEXT,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        document TEXT NOT NULL CHECK (json_type(document) = 'object')
    ) STRICT
    ;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX negotiations_deleted ON negotiations (id) WHERE deleted IS NOT NULL;
CREATE INDEX entries_place ON entries (negotiation, sheet, position);
CREATE INDEX changes_scope ON changes (scope, undone, number);
CREATE TRIGGER "negotiations_ai" AFTER INSERT ON "negotiations" BEGIN
  INSERT INTO "negotiations_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE TRIGGER "negotiations_ad" AFTER DELETE ON "negotiations" BEGIN
  INSERT INTO "negotiations_fts" ("negotiations_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
END;
CREATE TRIGGER "negotiations_au" AFTER UPDATE ON "negotiations" BEGIN
  INSERT INTO "negotiations_fts" ("negotiations_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
  INSERT INTO "negotiations_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE TRIGGER "entries_ai" AFTER INSERT ON "entries" BEGIN
  INSERT INTO "entries_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE TRIGGER "entries_ad" AFTER DELETE ON "entries" BEGIN
  INSERT INTO "entries_fts" ("entries_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
END;
CREATE TRIGGER "entries_au" AFTER UPDATE ON "entries" BEGIN
  INSERT INTO "entries_fts" ("entries_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
  INSERT INTO "entries_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE INDEX negotiations_newest ON negotiations (updated DESC, number DESC, archived, year, deadline, closed, folded, deleted) WHERE deleted IS NULL;
CREATE INDEX entries_due ON entries (due, negotiation) WHERE due IS NOT NULL;
CREATE INDEX entries_agenda ON entries (agenda, negotiation, sheet) WHERE agenda IS NOT NULL;
CREATE INDEX changes_subject ON changes (scope, subject_id, number);
CREATE INDEX practices_place ON practices (negotiation, number);
CREATE INDEX entries_talk ON entries (json_extract(fields, '$.talk')) WHERE sheet = 'alternatives' AND json_extract(fields, '$.talk') IS NOT NULL;
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (1, 'negotui', 'first_tables', '2026-11-27 01:28:42.107038+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (2, 'negotui', 'looking_back', '2026-11-27 01:28:42.121333+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (3, 'negotui', 'agenda', '2026-11-27 01:28:42.122142+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (4, 'negotui', 'small_history', '2026-11-27 01:28:42.122446+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (5, 'negotui', 'practices', '2026-11-27 01:28:42.122763+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (6, 'negotui', 'tied_talks', '2026-11-27 01:28:42.123013+00:00');
INSERT INTO "entries" (number, id, negotiation, sheet, position, fields, drafts, words, revision, created, updated) VALUES (1, '01kafe00010000000000000000', '01kafe00000000000000000000', 'alternatives', 1, '{"what": "Offer from Contoso", "worth": "131000 EUR"}', '{}', 'Offer from Contoso · 131000 EUR', 1, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z');
INSERT INTO "entries" (number, id, negotiation, sheet, position, fields, drafts, words, revision, created, updated) VALUES (2, '01kafe00020000000000000000', '01kafe00000000000000000000', 'commitments', 2, '{"what": "Send the papers", "due": "2026-11-21"}', '{}', 'Send the papers', 1, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z');
INSERT INTO "entries" (number, id, negotiation, sheet, position, fields, drafts, words, revision, created, updated) VALUES (3, '01kafe00030000000000000000', '01kafe00000000000000000000', 'commitments', 3, '{"what": "Say thanks", "due": "2026-11-21", "done": "yes"}', '{}', 'Say thanks', 1, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z');
INSERT INTO "negotiations" (number, id, guide, fields, drafts, words, folded, revision, created, updated, deleted) VALUES (1, '01kafe00000000000000000000', 'leverage', '{"title": "Senior role", "counterpart": "Northwind", "stage": "agreed", "closed": "2026-11-19", "tags": "Pay, Café"}', '{"deadline": "some day"}', 'Senior role · Northwind · Pay, Café · some day', '
senior role
northwind
agreed
pay
cafe', 1, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL);
