<?php

use App\Database\OwnMigration;

class AddSize extends OwnMigration
{
    public function up()
    {
        Schema::table('bakers', function ($table) {
            $table->string('apron_size');
        });
    }
}
