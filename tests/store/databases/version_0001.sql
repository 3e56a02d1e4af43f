BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE batches (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	added_at DATETIME NOT NULL, 
	undone_at DATETIME, 
	options JSON NOT NULL, 
	problems JSON NOT NULL, 
	sha256 VARCHAR, 
	CONSTRAINT fk_batches_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
INSERT INTO "batches" VALUES(1,1,'import','history.csv','wide','2026-11-20 12:00:00.000000',NULL,'{"scale": 100}','[]','e0338eca2de06578faf9d1256169d6d5f0c812ee8c723cf553327c292268ae10');
INSERT INTO "batches" VALUES(2,1,'choice','Your choice','','2026-11-20 12:00:00.000000',NULL,'{}','[]',NULL);
CREATE TABLE choices (
	batch_id INTEGER NOT NULL, 
	frame VARCHAR NOT NULL, 
	date DATE NOT NULL, 
	field VARCHAR NOT NULL, 
	days INTEGER NOT NULL, 
	points_at INTEGER, 
	CONSTRAINT pk_choices PRIMARY KEY (batch_id, frame, date, field, days), 
	CONSTRAINT fk_choices_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE, 
	CONSTRAINT fk_choices_points_at_batches FOREIGN KEY(points_at) REFERENCES batches (id) ON DELETE CASCADE
);
INSERT INTO "choices" VALUES(2,'snapshots','2026-11-02','overall',1,1);
CREATE TABLE contents (
	batch_id INTEGER NOT NULL, 
	zlib BLOB NOT NULL, 
	CONSTRAINT pk_contents PRIMARY KEY (batch_id), 
	CONSTRAINT fk_contents_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
);
INSERT INTO "contents" VALUES(1,X'789C4B492C49D5C92F4B2D4ACCC901001E5104C0');
CREATE TABLE events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	batch_id INTEGER, 
	date DATE NOT NULL, 
	label VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	removed_at DATETIME, 
	CONSTRAINT fk_events_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE, 
	CONSTRAINT fk_events_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES(1,1,1,'2026-11-02','New job','profile',NULL);
CREATE TABLE habits (
	batch_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	habit VARCHAR NOT NULL, 
	days INTEGER NOT NULL, 
	count FLOAT NOT NULL, 
	CONSTRAINT pk_habits PRIMARY KEY (batch_id, date, habit, days), 
	CONSTRAINT fk_habits_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
);
INSERT INTO "habits" VALUES(1,'2026-11-02','posts',1,2.0);
CREATE TABLE outcomes (
	batch_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	measure VARCHAR NOT NULL, 
	days INTEGER NOT NULL, 
	value FLOAT NOT NULL, 
	CONSTRAINT pk_outcomes PRIMARY KEY (batch_id, date, measure, days), 
	CONSTRAINT fk_outcomes_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
);
INSERT INTO "outcomes" VALUES(1,'2026-11-02','replies',1,3.0);
CREATE TABLE people (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	owner VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	created DATETIME NOT NULL, 
	version INTEGER NOT NULL
);
INSERT INTO "people" VALUES(1,'local','Ann Example','2026-11-20 12:00:00.000000',3);
CREATE TABLE snapshots (
	batch_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	overall FLOAT, 
	brand FLOAT, 
	people FLOAT, 
	insights FLOAT, 
	relationships FLOAT, 
	industry_rank FLOAT, 
	network_rank FLOAT, 
	industry_average FLOAT, 
	network_average FLOAT, 
	industry_brand FLOAT, 
	industry_people FLOAT, 
	industry_insights FLOAT, 
	industry_relationships FLOAT, 
	network_brand FLOAT, 
	network_people FLOAT, 
	network_insights FLOAT, 
	network_relationships FLOAT, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_snapshots PRIMARY KEY (batch_id, date), 
	CONSTRAINT fk_snapshots_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
);
INSERT INTO "snapshots" VALUES(1,'2026-11-02',50.5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'history.csv');
CREATE INDEX ix_people_owner ON people (owner);
CREATE INDEX ix_batches_person_id ON batches (person_id);
CREATE INDEX ix_events_batch_id ON events (batch_id);
CREATE INDEX ix_events_person_id ON events (person_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('people',1);
INSERT INTO "sqlite_sequence" VALUES('batches',2);
INSERT INTO "sqlite_sequence" VALUES('events',1);
COMMIT;
