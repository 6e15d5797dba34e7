<?php

use Flarum\Database\Migration;

return Migration::renameTable('tabs', 'bills');
