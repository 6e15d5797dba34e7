"""The common mistakes in writing YAML, each recognized by one function.

A diagnosis sees where the parser gave up and what stands around; it returns the problem in words
that name the mistake, its place and what to write instead, or `None` where the mistake is another.
"""
