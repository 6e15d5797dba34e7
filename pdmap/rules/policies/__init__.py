"""The organization's own policies, and rules on how they are written."""
