"""Templates of records that authorities publish, one file each."""
