<?php

use Flarum\Database\Migration;
use Illuminate\Database\Schema\Blueprint;

return Migration::createTable('tabs', function (Blueprint $table) {
    $table->increments('id');
    $table->string('drinks');
    $table->boolean('is_open');
});
