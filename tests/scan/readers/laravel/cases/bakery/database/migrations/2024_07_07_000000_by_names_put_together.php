<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    const PREFIX = 'oven_';

    protected ?string $table = 'regulars';

    private static string $mail = 'e_mail';

    public function up(): void
    {
        $names = config('bakery.table_names');
        Schema::create($this->table, function (Blueprint $table) {
            $this->addColumns($table);
            $table->string(self::$mail);
            foreach (['home', 'work'] as $place) {
                $table->string("{$place}_street");
                $table->string($place . '_city');
                $table->string("$place[0]_nothing");
            }
        });
        DB::statement('ALTER TABLE ' . $this->table . " ADD COLUMN {$this->table}_since date");
        DB::statement("CREATE VIEW {$named} AS SELECT e_mail FROM regulars");
        DB::statement("CREATE FULLTEXT INDEX {$named} ON regulars (e_mail)");
        Schema::create(self::PREFIX . 'keepers', function (Blueprint $table) use ($names) {
            $table->string('nickname');
            $table->string($names['badge']);
            $table->foreignId('company_id')->constrained();
        });
        Schema::create($names['couriers'], fn (Blueprint $table) => $table->string('license_plate'));
        Schema::create(config('till.log.table_name'), fn (Blueprint $table) => $table->string('cashier'));
        Schema::create(env('TIPS_TABLE', 'tips_given'), fn (Blueprint $table) => $table->string('giver'));
        Schema::create($prefix['x'], fn (Blueprint $table) => $table->string('lost'));
        $called = 'regulars';
        $this->addPhone($this->name());
    }

    private function addColumns(Blueprint $table): void
    {
        $table->string('first_name');
    }

    private function addPhone(string $called): void
    {
        Schema::table($called, fn (Blueprint $table) => $table->string('phone'));
    }
};
