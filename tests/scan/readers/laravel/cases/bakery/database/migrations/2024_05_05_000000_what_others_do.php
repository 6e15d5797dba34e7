<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('waiters', function (Blueprint $table) {
            $table->string('name');
            AuditColumns::add($table);
            $this->dropIndexIfThere($table, 'name');
            $table->{$this->kind()}('badge');
            $table->renameColumn('name', $this->newName());
        });
        Schema::create(AuditColumns::TABLE, fn (Blueprint $table) => $table->id());
        Schema::create('tips', [$this, 'columns']);
        (new Blueprint('cellars'))->string('keeper');
    }

    private function endless(): void
    {
        $this->endless();
        $this->endless();
    }
};
