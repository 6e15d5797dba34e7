"""The documentation of checks: as data, as pages without a form, and these as text for each place of reading."""
