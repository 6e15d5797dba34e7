<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('suppliers', function (Blueprint $table) {
            $table->string('contact'); // personal data
            // pdmap: phone
            $table->string('number');
            /*
             * Not personal data:
             * firms only.
             */
            $table->string('name')->comment('As it is called.');
            // $table->string('former_email'); how it was
            $table->string('place'); // where they are
            # contains PII

            $table->string('remark');
        });
        Schema::rename('suppliers', $this->called());
        Schema::table('suppliers', fn (Blueprint $table) => $table->rename($called));
    }
};
