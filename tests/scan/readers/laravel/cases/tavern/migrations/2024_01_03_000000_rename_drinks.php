<?php

use Flarum\Database\Migration;

return Migration::renameColumn('tabs', 'drinks', 'orders');
