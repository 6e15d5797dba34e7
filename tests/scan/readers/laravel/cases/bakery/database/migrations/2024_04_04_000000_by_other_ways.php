<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    private const TABLE = 'ovens';

    protected $schema;

    private string $shelf = 'shelves';

    public function __construct()
    {
        $this->schema = Schema::connection($this->getConnection());
    }

    public function down(): void
    {
        $this->clear();
    }

    public function up(): void
    {
        $this->schema->create('bakers', function (Blueprint $table) {
            $this->addNames($table);
            $table->softDeletes('retired_at');
            $table->string(column: 'nickname', length: 40);
        });
        Schema::connection($this->connection)->create('apprentices', function (Blueprint $table) {
            $table->string('email');
            $table->after('email', function (Blueprint $table) {
                $table->string('phone');
            });
        });
        Schema::withoutForeignKeyConstraints(function () {
            Schema::create('tasters', fn (Blueprint $table) => $table->string('name'));
        });
        Schema::whenTableDoesntHaveColumn('tasters', 'allergy', function (Blueprint $table) {
            $table->text('allergy');
        });
        DB::connection('till')->getSchemaBuilder()->create('payments', function ($table) {
            $table->string('iban');
        });
        DB::connection()->getPdo()->exec("CREATE TABLE receipts (\n\temail varchar(80)\n)");
        Schema::create(self::TABLE, function (Blueprint $table) {
            $table->foreignId('owner_id')->constrained('bakers');
        });
        Schema::create($this->shelf, function (Blueprint $table) {
            foreach (['label', 'keeper'] as $column) {
                $table->string($column);
            }
        });
        foreach (['north', 'south'] as $wing) {
            Schema::create($wing, function (Blueprint $table) {
                $table->string('warden');
            });
        }
        $this->addPhone('bakers');
        $sql = 'CREATE TABLE aprons (wearer varchar(80))';
        DB::statement($sql);
        $this->schema->dropIfExists('apprentices_old');
    }

    private function addNames(Blueprint $columns): void
    {
        $columns->string('first_name');
        $columns->string('last_name');
    }

    private function addPhone(string $to): void
    {
        Schema::table($to, function (Blueprint $table) use ($to) {
            $table->string('phone')->nullable();
        });
    }

    private function clear(): void
    {
        Schema::drop('bakers');
    }
};
