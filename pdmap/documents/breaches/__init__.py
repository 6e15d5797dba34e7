"""The columns of the breach register."""
