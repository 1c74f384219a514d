"""The clock's door: a table of jobs, each turning a due slot into one action."""
