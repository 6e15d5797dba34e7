"""The annexes of the standard contractual clauses (Decision (EU) 2021/914), cell by cell."""
