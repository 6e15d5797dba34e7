"""The elements of a record: for each, a function from an activity to the cell that answers it."""
