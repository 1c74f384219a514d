"""The history of the schema. `make migration m="what changes"` writes the next step."""
