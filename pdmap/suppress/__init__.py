"""Findings that are made and not reported, because somebody accepts them: waivers, ignores, the baseline."""
