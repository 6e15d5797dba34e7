"""Maps on sheets of paper: what goes on which sheet, so that no text is too small to read."""
