"""The only part that touches the machine: files, programs and the clock."""
