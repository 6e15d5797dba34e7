"""What maps say, in English: a table for each subject, which `words` joins into one."""
