<?php
return new class extends Migration
{
    public function up()
    {
        Schema::create($this->table, function (Blueprint $table) { $table->string('secret_name'); });
        Schema::table('guests', function (Blueprint $table) {
            foreach (['iban', 'bic'] as $name) {
                $table->string($name);
            }
            $table->userstamps();
        });
        Schema::table('ghosts', function (Blueprint $table) { $table->string('email'); });
        Schema::table('guests', $this->changes());
        DB::statement("ALTER TABLE guests ADD COLUMN {$name} text");
        DB::statement($statement);
    }
};
