<?php

use Illuminate\Database\Schema\Builder;

return [
    'up' => function (Builder $schema) {
        $schema->table('tabs', function ($table) {
            $table->dropColumn('is_open');
            $table->string('phone', 40)->nullable();
        });
    },
    'down' => static function (Builder $schema) {
        $schema->table('tabs', function ($table) {
            $table->dropColumn('phone');
            $table->boolean('is_open');
        });
    },
];
