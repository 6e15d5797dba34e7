CREATE TABLE members ( -- all of it is personal data
  id int,
  -- PII: the member's own
  contact text,
  /* pdmap: phone */

  far_away text,
  number text, -- of the member
  -- former_email text,
  nickname text,
  /*
   * No personal data:
   * a level.
   */
  status text, -- silver or gold
  -- contains
  -- PII
  remark text
);
