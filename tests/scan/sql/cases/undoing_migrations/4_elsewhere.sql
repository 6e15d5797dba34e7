\i other/columns
IMPORT FOREIGN SCHEMA crm FROM SERVER crm INTO public;
CREATE TABLE copies AS EXECUTE prepared;
