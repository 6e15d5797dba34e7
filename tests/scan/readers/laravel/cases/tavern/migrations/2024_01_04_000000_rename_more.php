<?php

use Flarum\Database\Migration;

return Migration::renameColumns('tabs', ['paid_at' => 'settled_at']);
