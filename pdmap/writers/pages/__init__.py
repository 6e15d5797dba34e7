"""Documents on pages: what stands where, as plain data that the typesetter sets by `document.typ`."""
