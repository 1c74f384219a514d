"""The only SQL: tables, the unit of work, queries by subject, migrations."""
